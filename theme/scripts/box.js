// The search box in the header of every page and the large one of the home page: suggests
// while somebody types. boxes.js loads this with the first focus. Pattern: ARIA 1.2
// combobox with a list box of grouped options.
(function (ocop) {
  "use strict";

  var MOST = 8;
  var ORDER = ["product", "producer", "place", "group"];
  var number = 0;
  // The header of every page says the words for all boxes.
  var header = document.querySelector(".frame-search");
  var words = header ? header.dataset : {};

  function combobox(form) {
    var make = ocop.make;
    var box = form.elements.q;
    var id = "box-" + (number += 1);
    var popup = make("div", { class: "box-popup", id: id, role: "listbox", "aria-label": words.label });
    var status = make("p", { class: "box-status visually-hidden", role: "status" });
    var options = [];
    var current = -1;
    var telling = 0;

    popup.hidden = true;
    (form.querySelector(".hero-line") || form).appendChild(popup);
    form.appendChild(status);
    box.setAttribute("aria-controls", id);

    function open(on) {
      popup.hidden = !on;
      box.setAttribute("aria-expanded", String(on));
      if (!on) point(-1);
    }

    function point(place) {
      if (options[current]) options[current].setAttribute("aria-selected", "false");
      current = place;
      if (!options[place]) return box.removeAttribute("aria-activedescendant");
      options[place].setAttribute("aria-selected", "true");
      box.setAttribute("aria-activedescendant", options[place].id);
      options[place].scrollIntoView({ block: "nearest" });
    }

    // A pause first: a screen reader would else be told of every letter.
    function tell(text) {
      clearTimeout(telling);
      telling = setTimeout(function () { status.textContent = text; }, 600);
    }

    function option(path, group) {
      var element = make("a", { class: "box-option", role: "option", id: id + "-" + options.length, "aria-selected": "false", tabindex: "-1", href: ocop.root + path });
      group.appendChild(element);
      options.push(element);
      return element;
    }

    function suggestion(one, group) {
      var element = option(one.path + (one.path.slice(-1) === "/" ? ocop.tail : ""), group);
      var name = make("span", { class: "box-name" });
      if (one.lang) name.lang = one.lang;
      ocop.marked(name, one.text, one.words);
      element.appendChild(name);
      element.appendChild(make("span", { class: "box-note" }, one.note));
    }

    function grouped(suggestions) {
      ORDER.forEach(function (kind) {
        var those = suggestions.filter(function (one) { return one.kind === kind; });
        if (!those.length) return;
        var title = make("p", { class: "box-kind", id: id + "-" + kind }, words[kind]);
        var group = make("div", { role: "group", "aria-labelledby": title.id });
        group.appendChild(title);
        popup.appendChild(group);
        those.forEach(function (one) { suggestion(one, group); });
      });
    }

    function show(c) {
      var query = box.value.trim();
      popup.textContent = "";
      options = [];
      current = -1;
      box.removeAttribute("aria-activedescendant");
      if (!query) {
        status.textContent = "";
        return open(false);
      }
      var suggestions = ocop.suggest(c, query, MOST);
      grouped(suggestions);
      if (suggestions.total) {
        // A list box holds options only: the way to all of them is one too.
        var all = option(form.getAttribute("action").slice(ocop.root.length) + "?q=" + encodeURIComponent(query) + (suggestions.ended ? "&lapsed=1" : ""), popup);
        all.className += " box-all";
        all.textContent = ocop.fill(words.all, { n: String(suggestions.total) });
      }
      popup.classList.toggle("is-empty", !options.length);
      if (!options.length) popup.appendChild(make("p", { class: "box-kind" }, words.none));
      // An empty list box is none: the words below the box are told instead.
      popup.setAttribute("role", options.length ? "listbox" : "presentation");
      tell(options.length ? ocop.fill(words.some, { n: String(suggestions.length) }) : words.none);
      open(true);
      box.setAttribute("aria-expanded", String(options.length > 0));
    }

    function ask() {
      if (!box.value.trim()) return open(false);
      if (!ocop.here) tell(words.loading);
      var parts = ["words", "makers"].concat(ocop.wantsCodes(box.value) ? ["codes"] : []);
      ocop.catalogue(parts, function (error, c) {
        // Without data the form still leads to the finder.
        if (error) return tell(words.failed);
        if (document.activeElement === box) show(c);
      });
    }

    function press(event) {
      // The keys belong to whoever composes a letter.
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (popup.hidden) return ask();
        event.preventDefault();
        var step = event.key === "ArrowDown" ? 1 : -1;
        // One place beside the list: the box itself, with what was typed.
        point((current + 1 + step + options.length + 1) % (options.length + 1) - 1);
      } else if (event.key === "Enter" && options[current]) {
        event.preventDefault();
        options[current].click();
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (!popup.hidden) open(false);
        else box.value = "";
      } else if (event.key === "Tab") {
        open(false);
      }
    }

    box.addEventListener("focus", ask);
    box.addEventListener("input", ask);
    box.addEventListener("keydown", press);
    box.addEventListener("blur", function () { open(false); });
    // A press on an option must not take the focus before the click arrives.
    popup.addEventListener("mousedown", function (event) { event.preventDefault(); });
    // The focus came first, and perhaps some letters.
    if (document.activeElement === box) ask();
  }

  ocop.box = combobox;
})((window.ocop = window.ocop || {}));
