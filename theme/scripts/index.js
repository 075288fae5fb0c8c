// Opens the data scripts of the search: columns of text become words with numbers.
//
// A row is a product; rows stand in the order of names. What many rows share (makers,
// places, groups) is kept once, as a shelf of its own. Formats: catalog/finder/.
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

  // Path of a product: its maker and its name, unless the build says otherwise.
  function pathOf(c, row) {
    var maker = c.makerOf ? c.makerOf[row] - 1 : -1;
    if (!c.makerOf) return c.folder + "?q=" + encodeURIComponent(c.names[row]);
    var own = c.odd[row];
    var id = own || (maker < 0 ? c.unattributed : c.makerIds[maker]) + "/" + text.slug(c.names[row]);
    return c.folder + id + "/";
  }

  function claimsOf(timelines) {
    return timelines.map(function (steps) {
      var step = ocop.status.step(steps);
      return { steps: steps, state: step[1], rank: step[2], hint: step[3] };
    });
  }

  function open(parts) {
    var part = parts.names;
    var words = vocabulary();
    var c = {
      version: part.version,
      words: words,
      labels: part.labels,
      badges: part.badges,
      rankWords: part.rank_words,
      language: part.language,
      folder: part.folders.products,
      folders: part.folders,
      names: lines(part.names),
      english: lines(part.english),
      also: lines(part.also),
      groupOf: numbers(part.group),
      placeOf: numbers(part.place),
      claimOf: numbers(part.claim),
      leaves: part.leaves,
      groups: part.groups,
      places: part.places,
      communes: part.communes,
      districts: part.districts,
      claims: claimsOf(part.claims),
      phrases: part.phrases,
      facets: [],
    };
    c.size = c.names.length;
    c.shelves = {
      name: shelf(words, c.names),
      english: shelf(words, c.english),
      also: shelf(words, c.also),
      now: shelf(words, c.places.map(function (place) { return place[3]; })),
      then: shelf(words, c.places.map(function (place) { return place[4]; })),
      group: shelf(words, c.leaves.map(function (leaf) { return leaf[1]; })),
      maker: nothing(words, 1),
    };
    c.add = function (name) { add(c, name, ocop.parts[name]); };
    c.product = function (row) { return product(c, row); };
    c.rowOf = function (id) { return rowOf(c, id); };
    ocop.facets.ofNames(c);
    ["makers", "facts", "codes"].forEach(function (name) {
      if (parts[name]) c.add(name);
    });
    return c;
  }

  function add(c, name, part) {
    if (c[name + "Added"] || part.version !== c.version) return;
    c[name + "Added"] = true;
    if (name === "makers") {
      c.makerOf = numbers(part.of);
      c.makers = lines(part.names);
      c.makerAlso = lines(part.also);
      c.makerIds = c.makers.map(function (maker, place) {
        return part.odd_makers[place] || text.slug(maker);
      });
      c.odd = part.odd;
      c.unattributed = part.unattributed;
      c.makerKind = numbers(part.kind);
      c.shelves.maker = shelf(c.words, [""].concat(c.makers.map(function (maker, place) {
        return maker + (c.makerAlso[place] ? "|" + c.makerAlso[place] : "");
      })));
      ocop.facets.ofMakers(c, part);
    } else if (name === "facts") {
      ocop.facets.ofFacts(c, part, numbers);
    } else if (name === "codes") {
      c.codes = part;
    }
  }

  function product(c, row) {
    var english = c.language === "en" && c.english[row];
    var claim = c.claims[c.claimOf[row]];
    var maker = c.makerOf ? c.makerOf[row] - 1 : -1;
    var leaf = c.leaves[c.groupOf[row]];
    return {
      row: row,
      name: english || c.names[row],
      lang: c.language === "en" && !english ? "vi" : undefined,
      path: pathOf(c, row),
      producer: maker < 0 ? "" : c.makers[maker],
      producerPath: maker < 0 ? "" : c.folders.producers + c.makerIds[maker] + "/",
      place: c.places[c.placeOf[row]][0],
      group: c.groups[leaf[0]][0],
      groupName: c.groups[leaf[0]][1],
      steps: claim.steps,
      state: claim.state,
      rank: claim.rank,
      hint: claim.hint,
      badge: c.badges[claim.state],
      also: c.also[row] ? c.also[row].split("|") : [],
      other: c.language === "en" ? (english ? c.names[row] : "") : c.english[row],
    };
  }

  // The row of a product's id; -1 if there is none.
  function rowOf(c, id) {
    if (!c.rows) {
      c.rows = new Map();
      for (var row = 0; row < c.size; row += 1) {
        c.rows.set(pathOf(c, row).slice(c.folder.length, -1), row);
      }
    }
    return c.rows.has(id) ? c.rows.get(id) : -1;
  }

  ocop.parts = ocop.parts || {};
  ocop.open = open;
})((window.ocop = window.ocop || {}));
