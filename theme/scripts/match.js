// Which rows a query finds, and how well: the lower the cost, the better the hit.
//
// Two steps. First each word that the index knows gets the places of the query that it
// may serve, as bits; a row whose words do not serve every place is out (a look into an
// array for each word of a row). Then the rows that are left are looked at closely.
(function (ocop) {
  "use strict";

  var SLIP = ocop.query.SLIP;
  var NO = 255;

  // How exact: same marks, no marks typed, wrong tone, wrong marks, beginning of a word.
  var UNMARKED = 1;
  var TONE_LEFT_OUT = 2;
  var WRONG_TONE = 3;
  var WRONG_MARKS = 5;
  var BEGINNING = 6;
  var JOINED = 2;
  var SLIPPED = 100; // first of the numbers below NO that stand for slips

  // Where: in the name, its other spellings, in English, the maker, the place, the group.
  var FIELDS = [
    { shelf: "name", cost: 0, of: row },
    { shelf: "also", cost: 2, of: row },
    { shelf: "english", cost: 2, of: row },
    { shelf: "maker", cost: 9, of: function (c, at) { return c.makerOf ? c.makerOf[at] : 0; } },
    { shelf: "now", cost: 11, of: function (c, at) { return c.placeOf[at]; } },
    { shelf: "then", cost: 12, of: function (c, at) { return c.placeOf[at]; } },
    { shelf: "group", cost: 14, of: function (c, at) { return c.groupOf[at]; } },
  ];
  var OWN = 3; // so many fields belong to one row alone
  var APART = 1; // words that do not stand side by side
  var NOT_FIRST = 2; // the name begins with something else: plums in honey are no honey
  var WHOLE_NAME = -2;
  var ANY = 400; // more than any sum of costs without a slip

  function row(c, at) {
    return at;
  }

  // How well a word of the index is the typed one; NO if it is another.
  function closeness(typed, word) {
    if (typed.text === word.text) return 0;
    if (typed.letters === word.letters) {
      if (typed.tone === word.tone) return 0;
      return typed.text === typed.plain ? UNMARKED : typed.tone ? WRONG_TONE : TONE_LEFT_OUT;
    }
    if (typed.plain !== word.plain && typed.loose !== word.loose) return NO;
    return typed.text === typed.plain ? UNMARKED : WRONG_MARKS;
  }

  function beginsLike(typed, word) {
    if (typed.text === typed.plain) return BEGINNING + UNMARKED;
    // Whoever types marks means them: "chè" is not on the way to "chép".
    return ocop.text.letters(word.text).startsWith(typed.letters) ? BEGINNING : NO;
  }

  // For one word of a span: word of the index -> cost, and which may begin a run
  // that is written together in the query ("matong").
  function costsOf(c, word, span) {
    var words = c.words;
    var cost = new Uint8Array(words.words.length).fill(NO);
    var hits = [];
    var heads = [];
    function hit(id, price) {
      if (price >= cost[id]) return;
      if (cost[id] === NO) hits.push(id);
      cost[id] = price;
    }
    if (span.exact) {
      words.alike(word.plain).forEach(function (id) {
        var near = closeness(word, words.words[id]);
        if (near === 0 || (near === UNMARKED && word.text === word.plain && !span.marked)) hit(id, near);
      });
      return { cost: cost, hits: hits, heads: heads, word: word };
    }
    words.alike(word.plain).concat(words.alike(word.loose)).forEach(function (id) {
      var near = closeness(word, words.words[id]);
      if (near !== NO) hit(id, near);
    });
    if (span.prefix) {
      words.beginning(word.plain).forEach(function (id) { hit(id, beginsLike(word, words.words[id])); });
    }
    if (span.slips) slipped(words, word, span.slips, hit);
    if (span.joined && word.plain.length > 3) {
      for (var length = 1; length < word.plain.length; length += 1) {
        words.alike(word.plain.slice(0, length)).forEach(function (id) {
          if (words.words[id].plain.length === length) heads.push(id);
        });
      }
    }
    return { cost: cost, hits: hits, heads: heads, word: word };
  }

  function slipped(words, word, most, hit) {
    for (var id = 1; id < words.words.length; id += 1) {
      var other = words.words[id].plain;
      if (other.length < 2 || (other.length < 4 && word.plain.length < 4 && other[0] !== word.plain[0] && other.slice(1) !== word.plain.slice(1))) continue;
      var slips = ocop.query.distance(word.plain, other, most);
      if (slips && slips <= most) hit(id, SLIPPED + slips * 10 + (other[0] === word.plain[0] ? 0 : 3));
    }
  }

  // Everything that the two steps need of a parsed query.
  function prepare(c, parsed) {
    var mask = new Uint16Array(c.words.words.length);
    var firm = new Uint8Array(c.words.words.length);
    var free = 0;
    var typed = [];
    parsed.spans.forEach(function (span) {
      if (span.literal && span.to === span.from + 1) typed[span.from] = costsOf(c, span.words[0], span);
    });
    var spans = parsed.spans.filter(function (span) {
      span.costs = span.literal ? typed.slice(span.from, span.to) : span.words.map(function (word) {
        return costsOf(c, word, span);
      });
      var bits = 0;
      for (var at = span.from; at < span.to; at += 1) bits |= 1 << at;
      span.bits = bits;
      if (span.skip || span.stars) {
        free |= bits;
        return true;
      }
      var served = span.costs.every(function (one) { return one.hits.length || one.heads.length; });
      if (!served) return false;
      span.costs.forEach(function (one) {
        // A word that is known as it was typed was hardly a slip.
        one.most = one.hits.some(function (id) { return one.cost[id] < BEGINNING; }) ? SLIPPED : NO;
        one.hits.forEach(function (id) {
          mask[id] |= bits;
          if (one.cost[id] < one.most) firm[id] = 1;
        });
        one.heads.forEach(function (id) {
          mask[id] |= bits;
          firm[id] = 1;
        });
      });
      return true;
    });
    return {
      spans: spans,
      firm: firm,
      free: free,
      bits: FIELDS.map(function (field) { return bitsOf(c.shelves[field.shelf], mask); }),
      known: [],
      all: (1 << parsed.typed.length) - 1,
      most: parsed.most,
      size: parsed.typed.length,
    };
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

  // Cost of a span in one text: its words one after the other. Adds slips as SLIP each.
  function inText(c, shelf, thing, span) {
    var best = Infinity;
    for (var at = shelf.starts[thing]; at < shelf.starts[thing + 1]; at += 1) {
      var sum = runCost(c, shelf, at, shelf.starts[thing + 1], span);
      if (sum < best) best = sum;
    }
    return best;
  }

  function runCost(c, shelf, at, end, span) {
    var sum = 0;
    for (var place = 0; place < span.costs.length; place += 1) {
      if (at + place >= end) return Infinity;
      var price = span.costs[place].cost[shelf.tokens[at + place]];
      if (price === NO) return span.joined ? joinedCost(c, shelf, at, end, span) : Infinity;
      sum += price < SLIPPED ? price : SLIP * Math.floor((price - SLIPPED) / 10) + (price % 10);
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
    return rest || next < at + 2 ? Infinity : JOINED + UNMARKED;
  }

  // The best way to cover the query with spans that the row serves.
  function rowCost(c, ready, row) {
    var best = [0];
    for (var end = 1; end <= ready.size; end += 1) best[end] = Infinity;
    for (var place = 0; place < ready.size; place += 1) {
      if (best[place] === Infinity) continue;
      for (var s = 0; s < ready.spans.length; s += 1) {
        var span = ready.spans[s];
        if (span.from !== place) continue;
        var price = span.cost + spanCost(c, ready, row, span, s) + (place ? APART : 0);
        if (best[place] + price < best[span.to]) best[span.to] = best[place] + price;
      }
    }
    var total = best[ready.size];
    if (total === Infinity || Math.floor(total / SLIP) > ready.most) return Infinity;
    return total + nameCost(c, ready, row);
  }

  function spanCost(c, ready, row, span, number) {
    if (span.skip) return 0;
    if (span.stars) return c.claims[c.claimOf[row]].rank[0] === span.stars ? 0 : Infinity;
    var best = Infinity;
    for (var f = 0; f < FIELDS.length; f += 1) {
      var field = FIELDS[f];
      if (field.cost >= best) break;
      var thing = field.of(c, row);
      if ((ready.bits[f][thing] & span.bits) !== span.bits) continue;
      var shelf = c.shelves[field.shelf];
      var price = f < OWN ? inText(c, shelf, thing, span) : shared(c, ready, f, number, shelf, thing, span);
      if (price + field.cost < best) best = price + field.cost;
    }
    return best;
  }

  // Makers, places and groups stand behind many rows: each is looked at once a query.
  function shared(c, ready, f, number, shelf, thing, span) {
    var key = f * ready.spans.length + number;
    var known = ready.known[key] || (ready.known[key] = new Float32Array(shelf.size).fill(-1));
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

  // Rows that the query finds: {rows, costs}.
  function match(c, parsed) {
    var ready = prepare(c, parsed);
    var rows = [];
    var costs = [];
    for (var row = 0; row < c.size; row += 1) {
      var bits = ready.free;
      for (var f = 0; f < FIELDS.length; f += 1) bits |= ready.bits[f][f < OWN ? row : FIELDS[f].of(c, row)];
      if ((bits & ready.all) !== ready.all) continue;
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

  // First as typed; only if that finds nothing, allowing for slips of the finger.
  function find(c, query) {
    var parsed = ocop.query.parse(c, query, false);
    if (!parsed.typed.length) return null;
    var found = match(c, parsed);
    if (!found.rows.length) found = match(c, ocop.query.parse(c, query, true));
    return found;
  }

  // The rows that are nearest to a query that finds nothing: most of its letters served.
  function nearest(c, query, most) {
    var parsed = ocop.query.parse(c, query, true);
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

  // Where the words stand in a text as it is shown: [[from, to], ...].
  function highlight(shown, words) {
    var places = ocop.text.spans(shown);
    var there = places.map(function (place) {
      return ocop.text.words(shown.slice(place[0], place[1]))[0] || "";
    });
    var plains = there.map(ocop.text.fold);
    return places.map(function (place, at) {
      var length = 0;
      words.forEach(function (one) {
        length = Math.max(length, marked(one, there[at], plains, at));
      });
      return [place[0], Math.min(place[0] + length, place[1])];
    }).filter(function (range) { return range[1] > range[0]; });
  }

  // How many letters of a word are to be marked.
  function marked(one, word, plains, at) {
    var id = one.words.exact(word);
    var cost = id === undefined ? NO : one.hits[id];
    if (cost < one.most && cost !== NO) {
      return cost >= BEGINNING && cost < SLIPPED ? one.word.plain.length : Infinity;
    }
    return one.joined && one.word.plain.length > 3 && chained(plains, at, one.word.plain) ? Infinity : 0;
  }

  // True if the word at this place belongs to a run that is the typed word.
  function chained(plains, at, typed) {
    for (var from = at; from >= 0 && from > at - 6; from -= 1) {
      var joined = "";
      for (var to = from; to < plains.length && joined.length < typed.length; to += 1) joined += plains[to];
      if (to > at && to > from + 1 && joined === typed) return true;
    }
    return false;
  }

  ocop.match = { find: find, nearest: nearest, SLIP: SLIP };
  ocop.highlight = highlight;
})((window.ocop = window.ocop || {}));
