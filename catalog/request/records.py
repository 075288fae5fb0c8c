"""The records of one tree: what each file is, and what it says. Reads no disk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from catalog.codes import HEADER
from catalog.collect import MODELS, NOT_RECORDS, Kind, place_of, producer_folders
from catalog.load import Source
from catalog.model import Producer, Product, Record
from catalog.one_record import read_alone
from catalog.problems import Problem
from catalog.request.tree import LINK, SUBMODULE, Tree

Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Read:
    """One file as read. ``whole``: the record holds all that the file says."""

    kind: Kind
    id: str
    source: Source | None
    record: Record | None
    whole: bool


def read_record(kind: Kind, id_: str, data: bytes, path: str) -> Read:
    """What the bytes of one file say, if it is of that kind; ``path``: as messages call it."""
    found = read_alone(MODELS[kind], data, path)
    return Read(kind, id_, found.source, found.record, found.whole is not None)


class Records:
    """What a tree holds; each file is read once, and only if somebody asks."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._read: dict[str, Read | None] = {}

    @cached_property
    def producers(self) -> frozenset[str]:
        """Folders of producers."""
        return producer_folders(self.tree.files)

    @cached_property
    def paths(self) -> Mapping[Key, str]:
        """The file of each record, by kind and id."""
        placed = ((path, self.place(path)) for path in sorted(self.tree.files))
        return {where: path for path, where in placed if isinstance(where, tuple)}

    @cached_property
    def former(self) -> Mapping[Key, str]:
        """Former kind and id -> the id of today."""
        found: dict[Key, str] = {}
        for (kind, id_), path in self.paths.items():
            # Of 18,000 files few were ever renamed; the others need not be read. With a
            # backslash, YAML can spell a word so that it is not found.
            data = self.tree.files[path].data
            if b"former_ids" not in data and b"\\" not in data:
                continue
            read_ = self.read(path)
            record = read_.record if read_ else None
            if isinstance(record, Product | Producer):
                found |= {(kind, old): id_ for old in record.former_ids}
        return found

    def place(self, path: str) -> Key | Problem | None:
        """Kind and id of a file; what is wrong with its place; None: no record at all."""
        if not path.endswith(".yml") or path in NOT_RECORDS:
            return None
        return place_of(path, self.tree.shown(path), self.producers)

    def read(self, path: str) -> Read | None:
        """What a file says; None if it is not there or no record."""
        if path not in self._read:
            self._read[path] = self._shaped(path)
        return self._read[path]

    def _shaped(self, path: str) -> Read | None:
        entry, place = self.tree.files.get(path), self.place(path)
        if entry is None or not isinstance(place, tuple):
            return None
        if entry.mode in {LINK, SUBMODULE}:
            return Read(*place, None, None, whole=False)
        return read_record(*place, entry.data, self.tree.shown(path))

    def codes(self) -> Iterator[tuple[int, str, str, str]]:
        """Lines of ``codes.csv`` that hold a code: number of the line, code, kind, id."""
        entry = self.tree.files.get("codes.csv")
        text = (entry.data if entry else b"").decode("utf-8-sig", "replace")
        for number, line in enumerate(text.split("\n"), start=1):
            row = line.strip().split(",")
            if len(row) == len(HEADER) and row != HEADER:
                yield number, row[0], row[1], row[2]
