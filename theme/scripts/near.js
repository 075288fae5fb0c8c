// "Near me": asks this device where it is, or takes a place that is typed, and has the
// list of sales points sorted (nearest.js). Nothing leaves the device: the list is in the
// page, and the names of places are one file that is the same for everybody.
(function (ocop) {
  "use strict";

  var form = document.querySelector(".nearby");
  if (!form) return;

  var MOST_CHOICES = 8;
  var FRESH_MS = 5 * 60 * 1000;
  var PATIENCE_MS = 10 * 1000;
  // From here on the reader should know how little the device does.
  var ROUGH_METRES = 2000;

  var fill = ocop.fill, number = ocop.number;
  var words = JSON.parse(form.querySelector(".nearby-words").textContent);
  var list = ocop.nearest(document.querySelector(form.dataset.list), words);
  var device = form.querySelector(".nearby-device");
  var field = form.elements.near;
  var choices = form.querySelector(".nearby-choices");
  var status = form.querySelector(".nearby-status");
  var back = form.querySelector("[type=reset]");
  var language = document.documentElement.lang;
  var places = null, waiting = null;
  // Counts wishes: an answer to an older one comes too late.
  var asked = 0;

  function say(text) {
    status.textContent = text;
  }

  function sortBy(origin, from, more) {
    var first = list.by(origin);
    var values = { count: words.count, from: from };
    var said = first ? fill(words.sorted, Object.assign(values, first)) : words.none;
    say(more ? said + " " + more : said);
    back.hidden = false;
  }

  // A typed place may be sent to a friend; where somebody is never gets this far.
  function remember(id) {
    try {
      history.replaceState(null, "", id ? "?near=" + encodeURIComponent(id) : location.pathname);
    } catch (error) {
      // a page opened from a memory stick may not change its address
    }
  }

  // --- this device ---------------------------------------------------------------

  function askDevice() {
    var wish = (asked += 1);
    hideChoices();
    say(words.asking);
    navigator.geolocation.getCurrentPosition(function (found) {
      if (wish !== asked) return;
      var coords = found.coords;
      var rough = coords.accuracy > ROUGH_METRES;
      field.value = "";
      remember("");
      sortBy({ at: [coords.latitude, coords.longitude] }, words.device,
             rough ? fill(words.rough, { n: number(coords.accuracy / 1000) }) : "");
    }, function (error) {
      if (wish === asked) say(error.code === error.PERMISSION_DENIED ? words.denied : words.failed);
    }, { maximumAge: FRESH_MS, timeout: PATIENCE_MS });
  }

  // --- a typed place -------------------------------------------------------------

  function withPlaces(then) {
    if (places) return then();
    var isComing = waiting !== null;
    // Who typed on meanwhile wants the answer to the last letter only.
    waiting = then;
    if (isComing) return;
    var script = document.createElement("script");
    script.src = form.dataset.places;
    script.onload = function () {
      places = ocop.where.placesOf(ocop.places);
      waiting();
    };
    script.onerror = function () {
      script.remove();
      waiting = null;
      say(words.not_loaded);
    };
    document.head.appendChild(script);
  }

  function plainName(place) {
    return language === "vi" ? place.vi : place.en;
  }

  function nameOf(place) {
    var name = plainName(place);
    if (place.kind === "district") return fill(words.district, { name: name });
    return place.now ? fill(words.old, { name: name, now: nameOf(place.now) }) : name;
  }

  function choose(place) {
    asked += 1;
    hideChoices();
    field.value = plainName(place);
    remember(place.id);
    sortBy(place, place.now
      ? fill(words.middle_old, { now: nameOf(place.now), name: plainName(place) })
      : fill(words.middle, { name: nameOf(place) }));
  }

  function hideChoices() {
    choices.hidden = true;
    choices.textContent = "";
  }

  function offer(hits) {
    hideChoices();
    hits.slice(0, MOST_CHOICES).forEach(function (place) {
      var item = document.createElement("li");
      var button = document.createElement("button");
      button.type = "button";
      button.className = "button button-quiet";
      button.textContent = nameOf(place);
      button.addEventListener("click", function () {
        choose(place);
        back.focus();
      });
      item.appendChild(button);
      choices.appendChild(item);
    });
    choices.hidden = !hits.length;
    var text = !hits.length ? words.no_place : hits.length > MOST_CHOICES ? words.more : words.choose;
    say(fill(text, { n: number(hits.length), most: MOST_CHOICES }));
  }

  function typed(isFinal) {
    var wish = (asked += 1);
    withPlaces(function () {
      if (wish !== asked) return;
      var found = ocop.where.search(places, field.value);
      if (isFinal && found.sure) return choose(found.hits[0]);
      if (field.value.trim().length > 1) return offer(found.hits);
      hideChoices();
      say("");
    });
  }

  // --- beginning -----------------------------------------------------------------

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    typed(true);
  });
  form.addEventListener("reset", function () {
    asked += 1;
    hideChoices();
    list.asUsual();
    back.hidden = true;
    say("");
    remember("");
    form.querySelector("h2").focus();
  });
  field.addEventListener("input", function () {
    typed(false);
  });
  device.querySelector("button").addEventListener("click", askDevice);
  // Browsers tell a position only to pages that came safely; a memory stick has no host.
  device.hidden = !(navigator.geolocation && window.isSecureContext && location.protocol !== "file:");
  form.classList.toggle("nearby-typed-only", device.hidden);
  form.hidden = false;

  var wanted = new URLSearchParams(location.search).get("near");
  if (wanted) {
    withPlaces(function () {
      var place = ocop.where.byId(places, wanted);
      if (place) return choose(place);
      field.value = wanted.replace(/-/g, " ");
      typed(true);
    });
  }
})((window.ocop = window.ocop || {}));
