// What is asked of the finder, and its address: each makes the other. A shared address
// gives the same view. What an address asks in words that we do not know is left out.
(function (ocop) {
  "use strict";

  var SORTS = ["relevance", "stars", "name", "newest", "price"];
  var STEP = 24; // so many products at a time
  var MOST_VALUES = 40;
  var MOST_SHOWN = 20 * STEP;

  function empty() {
    return { query: "", filters: {}, lapsed: false, sort: "relevance", shown: STEP };
  }

  // "?q=mat+ong&stars=4,5&lapsed=1" -> what is asked
  function read(search, facets) {
    var said = new URLSearchParams(search);
    var asked = empty();
    asked.query = (said.get("q") || "").slice(0, 200);
    asked.lapsed = said.get("lapsed") === "1";
    if (SORTS.indexOf(said.get("sort")) > 0) asked.sort = said.get("sort");
    var shown = Math.ceil(Number(said.get("n")) / STEP) * STEP;
    if (shown > STEP && shown <= MOST_SHOWN) asked.shown = shown;
    facets.forEach(function (id) {
      var values = (said.get(id) || "").split(",").filter(Boolean).slice(0, MOST_VALUES);
      if (values.length) asked.filters[id] = values;
    });
    return asked;
  }

  // What is asked -> "?q=mat+ong&..."; "" for everything
  function write(asked, facets) {
    var said = new URLSearchParams();
    if (asked.query) said.set("q", asked.query);
    facets.forEach(function (id) {
      var values = asked.filters[id];
      if (values && values.length) said.set(id, values.slice(0, MOST_VALUES).join(","));
    });
    if (asked.lapsed) said.set("lapsed", "1");
    if (asked.sort !== "relevance") said.set("sort", asked.sort);
    if (asked.shown > STEP) said.set("n", String(Math.min(asked.shown, MOST_SHOWN)));
    var text = said.toString().replace(/%2C/g, ",");
    return text ? "?" + text : "";
  }

  ocop.address = { read: read, write: write, STEP: STEP };
})((window.ocop = window.ocop || {}));
