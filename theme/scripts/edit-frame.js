// The window of the form, without its fields: head, buttons, and what is sent in which way.
(function (ocop) {
  "use strict";

  var make = ocop.editParts.make;

  function button(form, act, isMain) {
    var made = make("button", { type: "button", class: isMain ? "button" : "button button-quiet", "data-act": act }, form.words[act]);
    made.addEventListener("click", function () { form.act(act); });
    return made;
  }

  function link(form, act, isMain) {
    var made = make("a", { class: isMain ? "button" : "button button-quiet", "data-act": act, target: "_blank", rel: "noopener noreferrer" }, form.words[act]);
    made.addEventListener("click", function () { form.act(act); });
    return made;
  }

  // The window: a head, what is typed, and what is sent.
  ocop.editFrame = function (form) {
    var words = form.words;
    var dialog = make("dialog", { class: "edit md-typeset", "aria-labelledby": "edit-title" });
    var head = make("div", { class: "edit-head" });
    head.appendChild(make("h2", { id: "edit-title" }, words.title));
    head.appendChild(button(form, "close"));
    var fields = make("form", { "data-step": "fields", novalidate: "" });
    fields.appendChild(make("p", { class: "edit-name" }, form.name));
    fields.appendChild(make("p", { class: "note" }, words.lead));
    fields.appendChild(make("div", { class: "edit-fields" }));
    var submit = make("button", { class: "button" }, words.review);
    var foot = make("div", { class: "edit-foot" });
    foot.appendChild(submit);
    foot.appendChild(button(form, "clear"));
    fields.appendChild(foot);
    fields.addEventListener("submit", function (event) {
      event.preventDefault();
      form.review();
    });
    dialog.appendChild(head);
    dialog.appendChild(fields);
    dialog.appendChild(sending(form));
    dialog.appendChild(make("p", { class: "edit-said", role: "status" }));
    return document.body.appendChild(dialog);
  };

  function sending(form) {
    var words = form.words;
    var place = make("div", { "data-step": "send" });
    place.appendChild(make("h3", { tabindex: "-1" }, words.changes));
    place.appendChild(make("ul", { class: "edit-changes" }));
    place.appendChild(make("h3", {}, words.how));
    place.appendChild(make("p", {}, words.how_why));
    var ways = make("div", { class: "edit-ways" });
    ways.appendChild(button(form, "share", true));
    ways.appendChild(button(form, "copy", true));
    ways.appendChild(link(form, "mail"));
    ways.appendChild(button(form, "save"));
    ways.appendChild(link(form, "propose"));
    place.appendChild(ways);
    place.appendChild(make("label", { "for": "edit-message", class: "edit-label" }, words.message));
    place.appendChild(make("textarea", { id: "edit-message", class: "edit-message", rows: "10", readonly: "" }));
    place.appendChild(button(form, "back"));
    return place;
  }
})((window.ocop = window.ocop || {}));
