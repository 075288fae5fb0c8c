// Answers a query with filters: the rows in order, counts for every filter, and a way
// out where nothing is found. Counts are made of the same rows as the list.
(function (ocop) {
  "use strict";

  var ROWS = 1 << 20; // more rows than any catalogue has: the place of a row in a sort key

  // Facets with the values that are chosen: [{facet, allowed: bytes by value}], else null.
  function chosen(c, filters) {
    return c.facets.map(function (facet) {
      var wanted = ((filters || {})[facet.id] || []).filter(function (id) { return facet.place.has(id); });
      if (!wanted.length) return null;
      var allowed = new Uint8Array(facet.values.length);
      wanted.forEach(function (id) { allowed[facet.place.get(id)] = 1; });
      return allowed;
    });
  }

  function has(facet, allowed, row) {
    var value = facet.of[row];
    if (!facet.sets) return value >= 0 && allowed[value] === 1;
    var set = facet.sets[value];
    for (var at = 0; at < set.length; at += 1) if (allowed[set[at]]) return true;
    return false;
  }

  function tally(facet, counts, row) {
    var value = facet.of[row];
    if (!facet.sets) {
      if (value >= 0) counts[value] += 1;
      return;
    }
    var set = facet.sets[value];
    for (var at = 0; at < set.length; at += 1) counts[set[at]] += 1;
  }

  // Sieves the matches. A row that fails one facet alone still counts for that facet:
  // that many more the list would have.
  function sieve(c, matches, allowed, lapsed) {
    var state = c.facets.findIndex(function (facet) { return facet.id === "state"; });
    var hides = !lapsed && !allowed[state];
    var active = [];
    allowed.forEach(function (one, place) { if (one) active.push(place); });
    var counts = c.facets.map(function (facet) { return new Int32Array(facet.values.length); });
    var kept = [];
    var hidden = 0;
    var missed = new Int32Array(c.facets.length);
    for (var at = 0; at < matches.rows.length; at += 1) {
      var row = matches.rows[at];
      var fails = 0;
      var failed = -1;
      for (var one = 0; one < active.length && fails < 2; one += 1) {
        if (!has(c.facets[active[one]], allowed[active[one]], row)) {
          fails += 1;
          failed = active[one];
        }
      }
      var hiddenRow = hides && c.isHidden[c.claimOf[row]];
      if (hiddenRow && !fails) hidden += 1;
      if (hiddenRow) {
        fails += 1;
        failed = state;
      }
      if (fails > 1) continue;
      if (fails) {
        tally(c.facets[failed], counts[failed], row);
        missed[failed] += 1;
        continue;
      }
      kept.push(at);
      for (var f = 0; f < c.facets.length; f += 1) tally(c.facets[f], counts[f], row);
    }
    return { kept: kept, counts: counts, hidden: hidden, missed: missed };
  }

  // One number a row, smallest first; ties go by the order of names.
  function keyOf(c, sort, cost, row) {
    var claim = c.claimOf[row];
    var trust = c.trustOf[claim] * 16 + 10 - 2 * c.starsOf[claim];
    if (sort === "name") return 0;
    if (sort === "stars") return (12 - 2 * c.starsOf[claim]) * 16 + c.trustOf[claim];
    if (sort === "newest") return c.issued ? 65536 - c.issued[row] : trust;
    if (sort === "price") return c.perKilogram && c.perKilogram[row] ? c.perKilogram[row] : 1e8;
    return (cost + 2) * 256 + trust;
  }

  function ordered(c, sort, matches, kept) {
    var keys = new Float64Array(kept.length);
    kept.forEach(function (at, place) {
      var row = matches.rows[at];
      keys[place] = keyOf(c, sort, matches.costs[at], row) * ROWS + row;
    });
    keys.sort();
    return Array.from(keys, function (key) { return key % ROWS; });
  }

  function everything(c) {
    if (!c.everything) {
      var rows = [];
      for (var row = 0; row < c.size; row += 1) rows.push(row);
      c.everything = { rows: rows, costs: new Int32Array(c.size), words: [] };
    }
    return c.everything;
  }

  function named(c, counts) {
    var found = {};
    c.facets.forEach(function (facet, place) {
      found[facet.id] = {};
      facet.values.forEach(function (value, number) { found[facet.id][value.id] = counts[place][number]; });
    });
    return found;
  }

  // What can be taken back so that something is found: [{facet, count}], most first.
  function loosen(c, wanted, allowed, sieved) {
    var found = [];
    c.facets.forEach(function (facet, place) {
      if (allowed[place] && sieved.missed[place]) found.push({ facet: facet.id, count: sieved.missed[place] });
    });
    if (wanted.query && allowed.some(Boolean)) {
      var all = sieve(c, everything(c), allowed, wanted.lapsed).kept.length;
      if (all) found.push({ facet: "query", count: all });
    }
    return found.sort(function (one, other) { return other.count - one.count; });
  }

  function find(c, wanted) {
    var query = (wanted.query || "").trim();
    var matches = query ? lookUp(c, query) : everything(c);
    var allowed = chosen(c, wanted.filters);
    var sieved = sieve(c, matches, allowed, wanted.lapsed);
    var found = {
      rows: ordered(c, wanted.sort, matches, sieved.kept),
      counts: named(c, sieved.counts),
      hidden: sieved.hidden,
      words: matches.words,
    };
    if (!found.rows.length) {
      found.loosen = loosen(c, { query: query, lapsed: wanted.lapsed }, allowed, sieved);
      found.nearest = matches.rows.length
        ? ordered(c, "relevance", matches, matches.rows.map(function (_, at) { return at; })).slice(0, 5)
        : ocop.match.nearest(c, query, 5);
    }
    return found;
  }

  // A code, a barcode or the number of a decision goes before words.
  function lookUp(c, query) {
    if (c.codes && ocop.code) {
      var coded = ocop.code(c, query);
      if (coded.rows.length) {
        return { rows: coded.rows, costs: new Int32Array(coded.rows.length), words: [] };
      }
    }
    return ocop.match.find(c, query) || everything(c);
  }

  ocop.find = find;
})((window.ocop = window.ocop || {}));
