// Slips of the finger: which word may be meant by a word that nobody wrote.
//
// Vietnamese syllables are short and close to one another: "tôm" (shrimp) and "tỏi" (garlic)
// are one letter apart. So a short word may hold only slips that fingers really make, and
// only among other letters that are right.
(function (ocop) {
  "use strict";

  var SHORT = 5; // from so many letters on, any one slip is believed
  var LONG = 8; // from here on, two
  var ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  var ENOUGH = 4; // letters beside a word of which one was left out

  // Keys side by side, in a row or one row apart.
  var beside = {};
  ROWS.forEach(function (keys, row) {
    keys.split("").forEach(function (key, at) {
      var near = keys.slice(Math.max(0, at - 1), at + 2);
      [row - 1, row + 1].forEach(function (other) {
        if (ROWS[other]) near += ROWS[other].slice(Math.max(0, at - 1), at + 2);
      });
      beside[key] = near;
    });
  });

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

  function fold(letters) {
    return ocop.text.fold(letters);
  }

  // The first place at which two words differ.
  function firstDifference(one, other) {
    var at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    return at;
  }

  // What a finger did to make `typed` of the short word `meant`: "swap", "double", "key",
  // "left-out" (or one too many); "" if it was no single slip.
  function kind(typed, meant) {
    var at = firstDifference(typed, meant);
    if (typed.length === meant.length) {
      if (typed.slice(at + 2) === meant.slice(at + 2) && typed[at] === meant[at + 1] && typed[at + 1] === meant[at]) return "swap";
      if (typed.slice(at + 1) !== meant.slice(at + 1)) return "";
      return (beside[fold(typed[at])] || "").indexOf(fold(meant[at])) >= 0 ? "key" : "";
    }
    var longer = typed.length > meant.length ? typed : meant;
    var shorter = longer === typed ? meant : typed;
    if (longer.length - shorter.length > 1 || longer.slice(at + 1) !== shorter.slice(at)) return "";
    return longer[at] === longer[at - 1] ? "double" : "left-out";
  }

  // What a typed word may suffer, with so many right letters beside it.
  function allowed(word, others) {
    var isWord = word.plain.length > 2;
    return {
      most: word.plain.length < LONG ? 1 : 2,
      key: others >= word.plain.length,
      "left-out": isWord && others >= ENOUGH,
      swap: isWord,
      double: isWord,
    };
  }

  // How many slips lie between a typed word and one of the index: 0 if it is not meant.
  // Whoever types marks means them.
  function between(typed, word, may) {
    var isMarked = typed.text !== typed.plain;
    var one = isMarked ? typed.letters : typed.plain;
    var other = isMarked ? word.letters : word.plain;
    if (one.length < SHORT || other.length < SHORT) return may[kind(one, other)] ? 1 : 0;
    var slips = distance(one, other, may.most);
    return slips <= may.most ? slips : 0;
  }

  ocop.slips = { allowed: allowed, between: between, distance: distance };
})((window.ocop = window.ocop || {}));
