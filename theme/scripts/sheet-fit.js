// Makes text smaller until it fits: what is cut out has a fixed size, and a sheet of one
// product shall be one page. Sizes are those of the printed files (theme/sheets/*.typ).
(function (ocop) {
  "use strict";

  var STEP = 0.94;
  var LEAST = 4.6; // pixels; smaller could not be read by anybody
  var PIXELS = 96 / 25.4; // of a millimetre
  var LEAVES = {
    a4: { sizes: [13.4, 12.6, 11.8, 11, 10.4, 9.8, 9.2, 8.6], high: 272 },
    a5: { sizes: [10, 9.4, 8.8, 8.2, 7.6], high: 193 },
  };

  function isOver(element) {
    return element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  }

  function fit(element) {
    element.style.fontSize = "";
    if (!element.clientHeight) return;
    var size = parseFloat(window.getComputedStyle(element).fontSize);
    while (isOver(element) && size > LEAST) {
      size *= STEP;
      element.style.fontSize = size + "px";
    }
  }

  // The largest size at which a leaf is one page; one that needs more runs on.
  function fitLeaf(leaf, paper) {
    var fitting = paper.sizes.filter(function (size) {
      leaf.style.fontSize = size + "pt";
      return leaf.offsetHeight <= paper.high * PIXELS;
    });
    leaf.style.fontSize = (fitting[0] || paper.sizes[2]) + "pt";
  }

  function fitAll() {
    document.querySelectorAll(".fit").forEach(fit);
    document.body.classList.add("is-measured");
    document.querySelectorAll(".leaf").forEach(function (leaf) {
      var small = ocop.sheets.isChosen("a5") && leaf.classList.contains("for-product");
      if (leaf.offsetHeight) fitLeaf(leaf, LEAVES[small ? "a5" : "a4"]);
    });
    document.body.classList.remove("is-measured");
  }

  ocop.sheets.fit = fitAll;
})((window.ocop = window.ocop || {}));
