// "Check this pack": what is printed on a pack, and what may be said of that product today.
// A certificate belongs to one product: so the other goods of its maker stand beside it,
// each with its own state. Knows the page theme/pages/check.html.
(function (ocop) {
  "use strict";

  var page = document.querySelector(".check");
  if (!page) return;

  var make = ocop.make;
  var words = JSON.parse(document.getElementById("check-words").textContent);
  words.states = JSON.parse(document.getElementById("state-words").textContent);
  var template = document.getElementById("card-template");
  var form = page.querySelector("form");
  var box = form.elements.ma;
  var answer = page.querySelector(".check-answer");
  var camera = page.querySelector(".check-camera");
  var fill = ocop.fill;
  var stop = null;

  // --- what is said of products -----------------------------------------------------

  // May the pack show its stars today? One sentence, the first that a buyer reads.
  function verdict(product) {
    var said = fill(words.verdicts[product.state], {
      rank: ocop.status.rankWords(words.states, product.rank),
      until: ocop.status.hintWords(words.states, product.state, product.hint),
    });
    return make("p", { class: "check-verdict state-" + product.state }, said);
  }

  function cards(rows, c) {
    var list = make("ul", { class: "cards" });
    rows.forEach(function (row) { list.appendChild(ocop.card(template, c.product(row), { words: [] }, words)); });
    return list;
  }

  // Cards below a heading of their own: one level deeper.
  function deeper(list) {
    list.querySelectorAll("h3").forEach(function (old) {
      var heading = make("h4", { class: old.className });
      while (old.firstChild) heading.appendChild(old.firstChild);
      old.parentNode.replaceChild(heading, old);
    });
    return list;
  }

  function section(title, children) {
    var element = make("section", {});
    element.appendChild(make("h3", {}, title));
    children.forEach(function (child) { if (child) element.appendChild(child); });
    return element;
  }

  function lines(texts, lang) {
    var list = make("ul", { class: "plain" });
    texts.forEach(function (text) { list.appendChild(make("li", lang ? { lang: lang } : {}, text)); });
    return list;
  }

  function packsOf(c, row) {
    var packs = c.codes.packs[row];
    return section(words.packs, [packs ? lines(packs) : make("p", {}, words.no_packs), make("p", { class: "note" }, words.packs_why)]);
  }

  // Other goods of the maker: those in the catalogue, and those that sources only mention.
  function othersOf(c, row) {
    var maker = c.makerOf[row];
    if (!maker) return [];
    var proven = [];
    var others = [];
    for (var other = 0; other < c.size; other += 1) {
      if (other === row || c.makerOf[other] !== maker) continue;
      (/^(in-force|extended)$/.test(c.product(other).state) ? proven : others).push(other);
    }
    var mentioned = c.codes.mentioned[maker - 1] || [];
    var sections = [];
    if (others.length || mentioned.length) {
      sections.push(section(fill(words.others, { producer: c.makers[maker - 1] }), [
        make("p", {}, words.others_why),
        others.length ? deeper(cards(others, c)) : null,
        mentioned.length ? make("p", {}, words.mentioned) : null,
        mentioned.length ? lines(mentioned, c.language === "vi" ? "" : "vi") : null,
      ]));
    } else {
      sections.push(make("p", { class: "note" }, words.no_others));
    }
    if (proven.length) sections.push(section(words.proven, [deeper(cards(proven, c))]));
    return sections;
  }

  function whole(c, row) {
    var product = c.product(row);
    var parts = [verdict(product), cards([row], c), make("p", { class: "note" }, words.compare), packsOf(c, row)];
    return parts.concat(othersOf(c, row));
  }

  // --- what was typed ---------------------------------------------------------------

  var SAID = { code: "found_code", gtin: "found_gtin", decision: "found_decision" };
  var NONE = { code: "no_code", gtin: "no_gtin", decision: "no_decision" };

  function decisionsOf(c, code) {
    return code.decisions.map(function (one) {
      return fill(words.decision, { number: one[1], issuer: one[2] || words.no_issuer, day: one[3] || words.no_day });
    });
  }

  function told(c, typed) {
    var code = ocop.code(c, typed);
    var text = typed.trim();
    var short = ocop.asCode(text);
    if (!code.kind) return [make("p", {}, words.neither), finderLink(text)];
    if (code.wrong) return [make("p", { class: "notice" }, fill(words.wrong, { text: text }))];
    if (code.kind === "code" && c.codes.withdrawn.indexOf(short) >= 0) return [make("p", {}, words.withdrawn)];
    if (!code.rows.length) return [make("p", { class: "notice" }, fill(words[NONE[code.kind]], { text: text })), finderLink("")];
    var head = make("h2", { class: "check-found" }, fill(words[SAID[code.kind]], { text: text, n: String(code.rows.length) }));
    // Whose decision, and of which day: numbers begin again with each year and office.
    var those = code.kind === "decision" ? [lines(decisionsOf(c, code))] : [];
    if (code.rows.length === 1) return [head].concat(those, whole(c, code.rows[0]));
    return [head].concat(those, [make("p", {}, words.choose), cards(code.rows, c)]);
  }

  function finderLink(query) {
    var link = make("a", { href: form.dataset.finder + ocop.tail + (query ? "?q=" + encodeURIComponent(query) : "") }, words.to_finder);
    var line = make("p", {});
    line.appendChild(link);
    return line;
  }

  function show(children) {
    answer.textContent = "";
    children.forEach(function (child) { if (child) answer.appendChild(child); });
    answer.hidden = !children.length;
  }

  function check(isNew) {
    var typed = box.value.trim();
    if (isNew) remember(typed);
    if (!typed) return show([]);
    show([make("p", {}, words.loading)]);
    ocop.catalogue(["makers", "codes"], function (error, c) {
      if (typed !== box.value.trim()) return;
      show(error ? [make("p", { class: "notice" }, words.failed)] : told(c, typed));
      if (isNew) answer.focus();
    });
  }

  function remember(typed) {
    try {
      history.pushState(null, "", location.pathname + (typed ? "?ma=" + encodeURIComponent(typed) : ""));
    } catch (error) {
      // a page opened from a memory stick may not change its address
    }
  }

  function fromAddress() {
    box.value = (new URLSearchParams(location.search).get("ma") || "").slice(0, 200);
    check(false);
  }

  // --- the camera -------------------------------------------------------------------

  function closeCamera() {
    if (stop) stop();
    stop = null;
    camera.hidden = true;
  }

  function openCamera() {
    closeCamera();
    camera.hidden = false;
    camera.querySelector(".check-said").textContent = words.looking;
    stop = ocop.scan(camera.querySelector("video"), function (text) {
      closeCamera();
      box.value = text;
      check(true);
    }, function () {
      camera.querySelector(".check-said").textContent = words.no_camera;
    });
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    check(true);
  });
  window.addEventListener("popstate", fromAddress);
  window.addEventListener("pagehide", closeCamera);
  if (ocop.scan) {
    page.querySelector(".check-scan").hidden = false;
    page.querySelector(".check-scan").addEventListener("click", openCamera);
    camera.querySelector("button").addEventListener("click", function () {
      closeCamera();
      page.querySelector(".check-scan").focus();
    });
  }
  form.hidden = false;
  fromAddress();
})((window.ocop = window.ocop || {}));
