// Reads a code with the camera, where the browser itself can: nothing is loaded for it, and
// no picture leaves the device. ocop.scan is null where the browser has no detector.
(function (ocop) {
  "use strict";

  var FORMATS = ["qr_code", "ean_13", "ean_8", "upc_a", "itf", "data_matrix"];
  var EVERY_MS = 150;
  var canScan = "BarcodeDetector" in window && navigator.mediaDevices && window.isSecureContext;

  // Shows the camera in `video` until a code is read: found(text), or failed(error). Returns
  // what stops it.
  function scan(video, found, failed) {
    var stream = null;
    var timer = 0;
    var isOver = false;

    function stop() {
      isOver = true;
      clearTimeout(timer);
      if (stream) stream.getTracks().forEach(function (track) { track.stop(); });
      video.srcObject = null;
    }

    function look(detector) {
      if (isOver) return;
      detector.detect(video).then(function (codes) {
        if (isOver) return;
        if (!codes.length) {
          timer = setTimeout(look, EVERY_MS, detector);
          return;
        }
        stop();
        found(codes[0].rawValue);
      }).catch(fail);
    }

    function fail(error) {
      if (isOver) return;
      stop();
      failed(error);
    }

    navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).then(function (opened) {
      stream = opened;
      if (isOver) return stop();
      video.srcObject = opened;
      return video.play().then(function () {
        return window.BarcodeDetector.getSupportedFormats();
      }).then(function (known) {
        var formats = FORMATS.filter(function (one) { return known.indexOf(one) >= 0; });
        look(new window.BarcodeDetector({ formats: formats }));
      });
    }).catch(fail);
    return stop;
  }

  ocop.scan = canScan ? scan : null;
})((window.ocop = window.ocop || {}));
