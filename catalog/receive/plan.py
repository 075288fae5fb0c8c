"""What a message means for the records: three sides beside each other, nothing guessed.

As the sender saw it, as the file is now, as it should be. What is certain is edited in the
text of the file; one doubt, and nothing of the whole message is written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from catalog.collect import FAIRS, MODELS, Kind, place_of, record_files
from catalog.edit import CannotEdit, Change, edited, problems_after
from catalog.edit.trees import at
from catalog.load import Source, read
from catalog.model import Record
from catalog.model.fields import house_form, label, texts_of
from catalog.problems import Location, Problem, Severity
from catalog.receive.block import Block, Damage, Wish, blocks_in, fingerprint
from catalog.receive.phrases import PHRASES
from catalog.report import in_words
from catalog.request.owners import OWNERS, Owner
from catalog.shape import shape

KINDS = frozenset({Kind.PRODUCT, Kind.PRODUCER})
"""Kinds of files whose pages have the form."""


@dataclass(slots=True)
class Plan:
    """New bytes by path, as messages call it; what is told of each change; what stops all."""

    day: date
    new: dict[str, bytes] = field(default_factory=dict)
    old: dict[str, bytes] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    """Producers whose records change, by the name of their record."""
    senders: list[str] = field(default_factory=list)
    """Who sent it, as typed: for the officer's eyes, never for git, which is public."""


class _Stop(Exception):
    """Something in a block cannot be done; carries the sentence."""


def plan(folder: Path, message: str, day: date, language: str, *, officer: bool = False) -> Plan:
    """What a message changes. Nothing is written.

    Args:
        folder: The records.
        message: As it came, with whatever stands around its blocks.
        day: As of when the records are checked.
        language: Of what is told.
        officer: The sender may change what offices keep, too.
    """
    made, say = Plan(day), PHRASES[language]
    for block in blocks_in(message):
        if isinstance(block, Damage):
            made.stops.append(say[block.value])
            continue
        try:
            _take(made, folder, block, language, officer=officer)
        except _Stop as why:
            made.stops.append(f"{block.file}: {why}")
    if not made.stops and made.new:
        problems = problems_after(folder, made.new, day)
        made.stops += [f"{one.path}:{one.line}: {_sentence(one, language)}" for one in problems]
    return made


def _take(made: Plan, folder: Path, block: Block, language: str, *, officer: bool) -> None:
    say = PHRASES[language]
    files = record_files(folder)
    producers = {path.rpartition("/")[0] for path in files if path.endswith("/producer.yml")}
    placed = place_of(block.file, block.file, producers) if block.file in files else None
    if not isinstance(placed, tuple) or placed[0] not in KINDS:
        raise _Stop(say["no-file"])
    if not (folder / block.file).is_file() or (folder / block.file).is_symlink():
        raise _Stop(say["no-file"])
    kind, shown = placed[0], f"{folder.name}/{block.file}"
    data = made.new.get(shown) or (folder / block.file).read_bytes()
    edit = _Edit(kind, data, block, language)
    edit.look(officer=officer)
    after = edit.written()
    edit.look_at_consents(after, made.day)
    if kind is Kind.PRODUCT:
        edit.look_at_fairs(after, folder, files)
    made.told += [f"{shown}: {line}" for line in edit.told()]
    made.old.setdefault(shown, data)
    if after != data:
        made.new[shown] = after
    made.authors += [_author(folder, block.file, kind, edit.record)]
    made.senders += [block.by] if block.by else []


def _author(folder: Path, file: str, kind: Kind, record: Any) -> str:
    """The name of the producer in its own record; of a product without one, the product's."""
    if kind is Kind.PRODUCER:
        return str(record.name.vi)
    maker = (folder / file).parent / "producer.yml"
    source = read(maker.read_bytes(), "producer.yml")[0] if maker.is_file() else None
    found = shape(MODELS[Kind.PRODUCER], source)[0] if source else None
    return str(getattr(found, "name", record.name).vi)


