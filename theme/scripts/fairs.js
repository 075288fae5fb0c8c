// Whether a fair is to come, under way or over, on the reader's own day; the build said it
// for its own. A fair that was called off stays so.
(function (ocop) {
  "use strict";

  var today = ocop.status.today;

  document.querySelectorAll("[data-first]").forEach(function (badge) {
    var days = badge.dataset;
    var phase = today < days.first ? "coming" : today <= days.last ? "now" : "over";
    badge.className = "badge phase-" + phase;
    badge.textContent = days[phase];
  });
})(window.ocop);
