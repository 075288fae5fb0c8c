// Finds products by what is printed on a pack: short code, barcode, number of a decision.
// Needs the part "codes" (catalog/finder/codes_part.py).
(function (ocop) {
  "use strict";

  var ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  var LENGTH = 7;

  // As a person reads a code: O is 0, I and L are 1; spaces and hyphens are no matter.
  function asCode(text) {
    var path = /\/Q\/([^/?#]+)/i.exec(text);
    var typed = (path ? path[1] : text).toUpperCase().replace(/[\s-]/g, "");
    return typed.replace(/O/g, "0").replace(/[IL]/g, "1");
  }

  // Luhn's sum in base 32: check_character in catalog/codes.py.
  function checkCharacter(body) {
    var total = 0;
    for (var place = 0; place < body.length; place += 1) {
      var digit = ALPHABET.indexOf(body[body.length - 1 - place]) * (place % 2 ? 1 : 2);
      total += Math.floor(digit / 32) + digit % 32;
    }
    return ALPHABET[(32 - total % 32) % 32];
  }

  function looksLikeCode(code) {
    return code.length === LENGTH && code.split("").every(function (sign) { return ALPHABET.indexOf(sign) >= 0; });
  }

  function isCode(code) {
    return looksLikeCode(code) && checkCharacter(code.slice(0, -1)) === code[LENGTH - 1];
  }

  // A barcode with 14 digits; "" if the text is none. A QR of GS1 holds it after /01/.
  function asGtin(text) {
    var link = /\/01\/(\d{8,14})(?:\D|$)/.exec(text);
    var digits = link ? link[1] : text.replace(/[\s-]/g, "");
    return /^\d{8}$|^\d{12,14}$/.test(digits) ? ("000000" + digits).slice(-14) : "";
  }

  // The last digit makes the sum, of which every other digit counts three times, a multiple of ten.
  function isGtin(gtin) {
    var total = 0;
    for (var place = 0; place < 14; place += 1) total += Number(gtin[place]) * (place % 2 ? 1 : 3);
    return total % 10 === 0;
  }

  // "139 qd ubnd" -> "139/qdubnd"; "quyet dinh 139" -> "139/": the letters may be left out
  // where the words before say what it is. "" if it is no number of a decision.
  var DECISION = /^((?:(?:qd|so|quyet dinh|decision|no)[\s.:]*)*)(\d{1,5})(?:\s*[/ -]\s*((?:\d{4}\s*[/ -]\s*)?(?:qd|qdubnd)[a-z\s/-]*))?$/;

  function asDecision(text) {
    var match = DECISION.exec(ocop.text.fold(text.trim()));
    if (!match || !(match[1] || match[3])) return "";
    return match[2].replace(/^0+/, "") + "/" + (match[3] || "").replace(/[\s/-]/g, "");
  }

  // The row of a short code: all codes stand in one text, each of the same length.
  function rowOf(c, short) {
    var at = c.codes.codes.indexOf(short);
    while (at >= 0 && at % LENGTH) at = c.codes.codes.indexOf(short, at + 1);
    return at / LENGTH;
  }

  // What a text is, and which products it names: {kind, rows, wrong, decisions}. `wrong`: a
  // sign was mistyped, for the check character does not fit.
  function code(c, text) {
    var short = asCode(text);
    var gtin = asGtin(text);
    var number = asDecision(text);
    if (gtin) return answer("gtin", c.codes.gtins[gtin] || [], !isGtin(gtin));
    if (number) return inDecisions(c, number);
    if (!looksLikeCode(short)) return answer("", [], false);
    var row = rowOf(c, short);
    // Seven letters may be a word: it is a code only if it has a digit, or is known.
    if (row < 0 && !/\d/.test(text)) return answer("", [], false);
    return answer("code", row < 0 ? [] : [row], !isCode(short));
  }

  function answer(kind, rows, wrong) {
    return { kind: kind, rows: rows, wrong: wrong && !rows.length, decisions: [] };
  }

  function inDecisions(c, number) {
    var decisions = c.codes.decisions.filter(function (one) { return one[0].indexOf(number) === 0; });
    var rows = new Set();
    decisions.forEach(function (one) { one[4].forEach(function (row) { rows.add(row); }); });
    var found = answer("decision", Array.from(rows), false);
    found.decisions = decisions;
    return found;
  }

  ocop.code = code;
  ocop.asCode = asCode;
})((window.ocop = window.ocop || {}));
