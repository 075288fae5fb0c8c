// Which products an address names: #card-8,vi,a4&ids=CODE,ID. Each once, in its order; and
// which rows of the catalogue those are.
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
  function idOf(c, row) {
    return c.product(row).path.slice(c.folder.length, -1);
  }

  // Short code or id -> number of the product.
  function known(c) {
    var found = {};
    for (var row = 0; row < c.size; row += 1) {
      found[c.codes.codes.slice(row * 7, row * 7 + 7)] = row;
      found[idOf(c, row)] = row;
    }
    return found;
  }

  // Names (codes or ids) -> {rows: each product once, unknown: names that are none}. Needs the
  // parts "makers" and "codes".
  ocop.rowsNamed = function (c, names) {
    var all = known(c);
    var there = names.map(function (one) {
      return one.toUpperCase() in all ? all[one.toUpperCase()] : all[one];
    });
    return {
      rows: there.filter(function (row, at) { return row !== undefined && there.indexOf(row) === at; }),
      unknown: names.filter(function (_, at) { return there[at] === undefined; }),
    };
  };
  ocop.idOf = idOf;
})((window.ocop = window.ocop || {}));
