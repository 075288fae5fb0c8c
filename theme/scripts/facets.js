// The filters: for each, its values and which of them a row has on the reader's day.
//
// A facet holds `of`: row -> number of its value, -1 for none; or, where a row may have
// several, -> number of a set in `sets`. Words come from the data.
(function (ocop) {
  "use strict";

  function facet(c, id, values, of, more) {
    var label = c.labels[id];
    if (!values.length) return [];
    var found = { id: id, label: label.label, values: values, of: of, many: values.length > 12 };
    Object.keys(more || {}).forEach(function (key) { found[key] = more[key]; });
    found.place = new Map(values.map(function (value, number) { return [value.id, number]; }));
    return [found];
  }

  function pairs(rows) {
    return rows.map(function (row) { return { id: row[0], label: row[1] }; });
  }

  // A facet that is worked out from what each product may claim today.
  function ofClaims(c, id, valueOf, values) {
    var place = {};
    values.forEach(function (value, number) { place[value.id] = number; });
    var ofClaim = c.claims.map(function (claim) {
      var value = valueOf(claim);
      return value in place ? place[value] : -1;
    });
    return facet(c, id, values, Int32Array.from(c.claimOf, function (claim) { return ofClaim[claim]; }));
  }

  function years(c, valueOf) {
    var found = new Set(c.claims.map(valueOf).filter(Boolean));
    return Array.from(found).sort().reverse().map(function (year) { return { id: year, label: year }; });
  }

  function reported(claim) {
    return claim.state === "unconfirmed" ? claim.hint.split(":")[1] || "" : "";
  }

  function endYear(claim) {
    return /^\d{4}-/.test(claim.hint) ? claim.hint.slice(0, 4) : "";
  }

  function term(claim) {
    return claim.state === "unconfirmed" ? claim.hint.split(":")[0] : "";
  }

  function stated(c, id, valueOf) {
    var there = new Set(c.claims.map(valueOf));
    return ofClaims(c, id, valueOf, pairs(c.labels[id].values).filter(function (value) { return there.has(value.id); }));
  }

  function ofNames(c) {
    function ofPlaces(id, units) {
      return facet(c, id, pairs(units), Int32Array.from(c.placeOf, function (place) { return c.places[place][id]; }));
    }
    return stated(c, "stars", function (claim) { return claim.rank; }).concat(
      stated(c, "state", function (claim) { return claim.state; }),
      stated(c, "term", term),
      ofClaims(c, "year", reported, years(c, reported)),
      ofClaims(c, "ends", endYear, years(c, endYear)),
      facet(c, "group", pairs(c.groups), Int32Array.from(c.groupOf, function (leaf) { return c.leaves[leaf]; })),
      ofPlaces("district", c.districts),
      ofPlaces("commune", c.communes)
    );
  }

  function ofMakers(c, part) {
    var makers = c.makers.map(function (name, place) { return { id: c.makerIds[place], label: name }; });
    return facet(c, "producer", makers, Int32Array.from(c.makerOf, function (maker) { return maker - 1; })).concat(
      facet(c, "kind", pairs(part.kinds), Int32Array.from(c.makerOf, function (maker) {
        return maker ? c.makerKind[maker - 1] - 1 : -1;
      }))
    );
  }

  function ofFacts(c, part) {
    // Sets of values, of which many rows have the same: [[0, 2], ...] and a number for each row.
    function ofSets(id, column) {
      return facet(c, id, pairs(column.values), ocop.columns.numbers(column.of), { sets: column.sets });
    }
    var month = Number(ocop.status.today.slice(5, 7));
    return ofSets("papers", part.papers).concat(
      ofSets("sold", part.sold),
      facet(c, "season", pairs(c.labels.season.values), ocop.columns.numbers(part.season).map(function (months) {
        return months >> (month - 1) & 1 ? 0 : -1;
      })),
      facet(c, "price", pairs(c.labels.price.values), ocop.columns.numbers(part.price).map(function (band) { return band - 1; }))
    );
  }

  // All facets for which there are data, in their order.
  function facets(c) {
    var all = ofNames(c);
    if (c.added.makers) all = all.concat(ofMakers(c, c.added.makers));
    if (c.added.facts) all = all.concat(ofFacts(c, c.added.facts));
    return all.sort(function (one, other) { return c.labels[one.id].order - c.labels[other.id].order; });
  }

  ocop.facets = facets;
})((window.ocop = window.ocop || {}));
