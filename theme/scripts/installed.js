// Registers the service worker, which then keeps this page (the first that a reader sees came
// before it) and what the finder of its language needs. Only after the page is there; and
// not where a reader asked to save data.
(function (ocop) {
  "use strict";

  var worker = navigator.serviceWorker;
  var saves = navigator.connection && navigator.connection.saveData;
  // A preview is meant to change under the reader's eyes.
  var isPreview = "preview" in document.documentElement.dataset;
  if (!worker || saves || isPreview || !window.isSecureContext || !/^http/.test(location.protocol)) return;
  window.addEventListener("load", function () {
    worker.register(ocop.root + "sw.js").then(function () {
      return worker.ready;
    }).then(function (registration) {
      registration.active.postMessage({ language: ocop.language, page: location.href.split(/[?#]/)[0] });
    }).catch(function () {}); // storage is switched off: the page works all the same
  });
})((window.ocop = window.ocop || {}));
