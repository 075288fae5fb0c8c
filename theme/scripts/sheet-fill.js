// Fills pages with pieces of the chosen kind: of one product as many as a page holds, of
// several one each. How many that is says the style sheet.
(function (ocop) {
  "use strict";

  var paper = null; // where pages go
  var blank = null; // a page without pieces
  var sources = []; // what to print: {front, back}

  function take(from) {
    return { front: from.querySelector(".piece:not(.back)"), back: from.querySelector(".piece.back") };
  }

  // `pages`: a page of class "any" of each product.
  function begin(place, pages) {
    paper = place;
    sources = pages.map(take);
    blank = pages[0].cloneNode(true);
    blank.querySelectorAll(".piece").forEach(function (piece) { piece.remove(); });
  }

  function measures(page) {
    var style = window.getComputedStyle(page);
    return {
      onAPage: Number(style.getPropertyValue("--across")) * Number(style.getPropertyValue("--down")),
      isTent: style.getPropertyValue("--back").trim() !== "",
    };
  }

  // A copy says nothing new to those who listen.
  function piece(source, isCopy) {
    var made = source.cloneNode(true);
    if (isCopy) made.setAttribute("aria-hidden", "true");
    return made;
  }

  function newPage() {
    return paper.appendChild(blank.cloneNode(true));
  }

  function fill() {
    if (!paper) return;
    paper.textContent = "";
    var page = newPage();
    var measure = measures(page);
    if (!measure.onAPage) return; // a sheet of text is chosen: nothing to cut out
    var copies = sources.length === 1 ? measure.onAPage : 1;
    var there = 0;
    sources.forEach(function (source) {
      for (var n = 0; n < copies; n += 1) {
        if (there === measure.onAPage) {
          page = newPage();
          there = 0;
        }
        if (measure.isTent) page.appendChild(piece(source.back, false));
        page.appendChild(piece(source.front, n > 0));
        there += 1;
      }
    });
  }

  ocop.sheets.fill = begin;
  document.addEventListener("DOMContentLoaded", function () {
    var page = document.querySelector(".page.any");
    if (page) begin(page.parentNode, [page]);
  });
  ocop.sheets.inTurn.push(fill, ocop.sheets.fit);
})((window.ocop = window.ocop || {}));
