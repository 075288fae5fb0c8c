// The elements of the form: one for each field, read and told apart by the field's own rules.
// Everything of a record goes in as text.
(function (ocop) {
  "use strict";

  var count = 0;
  var MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

  function make(name, attributes, text) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text) element.textContent = text;
    return element;
  }

  function nameOf(field) { return field.path[field.path.length - 1]; }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, key) { return values[key] === undefined ? whole : values[key]; });
  }

  // What is wrong, and what would be right, in the words of the check.
  function message(form, code, field, typed) {
    var found = ocop.editData.messages[form.language][code];
    var values = {
      found: typed.length > 60 ? typed.slice(0, 57) + "..." : typed,
      field: field.label[form.language],
      called: field.label[form.language],
      example: field.example || "…",
      right: field.example || "2024-06-12",
      ge: field.least, le: field.most, max_length: field.longest
    };
    return filled(found[0], values) + " " + filled(found[1], values);
  }

  function Part(form, field, label) {
    this.form = form;
    this.field = { read: field.read, least: field.least, most: field.most, longest: field.longest, name: nameOf(field), label: field.label, example: field.example, required: field.required };
    this.id = "edit-" + (count += 1);
    this.element = make("div", { class: "edit-part" });
    this.element.appendChild(label || make("label", { "for": this.id, class: "edit-label" }, field.label[form.language]));
    this.hint = make("p", { class: "note", id: this.id + "-hint" }, field.hint[form.language]);
    this.fault = make("p", { class: "edit-fault", id: this.id + "-fault" });
    this.fault.hidden = true;
  }

  Part.prototype.complete = function (control) {
    this.control = control;
    control.id = this.id;
    control.setAttribute("aria-describedby", this.hint.id + " " + this.fault.id);
    this.element.appendChild(control);
    this.element.appendChild(this.hint);
    this.element.appendChild(this.fault);
    return this;
  };

  Part.prototype.tell = function (text) {
    this.fault.textContent = text;
    this.fault.hidden = !text;
    if (text) this.control.setAttribute("aria-invalid", "true");
    else this.control.removeAttribute("aria-invalid");
    return !text;
  };

  // True if it is right; else the field says why not.
  Part.prototype.look = function () {
    var typed = this.control.value.trim();
    if (!typed) return this.tell(this.field.required && this.isWanted() ? message(this.form, "field-missing", this.field, "") : "");
    var found = ocop.values.read(typed, this.field);
    return this.tell(found.code ? message(this.form, found.code, this.field, typed) : "");
  };

  Part.prototype.isWanted = function () { return !this.group || this.group.isFilled(); };

  // What nobody touched stays as it is, to its last line end.
  Part.prototype.value = function () {
    var typed = this.control.value.trim();
    if (this.control.value === this.began) return this.held;
    if (!typed) return null;
    var found = ocop.values.read(typed, this.field);
    return found.code ? typed : found.value;
  };

  Part.prototype.set = function (value) {
    this.held = value;
    this.control.value = value === null ? "" : ocop.values.shown(value, this.field);
    this.began = this.control.value;
  };

  function text(form, field) {
    var isLong = field.read === "prose" && field.longest > 1000 && (field.path[0] === "story" || field.path[0] === "summary" || field.path[0] === "ingredients");
    var modes = { money: "numeric", whole: "numeric", phone: "tel", link: "url", gtin: "numeric" };
    var control = make(isLong ? "textarea" : "input", isLong ? { rows: field.path[0] === "story" ? "6" : "3" } : { type: "text", inputmode: modes[field.read] || "text", autocomplete: "off" });
    return new Part(form, field).complete(control);
  }

  function choice(form, field) {
    var control = make("select", {});
    control.appendChild(make("option", { value: "" }, form.words.none));
    field.choices.forEach(function (one) {
      control.appendChild(make("option", { value: one[0] }, form.language === "en" ? one[2] : one[1]));
    });
    return new Part(form, field).complete(control);
  }

  // Twelve boxes in a group; the value is a list of numbers as text.
  function months(form, field) {
    var part = new Part(form, field, make("span", { class: "edit-label", id: "edit-months" }, field.label[form.language]));
    var group = make("div", { class: "edit-months", role: "group", "aria-labelledby": "edit-months" });
    var boxes = MONTHS.map(function (month) {
      var label = make("label", {});
      var box = make("input", { type: "checkbox", value: String(month) });
      label.appendChild(box);
      label.appendChild(make("span", {}, String(month)));
      group.appendChild(label);
      return box;
    });
    part.complete(group);
    part.look = function () { return true; };
    part.value = function () {
      var on = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
      return on.length ? on : null;
    };
    part.set = function (value) {
      boxes.forEach(function (box) { box.checked = (value || []).indexOf(box.value) >= 0; });
    };
    return part;
  }

  // A number is published with consent only: who gave it for which number is kept with it.
  function consent(form, field) {
    var label = make("label", { class: "edit-box" });
    var box = make("input", { type: "checkbox" });
    label.appendChild(box);
    label.appendChild(make("span", {}, form.words.consent));
    var part = new Part(form, field, label);
    part.complete(box);
    label.insertBefore(box, label.firstChild);
    part.look = function () {
      return this.tell(this.isWanted() && !box.checked ? form.words.consent_needed : "");
    };
    part.value = function () {
      if (!box.checked) return null;
      return part.kept || { given_on: form.today, recorded_by: form.data.maker };
    };
    part.set = function (value) {
      part.kept = value;
      box.checked = Boolean(value);
    };
    return part;
  }

  var MAKERS = { choice: choice, months: months, consent: consent };

  ocop.editParts = {
    make: make,
    part: function (form, field) { return (MAKERS[field.read] || text)(form, field); }
  };
})((window.ocop = window.ocop || {}));
