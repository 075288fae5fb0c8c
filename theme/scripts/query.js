// What somebody typed, as spans of words, each with the ways in which it can be meant:
// the words themselves, words written together or apart, synonyms, stars, words to skip.
(function (ocop) {
  "use strict";

  var text = ocop.text;
  var distance = ocop.slips.distance;

  var MOST_WORDS = 10;
  var MOST_PARTS = 4; // words written together
  var LONGEST = 8; // letters of such a part
  // What each way costs; match.js adds how exact the words are and where they stand.
  var JOINED = 2;
  var SYNONYM = 4;
  var SLIP = 1000; // a slip of the finger outweighs everything else
  var SKIPPED = 60;
  var STARS = /^([345])(sao|stars?)?$/;

  // Phrases by their letters without marks and spaces: [{words, finds, own}]. `own`: found in
  // the names of goods alone, for "Cường Hoa" is no flower. Short forms are found anywhere.
  function phraseBook(c) {
    if (c.phraseBook) return c.phraseBook;
    var book = new Map();
    function enter(phrases, finds, own) {
      phrases.forEach(function (phrase) {
        var words = text.words(phrase).map(text.word);
        var key = words.map(function (word) { return word.plain; }).join("");
        if (!book.has(key)) book.set(key, []);
        book.get(key).push({
          words: words,
          finds: finds.filter(function (other) { return other !== phrase; }),
          own: own,
        });
      });
    }
    c.phrases.same.forEach(function (phrases) { enter(phrases, phrases, true); });
    c.phrases.short.forEach(function (phrases) { enter(phrases, phrases, false); });
    c.phrases.broader.forEach(function (row) { enter(row[0], row[1], true); });
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
          found.push({ words: wordsOf(phrase), cost: cost, exact: true, own: entry.own });
        });
      });
    }
    if (book.has(key)) take(book.get(key), SYNONYM);
    if (key.length < 4) return found;
    book.forEach(function (entries, other) {
      if (other === key) return;
      // The word is still being typed: "smok" is on the way to "smoked". But who wrote "lemon"
      // is not on the way to "lemongrass".
      if (last && !book.has(key) && other.length - key.length < 8 && other.startsWith(key)) take(entries, SYNONYM + 6);
      else if (slips && key.length > 4 && distance(key, other, 1) === 1) take(entries, SYNONYM + SLIP);
    });
    return found;
  }

  // Phrases that may be left out ("mua", "sản phẩm"), unless nothing else was typed. Marks
  // must be right: "tỉnh" is a province, "tinh" may be "tinh dầu". `isLoose`: single words
  // without marks too, once nothing else was found.
  function stopSpans(c, typed, isLoose) {
    c.stops = c.stops || new Map(c.phrases.stop.map(function (phrase) {
      var words = wordsOf(phrase);
      return [words.map(function (word) { return word.plain; }).join(" "), words];
    }));
    var found = [];
    var covered = new Set();
    for (var at = 0; at < typed.length; at += 1) {
      for (var to = at + 1; to <= Math.min(typed.length, at + 3); to += 1) {
        var some = typed.slice(at, to);
        var words = c.stops.get(some.map(function (word) { return word.plain; }).join(" "));
        if (!words || !some.every(isMeant.bind(null, words, isLoose || words.length > 1))) continue;
        found.push([at, to]);
        for (var word = at; word < to; word += 1) covered.add(word);
      }
    }
    return covered.size < typed.length ? found : [];
  }

  function isMeant(words, isLoose, typed, place) {
    return typed.text === words[place].text || isLoose && typed.text === typed.plain;
  }

  // Known words that together are an unknown one: "gungphu" -> ["gung", "phu"]; the fewest
  // that do, null if none do. They may stand in different fields: ginger, from Phù Yên.
  function apart(c, plain) {
    var best = [[]];
    for (var end = 1; end <= plain.length; end += 1) {
      for (var from = Math.max(0, end - LONGEST); from < end - 1; from += 1) {
        var part = plain.slice(from, end);
        if (!best[from] || !c.words.alike(part).length) continue;
        if (!best[end] || best[from].length + 1 < best[end].length) best[end] = best[from].concat(part);
      }
    }
    var parts = best[plain.length];
    return parts && parts.length > 1 && parts.length <= MOST_PARTS ? parts : null;
  }

  // The query with unknown words taken apart; "" if there is nothing to take apart.
  function takenApart(c, query) {
    var isChanged = false;
    var words = text.words(query).slice(0, MOST_WORDS).map(text.word).map(function (word) {
      var parts = word.plain.length > 3 && !c.words.alike(word.plain).length && apart(c, word.plain);
      isChanged = isChanged || Boolean(parts);
      return parts ? parts.join(" ") : word.text;
    });
    return isChanged ? words.join(" ") : "";
  }

  // Spans that together cover what was typed. `slips`: allow slips of the finger. `isLoose`:
  // leave more words out.
  function parse(c, query, slips, isLoose) {
    var typed = text.words(query).slice(0, MOST_WORDS).map(text.word);
    var spans = [];
    function span(from, to, way) {
      way.from = from;
      way.to = to;
      spans.push(way);
    }
    var stops = stopSpans(c, typed, isLoose);
    // A slip in a short word is believed where enough other letters are right.
    var letters = lettersIn(typed, stops);
    function allowed(word) {
      return ocop.slips.allowed(word, letters - word.plain.length);
    }
    typed.forEach(function (word, at) {
      var last = at === typed.length - 1;
      span(at, at + 1, { words: [word], cost: 0, literal: true, prefix: last, joined: true, slips: slips ? allowed(word) : null });
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
    stops.forEach(function (one) {
      span(one[0], one[1], { words: [], cost: SKIPPED * (one[1] - one[0]), skip: true });
    });
    return { typed: typed, spans: spans, slips: slips, most: letters < 12 ? 1 : 2 };
  }

  // Letters of the words that mean something.
  function lettersIn(typed, stops) {
    return typed.reduce(function (sum, word, at) {
      var isStop = stops.some(function (one) { return one[0] <= at && at < one[1]; });
      return sum + (isStop ? 0 : word.plain.length);
    }, 0);
  }

  ocop.query = { parse: parse, takenApart: takenApart, JOINED: JOINED, SLIP: SLIP };
})((window.ocop = window.ocop || {}));
