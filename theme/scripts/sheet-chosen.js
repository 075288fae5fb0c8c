// Joins the sheets of chosen products into one page: #card-8,vi,a4&ids=ID,ID. Each is read from
// its own page; from a memory stick, where pages may not be read, from a script beside it.
(function (ocop) {
  "use strict";

  var MOST = 200;
  var AT_ONCE = 4;
  var ID = /^[a-z0-9-]+(\/[a-z0-9-]+)+$/; // no way out of the folder
  var waiting = {};

  function asked() {
    return ocop.idsAsked().filter(function (id) { return ID.test(id); });
  }

  // --- reading ----------------------------------------------------------------------

  function readScript(address, id, then) {
    var element = document.createElement("script");
    waiting[id] = then;
    element.src = address;
    element.onerror = function () { then(null); };
    document.head.appendChild(element);
  }

  function readPage(address, then) {
    fetch(address).then(function (response) {
      return response.ok ? response.text() : null;
    }).then(then, function () { then(null); });
  }

  // then(html), or then(null) if it cannot be loaded.
  function read(id, then) {
    var folder = document.body.dataset.root + "in/san-pham/" + id + "/";
    if (location.protocol === "file:") readScript(folder + "sheet.js", id, then);
    else readPage(folder, then);
  }

  // What a script of a memory stick calls.
  ocop.sheet = function (id, html) {
    if (waiting[id]) waiting[id](html);
    delete waiting[id];
  };

  // All of them, a few at a time; in the order in which they were asked for.
  function readAll(ids, tell, then) {
    var found = [];
    var next = 0;
    var done = 0;
    function one() {
      var at = next;
      next += 1;
      if (at >= ids.length) return;
      read(ids[at], function (html) {
        found[at] = html;
        done += 1;
        tell(done);
        if (done === ids.length) then(found);
        else one();
      });
    }
    for (var lane = 0; lane < AT_ONCE; lane += 1) one();
  }

  // --- showing ------------------------------------------------------------------------

  // Pictures are named from where a product's page stands.
  function fromHere(text) {
    return text.replace(/(^|,\s*)(?:\.\.\/)+/g, "$1" + document.body.dataset.root);
  }

  function parsed(html) {
    var other = new DOMParser().parseFromString(html, "text/html");
    ["src", "srcset"].forEach(function (name) {
      other.querySelectorAll("img[" + name + "]").forEach(function (image) {
        image.setAttribute(name, fromHere(image.getAttribute(name)));
      });
    });
    return other;
  }

  function moved(other, selector) {
    return document.importNode(other.querySelector(selector), true);
  }

  function show(others) {
    var place = document.querySelector(".gathered");
    place.textContent = "";
    [".symbols", ".for-product", ".for-supplier"].forEach(function (selector) {
      others.forEach(function (other) { place.appendChild(moved(other, selector)); });
    });
    if (!others.length) return;
    var pieces = place.appendChild(moved(others[0], ".for-pieces"));
    ocop.sheets.fill(pieces.querySelector(".paper"), others.map(function (other) { return moved(other, ".page.any"); }));
    ocop.sheets.renew();
  }

  // Words of the page, with their places filled; an empty name takes them away.
  function say(name, values) {
    var line = document.querySelector(".gathering");
    line.textContent = "";
    if (!name) return;
    line.appendChild(document.importNode(document.querySelector(".gathering-" + name).content, true));
    line.querySelectorAll("span").forEach(function (span) {
      span.textContent = span.textContent.replace(/\{(\w+)\}/g, function (whole, key) { return values[key]; });
    });
  }

  function gather() {
    var all = asked();
    var ids = all.slice(0, MOST);
    if (!ids.length) return;
    document.body.setAttribute("aria-busy", "true");
    readAll(ids, function (done) { say("loading", { done: done, all: ids.length }); }, function (found) {
      var lost = ids.filter(function (_, at) { return !found[at]; });
      show(found.filter(Boolean).map(parsed));
      if (lost.length) say("failed", { names: lost.join(", ") });
      else if (all.length > MOST) say("most", { most: MOST });
      else say("");
      document.body.removeAttribute("aria-busy");
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (!document.querySelector(".gathered")) return;
    window.addEventListener("hashchange", gather);
    gather();
  });
})((window.ocop = window.ocop || {}));
