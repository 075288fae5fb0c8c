// The shortlist of this device: short codes, which no renaming changes. What lies in the
// browser may be anybody's: only what looks like a code is read.
(function (ocop) {
  "use strict";

  var KEY = "ocop-kept";
  var CODE = /^[0-9A-HJKMNP-TV-Z]{7}$/;
  var MOST = 200; // as many as can be printed at a time
  // Where the browser keeps nothing, the list lives as long as the page.
  var fleeting = null;

  function sound(found) {
    return (Array.isArray(found) ? found : []).filter(function (code, at) {
      return CODE.test(code) && found.indexOf(code) === at;
    }).slice(0, MOST);
  }

  function all() {
    if (fleeting) return fleeting;
    try {
      return sound(JSON.parse(localStorage.getItem(KEY)));
    } catch (refused) {
      return [];
    }
  }

  // False if it will be forgotten with this page: a private window, or no room.
  function set(codes) {
    var list = sound(codes);
    try {
      localStorage.setItem(KEY, JSON.stringify(list));
      fleeting = null;
    } catch (refused) {
      fleeting = list;
    }
    return !fleeting;
  }

  function has(code) {
    return all().indexOf(code) >= 0;
  }

  function without(code) {
    return all().filter(function (one) { return one !== code; });
  }

  // Tells when the list changed in another window, or a page came back from the past.
  function onChange(act) {
    window.addEventListener("storage", function (event) {
      if (event.key === KEY || event.key === null) act();
    });
    window.addEventListener("pageshow", function (event) { if (event.persisted) act(); });
  }

  ocop.kept = { all: all, set: set, has: has, without: without, onChange: onChange };
})((window.ocop = window.ocop || {}));
