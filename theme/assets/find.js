// Finds by text without marks, and filters lists. Works on what the page holds, or
// on the index script of the language, which is loaded when a search begins.
(function () {
  "use strict";

  var MOST_SUGGESTIONS = 8;
  // A memory stick opens no folder: there the page itself has to be named.
  var TAIL = location.protocol === "file:" ? "index.html" : "";

  // Lower case without marks; đ by hand, for Unicode gives it no decomposition.
  function fold(text) {
    return text
      .toLowerCase()
      .replace(/đ/g, "d")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "");
  }

  // Every word that was typed begins a word of the text.
  function matcher(query) {
    var words = fold(query).split(/[^a-z0-9]+/).filter(Boolean);
    return function (text) {
      var padded = " " + text.replace(/[^a-z0-9]+/g, " ");
      return words.every(function (word) {
        return padded.indexOf(" " + word) >= 0;
      });
    };
  }

  function count(output, number) {
    var words = number === 0 ? output.dataset.none : number === 1 ? output.dataset.one : output.dataset.many;
    output.textContent = words.replace("{n}", String(number));
  }

  // A form that filters the list of its own page; its state lives in the address.
  function filterList(form) {
    var rows = Array.prototype.slice.call(document.querySelectorAll(form.dataset.find));
    var fields = Array.prototype.slice.call(form.querySelectorAll("[name]"));
    var output = form.querySelector(".find-count");

    function has(row, name, value) {
      if (!value) return true;
      return name === "state" ? row.classList.contains("state-" + value) : row.dataset[name] === value;
    }

    function show() {
      var matches = matcher(form.elements.q.value);
      var shown = 0;
      rows.forEach(function (row) {
        var fits = matches(row.dataset.text) && fields.every(function (field) {
          return field.name === "q" || has(row, field.name, field.value);
        });
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      document.querySelectorAll(".letter").forEach(function (letter) {
        letter.hidden = !letter.querySelector("li:not([hidden])");
      });
      count(output, shown);
    }

    function remember() {
      var said = new URLSearchParams();
      fields.forEach(function (field) {
        if (field.value) said.set(field.name, field.value);
      });
      var text = said.toString();
      try {
        history.replaceState(null, "", text ? "?" + text : location.pathname);
      } catch (error) {
        // a page opened from a memory stick may not change its address
      }
    }

    // How many products a choice has on the reader's day; status.js has run before.
    form.querySelectorAll("option[value]:not([value=''])").forEach(function (option) {
      var number = rows.filter(function (row) {
        return has(row, option.parentNode.name, option.value);
      }).length;
      option.textContent = option.textContent.replace(/\(\d+\)$/, "(" + number + ")");
    });
    var asked = new URLSearchParams(location.search);
    fields.forEach(function (field) {
      if (asked.get(field.name)) field.value = asked.get(field.name);
    });
    form.hidden = false;
    var details = form.querySelector("details");
    if (details && matchMedia("(min-width: 48em)").matches) details.open = true;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    form.addEventListener("input", function () {
      show();
      remember();
    });
    form.addEventListener("reset", function () {
      setTimeout(function () {
        show();
        remember();
      });
    });
    show();
  }

  function loadIndex(form, then) {
    if (window.ocopIndex) return then();
    if (!form.dataset.loading) {
      form.dataset.loading = "1";
      var script = document.createElement("script");
      script.src = form.dataset.index;
      script.onload = then;
      document.head.appendChild(script);
    }
  }

  // The box of the home page: the best few at once, all of them on the list's page.
  function suggest(form) {
    var input = form.elements.q;
    var found = form.querySelector(".hero-found");

    function row(entry) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      var note = document.createElement("span");
      link.href = form.dataset.root + entry[1] + TAIL;
      link.textContent = entry[0];
      note.className = "note";
      var state = window.ocopStates[window.ocopCurrentStep(entry[5])[1]];
      note.textContent = [entry[3], state, entry[4]].filter(Boolean).join(" · ");
      item.appendChild(link);
      item.appendChild(document.createTextNode(" "));
      item.appendChild(note);
      return item;
    }

    function show() {
      var query = input.value.trim();
      found.hidden = !query;
      if (!query || !window.ocopIndex) return;
      var matches = matcher(query);
      var hits = window.ocopIndex.filter(function (entry) {
        return matches(entry[2]);
      });
      // A hit in the name comes before one in a group or a place.
      hits.sort(function (one, other) {
        return matches(fold(other[0])) - matches(fold(one[0]));
      });
      found.textContent = hits.length ? "" : found.dataset.none;
      if (!hits.length) return;
      var list = document.createElement("ul");
      hits.slice(0, MOST_SUGGESTIONS).forEach(function (entry) {
        list.appendChild(row(entry));
      });
      found.appendChild(list);
    }

    input.addEventListener("focus", function () {
      loadIndex(form, show);
    });
    input.addEventListener("input", function () {
      loadIndex(form, show);
      show();
    });
  }

  document.querySelectorAll(".find-form").forEach(filterList);
  document.querySelectorAll(".hero-search").forEach(suggest);
})();
