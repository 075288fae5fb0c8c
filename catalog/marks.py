"""A digest for each note: has what a file was made from changed since?

What an entry says follows from the bytes of its file, its code, its photos and the ids of
what belongs to it; the rest is the ground (day, settings, places, law, our code), upon
which nothing of an earlier build is kept anyway. Knows no page.
"""

from collections.abc import Iterable
from typing import Any

from catalog.catalogue import Catalogue, ProductEntry
from catalog.collect import Kind
from catalog.ground import digest_of
from catalog.history import History
from catalog.noting import EVERYTHING, Note, noting

_RECORDS = ("products", "producers", "points", "fairs")


class Marks:
    """The digests of one build, each worked out when it is first asked for."""

    def __init__(self, catalogue: Catalogue, history: History) -> None:
        self._catalogue, self._history = catalogue, history
        self._known: dict[Note, bytes] = {}
        self._entries: dict[int, bytes] = {}

    def of_all(self, notes: Iterable[Note]) -> bytes:
        """The marks of all that was noted, in the order in which it is given."""
        known = self._known
        with noting(None):
            return b"".join([known.get(one) or self._of(one) for one in notes])

    def _of(self, note: Note) -> bytes:
        name, key = note
        if name == EVERYTHING:
            told = b"".join([*(self._of((one, None)) for one in _RECORDS), self._of(_HISTORY)])
        elif name == "history":
            told = self._of_history(key)
        elif name == "related":
            entry = self._catalogue.products.get(str(key))
            told = self._value(self._catalogue.related(entry)) if entry else b""
        elif key is None:
            told = self._of_map(name)
        else:
            told = self._value(getattr(self._catalogue, name).get(key))
        mark = self._known[note] = _short(told)
        return mark

    def _of_map(self, name: str) -> bytes:
        """All of a map: its keys, in their order, and what they lead to."""
        items = getattr(self._catalogue, name).items()
        told = [part for key, value in items for part in (repr(key).encode(), self._value(value))]
        if name == "products":
            # Codes outlive their products, and stand in no entry then.
            told.append(repr(sorted(self._catalogue.codes.kept.items())).encode())
        return b"\n".join(told)

    def _of_history(self, key: str | int | None) -> bytes:
        if key is None:
            return repr([(*one, each) for one, each in self._history.records.items()]).encode()
        kind, _, id_ = str(key).partition("/")
        return repr(self._history.of(Kind(kind), id_)).encode()

    def _value(self, value: Any) -> bytes:
        if value is None:
            return b"-"
        if isinstance(value, tuple):
            return b"(" + b"".join(self._value(one) for one in value) + b")"
        found = self._entries.get(id(value))
        if found is None:
            found = self._entries[id(value)] = self._entry(value)
        return found

    def _entry(self, entry: Any) -> bytes:
        said = [entry.id, self._catalogue.digests.get(entry.path, "")]
        if isinstance(entry, ProductEntry):
            said.append(entry.code)
        else:
            said.append(repr(entry.products))
        if photos := getattr(entry, "photos", ()):
            said.append(repr([(one.facts, one.record) for one in photos]))
        return _short("\n".join(said).encode())


_HISTORY: Note = ("history", None)


def _short(told: bytes) -> bytes:
    return bytes.fromhex(digest_of((told,)))
