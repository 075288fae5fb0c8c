// Ways on from an answer of the finder: what is hidden, and what to take back where nothing
// was found. `f`: what the parts of the page share (finder.js).
(function (ocop) {
  "use strict";

  var make = ocop.make;

  // Products that ended are not shown, but nobody is left to believe they do not exist.
  function hidden(f) {
    var line = f.page.querySelector(".finder-hidden");
    line.hidden = !f.found.hidden;
    line.textContent = "";
    if (!f.found.hidden) return;
    line.appendChild(document.createTextNode(f.words.hidden.replace("{products}", f.counted(f.found.hidden)) + " "));
    line.appendChild(ocop.button(f.words.show_hidden, function () {
      f.change(function () { f.asked.lapsed = true; });
      // The button is gone with its line.
      f.page.querySelector("#found").focus();
    }));
  }

  // An empty answer says what to take back, and shows what is nearest.
  function empty(f) {
    var element = f.page.querySelector(".finder-empty");
    element.hidden = f.found.rows.length > 0;
    element.textContent = "";
    if (f.found.rows.length) return;
    element.appendChild(make("p", {}, f.asked.query ? ocop.fill(f.words.none_for, { text: f.asked.query }) : f.words.none_with_filters));
    var ways = make("ul", { class: "finder-loosen" });
    f.found.loosen.forEach(function (one) {
      var name = one.facet === "query" ? f.words.without_query : ocop.fill(f.words.without, { facet: labelOf(f, one.facet) });
      var item = make("li", {});
      item.appendChild(ocop.button(name + ": " + f.counted(one.count), function () {
        f.change(function () {
          if (one.facet === "query") f.asked.query = f.box.value = "";
          else delete f.asked.filters[one.facet];
        });
        f.box.focus();
      }));
      ways.appendChild(item);
    });
    if (f.found.loosen.length) element.appendChild(ways);
    else element.appendChild(make("p", { class: "note" }, f.words.advice));
    if (!f.found.nearest.length) return;
    element.appendChild(make("h2", {}, f.words.nearest));
    var near = make("ul", { class: "cards" });
    f.found.nearest.forEach(function (row) {
      near.appendChild(ocop.card(f.template, f.c.product(row), { words: [] }, f.words));
    });
    element.appendChild(near);
  }

  function labelOf(f, id) {
    return ocop.facetsOf(f.c).filter(function (facet) { return facet.id === id; })[0].label;
  }

  ocop.ways = function (f) {
    hidden(f);
    empty(f);
  };
})((window.ocop = window.ocop || {}));
