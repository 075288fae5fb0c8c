// The filters of the finder: a group of ticks for each facet, made once for each value that
// is shown and never moved; counts are renewed in place.
(function (ocop) {
  "use strict";

  var make = ocop.make;
  var FIRST = 8; // values shown before "more"
  var MOST = 60; // ticks of one facet; the others are reached by typing
  var KEPT_IN_ORDER = { stars: true, state: true, term: true, price: true, year: true, ends: true };

  // Numbers of the values with most products, most first; none without a product.
  function commonest(counts) {
    var there = [];
    for (var at = 0; at < counts.length; at += 1) if (counts[at]) there.push(at);
    return there.sort(function (one, other) { return counts[other] - counts[one]; }).slice(0, MOST);
  }

  // One facet: {element, update(counts, chosen)}. `words`: of the page.
  function group(facet, counts, words, changed) {
    var element = make("fieldset", { class: "facet" });
    var list = make("ul", { class: "facet-values" });
    var more = make("button", { type: "button", class: "facet-more" }, words.more_values);
    var ticks = new Map();
    var open = false;
    var typed = "";
    var last = { counts: counts, chosen: [] };
    element.appendChild(make("legend", {}, facet.label));
    if (facet.many) element.appendChild(narrowing());
    element.appendChild(list);
    element.appendChild(more);
    if (KEPT_IN_ORDER[facet.id]) facet.values.forEach(tick);
    more.addEventListener("click", function () {
      open = !open;
      show();
    });

    function narrowing() {
      var box = make("input", { type: "text", class: "field facet-narrow", autocomplete: "off", "aria-label": ocop.fill(words.narrow, { facet: facet.label }), placeholder: words.narrow_hint });
      box.addEventListener("input", function () {
        typed = ocop.text.fold(box.value.trim());
        show();
      });
      box.addEventListener("keydown", function (event) {
        if (event.key === "Enter") event.preventDefault();
      });
      return box;
    }

    function tick(value) {
      if (ticks.has(value.id)) return ticks.get(value.id);
      var item = make("li", {});
      var label = make("label", {});
      var box = make("input", { type: "checkbox", name: facet.id, value: value.id });
      var count = make("span", { class: "facet-count" });
      label.appendChild(box);
      label.appendChild(make("span", { class: "facet-label" }, value.label));
      label.appendChild(count);
      item.appendChild(label);
      list.appendChild(item);
      box.addEventListener("change", function () { changed(facet.id, value.id, box.checked); });
      var made = { item: item, box: box, count: count, folded: ocop.text.fold(value.label) };
      ticks.set(value.id, made);
      return made;
    }

    // The commonest values of this answer, what was chosen, and what was typed.
    function reach() {
      commonest(last.counts).forEach(function (at) { tick(facet.values[at]); });
      last.chosen.forEach(function (id) {
        if (facet.place.has(id)) tick(facet.values[facet.place.get(id)]);
      });
      if (!typed || ticks.size === facet.values.length) return;
      var found = 0;
      for (var at = 0; at < facet.values.length && found < MOST; at += 1) {
        var value = facet.values[at];
        if (last.counts[at] && ocop.text.fold(value.label).indexOf(typed) >= 0) {
          tick(value);
          found += 1;
        }
      }
    }

    function show() {
      reach();
      var room = open || typed ? Infinity : FIRST;
      var left = 0;
      var any = false;
      ticks.forEach(function (one, id) {
        var count = last.counts[facet.place.get(id)];
        var chosen = last.chosen.indexOf(id) >= 0;
        var fits = !typed || one.folded.indexOf(typed) >= 0;
        var shown = chosen || (count > 0 && fits && room > 0);
        if (count > 0 && fits && !chosen && !shown) left += 1;
        if (shown && !chosen) room -= 1;
        any = any || chosen || count > 0;
        one.box.checked = chosen;
        one.item.hidden = !shown;
        one.count.textContent = words.number.format(count);
      });
      more.hidden = !left && !(open && ticks.size > FIRST) || Boolean(typed);
      more.textContent = open ? words.fewer_values : words.more_values.replace("{n}", words.number.format(left));
      more.setAttribute("aria-expanded", String(open));
      element.hidden = !any;
    }

    function update(newCounts, chosen) {
      last = { counts: newCounts, chosen: chosen || [] };
      show();
    }

    return { element: element, update: update };
  }

  ocop.filters = { group: group };
})((window.ocop = window.ocop || {}));
