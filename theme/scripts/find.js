// Answers a query with filters: the rows in order, counts for every filter, and a way
// out where nothing is found. Counts are made of the same rows as the list.
(function (ocop) {
  "use strict";

  var ROWS = 1 << 20; // more rows than any catalogue has: the place of a row in a sort key

  // The facets, as soon as there are the script and the words for them.
  function facetsOf(c) {
    if (!ocop.facets || !c.labels) return [];
    c.facets = c.facets || ocop.facets(c);
    return c.facets;
  }

  // Facets with the values that are chosen: [{facet, allowed: bytes by value}], else null.
  function chosen(c, filters) {
    return facetsOf(c).map(function (facet) {
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
  // `isBrief`: without counts.
  function sieve(c, matches, allowed, lapsed, isBrief) {
    var facets = facetsOf(c);
    var tallied = isBrief ? 0 : facets.length;
    var state = facets.findIndex(function (facet) { return facet.id === "state"; });
    var hides = !lapsed && !allowed[state];
    var active = [];
    allowed.forEach(function (one, place) { if (one) active.push(place); });
    var counts = facets.map(function (facet) { return new Int32Array(facet.values.length); });
    var kept = [];
    var hidden = 0;
    for (var at = 0; at < matches.rows.length; at += 1) {
      var row = matches.rows[at];
      var fails = 0;
      var failed = -1;
      for (var one = 0; one < active.length && fails < 2; one += 1) {
        if (!has(facets[active[one]], allowed[active[one]], row)) {
          fails += 1;
          failed = active[one];
        }
      }
      var hiddenRow = hides && c.claims[c.claimOf[row]].isHidden;
      if (hiddenRow && !fails) hidden += 1;
      if (hiddenRow) {
        fails += 1;
        failed = state;
      }
      if (fails > 1 || fails && failed < 0) continue;
      if (fails) {
        if (!isBrief) tally(facets[failed], counts[failed], row);
        continue;
      }
      kept.push(at);
      for (var f = 0; f < tallied; f += 1) tally(facets[f], counts[f], row);
    }
    return { kept: kept, counts: counts, hidden: hidden };
  }

  // One number a row, smallest first; ties go by the order of names.
  function keyOf(c, sort, cost, row) {
    var claim = c.claims[c.claimOf[row]];
    var trust = claim.trust * 16 + 10 - 2 * claim.stars;
    if (sort === "name") return 0;
    if (sort === "stars") return (12 - 2 * claim.stars) * 16 + claim.trust;
    if (sort === "newest") return c.issued ? 65536 - c.issued[row] : trust;
    if (sort === "price") return c.perKilogram && c.perKilogram[row] ? c.perKilogram[row] : 4e9;
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

  // Counts by facet, each by the number of the value: a country has 15,000 makers, and
  // nobody reads so many counts at once.
  function byFacet(c, counts) {
    var found = {};
    facetsOf(c).forEach(function (facet, place) { found[facet.id] = counts[place]; });
    return found;
  }

  // What can be taken back so that something is found: [{facet, count}], most first.
  function loosen(c, wanted, matches, allowed) {
    var found = [];
    facetsOf(c).forEach(function (facet, place) {
      if (!allowed[place]) return;
      // Worked out as the list would be: without a choice of states, ended ones are hidden.
      var others = allowed.slice();
      others[place] = null;
      var count = sieve(c, matches, others, wanted.lapsed, true).kept.length;
      if (count) found.push({ facet: facet.id, count: count });
    });
    if (wanted.query && allowed.some(Boolean)) {
      var all = sieve(c, everything(c), allowed, wanted.lapsed, true).kept.length;
      if (all) found.push({ facet: "query", count: all });
    }
    return found.sort(function (one, other) { return other.count - one.count; });
  }

  function find(c, wanted) {
    var query = (wanted.query || "").trim();
    var matches = query ? lookUp(c, query) : everything(c);
    var allowed = chosen(c, wanted.filters);
    var sieved = sieve(c, matches, allowed, wanted.lapsed, wanted.brief);
    var found = {
      rows: ordered(c, wanted.sort, matches, sieved.kept),
      counts: byFacet(c, sieved.counts),
      hidden: sieved.hidden,
      words: matches.words,
      brief: Boolean(wanted.brief),
    };
    if (!found.rows.length) {
      found.loosen = loosen(c, { query: query, lapsed: wanted.lapsed }, matches, allowed);
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

  // What is printed on packs has digits, or is a short code of seven signs without U. Its
  // data is loaded only then.
  function wantsCodes(query) {
    return /\d/.test(query) || /^[a-tv-z]{7}$/i.test(query.replace(/[\s-]/g, ""));
  }

  ocop.find = find;
  ocop.facetsOf = facetsOf;
  ocop.wantsCodes = wantsCodes;
})((window.ocop = window.ocop || {}));
