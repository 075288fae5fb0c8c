// Reads the columns that catalog/finder/columns.py writes: numbers and lines; and makes texts
// into words with numbers of their own, which is what is searched.
(function (ocop) {
  "use strict";

  var text = ocop.text;
  var DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  var VALUE = {};
  for (var digit = 0; digit < 64; digit += 1) VALUE[DIGITS[digit]] = digit;

  // A column of numbers: the width of each in digits, a colon, the digits.
  function numbers(column) {
    var width = Number(column[0]);
    var found = new Int32Array((column.length - 2) / width);
    for (var at = 2, row = 0; at < column.length; row += 1) {
      var value = 0;
      for (var place = 0; place < width; place += 1, at += 1) value = value * 64 + VALUE[column[at]];
      found[row] = value;
    }
    return found;
  }

  function lines(column) {
    return column.split("\n");
  }

  // Every word that occurs, with a number. Number 0 stands between two texts.
  function vocabulary() {
    var byText = new Map();
    var words = [text.word("")];
    var byPlain = new Map();
    var sorted = null;

    function add(word) {
      var id = byText.get(word);
      if (id !== undefined) return id;
      id = words.length;
      var forms = text.word(word);
      byText.set(word, id);
      words.push(forms);
      [forms.plain, forms.loose].forEach(function (key, place) {
        if (place && key === forms.plain) return;
        if (!byPlain.has(key)) byPlain.set(key, []);
        byPlain.get(key).push(id);
      });
      sorted = null;
      return id;
    }

    // All words that begin so, without marks.
    function beginning(plain) {
      sorted = sorted || words.map(function (_, id) { return id; }).slice(1).sort(byForm);
      var low = 0;
      var high = sorted.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (words[sorted[middle]].plain < plain) low = middle + 1;
        else high = middle;
      }
      var from = low;
      while (low < sorted.length && words[sorted[low]].plain.startsWith(plain)) low += 1;
      return sorted.slice(from, low);
    }

    function byForm(one, other) {
      return words[one].plain < words[other].plain ? -1 : words[one].plain > words[other].plain ? 1 : 0;
    }

    return {
      words: words,
      add: add,
      beginning: beginning,
      alike: function (plain) { return byPlain.get(plain) || []; },
      exact: function (word) { return byText.get(word); },
    };
  }

  // Texts as rows of word numbers, one after the other in one array. A bar parts several
  // texts of one row, so that no phrase runs from one into the next.
  function shelf(words, texts) {
    var starts = new Int32Array(texts.length + 1);
    var tokens = [];
    texts.forEach(function (whole, row) {
      if (whole) {
        whole.split("|").forEach(function (one, place) {
          if (place) tokens.push(0);
          text.words(one).forEach(function (word) { tokens.push(words.add(word)); });
        });
      }
      starts[row + 1] = tokens.length;
    });
    return { starts: starts, tokens: Int32Array.from(tokens), size: texts.length };
  }

  function nothing(words, size) {
    return shelf(words, new Array(size).fill(""));
  }

  ocop.columns = { lines: lines, nothing: nothing, numbers: numbers, shelf: shelf, vocabulary: vocabulary };
})((window.ocop = window.ocop || {}));
