// The page of a sheet: what its address asks for (#en, #both,a5,card-8) is chosen in the strip;
// nothing is remembered. Without this script the strip's radio buttons work all the same.
(function (ocop) {
  "use strict";

  var inTurn = [];

  // Whatever depends on what is chosen is done anew, in the order of the scripts.
  function renew() {
    document.documentElement.lang = isChosen("en") ? "en" : "vi";
    inTurn.forEach(function (act) { act(); });
  }

  function isChosen(id) {
    var input = document.getElementById(id);
    return Boolean(input && input.checked);
  }

  function fromAddress() {
    location.hash.slice(1).split("&")[0].split(",").forEach(function (id) {
      var input = document.getElementById(id);
      if (input && input.type === "radio") input.checked = true;
    });
    renew();
  }

  function begin() {
    var button = document.querySelector(".do-print");
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
    document.querySelector(".strip-choices").addEventListener("change", renew);
    window.addEventListener("hashchange", fromAddress);
    window.addEventListener("beforeprint", renew);
    fromAddress();
    // Letters of another font are wider.
    if (document.fonts) document.fonts.ready.then(renew);
  }

  ocop.sheets = { renew: renew, isChosen: isChosen, inTurn: inTurn };
  document.addEventListener("DOMContentLoaded", begin);
})((window.ocop = window.ocop || {}));
