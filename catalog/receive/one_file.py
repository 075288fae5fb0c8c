"""One block of a message on the one file it names: three sides of each field, nothing guessed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from catalog.collect import FAIRS, MODELS, Kind
from catalog.edit import CannotEdit, Change, edited_file
from catalog.edit.trees import at
from catalog.model import Fair, Record
from catalog.model.fields import house_form, label, texts_of
from catalog.one_record import read_alone
from catalog.problems import Location
from catalog.receive.block import Block, Wish, fingerprint
from catalog.receive.phrases import PHRASES
from catalog.report import in_words
from catalog.request.owners import OWNERS, Owner


class Stopped(Exception):
    """Something in a block cannot be done; carries the sentence."""


class OneFile:
    """One block on one file. Whatever cannot be done, or is not certain, raises ``Stopped``."""

    def __init__(self, kind: Kind, data: bytes, block: Block, language: str) -> None:
        self._kind, self._model, self._data = kind, MODELS[kind], data
        self._block, self._language, self._say = block, language, PHRASES[language]
        record = read_alone(self._model, data, block.file).whole
        if record is None:
            raise Stopped(self._say["file-broken"])
        self.record: Record = record
        self._now = texts_of(record)

    def look(self, *, officer: bool) -> None:
        """Raise for the first thing that may not be, or is not certain."""
        for wish in self._block.wishes:
            top = str(wish.where[0])
            if top not in OWNERS[self._kind]:
                raise Stopped(self._say["no-field"].format(field=top))
            if not officer and OWNERS[self._kind][top] is not Owner.PRODUCER:
                called = label(self._model, (top,), self._language)
                raise Stopped(self._say["officers-field"].format(field=called))
            self._look_at_sides(wish, top)

    def _look_at_sides(self, wish: Wish, top: str) -> None:
        try:
            called = label(self._model, wish.where, self._language)
        except (KeyError, StopIteration, IndexError):
            raise Stopped(self._say["no-field"].format(field=wish.where)) from None
        now = self._at(wish.where)
        seen = self._block.of.get(top)
        same = seen == fingerprint(self._now.get(top))
        numbered = any(isinstance(step, int) for step in wish.where)
        if now == wish.new:
            return
        # Of a list that changed meanwhile, "the second" may be another one now.
        if now != wish.old or (numbered and not same):
            values = {"field": called, "old": _shown(wish.old), "now": _shown(now)}
            raise Stopped(self._say["conflict"].format(**values))

    def _at(self, where: Location) -> Any:
        try:
            return at(self._now, where)
        except (KeyError, IndexError, TypeError):
            return None

    def written(self) -> tuple[bytes, dict[str, Any]]:
        """The file with all wishes done, and the texts that its record then holds.

        Raises:
            Stopped: It cannot be said in the text, or the model refuses it.
        """
        wishes = [one for one in self._block.wishes if self._at(one.where) != one.new]
        changes = [Change(one.where, self._in_house_form(one.where, one.new)) for one in wishes]
        try:
            data = edited_file(self._data, self._block.file, self._model, changes)
        except CannotEdit as why:
            where = why.change.where if why.change else ()
            called = label(self._model, where, self._language)
            raise Stopped(self._say["cannot-edit"].format(field=called)) from None
        found = read_alone(self._model, data, self._block.file)
        if found.whole is None:
            raise Stopped(" ".join(in_words(one, self._language).sentences for one in found.errors))
        return data, texts_of(found.whole)

    def look_at_consents(self, texts: dict[str, Any], day: date) -> None:
        """A consent is given for one number: another number needs another one.

        Raises:
            Stopped: A number would be published that nobody agreed to publish.
        """
        before = {one["number"]: one["consent"] for one in self._now.get("contacts", ())}
        for one in texts.get("contacts", ()):
            number, consent = one["number"], one["consent"]
            if date.fromisoformat(consent["given_on"]) > day + timedelta(days=1):
                raise Stopped(self._say["consent-of-tomorrow"].format(number=number))
            if before.get(number) == consent:
                continue
            older = date.fromisoformat(consent["given_on"]) < date.fromisoformat(self._block.day)
            if number not in before and (older or consent in before.values()):
                raise Stopped(self._say["consent-of-another"].format(number=number))

    def look_at_fairs(self, texts: dict[str, Any], folder: Path, files: Sequence[str]) -> None:
        """Fairs name packs by their place: what they sell must not become another pack.

        Raises:
            Stopped: It would.
        """
        before, after = (one.get("packs", []) for one in (self._now, texts))
        id_ = self._block.file.removesuffix(".yml")
        for path in files:
            if not path.startswith(f"{FAIRS}/"):
                continue
            fair = read_alone(Fair, (folder / path).read_bytes(), path).record
            for one in getattr(fair, "products", ()):
                place = (one.pack or 0) - 1
                if one.product == id_ and place >= 0 and not _alike(before, after, place):
                    values = {"fair": path, "pack": str(one.pack)}
                    raise Stopped(self._say["fair-pack-moves"].format(**values))

    def _in_house_form(self, where: Location, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._in_house_form((*where, key), one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._in_house_form((*where, n), one) for n, one in enumerate(value)]
        if value is None:
            return None  # What is removed has no form.
        try:
            return house_form(self._model, where, value)
        except (KeyError, StopIteration):
            return value  # The model says what is wrong with it.

    def told(self) -> Iterator[str]:
        """Every change in words: field, old and new."""
        for wish in self._block.wishes:
            called = label(self._model, wish.where, self._language)
            if self._at(wish.where) == wish.new:
                yield self._say["already"].format(field=called, new=_shown(wish.new))
            else:
                yield f"{called}: {_shown(wish.old)} → {_shown(wish.new)}"


def _alike(before: Sequence[Any], after: Sequence[Any], place: int) -> bool:
    """True if the pack of a place is the same size as before; its price may be another."""
    sizes = [
        {key: one.get(key) for key in ("form", "weight_g", "volume_ml")}
        for packs in (before, after)
        for one in packs[place : place + 1]
    ]
    return len(sizes) == 2 and sizes[0] == sizes[1]


def _shown(value: Any) -> str:
    """A value on one line; of a map or list, what it holds."""
    if value is None:
        return "∅"
    if isinstance(value, dict):
        return ", ".join(_shown(one) for one in value.values())
    if isinstance(value, list):
        return "; ".join(_shown(one) for one in value)
    text = " ".join(str(value).split())
    return text if len(text) <= 200 else text[:199] + "…"
