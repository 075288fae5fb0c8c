// The panel of the filters: a column on desks, a dialog over the page on phones. Old browsers
// know no dialogs: there it is a part of the page that opens.
(function (ocop) {
  "use strict";

  // `wide`: a media query that holds where there is room for a column.
  function panel(element, wide) {
    function open() {
      if (element.showModal) element.showModal();
      else element.setAttribute("open", "");
    }

    function close() {
      if (element.close && element.open) element.close();
      element.removeAttribute("open");
    }

    function fit() {
      close();
      if (wide.matches) element.setAttribute("open", "");
    }

    return { open: open, close: close, fit: fit, isOpen: function () { return element.hasAttribute("open"); } };
  }

  ocop.panel = panel;
})((window.ocop = window.ocop || {}));
