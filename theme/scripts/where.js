// Places by name, and how far they lie apart. Reads the rows of assets/places.js
// (catalog/exports/places.py says what they hold); knows no page and no sales point.
(function (ocop) {
  "use strict";

  // The mean radius; an ellipsoid would change 12 km by some 40 m.
  var EARTH_KM = 6371.0088;
  var TYPES = /^(thị trấn|thị xã|thành phố|phường|huyện|xã) /;
  // How people shorten the type of a place when they type it.
  var SHORT = { h: "huyện", p: "phường", tp: "thành phố", tt: "thị trấn", tx: "thị xã", x: "xã" };

  // Along a great circle, in kilometres. Points are [latitude, longitude] in degrees.
  function distance(from, to) {
    var radian = Math.PI / 180;
    var north = Math.sin(((to[0] - from[0]) * radian) / 2);
    var east = Math.sin(((to[1] - from[1]) * radian) / 2);
    var part = north * north + Math.cos(from[0] * radian) * Math.cos(to[0] * radian) * east * east;
    return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(part)));
  }

  // A name as it is compared: with its marks, and as people type it.
  function key(text) {
    var words = ocop.text.words(text);
    var plain = words.map(function (word) {
      return ocop.text.loose(ocop.text.fold(word));
    });
    return { marked: words.join(" "), plain: plain, joined: plain.join(" ") };
  }

  // id: for addresses. unit: whose middle "at" is. names: in Vietnamese, that may be
  // typed in full; also: further words, such as those of the English name.
  function place(kind, row, names, also) {
    names = names.concat(names.map(function (name) {
      return name.replace(TYPES, "");
    }));
    var known = names.map(key);
    var words = known.concat(also.map(key)).reduce(function (all, one) {
      return all.concat(one.plain);
    }, []);
    return { kind: kind, id: row[0], unit: row[0], vi: row[1], en: row[2], now: null,
             at: [row[3], row[4]], names: known, words: words };
  }

  // All places in one list: districts first, for visitors know those names best.
  function placesOf(data) {
    var communes = data.communes.map(function (row) {
      return place("commune", row, [row[1]], [row[2]]);
    });
    var districts = data.districts.filter(function (row) {
      return row.length > 4;
    }).map(function (row) {
      return place("district", row, [row[1], "huyện " + row[1].replace(TYPES, "")], [row[2]]);
    });
    var old = data.old.map(function (row) {
      var now = communes[row[0]];
      var id = ocop.text.slug(row[2]) + "-" + data.districts[row[1]][0];
      var type = (row[2].match(TYPES) || [""])[0];
      var names = [row[2]].concat(row.slice(3).map(function (name) {
        return type + name;
      }));
      var one = place("old", [id, row[2], row[2], now.at[0], now.at[1]], names, []);
      one.unit = now.unit;
      one.now = now;
      return one;
    });
    return districts.concat(communes, old);
  }

  // 0: typed just so. 1: the same without marks. 2: begins words with the same marks.
  // 3: begins words. 4: not this place.
  function rank(one, asked) {
    var begins = asked.plain.every(function (word) {
      return one.words.some(function (known) {
        return known.indexOf(word) === 0;
      });
    });
    if (!begins) return 4;
    var best = 3;
    one.names.forEach(function (name) {
      if (name.marked === asked.marked) best = 0;
      else if (name.joined === asked.joined) best = Math.min(best, 1);
      else if (name.marked.indexOf(asked.marked) === 0) best = Math.min(best, 2);
    });
    return best;
  }

  // Places that may be meant, the likeliest first. sure: no other can be meant.
  function search(places, text) {
    var words = ocop.text.words(text);
    if (words.length > 1 && SHORT[words[0]]) words[0] = SHORT[words[0]];
    var asked = key(words.join(" "));
    if (!words.length) return { hits: [], sure: false };
    var ranked = places.map(function (one, order) {
      return { one: one, order: order, rank: rank(one, asked) };
    }).filter(function (hit) {
      return hit.rank < 4;
    }).sort(function (a, b) {
      return a.rank - b.rank || a.order - b.order;
    });
    var best = ranked.filter(function (hit) {
      return hit.rank === ranked[0].rank;
    });
    return {
      hits: ranked.map(function (hit) {
        return hit.one;
      }),
      sure: ranked.length === 1 || (best.length === 1 && best[0].rank < 2),
    };
  }

  // The place of an address: ?near=moc-chau
  function byId(places, id) {
    return places.filter(function (one) {
      return one.id === id;
    })[0];
  }

  ocop.where = { byId: byId, distance: distance, placesOf: placesOf, search: search };
})((window.ocop = window.ocop || {}));
