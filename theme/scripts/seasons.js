// "This month" is that of the reader: a page of last month, or from a memory stick, does not
// call November the present in March. Knows theme/parts/season.html.
(function (ocop) {
  "use strict";

  var month = String(Number(ocop.status.today.slice(5, 7)));

  document.querySelectorAll("[data-month]").forEach(function (badge) {
    badge.hidden = badge.dataset.month !== month;
  });
})((window.ocop = window.ocop || {}));
