// The form "Edit this information": today's values, checked while they are typed, kept while
// they are half done, and sent as somebody likes. Opened by editor.js. A page is never changed.
(function (ocop) {
  "use strict";

  var make = ocop.editParts.make;

  function today() {
    var now = new Date();
    return [now.getFullYear(), ("0" + (now.getMonth() + 1)).slice(-2), ("0" + now.getDate()).slice(-2)].join("-");
  }

  function Form(data, language) {
    this.data = data;
    this.language = language;
    this.words = ocop.editData.words[language];
    this.fields = ocop.editData.fields[data.kind];
    this.name = document.querySelector("h1").textContent;
    this.today = today();
    this.key = "ocop-edit:" + data.file;
    this.parts = [];
    this.groups = [];
    this.dialog = ocop.editFrame(this);
    this.draw();
    this.fill(this.draft() || data.now);
  }

  // --- drawing ------------------------------------------------------------------------

  Form.prototype.show = function () {
    this.dialog.showModal();
    this.step("fields");
  };

  Form.prototype.draw = function () {
    var form = this;
    var body = form.dialog.querySelector(".edit-fields");
    form.fields.forEach(function (field) {
      if (field.items) body.appendChild(form.group(field));
      else form.parts.push(form.add(body, field, field.path));
    });
    form.sender = make("input", { type: "text", id: "edit-by", autocomplete: "name", maxlength: "80" });
    var last = make("div", { class: "edit-part" });
    last.appendChild(make("label", { "for": "edit-by", class: "edit-label" }, form.words.by));
    last.appendChild(form.sender);
    last.appendChild(make("p", { class: "note" }, form.words.by_why));
    body.appendChild(last);
  };

  Form.prototype.add = function (place, field, path) {
    var form = this;
    var part = ocop.editParts.part(form, field);
    part.path = path;
    place.appendChild(part.element);
    part.element.addEventListener("change", function () {
      form.renew(part);
      part.look();
      form.keep();
    });
    part.element.addEventListener("input", function () { form.keep(); });
    return part;
  };

  // A number that is another one now needs its own consent.
  Form.prototype.renew = function (part) {
    if (part.field.name !== "number" || !part.group) return;
    part.group.parts.forEach(function (other) {
      if (other.field.name === "consent" && part.value() !== part.group.number) other.set(null);
    });
    part.group.number = part.value();
  };

  // A list of alike things: packs, contacts, shops.
  Form.prototype.group = function (field) {
    var form = this;
    var place = make("fieldset", { class: "edit-list" });
    place.appendChild(make("legend", {}, field.label[form.language]));
    place.appendChild(make("p", { class: "note" }, field.hint[form.language]));
    var items = make("div", {});
    var more = make("button", { type: "button", class: "button button-quiet" }, form.words.add);
    place.appendChild(items);
    place.appendChild(more);
    var group = { field: field, items: [], element: items, more: more };
    more.addEventListener("click", function () {
      var item = form.item(group, {});
      item.parts[0].control.focus();
      form.keep();
    });
    form.groups.push(group);
    return place;
  };

  Form.prototype.item = function (group, held) {
    var form = this;
    var element = make("fieldset", { class: "edit-item" });
    var legend = make("legend", {});
    var remove = make("button", { type: "button", class: "button button-quiet" }, form.words.remove);
    var item = { element: element, legend: legend, held: held, parts: [], number: ocop.changes.value(held, ["number"]) };
    element.appendChild(legend);
    item.isFilled = function () {
      return item.parts.some(function (part) { return part.field.name !== "consent" && part.control.value; });
    };
    group.field.items.forEach(function (field) {
      var path = field.path.slice(group.field.path.length);
      var part = form.add(element, field, path);
      part.group = item;
      part.set(ocop.changes.value(held, path));
      item.parts.push(part);
    });
    element.appendChild(remove);
    remove.addEventListener("click", function () {
      group.items.splice(group.items.indexOf(item), 1);
      element.remove();
      form.number(group);
      form.keep();
      group.more.focus();
    });
    group.items.push(item);
    group.element.appendChild(element);
    form.number(group);
    return item;
  };

  Form.prototype.number = function (group) {
    var form = this;
    group.items.forEach(function (item, at) {
      item.legend.textContent = group.field.label[form.language] + " " + (at + 1);
    });
  };

  // --- values -------------------------------------------------------------------------

  Form.prototype.fill = function (record) {
    var form = this;
    form.parts.forEach(function (part) { part.set(ocop.changes.value(record, part.path)); });
    form.groups.forEach(function (group) {
      group.items = [];
      group.element.textContent = "";
      (ocop.changes.value(record, group.field.path) || []).forEach(function (held) { form.item(group, held); });
    });
    form.sender.value = form.senderKept || "";
  };

  // The record as the form has it.
  Form.prototype.record = function () {
    var form = this;
    var record = form.parts.reduce(function (made, part) {
      return ocop.changes.withValue(made, part.path, part.value());
    }, form.data.now);
    return form.groups.reduce(function (made, group) {
      var items = group.items.filter(function (item) { return item.isFilled(); }).map(function (item) {
        return item.parts.reduce(function (built, part) { return ocop.changes.withValue(built, part.path, part.value()); }, item.held);
      });
      return ocop.changes.withValue(made, group.field.path, items.length ? items : null);
    }, record);
  };

  Form.prototype.by = function () { return this.sender.value.replace(/\s+/g, " ").trim().slice(0, 80); };

  Form.prototype.every = function () {
    return this.groups.reduce(function (all, group) {
      return group.items.reduce(function (more, item) { return more.concat(item.parts); }, all);
    }, this.parts.slice());
  };

  // --- what is half done ----------------------------------------------------------------

  Form.prototype.draft = function () {
    var kept = ocop.editDraft.read(this.key);
    // Of another state of the record: what was typed then may be wrong now.
    if (!kept || !ocop.changes.same(kept.of, this.data.of)) return null;
    this.senderKept = kept.by;
    return kept.record;
  };

  Form.prototype.keep = function () {
    ocop.editDraft.write(this.key, { of: this.data.of, by: this.sender.value, record: this.record() });
  };

  // --- sending --------------------------------------------------------------------------

  // The changes, if all is right; else the first fault gets the focus.
  Form.prototype.changes = function () {
    var wrong = this.every().filter(function (part) { return !part.look(); });
    if (wrong.length) {
      wrong[0].control.focus();
      return null;
    }
    return ocop.changes.of(this.fields, this.data.now, this.record());
  };

  Form.prototype.say = function (text) {
    this.dialog.querySelector(".edit-said").textContent = text;
  };

  Form.prototype.review = function () {
    var form = this;
    var changes = form.changes();
    if (!changes) return form.say(form.words.wrong);
    if (!changes.length) return form.say(form.words.nothing);
    var list = form.dialog.querySelector(".edit-changes");
    list.textContent = "";
    ocop.editSend.lines(form, changes).forEach(function (line) { list.appendChild(make("li", {}, line)); });
    form.said = ocop.editSend.message(form, changes);
    form.dialog.querySelector(".edit-message").value = form.said;
    form.proposed = ocop.editSend.proposal(form, changes);
    form.offer("propose", form.data.repository, form.proposed.url);
    form.offer("mail", form.data.mail, "mailto:" + form.data.mail + "?subject=" + encodeURIComponent(form.words.subject + ": " + form.name) + "&body=" + encodeURIComponent(form.said));
    form.offer("share", navigator.share);
    form.say("");
    form.step("send");
  };

  // A way that is there only where somebody, or the browser, has it.
  Form.prototype.offer = function (act, isThere, address) {
    var control = this.dialog.querySelector("[data-act=" + act + "]");
    control.hidden = !isThere;
    if (address && isThere) control.href = address;
  };

  Form.prototype.step = function (name) {
    this.dialog.querySelectorAll("[data-step]").forEach(function (part) { part.hidden = part.dataset.step !== name; });
    this.dialog.scrollTop = 0;
    if (name === "send") this.dialog.querySelector("[data-step=send] h3").focus();
    else this.dialog.querySelector("[data-act=close]").focus();
  };

  Form.prototype.copy = function () {
    var form = this;
    ocop.editSend.copy(form.said, form.dialog.querySelector(".edit-message"), function (done) {
      form.say(done ? form.words.copied : form.words.copy_by_hand);
    });
  };

  Form.prototype.act = function (name) {
    var form = this;
    if (name === "back") form.step("fields");
    else if (name === "copy") form.copy();
    else if (name === "save") ocop.editSend.save(form, form.said);
    else if (name === "propose" && form.proposed.copy) form.copy();
    else if (name === "share") navigator.share({ text: form.said }).then(function () { form.say(form.words.sent); }, function () {});
    else if (name === "clear") {
      ocop.editDraft.write(form.key, null);
      form.senderKept = "";
      form.fill(form.data.now);
      form.say(form.words.cleared);
    } else if (name === "close") form.dialog.close();
  };

  ocop.edit = function () {
    return new Form(JSON.parse(document.getElementById("edit-data").textContent), document.documentElement.lang);
  };
})((window.ocop = window.ocop || {}));
