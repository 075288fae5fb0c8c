// The status of one product on its own page, in words, for the reader's day: status.js tells
// which step of the timeline that is.
(function (ocop) {
  "use strict";

  var status = ocop.status;

  function showProduct() {
    var section = document.querySelector(".status");
    var source = section && section.querySelector(".status-steps");
    if (!source) return;
    var step = status.current(JSON.parse(source.textContent), function (one) {
      return one.first;
    });
    status.setState(section, step.state);
    status.setStars(section, step.stars);
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

  function showDay(element) {
    element.textContent = element.dataset.words.replace("{day}", status.dayWords(status.today));
  }

  // What search engines read must not claim stars that ended, or were replaced by
  // others, since the build.
  function holds(certification, step) {
    var rating = certification.certificationRating;
    return step.proves && !(certification.expires < status.today) &&
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

  showProduct();
})((window.ocop = window.ocop || {}));
