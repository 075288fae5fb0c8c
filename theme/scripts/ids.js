// Which products an address names: #card-8,vi,a4&ids=CODE,ID. Each once, in its order.
(function (ocop) {
  "use strict";

  // An address that was cut in the middle of a letter (%C3) is read as it stands.
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch (broken) {
      return text;
    }
  }

  ocop.idsAsked = function () {
    var found = /(?:^#|&)ids=([^&]*)/.exec(location.hash);
    var ids = found ? decoded(found[1]).split(",").filter(Boolean) : [];
    return ids.filter(function (id, at) { return ids.indexOf(id) === at; });
  };
})((window.ocop = window.ocop || {}));
