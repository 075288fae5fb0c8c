// Loads scripts and data when they are first needed: the search of a page that nobody
// searches costs nothing. Data parts of two builds are never used together.
(function (ocop) {
  "use strict";

  var form = document.querySelector("[data-root]");
  var language = document.documentElement.lang;
  // A page that is about the search names the build of the data that it belongs to.
  var index = document.querySelector("[data-index]");
  var version = index && index.dataset.index;
  var loading = {};
  // What tells that a script of ours has run.
  var RUNS = { "search.js": "find", "box.js": "box", "codes.js": "code", "filters.js": "filters", "edit.js": "edit" };

  ocop.root = form ? form.dataset.root : "./";
  ocop.language = language;
  // A memory stick opens no folder: there the page itself has to be named.
  ocop.tail = location.protocol === "file:" ? "index.html" : "";
  ocop.parts = ocop.parts || {};

  // "names" -> assets/index-vi-names.js; "search.js" -> as the frame names it, with its digest.
  function addressOf(name, wanted) {
    if (RUNS[name]) {
      return ocop.root + form.dataset.scripts.split(" ").filter(function (address) {
        return address.split("?")[0].split("/").pop() === name;
      })[0];
    }
    return ocop.root + "assets/index-" + language + "-" + name + ".js" + (wanted ? "?v=" + wanted : "");
  }

  function isThere(name) {
    return RUNS[name] ? Boolean(ocop[RUNS[name]]) : Boolean(ocop.parts[name]);
  }

  // A script that an old browser cannot read is loaded, and does not run.
  function script(name, wanted, then) {
    var element = document.createElement("script");
    element.src = addressOf(name, wanted);
    element.onload = function () { then(isThere(name) ? undefined : new Error(element.src)); };
    element.onerror = function () { then(new Error(element.src)); };
    document.head.appendChild(element);
  }

  function one(name, then) {
    if (isThere(name)) return then();
    if (loading[name]) return loading[name].push(then);
    loading[name] = [then];
    script(name, version, function (error) {
      var waiting = loading[name];
      delete loading[name];
      waiting.forEach(function (tell) { tell(error); });
    });
  }

  function fits(name) {
    var names = ocop.parts.names;
    return RUNS[name] || !names || !ocop.parts[name] || ocop.parts[name].version === names.version;
  }

  // Each of these in its turn, all at once; then(error) with the first that went wrong.
  function each(names, act, then) {
    var left = names.length;
    var problem;
    if (!left) then();
    names.forEach(function (name) {
      act(name, function (error) {
        problem = problem || error;
        left -= 1;
        if (!left) then(problem);
      });
    });
  }

  // A part of another build lay in some cache: once more, past all caches.
  function again(name, then) {
    script(name, ocop.parts.names.version, function (error) {
      then(error || (fits(name) ? undefined : new Error(name + ": another build")));
    });
  }

  // Loads these, and then tells: then(error). What is there is not loaded again.
  function load(names, then) {
    each(names, one, function (error) {
      each(names.filter(function (name) { return !fits(name); }), again, function (other) { then(error || other); });
    });
  }

  // The open catalogue of this page, with the parts that were asked for: those that came,
  // where one did not.
  function catalogue(names, then) {
    var scripts = names.indexOf("codes") < 0 ? ["search.js"] : ["search.js", "codes.js"];
    load(scripts.concat(["names"], names), function (error) {
      if (!ocop.open || !ocop.parts.names) return then(error);
      ocop.here = ocop.here || ocop.open(ocop.parts);
      names.forEach(function (name) { if (ocop.parts[name]) ocop.here.add(name); });
      then(error, ocop.here);
    });
  }

  ocop.load = load;
  ocop.catalogue = catalogue;
})((window.ocop = window.ocop || {}));
