// Opens the form of a page: edit.js comes with the first tap. Without scripts the button is a
// link to the page that explains how to correct an entry.
(function (ocop) {
  "use strict";

  var HASH = "#sua";
  var link = document.querySelector("[data-edit]");
  var form = null;
  if (!link || !document.createElement("dialog").showModal) return;

  // The button "back" of a phone closes the form, and not the page.
  function closed() {
    if (location.hash === HASH) history.back();
    link.focus();
  }

  function open() {
    ocop.load(["edit.js"], function (error) {
      if (error) {
        location.href = link.href;
        return;
      }
      if (!form) {
        form = ocop.edit();
        form.dialog.addEventListener("close", closed);
      }
      if (!form.dialog.open) form.show();
    });
  }

  link.setAttribute("role", "button");
  link.addEventListener("click", function (event) {
    event.preventDefault();
    if (location.hash === HASH) open();
    else location.hash = HASH;
  });
  link.addEventListener("keydown", function (event) {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
  window.addEventListener("hashchange", function () {
    if (location.hash === HASH) open();
    else if (form && form.dialog.open) form.dialog.close();
  });
  if (location.hash === HASH) open();
})((window.ocop = window.ocop || {}));
