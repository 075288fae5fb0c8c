// Says what is true on the reader's day. The build wrote every state of a product
// with its first day; this looks the day up, so that a page built last week, or
// opened from a memory stick next year, still tells the truth. The law itself
// stands in catalog/validity.py only.
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

  function showProduct() {
    var section = document.querySelector(".status");
    var source = section && section.querySelector(".status-steps");
    if (!source) return;
    var step = current(JSON.parse(source.textContent), function (one) {
      return one.first;
    });
    setState(section, step.state);
    setStars(section, step.stars);
    section.querySelector(".rank-words").textContent = step.rank;
    section.querySelector(".badge").textContent = step.badge;
    var sentence = section.querySelector(".status-sentence");
    if (sentence.textContent !== step.sentence) forgetHistory();
    sentence.textContent = step.sentence;
    section.querySelector(".status-advice").textContent = step.advice;
    var how = section.querySelector(".status-how");
    how.href = how.getAttribute("href").split("#")[0] + "#" + step.state;
    showDay(section.querySelector(".status-day"));
    withdrawCertification(step);
  }

  // Badges beside the single certificates are those of the build: where the status
  // has moved on, their dates alone are left to speak.
  function forgetHistory() {
    document.querySelectorAll(".history .badge").forEach(function (badge) {
      badge.remove();
    });
  }

  // As the build writes days: 24/01/2027, or 24 January 2027.
  function dayWords(iso) {
    var vietnamese = document.documentElement.lang === "vi";
    var form = vietnamese
      ? { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" }
      : { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat(vietnamese ? "vi-VN" : "en-GB", form).format(new Date(iso));
  }

  function showDay(element) {
    element.textContent = element.dataset.words.replace("{day}", dayWords(today));
  }

  // What search engines read must not claim stars that ended, or were replaced by
  // others, since the build.
  function holds(certification, step) {
    var rating = certification.certificationRating;
    return step.proves && !(certification.expires < today) &&
      (!rating || rating.ratingValue === step.stars);
  }

  function withdrawCertification(step) {
    document.querySelectorAll('script[type="application/ld+json"]').forEach(function (script) {
      var data = JSON.parse(script.textContent);
      if (!data.hasCertification || holds(data.hasCertification, step)) return;
      delete data.hasCertification;
      script.textContent = JSON.stringify(data);
    });
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
  window.ocop.status = {
    today: today,
    step: currentOfText,
    rankWords: rankWords,
    hintWords: hintWords,
    dayWords: dayWords,
  };
  window.ocopCurrentStep = currentOfText; // find.js, until box.js takes its place

  showCards();
  showProduct();
  showCounts();
})();
