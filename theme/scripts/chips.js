// What is chosen in the finder, as chips that take it back. `f`: what the parts of the page
// share (finder.js).
(function (ocop) {
  "use strict";

  var make = ocop.make;

  // What is chosen: [{facet, value, label}], the tick for lapsed ones too.
  function chosen(f) {
    var all = [];
    ocop.facetsOf(f.c).forEach(function (facet) {
      (f.asked.filters[facet.id] || []).forEach(function (id) {
        if (facet.place.has(id)) all.push({ facet: facet.id, value: id, label: facet.values[facet.place.get(id)].label, of: facet.label });
      });
    });
    if (f.asked.lapsed) all.push({ label: f.words.with_lapsed, of: "" });
    return all;
  }

  function chips(f) {
    var list = f.page.querySelector(".finder-chips");
    var all = chosen(f);
    list.textContent = "";
    list.hidden = !all.length;
    all.forEach(function (one) {
      var item = make("li", {});
      var chip = make("button", { type: "button", class: "chip" });
      var text = one.of && /^\d+$/.test(one.label) ? one.of + ": " + one.label : one.label;
      chip.appendChild(make("span", { class: "visually-hidden" }, f.words.remove + " "));
      chip.appendChild(document.createTextNode(text));
      chip.appendChild(make("span", { "aria-hidden": "true", class: "chip-x" }, "×"));
      chip.addEventListener("click", function () {
        if (one.facet) f.choose(one.facet, one.value, false);
        else f.change(function () { f.asked.lapsed = false; });
        (list.querySelector("button") || f.box).focus();
      });
      item.appendChild(chip);
      list.appendChild(item);
    });
    if (all.length > 1) {
      var last = make("li", {});
      last.appendChild(ocop.button(f.words.clear, f.clear));
      list.appendChild(last);
    }
  }

  ocop.chips = chips;
  ocop.chosen = chosen;
})((window.ocop = window.ocop || {}));
