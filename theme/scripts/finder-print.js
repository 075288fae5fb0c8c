// "Print this list": the present results, in their order, go on to the page that prints. Codes are
// short; where they do not come, ids will do.
(function (ocop) {
  "use strict";

  var MOST = 200;

  function nameOf(c, row) {
    if (c.codes) return c.codes.codes.slice(row * 7, row * 7 + 7);
    return c.product(row).path.slice(c.folder.length, -1);
  }

  function printThese(f, event) {
    if (!f.found || !f.c.makers) return; // the link alone
    var link = event.currentTarget;
    var rows = f.found.rows.slice(0, MOST);
    event.preventDefault();
    ocop.catalogue(["codes"], function () {
      location.href = link.href + "#ids=" + rows.map(function (row) { return nameOf(f.c, row); }).join(",");
    });
  }

  ocop.printThese = printThese;
})((window.ocop = window.ocop || {}));
