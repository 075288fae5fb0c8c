// The finder: what is asked stands in the address, the answer in the list. Knows the page
// theme/pages/finder.html; finding itself is done by find.js.
(function (ocop) {
  "use strict";

  var page = document.querySelector(".finder");
  if (!page) return;

  var words = JSON.parse(document.getElementById("finder-words").textContent);
  words.states = JSON.parse(document.getElementById("state-words").textContent);
  words.number = new Intl.NumberFormat(ocop.language === "vi" ? "vi-VN" : "en-GB");
  var make = ocop.filters.make;
  var $ = function (selector) { return page.querySelector(selector); };
  var form = $(".finder-form");
  var box = form.elements.q;
  var list = $("ul.cards");
  var template = document.getElementById("card-template");
  var panel = $(".finder-panel");
  var wide = matchMedia("(min-width: 60em)");
  var facets = words.facets;
  var asked = ocop.address.read(location.search, facets);
  var groups = {};
  var c = null;
  var found = null;
  var scheduled = false;
  var telling = 0;

  function counted(number) {
    return words[number === 1 ? "one" : "many"].replace("{n}", words.number.format(number));
  }

  // --- the answer -----------------------------------------------------------

  function answer() {
    scheduled = false;
    if (!c) return;
    found = ocop.find(c, asked);
    showCards(0);
    showFilters();
    showChips();
    showWays();
  }

  // Once a frame, however fast somebody types.
  function soon() {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(answer);
  }

  function showCards(from) {
    var fragment = document.createDocumentFragment();
    found.rows.slice(from, asked.shown).forEach(function (row) {
      fragment.appendChild(ocop.card(template, c.product(row), found, words));
    });
    if (!from) list.textContent = "";
    list.appendChild(fragment);
    var more = found.rows.length - asked.shown;
    $(".finder-more").hidden = more <= 0;
    $(".finder-more").textContent = words.more.replace("{n}", words.number.format(Math.min(more, ocop.address.STEP)));
    list.hidden = !found.rows.length;
  }

  function showWays() {
    var total = counted(found.rows.length);
    $(".finder-count").textContent = found.rows.length ? total : words.none;
    $(".finder-show").textContent = words.show.replace("{products}", total);
    clearTimeout(telling);
    telling = setTimeout(function () {
      $(".finder-said").textContent = found.rows.length ? total : words.none;
    }, 500);
    showHidden();
    showEmpty();
  }

  // Products that ended are not shown, but nobody is left to believe they do not exist.
  function showHidden() {
    var line = $(".finder-hidden");
    line.hidden = !found.hidden;
    line.textContent = "";
    if (!found.hidden) return;
    line.appendChild(document.createTextNode(words.hidden.replace("{products}", counted(found.hidden)) + " "));
    line.appendChild(button(words.show_hidden, function () { change(function () { asked.lapsed = true; }); }));
  }

  function button(text, act) {
    var made = make("button", { type: "button", class: "button button-quiet" }, text);
    made.addEventListener("click", act);
    return made;
  }

  // An empty answer says what to take back, and shows what is nearest.
  function showEmpty() {
    var empty = $(".finder-empty");
    empty.hidden = found.rows.length > 0;
    empty.textContent = "";
    if (found.rows.length) return;
    empty.appendChild(make("p", {}, asked.query ? words.none_for.replace("{text}", asked.query) : words.none_with_filters));
    var ways = make("ul", { class: "finder-loosen" });
    found.loosen.forEach(function (one) {
      var name = one.facet === "query" ? words.without_query : words.without.replace("{facet}", labelOf(one.facet));
      var item = make("li", {});
      item.appendChild(button(name + ": " + counted(one.count), function () {
        change(function () {
          if (one.facet === "query") asked.query = box.value = "";
          else delete asked.filters[one.facet];
        });
        box.focus();
      }));
      ways.appendChild(item);
    });
    if (found.loosen.length) empty.appendChild(ways);
    else empty.appendChild(make("p", { class: "note" }, words.advice));
    if (!found.nearest.length) return;
    empty.appendChild(make("h2", {}, words.nearest));
    var near = make("ul", { class: "cards" });
    found.nearest.forEach(function (row) {
      near.appendChild(ocop.card(template, c.product(row), { words: [] }, words));
    });
    empty.appendChild(near);
  }

  function labelOf(id) {
    return c.facets.filter(function (facet) { return facet.id === id; })[0].label;
  }

  // --- filters and chips ----------------------------------------------------

  function showFilters() {
    var before = null;
    c.facets.forEach(function (facet) {
      if (!groups[facet.id]) {
        groups[facet.id] = ocop.filters.group(facet, found.counts[facet.id], words, choose);
        $(".facets").insertBefore(groups[facet.id].element, before ? before.nextSibling : $(".facets").firstChild);
      }
      groups[facet.id].update(found.counts[facet.id], asked.filters[facet.id]);
      before = groups[facet.id].element;
    });
    $("#finder-lapsed").checked = asked.lapsed;
    $(".finder-sort").value = asked.sort;
    var number = chosen().length;
    $(".finder-open").textContent = number ? words.filters_n.replace("{n}", String(number)) : words.filters;
  }

  function choose(facet, value, on) {
    change(function () {
      var values = (asked.filters[facet] || []).filter(function (one) { return one !== value; });
      if (on) values.push(value);
      if (values.length) asked.filters[facet] = values;
      else delete asked.filters[facet];
    });
  }

  // What is chosen: [{facet, value, label}], the tick for lapsed ones too.
  function chosen() {
    var all = [];
    c.facets.forEach(function (facet) {
      (asked.filters[facet.id] || []).forEach(function (id) {
        if (facet.place.has(id)) all.push({ facet: facet.id, value: id, label: facet.values[facet.place.get(id)].label, of: facet.label });
      });
    });
    if (asked.lapsed) all.push({ label: words.with_lapsed, of: "" });
    return all;
  }

  function showChips() {
    var chips = $(".finder-chips");
    var all = chosen();
    chips.textContent = "";
    chips.hidden = !all.length;
    all.forEach(function (one) {
      var item = make("li", {});
      var chip = make("button", { type: "button", class: "chip" });
      var text = one.of && /^\d+$/.test(one.label) ? one.of + ": " + one.label : one.label;
      chip.appendChild(make("span", { class: "visually-hidden" }, words.remove + " "));
      chip.appendChild(document.createTextNode(text));
      chip.appendChild(make("span", { "aria-hidden": "true", class: "chip-x" }, "×"));
      chip.addEventListener("click", function () {
        if (one.facet) choose(one.facet, one.value, false);
        else change(function () { asked.lapsed = false; });
        (chips.querySelector("button") || box).focus();
      });
      item.appendChild(chip);
      chips.appendChild(item);
    });
    if (all.length > 1) {
      var last = make("li", {});
      last.appendChild(button(words.clear, clear));
      chips.appendChild(last);
    }
  }

  function clear() {
    change(function () {
      asked.filters = {};
      asked.lapsed = false;
    });
    if (!panel.open || wide.matches) box.focus();
  }

  // --- what is asked ---------------------------------------------------------

  function remember(push) {
    var address = location.pathname + ocop.address.write(asked, facets);
    try {
      history[push ? "pushState" : "replaceState"](null, "", address);
    } catch (error) {
      // a page opened from a memory stick may not change its address
    }
  }

  // A choice is a step that Back takes back.
  function change(act) {
    act();
    asked.shown = ocop.address.STEP;
    remember(true);
    answer();
  }

  function more() {
    var from = asked.shown;
    asked.shown += ocop.address.STEP;
    remember(false);
    showCards(from);
    var first = list.children[from];
    if (first) first.querySelector("a").focus();
  }

  // --- the panel: a column on desks, a dialog on phones ------------------------

  function fitPanel() {
    if (panel.open) panel.close();
    if (wide.matches) panel.setAttribute("open", "");
  }

  function openPanel() {
    panel.showModal();
    page.classList.add("is-filtering");
  }

  function listen() {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      remember(true);
      if (matchMedia("(pointer: coarse)").matches) box.blur();
    });
    box.addEventListener("input", function () {
      asked.query = box.value;
      asked.shown = ocop.address.STEP;
      remember(false);
      soon();
      // What is printed on packs has digits; its data comes when the first is typed.
      if (/\d/.test(box.value) && c && !c.codes) ocop.catalogue(["codes"], answer);
    });
    $(".finder-open").addEventListener("click", openPanel);
    $(".finder-close").addEventListener("click", function () { panel.close(); });
    $(".finder-show").addEventListener("click", function () { panel.close(); });
    $(".finder-clear").addEventListener("click", clear);
    $(".finder-more").addEventListener("click", more);
    $(".finder-sort").addEventListener("change", function (event) {
      change(function () { asked.sort = event.target.value; });
    });
    $("#finder-lapsed").addEventListener("change", function (event) {
      change(function () { asked.lapsed = event.target.checked; });
    });
    panel.addEventListener("close", function () { page.classList.remove("is-filtering"); });
    if (wide.addEventListener) wide.addEventListener("change", fitPanel);
    window.addEventListener("popstate", restore);
  }

  function restore() {
    asked = ocop.address.read(location.search, facets);
    box.value = asked.query;
    if (panel.open && !wide.matches) panel.close();
    answer();
  }

  // --- start -----------------------------------------------------------------

  function failed() {
    var line = $(".finder-failed");
    line.hidden = false;
    line.querySelector("button").onclick = function () {
      line.hidden = true;
      begin();
    };
  }

  function begin() {
    ocop.catalogue([], function (error, opened) {
      if (error) return failed();
      c = opened;
      page.classList.add("is-ready");
      answer();
      ocop.catalogue(["makers"], function (problem) {
        if (problem) return failed();
        answer();
        // Whoever came for a code has asked for it with the first letters.
        ocop.catalogue(["facts"].concat(/\d/.test(asked.query) ? ["codes"] : []), function () { answer(); });
      });
    });
  }

  box.value = asked.query || box.value;
  asked.query = box.value;
  fitPanel();
  listen();
  begin();
})((window.ocop = window.ocop || {}));
