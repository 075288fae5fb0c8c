// Fonts and paper come last on a first visit: the words are there before their looks. Once
// they lie in the cache, the head of the next page asks for them at once
// (theme/frame/frame.html).
(function () {
  "use strict";

  var address = document.querySelector("[data-late]").dataset.late;
  var saves = navigator.connection && navigator.connection.saveData;
  var early = document.querySelector("head > link[href='" + address + "']");

  function remember() {
    try {
      localStorage.setItem("ocop-late", "1");
    } catch (error) {
      // storage is switched off: they come last on every page
    }
  }

  function add() {
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    // Who saves data gets the paper, and the fonts of the device. What came at once stands
    // before all other styles, which would win on paper: it is asked for again, behind them.
    if (saves || early) link.media = "print";
    else if (document.fonts) document.fonts.addEventListener("loadingdone", remember);
    document.head.appendChild(link);
  }

  window.addEventListener("load", add);
})();
