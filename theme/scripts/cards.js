// Products as the cards that the build makes: filled into a copy of its template, so
// that the markup exists once. Matches are marked where they stand.
(function (ocop) {
  "use strict";

  var marked = ocop.marked;

  // Where a match stands that the card does not show: another name, or the group.
  function reason(product, words) {
    var seen = [product.name, product.producer, product.place].some(function (shown) {
      return ocop.highlight(shown, words).length > 0;
    });
    if (seen || !words.length) return "";
    return product.also.concat([product.other, product.groupName]).filter(function (shown) {
      return shown && ocop.highlight(shown, words).length > 0;
    })[0] || "";
  }

  function card(template, product, found, words) {
    var item = template.content.firstElementChild.cloneNode(true);
    var link = item.querySelector(".card-name a");
    var line = item.querySelector(".card-line");
    var place = item.querySelector(".card-place");
    var why = item.querySelector(".card-why");
    var because = reason(product, found.words);
    item.className = "card state-" + product.state;
    item.querySelector(".card-picture").src = ocop.root + "assets/pictures/" + product.group + ".svg";
    link.href = ocop.root + product.path + (product.path.slice(-1) === "/" ? ocop.tail : "");
    if (product.lang) link.lang = product.lang;
    marked(link, product.name, found.words);
    item.querySelector(".stars").className = "stars stars-" + (/^[345]$/.test(product.rank) ? product.rank : "0");
    item.querySelector(".rank-words").textContent = ocop.status.rankWords(words.states, product.rank);
    item.querySelector(".badge").textContent = product.badge;
    item.querySelector(".card-hint").textContent = ocop.status.hintWords(words.states, product.state, product.hint);
    if (product.producer && product.lang !== undefined) line.lang = "vi";
    marked(line, product.producer || words.nobody, product.producer ? found.words : []);
    marked(place, product.place, found.words);
    place.hidden = !product.place;
    why.hidden = !because;
    if (because) marked(why, ocop.fill(words.why, { text: because }), found.words);
    return item;
  }

  ocop.card = card;
})((window.ocop = window.ocop || {}));
