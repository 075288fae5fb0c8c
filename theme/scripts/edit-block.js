// The line at the end of a message that says exactly what is to change: catalog/receive/block.py
// reads it. tests/block.yml drives both sides.
(function (ocop) {
  "use strict";

  var TABLE = [];
  for (var at = 0; at < 256; at += 1) {
    var one = at;
    for (var bit = 0; bit < 8; bit += 1) one = one & 1 ? (one >>> 1) ^ 0xedb88320 : one >>> 1;
    TABLE.push(one >>> 0);
  }

  // UTF-8, as a string with one letter for each byte.
  function bytes(text) {
    return encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, function (_, code) { return String.fromCharCode(parseInt(code, 16)); });
  }

  // The checksum of zlib, as eight digits.
  function crc(told) {
    var sum = 0xffffffff;
    for (var at = 0; at < told.length; at += 1) sum = TABLE[(sum ^ told.charCodeAt(at)) & 255] ^ (sum >>> 8);
    return ("0000000" + ((sum ^ 0xffffffff) >>> 0).toString(16)).slice(-8).toUpperCase();
  }

  // said: { file, of, day, by, set: [[path, old, new]] }
  ocop.block = function (said) {
    var told = bytes(JSON.stringify({ v: 1, file: said.file, of: said.of, day: said.day, by: said.by, set: said.set }));
    var body = btoa(told).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    return "[OCOP1:" + body + ":" + crc(told) + "]";
  };
})((window.ocop = window.ocop || {}));
