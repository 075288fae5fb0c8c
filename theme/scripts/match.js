// Which rows a query finds, and how well: the lower the cost, the better the hit.
//
// Two steps. First each word that the index knows gets the places of the query that it
// may serve, as bits; a row whose words do not serve every place is out (a look into an
// array for each word of a row). Then the rows that are left are looked at closely.
(function (ocop) {
  "use strict";

  var close = ocop.close;
  var NO = close.NO;
  var SLIPPED = close.SLIPPED;
  var FIELDS = ocop.fields;
  var prepare = ocop.prepare;
  var SLIP = ocop.query.SLIP;
  var BEGINNING = close.BEGINNING;
  var JOINED = ocop.query.JOINED;

  var OWN = ocop.ownFields;
  var APART = 4; // words side by side in the query that do not stand so in a text
  var NOT_FIRST = 3; // the name begins with something else: plums in honey are no honey
  var WHOLE_NAME = -2;
  var ANY = 400; // more than any sum of costs without a slip

  // Cost of a span in one text: its words one after the other. Adds slips as SLIP each.
  function inText(c, shelf, thing, span) {
    var best = Infinity;
    var end = shelf.starts[thing + 1];
    for (var at = shelf.starts[thing]; at < end; at += 1) {
      var token = shelf.tokens[at];
      var price = span.first[token];
      var sum = Infinity;
      if (price === NO) {
        if (span.heads !== null && span.heads[token] === 1) sum = joinedCost(c, shelf, at, end, span);
      } else {
        sum = price < SLIPPED ? price : slipCost(price);
        if (span.costs.length > 1) sum += restCost(shelf, at, end, span);
      }
      if (sum < best) best = sum;
    }
    return best;
  }

  function slipCost(price) {
    return SLIP * Math.floor((price - SLIPPED) / 10) + price % 10;
  }

  // Of the words behind the first.
  function restCost(shelf, at, end, span) {
    var sum = 0;
    for (var place = 1; place < span.costs.length; place += 1) {
      if (at + place >= end) return Infinity;
      var price = span.costs[place].cost[shelf.tokens[at + place]];
      if (price === NO) return Infinity;
      sum += price < SLIPPED ? price : slipCost(price);
    }
    return sum;
  }

  // "matong" for "mật ong": words of the text that together are the typed one, or begin so.
  function joinedCost(c, shelf, at, end, span) {
    var rest = span.costs[0].word.plain;
    for (var next = at; next < end && rest; next += 1) {
      var plain = c.words.words[shelf.tokens[next]].plain;
      if (!plain) return Infinity;
      if (rest.startsWith(plain)) rest = rest.slice(plain.length);
      else if (span.prefix && next > at && plain.startsWith(rest)) return JOINED + BEGINNING;
      else return Infinity;
    }
    return rest || next < at + 2 ? Infinity : JOINED + close.UNMARKED;
  }

  // The best way to cover the query with spans that the row in hand serves.
  function rowCost(c, ready, row) {
    var best = ready.best;
    best.fill(Infinity);
    best[0] = 0;
    for (var place = 0; place < ready.size; place += 1) {
      if (best[place] === Infinity) continue;
      var spans = ready.from[place];
      for (var s = 0; s < spans.length; s += 1) {
        var span = spans[s];
        var soFar = best[place] + span.cost + (place ? APART : 0);
        if (soFar >= best[span.to]) continue;
        soFar += spanCost(c, ready, row, span);
        if (soFar < best[span.to]) best[span.to] = soFar;
      }
    }
    var total = best[ready.size];
    if (total === Infinity || Math.floor(total / SLIP) > ready.most) return Infinity;
    return total + nameCost(c, ready, row);
  }

  function spanCost(c, ready, row, span) {
    if (span.skip) return 0;
    if (span.stars !== "") return c.claims[c.claimOf[row]].rank[0] === span.stars ? 0 : Infinity;
    var best = Infinity;
    var most = span.own ? OWN : FIELDS.length;
    for (var f = 0; f < most; f += 1) {
      if (FIELDS[f].cost >= best) break;
      if ((ready.served[f] & span.bits) !== span.bits) continue;
      var shelf = ready.shelves[f];
      var thing = ready.things[f];
      var price = f < OWN ? inText(c, shelf, thing, span) : shared(c, ready, f, shelf, thing, span);
      if (price + FIELDS[f].cost < best) best = price + FIELDS[f].cost;
    }
    return best;
  }

  // Makers, places and groups stand behind many rows: each is looked at once a query.
  function shared(c, ready, f, shelf, thing, span) {
    var key = f * ready.spans.length + span.number;
    var known = ready.shared[key] || (ready.shared[key] = new Float32Array(shelf.size).fill(-1));
    if (known[thing] < 0) known[thing] = inText(c, shelf, thing, span);
    return known[thing];
  }

  // What it is stands first in a Vietnamese name: "mật ong ..." is honey.
  function nameCost(c, ready, row) {
    var shelf = c.shelves.name;
    var from = shelf.starts[row];
    var to = shelf.starts[row + 1];
    var served = 0;
    for (var at = from; at < to; at += 1) served += ready.firm[shelf.tokens[at]];
    if (served === to - from) return WHOLE_NAME;
    return ready.firm[shelf.tokens[from]] ? 0 : NOT_FIRST;
  }

  // Takes a row in hand: its things on the shelves, and the places of the query that each
  // may serve. False if they do not serve all.
  function takes(ready, row) {
    var all = ready.free;
    for (var f = 0; f < FIELDS.length; f += 1) {
      var column = ready.columns[f];
      var thing = column ? column[row] : row;
      var bits = ready.bits[f][thing];
      ready.things[f] = thing;
      ready.served[f] = bits;
      all |= bits;
    }
    return (all & ready.all) === ready.all;
  }

  // Rows that the query finds: {rows, costs}.
  function match(c, parsed) {
    var ready = prepare(c, parsed);
    var rows = [];
    var costs = [];
    for (var row = 0; row < c.size; row += 1) {
      if (!takes(ready, row)) continue;
      var cost = rowCost(c, ready, row);
      if (cost === Infinity) continue;
      rows.push(row);
      costs.push(cost);
    }
    return { rows: rows, costs: costs, words: heard(c, ready) };
  }

  // Words to mark in a text, with the words of the index that they found.
  function heard(c, ready) {
    var found = [];
    ready.spans.forEach(function (span) {
      if (span.literal && span.to > span.from + 1) return;
      span.costs.forEach(function (one) {
        found.push({ word: one.word, hits: one.cost, most: one.most, joined: span.joined, words: c.words });
      });
    });
    return found;
  }

  // What two readings of a query find: each row at its lower cost.
  function either(one, other, extra) {
    var place = new Map(one.rows.map(function (row, at) { return [row, at]; }));
    other.rows.forEach(function (row, at) {
      var cost = other.costs[at] + extra;
      if (!place.has(row)) {
        one.rows.push(row);
        one.costs.push(cost);
      } else if (cost < one.costs[place.get(row)]) {
        one.costs[place.get(row)] = cost;
      }
    });
    return { rows: one.rows, costs: one.costs, words: one.words.concat(other.words) };
  }

  // First as typed; only if that finds nothing, leaving more words out, and then allowing
  // for slips of the finger.
  function find(c, query) {
    var parsed = ocop.query.parse(c, query, false);
    if (!parsed.typed.length) return null;
    var found = match(c, parsed);
    var apart = ocop.query.takenApart(c, query);
    if (apart) found = either(found, match(c, ocop.query.parse(c, apart, false)), ocop.query.JOINED);
    if (!found.rows.length) found = match(c, ocop.query.parse(c, query, false, true));
    if (!found.rows.length) found = match(c, ocop.query.parse(c, query, true, true));
    return found;
  }

  // The rows that are nearest to a query that finds nothing: most of its letters served.
  function nearest(c, query, most) {
    var parsed = ocop.query.parse(c, query, true, true);
    var ready = prepare(c, parsed);
    var scored = [];
    for (var row = 0; row < c.size; row += 1) {
      var letters = 0;
      var price = 0;
      for (var s = 0; s < ready.spans.length; s += 1) {
        var span = ready.spans[s];
        if (span.skip || span.stars || span.to - span.from > 1 || span.cost) continue;
        var own = inText(c, c.shelves.name, row, span);
        if (own === Infinity) own = inText(c, c.shelves.also, row, span);
        if (own === Infinity || span.costs[0].word.plain.length < 2) continue;
        letters += span.costs[0].word.plain.length;
        price += own;
      }
      if (letters > 2) scored.push([price - letters * ANY, row]);
    }
    scored.sort(function (one, other) { return one[0] - other[0] || one[1] - other[1]; });
    return scored.slice(0, most).map(function (one) { return one[1]; });
  }

  ocop.match = { find: find, nearest: nearest };
})((window.ocop = window.ocop || {}));
