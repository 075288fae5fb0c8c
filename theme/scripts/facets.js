// The filters: for each, its values and which of them a row has on the reader's day.
//
// A facet holds `of`: row -> number of its value, -1 for none; or, where a row may have
// several, -> number of a set in `sets`. Words come from the data.
(function (ocop) {
  "use strict";

  var HIDDEN = { lapsed: true, revoked: true, replaced: true };
  var TRUST = ["in-force", "extended", "cannot-tell", "unconfirmed", "none", "lapsed", "revoked", "replaced"];

  function facet(c, id, values, of, more) {
    var label = c.labels[id];
    if (!values.length) return;
    var found = { id: id, label: label.label, values: values, of: of, many: values.length > 12 };
    Object.keys(more || {}).forEach(function (key) { found[key] = more[key]; });
    found.place = new Map(values.map(function (value, number) { return [value.id, number]; }));
    c.facets.push(found);
    c.facets.sort(function (one, other) {
      return c.labels[one.id].order - c.labels[other.id].order;
    });
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
    facet(c, id, values, Int32Array.from(c.claimOf, function (claim) { return ofClaim[claim]; }));
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

  function ofNames(c) {
    ["stars", "state", "term"].forEach(function (id) {
      var valueOf = { stars: function (claim) { return claim.rank; }, state: function (claim) { return claim.state; }, term: term }[id];
      var there = new Set(c.claims.map(valueOf));
      ofClaims(c, id, valueOf, pairs(c.labels[id].values).filter(function (value) { return there.has(value.id); }));
    });
    ofClaims(c, "year", reported, years(c, reported));
    ofClaims(c, "ends", endYear, years(c, endYear));
    facet(c, "group", pairs(c.groups), Int32Array.from(c.groupOf, function (leaf) { return c.leaves[leaf][0]; }));
    ["district", "commune"].forEach(function (id) {
      var column = id === "commune" ? 1 : 2;
      facet(c, id, pairs(id === "commune" ? c.communes : c.districts), Int32Array.from(c.placeOf, function (place) {
        return c.places[place][column];
      }));
    });
    c.trustOf = c.claims.map(function (claim) { return TRUST.indexOf(claim.state); });
    c.starsOf = c.claims.map(function (claim) { return /^[345]/.test(claim.rank) ? Number(claim.rank[0]) + (claim.rank[1] ? 0 : 0.5) : 0; });
    c.isHidden = c.claims.map(function (claim) { return HIDDEN[claim.state] === true; });
  }

  function ofMakers(c, part) {
    var makers = c.makers.map(function (name, place) { return { id: c.makerIds[place], label: name }; });
    facet(c, "producer", makers, Int32Array.from(c.makerOf, function (maker) { return maker - 1; }));
    facet(c, "kind", pairs(part.kinds), Int32Array.from(c.makerOf, function (maker) {
      return maker ? c.makerKind[maker - 1] - 1 : -1;
    }));
  }

  // Sets of values, of which many rows have the same: [[0, 2], ...] and a number for each row.
  function ofSets(c, id, values, part, numbers) {
    facet(c, id, values, numbers(part.of), { sets: part.sets });
  }

  function ofFacts(c, part, numbers) {
    ofSets(c, "papers", pairs(part.papers.values), part.papers, numbers);
    ofSets(c, "sold", pairs(part.sold.values), part.sold, numbers);
    var month = Number(ocop.status.today.slice(5, 7));
    var season = numbers(part.season);
    facet(c, "season", pairs(c.labels.season.values), Int32Array.from(season, function (months) {
      return months >> (month - 1) & 1 ? 0 : -1;
    }));
    facet(c, "price", pairs(c.labels.price.values), Int32Array.from(numbers(part.price), function (band) {
      return band - 1;
    }));
    c.issued = numbers(part.issued);
    c.perKilogram = numbers(part.per_kg);
  }

  ocop.facets = { ofNames: ofNames, ofMakers: ofMakers, ofFacts: ofFacts };
})((window.ocop = window.ocop || {}));
