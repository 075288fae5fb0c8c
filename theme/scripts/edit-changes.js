// What differs between a record and what the form holds: as changes for a block, and in words.
// Knows no element. A path is names and numbers from 0; null stands for "not there".
(function (ocop) {
  "use strict";

  function same(a, b) { return JSON.stringify(a) === JSON.stringify(b); }

  function at(tree, path) {
    return path.reduce(function (found, step) { return found === null || found === undefined ? null : found[step]; }, tree);
  }

  function value(tree, path) {
    var found = at(tree, path);
    return found === undefined ? null : found;
  }

  // A copy with one thing set, or taken out where it is null; nothing empty is left behind.
  function withValue(tree, path, what) {
    var copy = JSON.parse(JSON.stringify(tree || {}));
    var way = [copy];
    for (var depth = 0; depth < path.length - 1; depth += 1) {
      if (way[depth][path[depth]] === undefined) way[depth][path[depth]] = {};
      way.push(way[depth][path[depth]]);
    }
    if (what !== null) way[path.length - 1][path[path.length - 1]] = what;
    else delete way[path.length - 1][path[path.length - 1]];
    for (depth = path.length - 1; depth > 0 && !Object.keys(way[depth]).length; depth -= 1) delete way[depth - 1][path[depth - 1]];
    return copy;
  }

  // fields: of editData. now, wanted: records. -> [[path, old, new]]
  function changes(fields, now, wanted) {
    var found = [];
    function add(path) {
      var old = value(now, path);
      var fresh = value(wanted, path);
      if (!same(old, fresh)) found.push([path, old, fresh]);
    }
    fields.forEach(function (field) {
      if (!field.items) return add(field.path);
      var old = value(now, field.path) || [];
      var fresh = value(wanted, field.path) || [];
      // An item less: which one is certain only if the list is said as a whole.
      if (fresh.length < old.length) return add(field.path);
      old.forEach(function (_, number) {
        field.items.forEach(function (inner) { leaves(field.path.concat(number, inner.path.slice(field.path.length)), add, inner); });
      });
      fresh.slice(old.length).forEach(function (item, more) { found.push([field.path.concat(old.length + more), null, item]); });
    });
    return found;
  }

  // A consent is two values of a record, and one box on the form.
  function leaves(path, add, field) {
    if (field.read !== "consent") return add(path);
    add(path.concat("given_on"));
    add(path.concat("recorded_by"));
  }

  function words(what) {
    if (what === null) return "∅";
    if (Array.isArray(what)) return what.map(words).join("; ");
    if (typeof what === "object") return Object.keys(what).map(function (key) { return words(what[key]); }).join(", ");
    return what.replace(/\s+/g, " ");
  }

  // The field of a path, and which item of a list: "packs and prices 1, price (dong)".
  function label(fields, path, language) {
    var names = path.filter(function (step) { return typeof step === "string"; });
    var number = path.filter(function (step) { return typeof step === "number"; })[0];
    var found = "";
    fields.forEach(function (field) {
      if (same(field.path, names.slice(0, field.path.length))) {
        found = field.label[language] + (number === undefined ? "" : " " + (number + 1));
        (field.items || []).forEach(function (inner) {
          if (names.length > field.path.length && same(inner.path, names.slice(0, inner.path.length))) found += ", " + inner.label[language];
        });
      }
    });
    return found || names.join(" ");
  }

  ocop.changes = { of: changes, label: label, same: same, value: value, withValue: withValue, words: words };
})((window.ocop = window.ocop || {}));
