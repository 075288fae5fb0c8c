// What was typed and not yet sent, kept in the browser. One that keeps nothing is no fault.
(function (ocop) {
  "use strict";

  function read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch (refused) {
      return null;
    }
  }

  // null forgets it.
  function write(key, draft) {
    try {
      if (draft) localStorage.setItem(key, JSON.stringify(draft));
      else localStorage.removeItem(key);
    } catch (refused) {
      // A private window, or no room: the form works all the same.
    }
  }

  ocop.editDraft = { read: read, write: write };
})((window.ocop = window.ocop || {}));
