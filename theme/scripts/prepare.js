// Makes a parsed query ready for the rows: which words of the index may serve which of its
// places, as bits, and what each costs. Matching itself is done by match.js.
(function (ocop) {
  "use strict";

  var close = ocop.close;

  // Where: in the name, its other spellings, in English, the maker, the place, the group.
  // `of`: the column that says which thing of the shelf a row has; none: its own.
  var FIELDS = [
    { shelf: "name", cost: 0 },
    { shelf: "also", cost: 2 },
    { shelf: "english", cost: 2 },
    { shelf: "maker", cost: 9, of: "makerOf" },
    { shelf: "now", cost: 11, of: "placeOf" },
    { shelf: "then", cost: 12, of: "placeOf" },
    { shelf: "group", cost: 14, of: "groupOf" },
  ];
  var OWN = 3; // so many fields belong to one row alone

  // Everything that the two steps need of a parsed query.
  function prepare(c, parsed) {
    var known = c.words.words.length;
    var ready = {
      size: parsed.typed.length,
      all: (1 << parsed.typed.length) - 1,
      most: parsed.most,
      spans: [],
      free: 0, // places that no word needs to serve
      mask: new Uint16Array(known), // word of the index -> places that it may serve
      firm: new Uint8Array(known), // words that are meant for sure
      best: new Float64Array(parsed.typed.length + 1),
      things: new Int32Array(FIELDS.length), // of the row in hand
      served: new Uint16Array(FIELDS.length),
      shared: [],
    };
    var typed = [];
    parsed.spans.forEach(function (span) {
      if (span.literal && span.to === span.from + 1) typed[span.from] = close.costs(c, span.words[0], span);
    });
    parsed.spans.forEach(function (span) {
      var costs = span.literal ? typed.slice(span.from, span.to) : span.words.map(function (word) {
        return close.costs(c, word, span);
      });
      if (serves(ready, span, costs)) ready.spans.push(spanOf(ready, span, costs));
    });
    ready.from = parsed.typed.map(function (_, at) {
      return ready.spans.filter(function (span) { return span.from === at; });
    });
    ready.shelves = FIELDS.map(function (field) { return c.shelves[field.shelf]; });
    ready.columns = FIELDS.map(function (field) { return field.of ? c[field.of] : null; });
    ready.bits = ready.shelves.map(function (shelf) { return bitsOf(shelf, ready.mask); });
    return ready;
  }

  function bitsFor(span) {
    return ((1 << span.to) - 1) & ~((1 << span.from) - 1);
  }

  // All of one shape: the loop over rows reads them a million times.
  function spanOf(ready, span, costs) {
    return {
      number: ready.spans.length,
      from: span.from,
      to: span.to,
      bits: bitsFor(span),
      cost: span.cost,
      stars: span.stars || "",
      skip: Boolean(span.skip),
      own: Boolean(span.own),
      literal: Boolean(span.literal),
      joined: Boolean(span.joined),
      prefix: Boolean(span.prefix),
      costs: costs,
      first: costs.length ? costs[0].cost : null,
      heads: span.joined ? costs[0].heads : null,
    };
  }

  // Marks the words that may serve a span. False if no text can hold it.
  function serves(ready, span, costs) {
    var bits = bitsFor(span);
    if (span.skip || span.stars) {
      ready.free |= bits;
      return true;
    }
    if (!costs.every(function (one) { return one.hits.length || one.heads; })) return false;
    costs.forEach(function (one) {
      // A word that is known as it was typed was hardly a slip.
      one.most = one.hits.some(function (id) { return one.cost[id] < close.BEGINNING; }) ? close.SLIPPED : close.NO;
      one.hits.forEach(function (id) { if (one.cost[id] < one.most) ready.firm[id] = 1; });
    });
    var rarest = costs.reduce(function (one, other) { return other.hits.length < one.hits.length ? other : one; });
    // A text that holds a phrase holds its rarest word.
    rarest.hits.forEach(function (id) { ready.mask[id] |= bits; });
    if (costs[0].heads && span.joined) {
      costs[0].heads.forEach(function (isHead, id) {
        if (!isHead) return;
        ready.mask[id] |= bits;
        ready.firm[id] = 1;
      });
    }
    return true;
  }

  // Bits that the words of each thing on a shelf serve.
  function bitsOf(shelf, mask) {
    var bits = new Uint16Array(shelf.size);
    for (var thing = 0; thing < shelf.size; thing += 1) {
      var served = 0;
      for (var at = shelf.starts[thing]; at < shelf.starts[thing + 1]; at += 1) served |= mask[shelf.tokens[at]];
      bits[thing] = served;
    }
    return bits;
  }

  ocop.fields = FIELDS;
  ocop.ownFields = OWN;
  ocop.prepare = prepare;
})((window.ocop = window.ocop || {}));
