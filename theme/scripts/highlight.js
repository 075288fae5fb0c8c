// Where the words that were found stand in a text as it is shown.
(function (ocop) {
  "use strict";

  var close = ocop.close;

  // [[from, to], ...]; `words`: as match.js heard them.
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
    var cost = id === undefined ? close.NO : one.hits[id];
    if (cost < one.most && cost !== close.NO) {
      return cost >= close.BEGINNING && cost < close.SLIPPED ? one.word.plain.length : Infinity;
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

  ocop.highlight = highlight;
})((window.ocop = window.ocop || {}));
