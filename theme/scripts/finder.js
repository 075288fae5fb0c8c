// The finder: what is asked stands in the address, the answer in the list. Knows the page
// theme/pages/finder.html; finding itself is done by find.js.
(function (ocop) {
  "use strict";

  var page = document.querySelector(".finder");
  if (!page) return;

  var words = JSON.parse(document.getElementById("finder-words").textContent);
  words.states = JSON.parse(document.getElementById("state-words").textContent);
  words.number = new Intl.NumberFormat(ocop.language === "vi" ? "vi-VN" : "en-GB");
  var $ = function (selector) { return page.querySelector(selector); };
  var form = $(".finder-form");
  var box = form.elements.q;
  var list = $("ul.cards");
  var template = document.getElementById("card-template");
  var wide = matchMedia("(min-width: 60em)");
  var panel = ocop.panel($(".finder-panel"), wide);
  var facets = words.facets;
  var groups = {};
  // Until makers and synonyms are there, "nothing found" may not be true yet.
  var isWhole = false;
  var shownCards = 0;
  var resting = 0;
  var telling = 0;

  var AT_ONCE = 4;
  var REST_MS = 120;

  // What the parts of the page share: ways.js and chips.js draw from it.
  var f = {
    page: page,
    words: words,
    template: template,
    box: box,
    c: null, // the open catalogue
    asked: ocop.address.read(location.search, facets),
    found: null,
    counted: counted,
    change: change,
    choose: choose,
    clear: clear,
  };

  function counted(number) {
    return ocop.fill(words[number === 1 ? "one" : "many"], { n: words.number.format(number) });
  }

  // --- the answer -----------------------------------------------------------

  // `most`: cards that are shown now, as many as a phone can; the others follow when the
  // fingers rest.
  function answer(most) {
    if (!f.c) return;
    f.found = ocop.find(f.c, Object.assign({ brief: Boolean(most) }, f.asked));
    if (isTooEarly()) return;
    page.classList.add("is-ready");
    shownCards = 0;
    list.textContent = "";
    showCards(Math.min(most || Infinity, f.asked.shown));
    showWays();
    clearTimeout(resting);
    list.setAttribute("aria-busy", "true");
    if (most) resting = setTimeout(settle, REST_MS);
    else settle();
  }

  // True while the data that decide this answer are on their way.
  function isTooEarly() {
    var asked = Object.keys(f.asked.filters);
    if (!isWhole) return !f.found.rows.length || asked.length > 0;
    var known = ocop.facetsOf(f.c).map(function (facet) { return facet.id; });
    return !f.c.added.facts && asked.some(function (id) { return known.indexOf(id) < 0; });
  }

  function settle() {
    remember(false);
    if (f.found.brief) f.found = ocop.find(f.c, f.asked);
    showCards(f.asked.shown);
    list.removeAttribute("aria-busy");
    showFilters();
    ocop.chips(f);
  }

  // Adds cards until so many stand in the list.
  function showCards(until) {
    var fragment = document.createDocumentFragment();
    f.found.rows.slice(shownCards, until).forEach(function (row) {
      fragment.appendChild(ocop.card(template, f.c.product(row), f.found, words));
    });
    list.appendChild(fragment);
    shownCards = Math.max(shownCards, Math.min(until, f.found.rows.length));
    var more = f.found.rows.length - f.asked.shown;
    $(".finder-more").hidden = more <= 0;
    $(".finder-more").textContent = words.more.replace("{n}", words.number.format(Math.min(more, ocop.address.STEP)));
    list.hidden = !f.found.rows.length;
  }

  function showWays() {
    var total = counted(f.found.rows.length);
    $(".finder-count").textContent = f.found.rows.length ? total : words.none;
    $(".finder-show").textContent = words.show.replace("{products}", total);
    clearTimeout(telling);
    telling = setTimeout(function () {
      $(".finder-said").textContent = f.found.rows.length ? total : words.none;
    }, 500);
    ocop.ways(f);
  }

  // --- filters and chips ----------------------------------------------------

  function showFilters() {
    var before = null;
    var number = ocop.chosen(f).length;
    $(".finder-open").textContent = number ? words.filters_n.replace("{n}", String(number)) : words.filters;
    $("#finder-lapsed").checked = f.asked.lapsed;
    $(".finder-sort").value = f.asked.sort;
    if (!ocop.filters || !f.c.labels) return;
    page.classList.add("has-filters");
    // On a phone they are renewed when they are opened.
    if (!panel.isOpen()) return;
    ocop.facetsOf(f.c).forEach(function (facet) {
      if (!groups[facet.id]) {
        groups[facet.id] = ocop.filters.group(facet, f.found.counts[facet.id], words, choose);
        $(".facets").insertBefore(groups[facet.id].element, before ? before.nextSibling : $(".facets").firstChild);
      }
      groups[facet.id].update(f.found.counts[facet.id], f.asked.filters[facet.id]);
      before = groups[facet.id].element;
    });
  }

  function choose(facet, value, on) {
    change(function () {
      var values = (f.asked.filters[facet] || []).filter(function (one) { return one !== value; });
      if (on) values.push(value);
      if (values.length) f.asked.filters[facet] = values;
      else delete f.asked.filters[facet];
    });
  }

  function clear() {
    change(function () {
      f.asked.filters = {};
      f.asked.lapsed = false;
    });
    if (!panel.isOpen() || wide.matches) box.focus();
  }

  // --- what is asked ---------------------------------------------------------

  function remember(push) {
    var address = location.pathname + ocop.address.write(f.asked, facets);
    // Back has to change something.
    if (address === location.pathname + location.search) return;
    try {
      history[push ? "pushState" : "replaceState"](null, "", address);
    } catch (error) {
      // a page opened from a memory stick may not change its address
    }
  }

  // A choice is a step that Back takes back.
  function change(act) {
    remember(false);
    act();
    f.asked.shown = ocop.address.STEP;
    remember(true);
    answer();
  }

  function more() {
    var from = f.asked.shown;
    f.asked.shown += ocop.address.STEP;
    remember(false);
    showCards(f.asked.shown);
    var first = list.children[from];
    if (first) first.querySelector("a").focus();
  }

  function listen() {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      remember(true);
      if (matchMedia("(pointer: coarse)").matches) box.blur();
    });
    box.addEventListener("input", function () {
      f.asked.query = box.value;
      f.asked.shown = ocop.address.STEP;
      answer(AT_ONCE);
      if (f.c && !f.c.codes && ocop.wantsCodes(box.value)) ocop.catalogue(["codes"], again);
    });
    $(".finder-open").addEventListener("click", function () {
      panel.open();
      showFilters();
    });
    $(".finder-close").addEventListener("click", panel.close);
    $(".finder-show").addEventListener("click", panel.close);
    $(".finder-clear").addEventListener("click", clear);
    $(".finder-more").addEventListener("click", more);
    $(".finder-print").addEventListener("click", function (event) { ocop.printThese(f, event); });
    $(".finder-sort").addEventListener("change", function (event) {
      change(function () { f.asked.sort = event.target.value; });
    });
    $("#finder-lapsed").addEventListener("change", function (event) {
      change(function () { f.asked.lapsed = event.target.checked; });
    });
    if (wide.addEventListener) wide.addEventListener("change", function () {
      panel.fit();
      if (f.found) showFilters();
    });
    window.addEventListener("popstate", restore);
  }

  function restore() {
    f.asked = ocop.address.read(location.search, facets);
    box.value = f.asked.query;
    if (!wide.matches) panel.close();
    answer();
  }

  // --- start -----------------------------------------------------------------

  function failed() {
    var line = $(".finder-failed");
    line.hidden = false;
    // No room is kept for cards that do not come: the lists below are the way on.
    if (!page.classList.contains("is-ready")) list.hidden = true;
    line.querySelector("button").onclick = function () {
      line.hidden = true;
      begin();
    };
  }

  // More data have come: the answer may be another.
  function again(error) {
    if (error) return failed();
    answer();
  }

  function begin() {
    ocop.catalogue([], function (error, opened) {
      if (error) return failed();
      f.c = opened;
      answer();
      ocop.load(["filters.js", "words", "makers"], function (problem) {
        if (problem) return failed();
        ["words", "makers"].forEach(f.c.add);
        isWhole = true;
        answer();
        ocop.catalogue(ocop.wantsCodes(f.asked.query) ? ["facts", "codes"] : ["facts"], again);
      });
    });
  }

  box.value = f.asked.query || box.value;
  f.asked.query = box.value;
  panel.fit();
  listen();
  begin();
})((window.ocop = window.ocop || {}));
