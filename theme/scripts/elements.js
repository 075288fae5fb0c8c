// Makes elements. What contributors or readers wrote goes in as text, never as markup.
(function (ocop) {
  "use strict";

  function make(name, attributes, text) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text) element.textContent = text;
    return element;
  }

  function button(text, act) {
    var made = make("button", { type: "button", class: "button button-quiet" }, text);
    made.addEventListener("click", act);
    return made;
  }

  // A text with the matches in <mark>.
  function marked(element, shown, words) {
    element.textContent = "";
    var at = 0;
    ocop.highlight(shown, words).forEach(function (range) {
      element.appendChild(document.createTextNode(shown.slice(at, range[0])));
      element.appendChild(make("mark", {}, shown.slice(range[0], range[1])));
      at = range[1];
    });
    element.appendChild(document.createTextNode(shown.slice(at)));
  }

  ocop.button = button;
  ocop.make = make;
  ocop.marked = marked;
})((window.ocop = window.ocop || {}));
