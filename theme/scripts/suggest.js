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
    var known = c.groups.map(function (group, place) {
      return c.groupWords.filter(function (_, leaf) { return c.leaves[leaf] === place; }).concat(group[1]).join(" ");
    });
    return among(c, query, known, most).map(function (place) {
      return { kind: "group", text: c.groups[place][1], note: c.labels.group.label, path: c.folders.groups + c.groups[place][0] + "/" };
    });
  }

  // There may be 15,000 makers: their words are numbers already, so only numbers are compared.
  function makers(c, query, most) {
    var close = ocop.close;
    var shelf = c.shelves.maker;
    if (!c.makers) return [];
    var typed = ocop.text.words(query).map(ocop.text.word);
    var costs = typed.map(function (word, at) {
      return close.costs(c, word, { prefix: at === typed.length - 1 }).cost;
    });
    var found = [];
    for (var maker = 1; maker < shelf.size && typed.length; maker += 1) {
      var sum = 0;
      for (var at = 0; at < costs.length && sum < close.NO; at += 1) {
        var best = close.NO;
        for (var place = shelf.starts[maker]; place < shelf.starts[maker + 1]; place += 1) {
          best = Math.min(best, costs[at][shelf.tokens[place]]);
        }
        sum += best;
      }
      if (sum < close.NO) found.push([sum * 1000 + shelf.starts[maker + 1] - shelf.starts[maker], maker - 1]);
    }
    found.sort(function (one, other) { return one[0] - other[0] || one[1] - other[1]; });
    return found.slice(0, most).map(function (one) {
      var maker = one[1];
      return { kind: "producer", text: c.makers[maker], lang: c.language === "en" ? "vi" : undefined, note: c.labels.producer.label, path: c.folders.producers + c.makerIds[maker] + "/" };
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
    all.ended = found.rows.some(function (row) { return c.claims[c.claimOf[row]].isHidden; });
    return all;
  }

  ocop.suggest = suggest;
})((window.ocop = window.ocop || {}));