class _Edit:
    """One block on one file."""

    def __init__(self, kind: Kind, data: bytes, block: Block, language: str) -> None:
        self._kind, self._model, self._data = kind, MODELS[kind], data
        self._block, self._language, self._say = block, language, PHRASES[language]
        source, _ = read(data, block.file)
        record = shape(self._model, source)[0] if source else None
        if source is None or record is None or _errors(self._model, source):
            raise _Stop(self._say["file-broken"])
        self.record: Record = record
        self._now = texts_of(record)

    def look(self, *, officer: bool) -> None:
        """Raise for the first thing that may not be, or is not certain."""
        for wish in self._block.wishes:
            top = str(wish.where[0])
            if top not in OWNERS[self._kind]:
                raise _Stop(self._say["no-field"].format(field=top))
            if not officer and OWNERS[self._kind][top] is not Owner.PRODUCER:
                called = label(self._model, (top,), self._language)
                raise _Stop(self._say["officers-field"].format(field=called))
            self._look_at_sides(wish, top)

    def _look_at_sides(self, wish: Wish, top: str) -> None:
        try:
            called = label(self._model, wish.where, self._language)
        except (KeyError, StopIteration, IndexError):
            raise _Stop(self._say["no-field"].format(field=wish.where)) from None
        now = self._at(wish.where)
        seen = self._block.of.get(top)
        same = seen == fingerprint(self._now.get(top))
        numbered = any(isinstance(step, int) for step in wish.where)
        if now == wish.new:
            return
        # Of a list that changed meanwhile, "the second" may be another one now.
        if now != wish.old or (numbered and not same):
            values = {"field": called, "old": _shown(wish.old), "now": _shown(now)}
            raise _Stop(self._say["conflict"].format(**values))

    def _at(self, where: Location) -> Any:
        try:
            return at(self._now, where)
        except (KeyError, IndexError, TypeError):
            return None

    def written(self) -> bytes:
        """The file with all wishes done.

        Raises:
            _Stop: It cannot be said in the text, or the model refuses it.
        """
        mark, windows = self._data.startswith(b"\xef\xbb\xbf"), b"\r\n" in self._data
        text = self._data.decode("utf-8-sig").replace("\r\n", "\n")
        for wish in self._in_order():
            if self._at(wish.where) == wish.new:
                continue
            new = None if wish.new is None else self._in_house_form(wish.where, wish.new)
            try:
                text = edited(text, self._block.file, self._model, Change(wish.where, new))
            except CannotEdit:
                called = label(self._model, wish.where, self._language)
                raise _Stop(self._say["cannot-edit"].format(field=called)) from None
        source, _ = read(text.encode(), self._block.file)
        problems = _errors(self._model, source) if source else []
        if source is None or problems:
            raise _Stop(" ".join(_sentence(one, self._language) for one in problems) or "?")
        data = (text.replace("\n", "\r\n") if windows else text).encode()
        return (b"\xef\xbb\xbf" if mark else b"") + data

    def look_at_consents(self, data: bytes, day: date) -> None:
        """A consent is given for one number: another number needs another one.

        Raises:
            _Stop: A number would be published that nobody agreed to publish.
        """
        before = {one["number"]: one["consent"] for one in self._now.get("contacts", ())}
        for one in self._texts(data).get("contacts", ()):
            number, consent = one["number"], one["consent"]
            if date.fromisoformat(consent["given_on"]) > day + timedelta(days=1):
                raise _Stop(self._say["consent-of-tomorrow"].format(number=number))
            if before.get(number) == consent:
                continue
            older = date.fromisoformat(consent["given_on"]) < date.fromisoformat(self._block.day)
            if number not in before and (older or consent in before.values()):
                raise _Stop(self._say["consent-of-another"].format(number=number))

    def look_at_fairs(self, data: bytes, folder: Path, files: Sequence[str]) -> None:
        """Fairs name packs by their place: what they sell must not become another pack.

        Raises:
            _Stop: It would.
        """
        before, after = (one.get("packs", []) for one in (self._now, self._texts(data)))
        id_ = self._block.file.removesuffix(".yml")
        for path in files:
            if not path.startswith(f"{FAIRS}/"):
                continue
            source, _ = read((folder / path).read_bytes(), path)
            fair = shape(MODELS[Kind.FAIR], source)[0] if source else None
            for one in getattr(fair, "products", ()):
                place = (one.pack or 0) - 1
                if one.product == id_ and place >= 0 and not _alike(before, after, place):
                    values = {"fair": path, "pack": str(one.pack)}
                    raise _Stop(self._say["fair-pack-moves"].format(**values))

    def _texts(self, data: bytes) -> dict[str, Any]:
        source, _ = read(data, self._block.file)
        record = shape(self._model, source)[0] if source else None
        return texts_of(record) if record else {}

    def _in_house_form(self, where: Location, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._in_house_form((*where, key), one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._in_house_form((*where, n), one) for n, one in enumerate(value)]
        try:
            return house_form(self._model, where, value)
        except (KeyError, StopIteration):
            return value  # The model says what is wrong with it.

    def _in_order(self) -> list[Wish]:
        """First what is set, then removals, the last first: no number moves under another."""
        sets = [one for one in self._block.wishes if one.new is not None]
        return sets + [one for one in reversed(self._block.wishes) if one.new is None]

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


def _errors(model: type[Record], source: Source) -> list[Problem]:
    return [one for one in shape(model, source)[1] if one.severity is Severity.ERROR]


def _sentence(problem: Problem, language: str) -> str:
    told = in_words(problem, language)
    return f"{told.says} {told.right}"


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
