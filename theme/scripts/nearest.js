// The list of sales points, by distance or in its usual order. Each row says in its data
// what may be measured: data-at (latitude,longitude), data-ground (to what, in words),
// data-unit, data-inside, data-reach (the unit whose middle it is, what to say inside it,
// and how many kilometres around the middle count as inside).
// Knows where no reader is until it is told.
(function (ocop) {
  "use strict";

  // Behind every distance on earth: first who has none, then who is closed.
  var UNKNOWN = 1e6, CLOSED = 1e7;

  var fill = ocop.fill;

  function number(value) {
    var language = document.documentElement.lang;
    return Math.round(value).toLocaleString(language === "vi" ? "vi-VN" : "en-GB");
  }

  // How far a row is from {at, unit}: a number to sort by, and in words.
  function measure(row, origin, words) {
    var data = row.dataset;
    var late = "closed" in data ? CLOSED : 0;
    if (!data.at) return { sort: late + UNKNOWN, text: words.unknown, ground: "" };
    if (data.unit && data.unit === origin.unit) {
      return { sort: late, text: data.inside, ground: "" };
    }
    var km = ocop.where.distance(origin.at, data.at.split(",").map(Number));
    // Nobody is one kilometre from a shop that may be anywhere within twenty.
    if (km < data.reach) {
      return { sort: late + km, text: fill(words.around, { inside: data.inside }), ground: "" };
    }
    var about = km < 1 ? words.under : fill(words.about, { n: number(km) });
    return { sort: late + km, text: about, ground: data.ground };
  }

  function inWords(way) {
    return [way.text, way.ground].filter(Boolean).join(", ");
  }

  // A list that can be sorted: by(origin) gives the nearest row and its distance, or null.
  function nearest(list, words) {
    var usual = Array.prototype.slice.call(list.children);

    function by(origin) {
      var measured = usual.map(function (row, order) {
        return { row: row, order: order, way: measure(row, origin, words) };
      }).sort(function (a, b) {
        return a.way.sort - b.way.sort || a.order - b.order;
      });
      measured.forEach(function (one) {
        var line = one.row.querySelector(".distance");
        line.textContent = inWords(one.way);
        line.hidden = false;
        list.appendChild(one.row);
      });
      var first = measured[0];
      if (first.way.sort >= UNKNOWN) return null;
      var name = first.row.querySelector("h2").textContent.trim();
      return { name: name, distance: inWords(first.way) };
    }

    function asUsual() {
      usual.forEach(function (row) {
        row.querySelector(".distance").hidden = true;
        list.appendChild(row);
      });
    }

    return { asUsual: asUsual, by: by };
  }

  ocop.number = number;
  ocop.nearest = nearest;
})((window.ocop = window.ocop || {}));
