// Chooses what to print: the products come with the address (#ids=CODE,CODE or ids), can be left
// out and moved, and go on to the page that joins their sheets. Knows theme/pages/print.html.
(function (ocop) {
  "use strict";

  var page = document.querySelector(".print");
  if (!page) return;

  var MOST = 200;
  var make = ocop.make;
  var fill = ocop.fill;
  var words = JSON.parse(document.getElementById("print-words").textContent);
  var $ = function (selector) { return page.querySelector(selector); };
  var form = $("form");
  var list = $(".print-list");

  // --- the list ---------------------------------------------------------------------

  function mover(line, name, text, isUp) {
    var button = make("button", { type: "button", class: "button button-quiet", "aria-label": fill(text, { name: name }) }, isUp ? "↑" : "↓");
    button.addEventListener("click", function () {
      var other = isUp ? line.previousElementSibling : line.nextElementSibling;
      if (!other) return;
      list.insertBefore(line, isUp ? other : other.nextElementSibling);
      button.focus();
      say(fill(words.moved, { name: name, place: String(Array.prototype.indexOf.call(list.children, line) + 1) }));
    });
    return button;
  }

  function line(c, row) {
    var product = c.product(row);
    var item = make("li", {});
    var label = make("label", {});
    var box = make("input", { type: "checkbox", value: ocop.idOf(c, row) });
    var both = make("span", {});
    box.checked = true;
    both.appendChild(make("span", product.lang ? { class: "print-name", lang: product.lang } : { class: "print-name" }, product.name));
    if (product.producer) both.appendChild(make("span", { class: "note", lang: "vi" }, " " + product.producer));
    label.appendChild(box);
    label.appendChild(both);
    item.appendChild(label);
    item.appendChild(mover(item, product.name, words.up, true));
    item.appendChild(mover(item, product.name, words.down, false));
    return item;
  }

  function chosen() {
    return Array.prototype.slice.call(list.querySelectorAll("input:checked")).map(function (box) { return box.value; });
  }

  function say(text) {
    $(".print-said").textContent = text;
  }

  function count() {
    var number = chosen().length;
    $(".print-count").textContent = fill(number === 1 ? words.one : words.many, { n: String(number) });
    $(".print-go").disabled = !number;
    // A booklet has page numbers, which browsers do not print: the program makes it.
    $(".print-command code").textContent = "python3 build.py sheets --kind booklet --lang " + valueOf("mode") + " --ids " + chosen().join(",");
  }

  function show(c) {
    var found = ocop.rowsNamed(c, ocop.idsAsked());
    var all = found.rows;
    var unknown = found.unknown;
    list.textContent = "";
    all.slice(0, MOST).forEach(function (row) { list.appendChild(line(c, row)); });
    form.hidden = !all.length;
    $(".print-empty").hidden = all.length > 0;
    $(".print-unknown").hidden = !unknown.length;
    $(".print-unknown").textContent = fill(words.unknown, { names: unknown.slice(0, 10).join(", ") });
    $(".print-most").hidden = all.length <= MOST;
    count();
  }

  // --- the choice ---------------------------------------------------------------------

  function showPapers() {
    var sizes = form.querySelector("input[name=kind]:checked").dataset.papers.split(" ");
    $(".print-paper").hidden = sizes.length < 2;
  }

  function valueOf(name) {
    return form.querySelector("input[name=" + name + "]:checked").value;
  }

  function go(event) {
    event.preventDefault();
    if (!chosen().length) return;
    var paper = $(".print-paper").hidden ? "a4" : valueOf("paper");
    location.href = form.dataset.sheets + ocop.tail + "#" + [valueOf("kind"), valueOf("mode"), paper].join(",") + "&ids=" + chosen().join(",");
  }

  function begin() {
    if (!ocop.idsAsked().length) return;
    say(words.loading);
    $(".print-failed").hidden = true;
    ocop.catalogue(["makers", "codes"], function (error, c) {
      say("");
      if (error || !c.codes || !c.makers) $(".print-failed").hidden = false;
      else show(c);
    });
  }

  form.addEventListener("change", function () {
    count();
    showPapers();
  });
  form.addEventListener("submit", go);
  $(".print-failed button").addEventListener("click", begin);
  window.addEventListener("hashchange", begin);
  showPapers();
  begin();
})((window.ocop = window.ocop || {}));
