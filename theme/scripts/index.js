// Opens the data scripts of the search: columns of text become words with numbers.
//
// A row is a product; rows stand in the order of names. What many rows share (makers,
// places, groups) is kept once, as a shelf of its own. Formats: catalog/finder/.
(function (ocop) {
  "use strict";

  var text = ocop.text;
  var columns = ocop.columns;
  var lines = columns.lines;
  var nothing = columns.nothing;
  var numbers = columns.numbers;
  var shelf = columns.shelf;

  // Path of a product: its maker and its name, unless the build says otherwise.
  function pathOf(c, row) {
    var maker = c.makerOf[row] - 1;
    if (!c.makers) return c.folder + "?q=" + encodeURIComponent(c.names[row]);
    var own = c.odd[row];
    var id = own || (maker < 0 ? c.unattributed : c.makerIds[maker]) + "/" + text.slug(c.names[row]);
    return c.folder + id + "/";
  }

  // What each timeline says today: four and a half stars are "exactly four", four "at least four".
  function claimsOf(part) {
    return part.claims.map(function (steps) {
      var step = ocop.status.step(steps);
      var rank = step[2];
      return {
        steps: steps,
        state: step[1],
        rank: rank,
        hint: step[3],
        isHidden: part.hidden.indexOf(step[1]) >= 0,
        trust: part.trust.indexOf(step[1]),
        stars: /^[345]/.test(rank) ? Number(rank[0]) + (rank[1] ? 0 : 0.5) : 0,
      };
    });
  }

  // A place: as it is shown, and the words of today and of before by which it is found.
  function placeOf(part, place) {
    var commune = part.communes[place[0]];
    var district = part.districts[place[1]];
    var label = commune ? commune[1] : district ? ocop.fill(part.in_district, { district: district[1] }) : "";
    return {
      commune: place[0],
      district: place[1],
      label: label,
      now: commune ? commune[commune.length - 1] : "",
      then: district ? district[district.length - 1] : "",
    };
  }

  function open(parts) {
    var part = parts.names;
    var words = columns.vocabulary();
    var c = {
      version: part.version,
      words: words,
      labels: null,
      badges: part.badges,
      rankWords: part.rank_words,
      language: part.language,
      folder: part.folders.products,
      folders: part.folders,
      names: lines(part.names),
      english: part.english ? lines(part.english) : [],
      also: [],
      groupOf: numbers(part.group),
      placeOf: numbers(part.place),
      claimOf: numbers(part.claim),
      leaves: part.leaves,
      groups: part.groups,
      places: part.places.map(function (place) { return placeOf(part, place); }),
      communes: part.communes,
      districts: part.districts,
      claims: claimsOf(part),
      phrases: { same: [], short: [], broader: [], stop: [] },
      facets: null,
      added: {},
    };
    c.size = c.names.length;
    // Until the makers are there, all products have none.
    c.makerOf = new Int32Array(c.size);
    c.shelves = {
      name: shelf(words, c.names),
      english: c.english.length ? shelf(words, c.english) : nothing(words, c.size),
      also: nothing(words, c.size),
      now: shelf(words, c.places.map(function (place) { return place.now; })),
      then: shelf(words, c.places.map(function (place) { return place.then; })),
      group: nothing(words, c.leaves.length),
      maker: nothing(words, 1),
    };
    c.add = function (name) { add(c, name, ocop.parts[name]); };
    c.product = function (row) { return product(c, row); };
    ["words", "makers", "facts", "codes"].forEach(function (name) {
      if (parts[name]) c.add(name);
    });
    return c;
  }

  var ADD = {
    words: function (c, part) {
      c.phrases = part;
      c.phraseBook = c.stops = null;
      c.labels = part.labels;
      c.groupWords = part.groups;
      c.also = lines(part.also);
      c.shelves.also = shelf(c.words, c.also);
      if (part.english) {
        c.english = lines(part.english);
        c.shelves.english = shelf(c.words, c.english);
      }
      c.shelves.then = shelf(c.words, lines(part.before).map(function (before, place) {
        return [before, c.places[place].then].filter(Boolean).join("|");
      }));
      c.shelves.group = shelf(c.words, part.groups);
    },
    makers: function (c, part) {
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
    },
    facts: function (c, part) {
      c.issued = numbers(part.issued);
      c.perKilogram = numbers(part.per_kg);
    },
    codes: function (c, part) {
      c.codes = part;
    },
  };

  function add(c, name, part) {
    if (c.added[name] || part.version !== c.version) return;
    ADD[name](c, part);
    c.added[name] = part;
    c.facets = null;
  }

  function product(c, row) {
    var english = c.language === "en" && c.english[row];
    var claim = c.claims[c.claimOf[row]];
    var maker = c.makerOf[row] - 1;
    var leaf = c.leaves[c.groupOf[row]];
    return {
      row: row,
      name: english || c.names[row],
      lang: c.language === "en" && !english ? "vi" : undefined,
      path: pathOf(c, row),
      producer: maker < 0 ? "" : c.makers[maker],
      place: c.places[c.placeOf[row]].label,
      group: c.groups[leaf][0],
      groupName: c.groups[leaf][1],
      steps: claim.steps,
      state: claim.state,
      rank: claim.rank,
      hint: claim.hint,
      badge: c.badges[claim.state],
      also: c.also[row] ? c.also[row].split("|") : [],
      other: c.language === "en" ? (english ? c.names[row] : "") : c.english[row] || "",
    };
  }

  ocop.parts = ocop.parts || {};
  ocop.open = open;
})((window.ocop = window.ocop || {}));
