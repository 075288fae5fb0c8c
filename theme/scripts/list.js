// Filters the list of producers by name, on the page that holds them all.
(function (ocop) {
  "use strict";

  function filterList(form) {
    var rows = Array.prototype.slice.call(document.querySelectorAll(form.dataset.find));
    var output = form.querySelector(".find-count");
    var box = form.elements.q;
    var folded = rows.map(function (row) {
      return " " + ocop.text.words(row.dataset.text).map(ocop.text.fold).join(" ");
    });

    function count(number) {
      var words = number === 0 ? output.dataset.none : number === 1 ? output.dataset.one : output.dataset.many;
      output.textContent = words.replace("{n}", String(number));
    }

    // Every word that was typed begins a word of the row.
    function show() {
      var typed = ocop.text.words(box.value).map(ocop.text.fold);
      var shown = 0;
      rows.forEach(function (row, place) {
        var fits = typed.every(function (word) { return folded[place].indexOf(" " + word) >= 0; });
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      document.querySelectorAll(".letter").forEach(function (letter) {
        letter.hidden = !letter.querySelector("li:not([hidden])");
      });
      count(shown);
    }

    function remember() {
      var query = box.value ? "?q=" + encodeURIComponent(box.value) : location.pathname;
      try {
        history.replaceState(null, "", query);
      } catch (error) {
        // a page opened from a memory stick may not change its address
      }
    }

    box.value = new URLSearchParams(location.search).get("q") || "";
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", function () {
      show();
      remember();
    });
    show();
  }

  document.querySelectorAll(".find-form").forEach(filterList);
})((window.ocop = window.ocop || {}));
