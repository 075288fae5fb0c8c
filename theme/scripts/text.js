// Vietnamese text as people type it: folding, words, names for addresses, order.
// The same rules stand in catalog/text.py; tests/text.yml drives both. Knows no product.
(function (ocop) {
  "use strict";

  var MARKS = /[\u0300-\u036f]/g;
  var TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  var WORD = /[\p{L}\p{N}]+/gu;
  // H'Mông is one word; people type it with either sign or none.
  var APOSTROPHES = /['\u2019\u02bc]/g;

  // One code point per letter, lower case. What cannot be joined to a letter goes;
  // letters of other languages that look like đ are meant as đ.
  function lower(text) {
    return text.toLowerCase().normalize("NFC").replace(/[\u00f0\u0256]/g, "đ").replace(/\p{M}/gu, "");
  }

  // Without marks, as people type who have no Vietnamese keyboard. đ by hand:
  // Unicode gives it no decomposition.
  function fold(text) {
    return lower(text).replace(/đ/g, "d").normalize("NFD").replace(MARKS, "");
  }

  // Letters without their tone: "ậ" is "â". Where the tone stands (òa, oà) is no matter.
  function letters(text) {
    return text.normalize("NFD").replace(TONES, "").normalize("NFC");
  }

  // The tone of a syllable as a sign of its own; "" for the level tone.
  function tone(text) {
    return (text.normalize("NFD").match(TONES) || []).join("");
  }

  // Both spellings of a last i: Mỹ and Mĩ, quý and quí, ý and í.
  function loose(folded) {
    return folded.replace(/^([bcdghklmnprstvx]*|qu)y$/, "$1i");
  }

  // A word in all the forms in which it is compared.
  function word(text) {
    var folded = fold(text);
    return { text: text, letters: letters(text), tone: tone(text), plain: folded, loose: loose(folded) };
  }

  // Words of a text, in lower case, with their marks.
  function words(text) {
    return lower(text.replace(APOSTROPHES, "")).match(WORD) || [];
  }

  // Where the words stand in the text as it is written: [from, to] each.
  function spans(text) {
    var found = [];
    var match;
    var pattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'\u2019\u02bc]*/gu;
    while ((match = pattern.exec(text))) found.push([match.index, match.index + match[0].length]);
    return found;
  }

  // A name for an address, as catalog/text.py makes it of Vietnamese.
  function slug(text) {
    return fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  }

  ocop.text = {
    fold: fold,
    letters: letters,
    loose: loose,
    slug: slug,
    spans: spans,
    word: word,
    words: words,
  };
})((window.ocop = window.ocop || {}));
