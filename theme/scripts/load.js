// Loads scripts and data when they are first needed: the search of a page that nobody
// searches costs nothing. Data parts of two builds are never used together.
(function (ocop) {
  "use strict";

  var form = document.querySelector("[data-root]");
  var language = document.documentElement.lang;
  var loading = {};

  ocop.root = form ? form.dataset.root : "./";
  ocop.language = language;
  // A memory stick opens no folder: there the page itself has to be named.
  ocop.tail = location.protocol === "file:" ? "index.html" : "";
  ocop.parts = ocop.parts || {};

  function addressOf(name) {
    if (name === "search") return ocop.root + form.dataset.search;
    return ocop.root + "assets/index-" + language + "-" + name + ".js";
  }

  function script(address, then) {
    var element = document.createElement("script");
    element.src = address;
    element.onload = function () { then(); };
    element.onerror = function () { then(new Error(address)); };
    document.head.appendChild(element);
  }

  function isThere(name) {
    return name === "search" ? Boolean(ocop.find) : Boolean(ocop.parts[name]);
  }

  function fits(name) {
    var names = ocop.parts.names;
    return name === "search" || !names || ocop.parts[name].version === names.version;
  }

  // A part of another build lay in some cache: once more, past all caches.
  function again(name, then) {
    script(addressOf(name) + "?v=" + ocop.parts.names.version, function (error) {
      then(error || (fits(name) ? undefined : new Error(name + ": another build")));
    });
  }

  function one(name, then) {
    if (isThere(name)) return fits(name) ? then() : again(name, then);
    if (loading[name]) return loading[name].push(then);
    loading[name] = [then];
    script(addressOf(name), function (error) {
      function done(problem) {
        var waiting = loading[name];
        delete loading[name];
        waiting.forEach(function (tell) { tell(problem); });
      }
      if (error || fits(name)) done(error);
      else again(name, done);
    });
  }

  // Loads these, all at once, and then tells: then(error). What is there is not loaded again.
  function load(names, then) {
    var left = names.length;
    var problem;
    names.forEach(function (name) {
      one(name, function (error) {
        problem = problem || error;
        left -= 1;
        if (!left) then(problem);
      });
    });
  }

  // The open catalogue of this page, with the parts that were asked for.
  function catalogue(names, then) {
    load(["search", "names"].concat(names), function (error) {
      if (error) return then(error);
      ocop.here = ocop.here || ocop.open(ocop.parts);
      names.forEach(ocop.here.add);
      then(undefined, ocop.here);
    });
  }

  ocop.load = load;
  ocop.catalogue = catalogue;
})((window.ocop = window.ocop || {}));
