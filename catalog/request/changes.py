"""What a request changes, field by field, as values. Holds no words."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from catalog.collect import Kind
from catalog.model import Record
from catalog.problems import Location
from catalog.request.owners import LISTS, OWNERS, Owner, owner_of_file
from catalog.request.records import Read, Records


class What(StrEnum):
    """What happened to a file, or to a field of it."""

    FIELD = "field"
    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"
    """A file that is no record: a photo, a list."""
    SPELLING = "spelling"
    """Order, quotes or remarks; every field says what it said."""
    UNREADABLE = "unreadable"
    """The head's file, or a part of it: nobody can tell what it would say."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise. ``before`` and ``after``: None if not stated."""

    path: str
    line: int
    kind: Kind | None
    what: What
    owner: Owner
    where: Location = ()
    before: Any = None
    after: Any = None


def changes_of(path: str, base: Records, head: Records) -> Iterator[Change]:
    """All changes of one file below the folder of records."""
    before, after = base.read(path), head.read(path)
    one = after or before
    if one is None:
        yield _as_file(path, base, head)
    elif after is None:
        owner = owner_of_file(one.kind)
        yield Change(path, 0, one.kind, What.REMOVED, owner, (), _name(before), None)
    else:
        yield from changes_of_record(path, before, after)


def _as_file(path: str, base: Records, head: Records) -> Change:
    """A file that is no record."""
    what = What.REPLACED
    if path not in base.tree.files:
        what = What.ADDED
    elif path not in head.tree.files:
        what = What.REMOVED
    photo = path not in LISTS and not path.endswith(".yml")
    owner = Owner.PRODUCER if photo else LISTS.get(path, Owner.OFFICER)
    return Change(path, 0, None, what, owner)


def changes_of_record(path: str, before: Read | None, after: Read) -> Iterator[Change]:
    """What is otherwise in one record; ``before`` None: it is new, and so is every field."""
    owner = owner_of_file(after.kind)
    if before is None:
        yield Change(path, 0, after.kind, What.ADDED, owner, (), None, _name(after))
    old, new = before.record if before else None, after.record
    found = 0
    for name in OWNERS[after.kind]:
        pair = getattr(old, name, None) or None, getattr(new, name, None) or None
        for where, one, other in differences(*pair, (name,)):
            found += 1
            line = _line(after, where, removed=other is None)
            whose = OWNERS[after.kind][name]
            yield Change(path, line, after.kind, What.FIELD, whose, where, one, other)
    if not after.whole:
        yield Change(path, 0, after.kind, What.UNREADABLE, owner)
    elif not found and before is not None:
        mine = Owner.PRODUCER if Owner.PRODUCER in OWNERS[after.kind].values() else owner
        yield Change(path, 0, after.kind, What.SPELLING, mine if before.whole else owner)


Difference = tuple[Location, Any, Any]


def differences(before: Any, after: Any, where: Location) -> Iterator[Difference]:
    """The smallest parts that differ: way to it, value before, value now."""
    if before == after:
        return
    if isinstance(before, Record) and isinstance(after, type(before)):
        for name in type(before).model_fields:
            yield from differences(getattr(before, name), getattr(after, name), (*where, name))
    elif isinstance(before, tuple) or isinstance(after, tuple):
        yield from _of_lists(before or (), after or (), where)
    else:
        yield where, before, after


def _of_lists(
    before: tuple[Any, ...], after: tuple[Any, ...], where: Location
) -> Iterator[Difference]:
    """An item that only moved is said too: the best photo comes first, the newest star last."""
    alike = SequenceMatcher(None, [*map(repr, before)], [*map(repr, after)], autojunk=False)
    for tag, i, i_end, j, j_end in alike.get_opcodes():
        if tag == "replace" and i_end - i == j_end - j:
            for old, new in zip(range(i, i_end), range(j, j_end), strict=True):
                yield from differences(before[old], after[new], (*where, new))
        elif tag != "equal":
            yield from (((*where, old), before[old], None) for old in range(i, i_end))
            yield from (((*where, new), None, after[new]) for new in range(j, j_end))


def _line(read: Read, where: Location, *, removed: bool) -> int:
    """The line of a field in the head; of one that is gone, that of the list it stood in."""
    if read.source is None:
        return 0
    if removed:
        where = where[:-1]
    while where and where not in read.source.keys and where not in read.source.values:
        where = where[:-1]
    if not where:
        return 0
    marks = read.source.keys if where in read.source.keys else read.source.values
    return marks[where][0]


def _name(read: Read | None) -> str | None:
    name = getattr(read.record if read else None, "name", None)
    return name.vi if name else None
