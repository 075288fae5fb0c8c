// Wakes the search boxes: box.js, and what it finds with, come with the first focus.
// Without scripts a box is a plain form that leads to the finder.
(function (ocop) {
  "use strict";

  document.querySelectorAll("form[data-box]").forEach(function (form) {
    var field = form.elements.q;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("autocomplete", "off");
    function wake() {
      field.removeEventListener("focus", wake);
      ocop.load(["box.js", "search.js", "names", "words", "makers"], function (error) {
        // At the next focus there may be a network again.
        if (error) field.addEventListener("focus", wake);
        else ocop.box(form);
      });
    }
    field.addEventListener("focus", wake);
    // A reader may be faster than this script.
    if (document.activeElement === field) wake();
  });

  // On phones the magnifier opens a row with the box; without scripts it leads to the finder.
  document.querySelectorAll(".frame-find").forEach(function (link) {
    var form = document.querySelector(".frame-search");
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    function toggle(event) {
      event.preventDefault();
      var on = form.classList.toggle("is-open");
      link.setAttribute("aria-expanded", String(on));
      if (on) form.elements.q.focus();
    }
    link.addEventListener("click", toggle);
    link.addEventListener("keydown", function (event) {
      if (event.key === " ") toggle(event);
    });
    form.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !form.classList.contains("is-open") || form.elements.q.value) return;
      form.classList.remove("is-open");
      link.setAttribute("aria-expanded", "false");
      link.focus();
    });
  });
})((window.ocop = window.ocop || {}));
