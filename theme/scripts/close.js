// How close each word of the index is to one that was typed: the lower the cost, the closer.
(function (ocop) {
  "use strict";

  var NO = 255; // another word
  // Same marks 0; then no marks typed, tone left out, wrong tone, wrong marks, a beginning.
  var UNMARKED = 1;
  var TONE_LEFT_OUT = 2;
  var WRONG_TONE = 4;
  var WRONG_MARKS = 8;
  var BEGINNING = 6;
  var KNOWN = 8; // a word that is known as it stands is hardly the beginning of another
  var SLIPPED = 100; // from here to NO: ten for each slip of the finger, three for its first letter

  // How well a word of the index is the typed one.
  function closeness(typed, word) {
    if (typed.text === word.text) return 0;
    if (typed.letters === word.letters) {
      if (typed.tone === word.tone) return 0;
      return typed.text === typed.plain ? UNMARKED : typed.tone ? WRONG_TONE : TONE_LEFT_OUT;
    }
    if (typed.plain !== word.plain && typed.loose !== word.loose) return NO;
    if (typed.text === typed.plain) return UNMARKED;
    // Both letter and tone typed, and both others: "chè" (tea) is not "chế" (to make).
    return typed.tone && typed.tone !== word.tone ? NO : WRONG_MARKS;
  }

  function beginsLike(typed, word, isKnown) {
    var cost = BEGINNING + (isKnown && typed.plain.length > 1 ? KNOWN : 0);
    if (typed.text === typed.plain) return cost + UNMARKED;
    // Whoever types marks means them: "chè" is not on the way to "chép".
    if (typed.tone && typed.tone !== word.tone) return NO;
    return word.letters.startsWith(typed.letters) ? cost : NO;
  }

  // What a word of a query costs with each word of the index: {word, cost, hits, heads}.
  // `hits`: words with a cost below NO. `heads`: words with which a run begins that is
  // written together in the query ("matong"), marked in an array; null if there are none.
  function costs(c, word, way) {
    var words = c.words;
    var found = { word: word, cost: new Uint8Array(words.words.length).fill(NO), hits: [], heads: null, most: NO };
    function hit(id, price) {
      if (price >= found.cost[id]) return;
      if (found.cost[id] === NO) found.hits.push(id);
      found.cost[id] = price;
    }
    if (way.exact) {
      words.alike(word.plain).forEach(function (id) { meant(word, words.words[id], id, hit); });
      return found;
    }
    var alike = words.alike(word.plain).concat(words.alike(word.loose));
    alike.forEach(function (id) {
      var near = closeness(word, words.words[id]);
      // Among slips the other words must be right: nobody errs in every word.
      if (near !== NO && !(way.slips && near >= WRONG_TONE)) hit(id, near);
    });
    if (way.prefix) {
      words.beginning(word.plain).forEach(function (id) { hit(id, beginsLike(word, words.words[id], alike.length > 0)); });
    }
    if (way.slips) slipped(words, word, way.slips, hit);
    if (way.joined && word.plain.length > 3) found.heads = headsOf(words, word.plain);
    return found;
  }

  // A word of a phrase of ours: it has its marks, and means no other.
  function meant(word, known, id, hit) {
    var near = closeness(word, known);
    if (near === 0 || (near === UNMARKED && word.text === word.plain)) hit(id, near);
  }

  function slipped(words, word, may, hit) {
    for (var id = 1; id < words.words.length; id += 1) {
      var other = words.words[id];
      var slips = ocop.slips.between(word, other, may);
      if (slips) hit(id, SLIPPED + slips * 10 + (other.plain[0] === word.plain[0] ? 0 : 3));
    }
  }

  function headsOf(words, plain) {
    var heads = null;
    for (var length = 1; length < plain.length; length += 1) {
      words.alike(plain.slice(0, length)).forEach(function (id) {
        if (words.words[id].plain.length !== length) return;
        heads = heads || new Uint8Array(words.words.length);
        heads[id] = 1;
      });
    }
    return heads;
  }

  ocop.close = { costs: costs, BEGINNING: BEGINNING, NO: NO, SLIPPED: SLIPPED, UNMARKED: UNMARKED };
})((window.ocop = window.ocop || {}));
