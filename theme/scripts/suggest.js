// A few suggestions while somebody types: products, then makers, places and groups.
(function (ocop) {
  "use strict";

  // Things of one list whose text begins with, or holds, all that was typed.
  function among(c, query, labels, most) {
    var typed = ocop.text.words(query).map(ocop.text.word);
    var found = [];
    labels.forEach(function (label, place) {
      var words = ocop.text.words(label).map(ocop.text.word);
      var cost = 0;
      var served = typed.every(function (one, at) {
        var best = Infinity;
        words.forEach(function (word, where) {
          var whole = word.plain === one.plain || word.loose === one.loose;
          var begins = at === typed.length - 1 && word.plain.startsWith(one.plain);
          if (!whole && !begins) return;
          var marks = one.text === one.plain || word.letters === one.letters ? 0 : 2;
          best = Math.min(best, (whole ? 0 : 3) + marks + (where === at ? 0 : 1));
        });
        cost += best;
        return best < Infinity;
      });
      if (served) found.push([cost + words.length / 100, place]);
    });
    found.sort(function (one, other) { return one[0] - other[0] || one[1] - other[1]; });
    return found.slice(0, most).map(function (one) { return one[1]; });
  }

  function places(c, query, most) {
    var now = among(c, query, c.communes.map(second), most).map(function (place) {
      return { kind: "place", text: c.communes[place][1], note: c.labels.commune.label, path: c.folders.communes + c.communes[place][0] + "/" };
    });
    var then = among(c, query, c.districts.map(second), most).map(function (place) {
      return { kind: "place", text: c.districts[place][1], note: c.labels.district.label, path: c.folders.districts + c.districts[place][0] + "/" };
    });
    return now.concat(then).slice(0, most);
  }

  function second(pair) {
    return pair[1];
  }

  function groups(c, query, most) {
    return among(c, query, c.groups.map(function (group) { return group[1] + " " + group[2]; }), most).map(function (place) {
      return { kind: "group", text: c.groups[place][1], note: c.labels.group.label, path: c.folders.groups + c.groups[place][0] + "/" };
    });
  }

  function makers(c, query, most) {
    if (!c.makers) return [];
    var shown = c.makers.map(function (name, place) { return name + " " + c.makerAlso[place]; });
    return among(c, query, shown, most).map(function (place) {
      return { kind: "producer", text: c.makers[place], lang: c.language === "en" ? "vi" : undefined, note: c.labels.producer.label, path: c.folders.producers + c.makerIds[place] + "/" };
    });
  }

  function products(c, found, most) {
    return found.rows.slice(0, most).map(function (row) {
      var one = c.product(row);
      return {
        kind: "product",
        text: one.name,
        lang: one.lang,
        note: [ocop.status.rankWords(c.rankWords, one.rank), one.badge, one.place].filter(Boolean).join(" · "),
        path: one.path,
        product: one,
      };
    });
  }

  // Products and others share the room: what is not used by one is left to the other.
  function suggest(c, query, most) {
    var found = ocop.find(c, { query: query, lapsed: true });
    var others = makers(c, query, 2).concat(places(c, query, 2), groups(c, query, 1));
    var shown = products(c, found, Math.max(most - others.length, Math.ceil(most / 2)));
    var all = shown.concat(others.slice(0, most - shown.length)).map(function (one) {
      one.words = found.words;
      return one;
    });
    all.total = found.rows.length;
    return all;
  }

  ocop.suggest = suggest;
})((window.ocop = window.ocop || {}));
