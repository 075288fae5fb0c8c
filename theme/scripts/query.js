// What somebody typed, as spans of words, each with the ways in which it can be meant:
// the words themselves, words written together or apart, synonyms, stars, words to skip.
(function (ocop) {
  "use strict";

  var text = ocop.text;

  var MOST_WORDS = 10;
  // What each way costs; match.js adds how exact the words are and where they stand.
  var JOINED = 2;
  var SYNONYM = 4;
  var SLIP = 1000; // a slip of the finger outweighs everything else
  var SKIPPED = 60;
  var STARS = /^([345])(sao|stars?)?$/;

  // How far a slip may go: "tao" for "thao", "bufalo" for "buffalo".
  function slipsIn(plain) {
    return plain.length < 3 ? 0 : plain.length < 8 ? 1 : 2;
  }

  // Damerau's distance, given up beyond `most`: letters put in, left out, changed, swapped.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    var before = [];
    var last = [];
    var row = [];
    for (var j = 0; j <= other.length; j += 1) last[j] = j;
    for (var i = 1; i <= one.length; i += 1) {
      row = [i];
      var best = i;
      for (j = 1; j <= other.length; j += 1) {
        var same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        if (row[j] < best) best = row[j];
      }
      if (best > most) return most + 1;
      before = last;
      last = row;
    }
    return last[other.length];
  }

  // Phrases by their letters without marks and spaces: [{set, phrase}].
  function phraseBook(c) {
    if (c.phraseBook) return c.phraseBook;
    var book = new Map();
    function enter(phrases, finds) {
      phrases.forEach(function (phrase) {
        var words = text.words(phrase).map(text.word);
        var key = words.map(function (word) { return word.plain; }).join("");
        if (!book.has(key)) book.set(key, []);
        book.get(key).push({
          words: words,
          finds: finds.filter(function (other) { return other !== phrase; }),
        });
      });
    }
    c.phrases.same.forEach(function (phrases) { enter(phrases, phrases); });
    c.phrases.broader.forEach(function (row) { enter(row[0], row[1]); });
    c.phraseBook = book;
    return book;
  }

  // A phrase of ours stands for what was typed: the marks that were typed must be right.
  function agrees(typed, phrase) {
    if (typed.length !== phrase.length) return true; // written together or apart: no marks to ask
    return typed.every(function (word, place) {
      return word.text === word.plain || word.letters === phrase[place].letters;
    });
  }

  function wordsOf(phrase) {
    return text.words(phrase).map(text.word);
  }

  // Alternatives that the phrase book knows for these words.
  function synonyms(c, typed, last, slips) {
    var key = typed.map(function (word) { return word.plain; }).join("");
    var book = phraseBook(c);
    var found = [];
    function take(entries, cost) {
      entries.forEach(function (entry) {
        if (!agrees(typed, entry.words)) return;
        entry.finds.forEach(function (phrase) {
          found.push({ words: wordsOf(phrase), cost: cost, exact: true });
        });
      });
    }
    if (book.has(key)) take(book.get(key), SYNONYM);
    if (key.length < 4) return found;
    book.forEach(function (entries, other) {
      if (other === key) return;
      // The word is still being typed: "smok" is on the way to "smoked".
      if (last && other.length - key.length < 8 && other.startsWith(key)) take(entries, SYNONYM + 6);
      else if (slips && key.length > 4 && distance(key, other, 1) === 1) take(entries, SYNONYM + SLIP);
    });
    return found;
  }

  // Phrases that may be left out ("mua", "sản phẩm"), unless nothing else was typed.
  function stopSpans(c, typed) {
    c.stops = c.stops || new Set(c.phrases.stop.map(function (phrase) {
      return wordsOf(phrase).map(function (word) { return word.plain; }).join(" ");
    }));
    var found = [];
    var covered = new Set();
    for (var at = 0; at < typed.length; at += 1) {
      for (var to = at + 1; to <= Math.min(typed.length, at + 3); to += 1) {
        var plain = typed.slice(at, to).map(function (word) { return word.plain; }).join(" ");
        if (!c.stops.has(plain)) continue;
        found.push([at, to]);
        for (var word = at; word < to; word += 1) covered.add(word);
      }
    }
    return covered.size < typed.length ? found : [];
  }

  // Spans that together cover what was typed. `slips`: allow slips of the finger.
  function parse(c, query, slips) {
    var typed = text.words(query).slice(0, MOST_WORDS).map(text.word);
    var spans = [];
    function span(from, to, way) {
      way.from = from;
      way.to = to;
      spans.push(way);
    }
    typed.forEach(function (word, at) {
      var last = at === typed.length - 1;
      span(at, at + 1, { words: [word], cost: 0, literal: true, prefix: last || slips, joined: true, slips: slips ? slipsIn(word.plain) : 0 });
      for (var to = at + 1; to <= Math.min(typed.length, at + 5); to += 1) {
        var some = typed.slice(at, to);
        // Side by side in one text: there "Yên Châu" is one place, not a Yên and a Châu.
        if (to > at + 1) span(at, to, { words: some, cost: 0, literal: true });
        synonyms(c, some, to === typed.length, slips).forEach(span.bind(null, at, to));
        var plain = some.map(function (one) { return one.plain; }).join("");
        if (to > at + 1 && to < at + 4 && c.words.alike(plain).length) {
          span(at, to, { words: [text.word(plain)], cost: JOINED });
        }
        var stars = to < at + 3 && STARS.exec(plain);
        if (stars && (stars[2] || to === typed.length && to === at + 1 && typed.length > 1)) {
          span(at, to, { words: [], cost: stars[2] ? 0 : SYNONYM, stars: stars[1] });
        }
      }
    });
    stopSpans(c, typed).forEach(function (one) {
      span(one[0], one[1], { words: [], cost: SKIPPED * (one[1] - one[0]), skip: true });
    });
    return { typed: typed, spans: spans, slips: slips, most: mostSlips(typed) };
  }

  // One slip in a short query, two in a long one.
  function mostSlips(typed) {
    var letters = typed.reduce(function (sum, word) { return sum + word.plain.length; }, 0);
    return letters < 12 ? 1 : 2;
  }

  ocop.query = { parse: parse, distance: distance, SLIP: SLIP };
})((window.ocop = window.ocop || {}));
