// Values as people type them, read as the check reads them: catalog/model/values.py and, for
// what can mean one thing only, catalog/canonical/cures.py. tests/values.yml drives both sides.
// Every reader gives { value: text as files write it } or { code: what is wrong }.
(function (ocop) {
  "use strict";

  // What the loader refuses, and what nobody sees: the same signs as in catalog/load/decode.py.
  var HIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/;
  var UNITS = {
    weight_g: { g: 1, gr: 1, gam: 1, gram: 1, kg: 1000 },
    volume_ml: { ml: 1, "lít": 1000, lit: 1000, l: 1000 },
    lead_time_days: { "ngày": 1 }
  };

  function ok(value) { return { value: value }; }
  function wrong(code) { return { code: code }; }

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function dotted(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ".");
  }

  function within(number, field, shown) {
    if (field.least !== undefined && number < field.least) return wrong("number-too-small");
    if (field.most !== undefined && number > field.most) return wrong("number-too-large");
    return ok(shown);
  }

  function money(text, field) {
    var plain = text.replace(/\s*(đ|₫|đồng|vnd|VND|VNĐ)$/, "");
    var found = /^(\d{1,3}(?:,\d{3})+|\d{1,9})\s*(k|nghìn|ngàn|nghin|ngan)?\s*(?:đ|₫|đồng|vnđ|vnd)?$/.exec(text.toLowerCase());
    var number;
    if (/^\d{1,9}$/.test(plain)) number = Number(plain);
    else if (/^\d{1,3}([.\s]\d{3}){1,3}$/.test(plain)) number = Number(plain.replace(/[.\s]/g, ""));
    else if (found) number = Number(found[1].replace(/,/g, "")) * (found[2] ? 1000 : 1);
    else return wrong("money-form");
    return within(number, field, dotted(number));
  }

  function whole(text, field) {
    var unit = /^(\d{1,9})\s*([a-zđíà]+)$/.exec(text.toLowerCase());
    var times = unit && (UNITS[field.name] || {})[unit[2]];
    var number;
    if (/^-?\d{1,9}$/.test(text)) number = Number(text);
    else if (/^\d{1,3}(\.\d{3}){1,2}$/.test(text)) number = Number(text.replace(/\./g, ""));
    else if (times) number = Number(unit[1]) * times;
    else return wrong("number-form");
    return within(number, field, String(number));
  }

  // Year, month and day, 0 for what was not said; null if it is none. Days stand first here.
  function parts(text) {
    var found;
    if ((found = /^(\d{4})$/.exec(text))) return [Number(found[1]), 0, 0];
    if ((found = /^(?:ngày )?(\d{1,2})\s*[\/.\-]\s*(\d{1,2})\s*[\/.\-]\s*(\d{4})$/.exec(text))) return [Number(found[3]), Number(found[2]), Number(found[1])];
    if ((found = /^(\d{4})\s*[\/.\-]\s*(\d{1,2})(?:\s*[\/.\-]\s*(\d{1,2}))?$/.exec(text))) return [Number(found[1]), Number(found[2]), Number(found[3] || 0)];
    if ((found = /^(?:tháng )?(\d{1,2})\s*[\/.\-]\s*(\d{4})$/.exec(text))) return [Number(found[2]), Number(found[1]), 0];
    return null;
  }

  function isInCalendar(year, month, day) {
    var made = new Date(Date.UTC(year, (month || 1) - 1, day || 1));
    return year >= 1900 && year <= 2100 && made.getUTCMonth() === (month || 1) - 1 && made.getUTCDate() === (day || 1);
  }

  function partial(text) {
    var found = parts(text.toLowerCase());
    if (!found || !isInCalendar(found[0], found[1], found[2])) return wrong("date-form");
    return ok(found[0] + (found[1] ? "-" + two(found[1]) : "") + (found[2] ? "-" + two(found[2]) : ""));
  }

  function day(text) {
    var found = partial(text);
    return found.code || found.value.length === 10 ? found : wrong("date-not-whole");
  }

  function phone(text) {
    var digits = text.replace(/[\s.\-()]/g, "").replace(/^(?:00|\+)?84(?:0)?(\d{9,10})$/, "0$1");
    if (!/^(0(3|5|7|8|9)\d{8}|02\d{9}|1[89]00\d{4,6})$/.test(digits)) return wrong("phone-form");
    if (digits.charAt(0) === "1") return ok(digits.slice(0, 4) + " " + digits.slice(4));
    return ok(digits.slice(0, 4) + " " + digits.slice(4, 7) + " " + digits.slice(7));
  }

  function link(text) {
    var found = /^https?:\/\/([^\/?#@:\s]+)(?::\d{1,5})?(?:[\/?#]|$)/.exec(text);
    if (text.length > 1000 || /[\s<>"\\^`{}|\x00-\x1f]/.test(text) || !found || found[1].indexOf(".") < 0) return wrong("link-form");
    return ok(text);
  }

  function gtin(text) {
    var digits = text.replace(/[\s\-]/g, "");
    if (!/^(\d{8}|\d{12,14})$/.test(digits)) return wrong("gtin-form");
    var total = digits.split("").reverse().reduce(function (sum, digit, at) { return sum + Number(digit) * (at % 2 ? 3 : 1); }, 0);
    return total % 10 ? wrong("gtin-check-digit") : ok(digits);
  }

  function line(text) { return ok(text.split(/\s+/).join(" ").trim()); }
  function prose(text) { return ok(text); }

  var READERS = { money: money, whole: whole, partial: partial, day: day, phone: phone, link: link, gtin: gtin, line: line, prose: prose };

  // field: an entry of editData, and its name. An empty text is for the caller to judge.
  function read(text, field) {
    var typed = text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
    if (HIDDEN.test(typed)) return wrong("control-character");
    var found = READERS[field.read] ? READERS[field.read](typed, field) : ok(typed);
    // In characters as Python counts them, not in halves of them.
    if (!found.code && field.longest && Array.from(found.value).length > field.longest) return wrong("text-too-long");
    return found;
  }

  // As people write it: days the other way round.
  function shown(value, field) {
    if (field.read !== "partial" && field.read !== "day") return value;
    return value.split("-").reverse().join("/");
  }

  ocop.values = { read: read, shown: shown };
})((window.ocop = window.ocop || {}));
