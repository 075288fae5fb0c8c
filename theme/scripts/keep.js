// The button "Keep" of a product, and the way to what was kept.
(function (ocop) {
  "use strict";

  var line = document.querySelector(".keep");
  if (!line) return;

  var kept = ocop.kept;
  var code = line.dataset.code;
  var button = line.querySelector("button");
  var link = line.querySelector("a");
  var said = line.querySelector(".keep-said");
  var address = link.getAttribute("href");

  function show(lasts) {
    var all = kept.all();
    // Pages opened from files may each have a store of their own: there the list goes with the link.
    var goesAlong = lasts === false || location.protocol === "file:";
    button.setAttribute("aria-pressed", String(kept.has(code)));
    link.hidden = !all.length;
    link.textContent = ocop.fill(link.dataset.words, { n: String(all.length) });
    link.href = address + (goesAlong && all.length ? "#ids=" + all.join(",") : "");
    said.textContent = lasts === false ? said.dataset.words : "";
  }

  button.addEventListener("click", function () {
    show(kept.set(kept.has(code) ? kept.without(code) : kept.all().concat(code)));
  });
  kept.onChange(show);
  line.hidden = false;
  show();
})((window.ocop = window.ocop || {}));
