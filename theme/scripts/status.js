// Says what is true on the reader's day. The build wrote every state of a product
// with its first day; this looks the day up, so that a page built last week, or
// opened from a memory stick next year, still tells the truth. The law itself
// stands in catalog/validity.py only. The page of a product has more to say: product.js.
(function () {
  "use strict";

  // A certificate ends by the calendar of Vietnam: UTC+7, without summer time.
  var today = new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);

  // The last step that has begun; steps are in order of days (YYYY-MM-DD).
  function current(steps, dayOf) {
    var found = steps[0];
    steps.forEach(function (step) {
      if (dayOf(step) <= today) found = step;
    });
    return found;
  }

  // "2024-01-24 in-force 4 2027-01-24;2027-01-25 lapsed ..." -> the step of today, split:
  // first day, state, rank, hint. Counts have steps of two: first day, number.
  function currentOfText(text) {
    var steps = text.split(";").map(function (step) {
      return step.split(" ");
    });
    return current(steps, function (step) {
      return step[0];
    });
  }

  // "{n} sao" with its places filled; what goes in is never obeyed, not even "$&".
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  function setState(element, state) {
    element.className = element.className.replace(/\bstate-[a-z-]+/, "state-" + state);
  }

  function setStars(element, stars) {
    var drawn = element.querySelector(".stars");
    if (drawn) drawn.className = "stars stars-" + stars;
  }

  // "4", "3+" for at least, "-" for not stated, "0" for no certificate
  function rankWords(words, rank) {
    if (rank === "0") return words["no-stars"];
    if (rank === "-") return words["not-stated"];
    return words[rank[1] ? "at-least" : "stars"].replace("{n}", rank[0]);
  }

  // "running:2024" of a report, a last day, or "-" for nothing to add
  function hintWords(words, state, hint) {
    if (hint === "-") return "";
    if (/^\d{4}-/.test(hint)) {
      var proves = state === "in-force" || state === "extended";
      return words[proves ? "until" : "ended"].replace("{day}", dayWords(hint));
    }
    var parts = hint.split(":");
    return words[parts[0]].replace("{year}", parts[1] || "");
  }

  function showCards() {
    var source = document.getElementById("state-words");
    if (!source) return;
    var words = JSON.parse(source.textContent);
    document.querySelectorAll("[data-steps]").forEach(function (card) {
      var step = currentOfText(card.dataset.steps);
      card.querySelector(".card-hint").textContent = hintWords(words, step[1], step[3]);
      if (!card.classList.contains("state-" + step[1])) {
        setState(card, step[1]);
        card.querySelector(".badge").textContent = words[step[1]];
      }
      if (card.dataset.stars !== step[2]) {
        card.dataset.stars = step[2];
        setStars(card, /^[345]$/.test(step[2]) ? step[2] : "0");
        card.querySelector(".rank-words").textContent = rankWords(words, step[2]);
      }
    });
  }

  // As the build writes days: 24/01/2027, or 24 January 2027. Made once: it is slow to make.
  var format = null;

  function dayWords(iso) {
    var vietnamese = document.documentElement.lang === "vi";
    var form = vietnamese
      ? { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" }
      : { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    format = format || new Intl.DateTimeFormat(vietnamese ? "vi-VN" : "en-GB", form);
    return format.format(new Date(iso));
  }

  function showCounts() {
    document.querySelectorAll("[data-count-steps]").forEach(function (element) {
      element.textContent = currentOfText(element.dataset.countSteps)[1];
    });
    var zero = document.querySelector(".zero");
    if (zero) zero.hidden = document.querySelector(".number b").textContent !== "0";
  }

  // What the search shows is worded here too, so that a card never says it in two ways.
  window.ocop = window.ocop || {};
  window.ocop.fill = fill;
  window.ocop.status = {
    today: today,
    step: currentOfText,
    rankWords: rankWords,
    hintWords: hintWords,
    dayWords: dayWords,
    current: current,
    setState: setState,
    setStars: setStars,
  };

  showCards();
  showCounts();
})();
