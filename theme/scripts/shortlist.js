// The shortlist: what this device keeps or, with #ids=CODE,CODE in the address, what somebody
// sent. A list that was sent changes nothing here until its reader says so. Knows
// theme/pages/shortlist.html.
(function (ocop) {
  "use strict";

  var page = document.querySelector(".shortlist");
  if (!page) return;

  var MOST = 200;
  var kept = ocop.kept;
  var make = ocop.make;
  var fill = ocop.fill;
  var words = JSON.parse(document.getElementById("shortlist-words").textContent);
  words.states = JSON.parse(document.getElementById("state-words").textContent);
  var template = document.getElementById("card-template");
  var $ = function (selector) { return page.querySelector(selector); };
  var list = $("ul.cards");
  var shown = []; // codes of the products in the list
  var before = null; // the own list before the last thing was taken out
  var told = ""; // what is said once the next list stands there

  function isSent() {
    return ocop.idsAsked().length > 0;
  }

  function say(text) {
    $(".shortlist-said").textContent = text;
  }

  function codeOf(c, row) {
    return c.codes.codes.slice(row * 7, row * 7 + 7);
  }

  // --- the list ---------------------------------------------------------------------

  function drop(code, name, item) {
    var at = Array.prototype.indexOf.call(list.children, item);
    change(kept.without(code), fill(words.dropped, { name: name }));
    var buttons = list.querySelectorAll(".shortlist-drop");
    (buttons[Math.min(at, buttons.length - 1)] || $(".shortlist-undo button")).focus();
  }

  function card(c, row) {
    var product = c.product(row);
    var item = ocop.card(template, product, { words: [] }, words);
    if (isSent()) return item;
    var button = ocop.button(words.drop, function () { drop(codeOf(c, row), product.name, item); });
    button.classList.add("shortlist-drop");
    var name = make("span", product.lang ? { class: "visually-hidden", lang: product.lang } : { class: "visually-hidden" }, " " + product.name);
    button.appendChild(name);
    item.querySelector(".card-body").appendChild(button);
    return item;
  }

  function show(c) {
    var sent = isSent();
    var found = ocop.rowsNamed(c, sent ? ocop.idsAsked() : kept.all());
    var rows = found.rows.slice(0, MOST);
    shown = rows.map(function (row) { return codeOf(c, row); });
    list.textContent = "";
    rows.forEach(function (row) { list.appendChild(card(c, row)); });
    $("#found").textContent = fill(sent ? words.shared : words.own, { n: String(rows.length) });
    $(".shortlist-found").hidden = !rows.length;
    $(".shortlist-empty").hidden = rows.length > 0;
    $(".lead").hidden = sent; // what it says is true of the own list
    $(".shortlist-sent").hidden = !sent;
    $(".shortlist-own").hidden = sent;
    $(".shortlist-unknown").hidden = !found.unknown.length;
    $(".shortlist-unknown").textContent = fill(words.unknown, { names: found.unknown.slice(0, 10).join(", ") });
    $(".shortlist-print").href = page.dataset.print + ocop.tail + "#ids=" + shown.join(",");
    $(".shortlist-link").value = whereFrom() + "#ids=" + shown.join(",");
    // In the other language it is the same list.
    document.querySelector(".frame-language").hash = sent ? "ids=" + shown.join(",") : "";
  }

  // Nobody else can open a file of this device: from there the public address is sent.
  function whereFrom() {
    return location.protocol === "file:" ? page.dataset.address : location.href.split(/[?#]/)[0];
  }

  // Draws anew at once: the catalogue is open.
  function change(codes, text) {
    var was = kept.all();
    var lasts = kept.set(codes);
    before = codes.length < was.length ? was : null;
    show(ocop.here);
    $(".shortlist-undo").hidden = !before;
    say(lasts ? text : text + " " + words.not_kept);
  }

  // --- what can be done with it -------------------------------------------------------

  function undo() {
    change(before, words.undone);
    $("#found").focus();
  }

  function keepAll() {
    if (!kept.set(kept.all().concat(shown))) return say(words.not_kept);
    told = words.kept_all;
    location.hash = "";
  }

  function copy() {
    var field = $(".shortlist-link");
    function tell(isCopied) { say(isCopied ? words.copied : words.not_copied); }
    field.select();
    // Old browsers, and pages from files: what is selected goes the old way.
    function old() { tell(document.execCommand("copy")); }
    if (!navigator.clipboard) return old();
    navigator.clipboard.writeText(field.value).then(function () { tell(true); }, old);
  }

  function share() {
    navigator.share({ title: document.title, url: $(".shortlist-link").value }).catch(function () {});
  }

  function begin() {
    $(".shortlist-failed").hidden = true;
    $(".shortlist-undo").hidden = true;
    $(".shortlist-empty").hidden = isSent() || kept.all().length > 0;
    $(".shortlist-found").hidden = true;
    if (!isSent() && !kept.all().length) return;
    say(words.loading);
    ocop.catalogue(["makers", "codes"], function (error, c) {
      say(told);
      if (error || !c.codes || !c.makers) $(".shortlist-failed").hidden = false;
      else show(c);
      if (told) $("#found").focus();
      told = "";
    });
  }

  $(".shortlist-failed button").addEventListener("click", begin);
  $(".shortlist-undo button").addEventListener("click", undo);
  $(".shortlist-keep").addEventListener("click", keepAll);
  $(".shortlist-copy").addEventListener("click", copy);
  $(".shortlist-clear").addEventListener("click", function () {
    change([], words.cleared);
    $(".shortlist-undo button").focus();
  });
  $(".shortlist-link").addEventListener("focus", function (event) { event.target.select(); });
  if (navigator.share) {
    $(".shortlist-share").hidden = false;
    $(".shortlist-share").addEventListener("click", share);
  }
  window.addEventListener("hashchange", begin);
  kept.onChange(begin);
  begin();
})((window.ocop = window.ocop || {}));
