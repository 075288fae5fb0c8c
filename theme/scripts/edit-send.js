// Sends what was changed: as a proposal on GitHub, or as a message by whatever people use.
(function (ocop) {
  "use strict";

  var MOST = 6000; // letters of an address that browsers and GitHub take

  function lines(form, changes) {
    return changes.map(function (one) {
      return ocop.changes.label(form.fields, one[0], form.language) + ": " + ocop.changes.words(one[1]) + " → " + ocop.changes.words(one[2]);
    });
  }

  function block(form, changes) {
    var of = {};
    changes.forEach(function (one) { of[one[0][0]] = form.data.of[one[0][0]] || ocop.editData.nothing; });
    return ocop.block({ file: form.data.file, of: of, day: form.data.day, by: form.by(), set: changes });
  }

  // What a person reads, and the line that the program reads.
  function message(form, changes) {
    var head = form.words.subject + ": " + form.name + "\n" + location.href.split("#")[0];
    var by = form.by() ? ["", form.words.by + ": " + form.by()] : [];
    return [head, ""].concat(lines(form, changes), by, ["", form.words.keep, block(form, changes)]).join("\n");
  }

  function address(form, told) {
    var asked = [["template", "sua-thong-tin.yml"], ["title", "[sửa] " + form.name], ["product", form.data.id], ["message", told]];
    return form.data.repository + "/issues/new?" + asked.map(function (one) { return one[0] + "=" + encodeURIComponent(one[1]); }).join("&");
  }

  // The whole message; where that is too long the block alone; else nothing, and it is copied.
  function proposal(form, changes) {
    var whole = address(form, message(form, changes));
    if (whole.length <= MOST) return { url: whole, copy: "" };
    var short = address(form, block(form, changes));
    if (short.length <= MOST) return { url: short, copy: "" };
    return { url: address(form, form.words.paste), copy: message(form, changes) };
  }

  // then(true) if the text is in the clipboard; else it is selected, to be copied by hand.
  function copy(text, field, then) {
    function byHand() {
      field.focus();
      field.select();
      var done = false;
      try { done = document.execCommand("copy"); } catch (refused) { done = false; }
      then(done);
    }
    if (!navigator.clipboard || !window.isSecureContext) return byHand();
    navigator.clipboard.writeText(text).then(function () { then(true); }, byHand);
  }

  function save(form, text) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/plain;charset=utf-8" }));
    link.download = "sua-" + form.data.id.split("/").pop() + ".txt";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  ocop.editSend = { copy: copy, lines: lines, message: message, proposal: proposal, save: save };
})((window.ocop = window.ocop || {}));
