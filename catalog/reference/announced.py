"""What a province announced: its totals, and what it aims at. May be absent.

Claims of others with their sources, to be shown beside what the records say; nothing is
worked out from them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.dates import PartialDate
from catalog.errors import BrokenReference
from catalog.reference.data import FOLDER, Row, read_reference, rows, text


@dataclass(frozen=True, slots=True)
class Cited:
    """Where it was read. ``url`` is empty if our papers did not keep the address."""

    title: str
    url: str
    published: PartialDate | None


@dataclass(frozen=True, slots=True)
class Announced:
    """A total up to a time. ``stars``: stars -> products, as far as they were told."""

    when: PartialDate
    total: int
    stars: Mapping[int, int]
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """So many products by the end of a year. ``stars`` None: of whatever rank."""

    stars: int | None
    at_least: int
    by: int


@dataclass(frozen=True, slots=True)
class Targets:
    """All aims of one document. ``seen``: the document itself was read, not the press alone."""

    vi: str
    en: str
    seen: bool
    sources: tuple[Cited, ...]
    aims: tuple[Target, ...]

    def name(self, language: str) -> str:
        """The document in a language."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Official:
    """All of one province, oldest first; nothing is known of most."""

    announced: tuple[Announced, ...] = ()
    targets: Targets | None = None


NOTHING_ANNOUNCED = Official()


def read_announced(province: str, folder: Path = FOLDER) -> Official:
    """Read what a province announced; nothing if we have no file of it.

    Raises:
        BrokenReference: The file is there and cannot be understood.
    """
    file = folder / "announced" / f"{province}.yml"
    return announced_of(read_reference(file)) if file.exists() else NOTHING_ANNOUNCED


def announced_of(tree: Row) -> Official:
    """What a file's top map tells."""
    totals = sorted((_announced(row) for row in rows(tree, "announced")), key=lambda a: a.when)
    return Official(tuple(totals), _targets(tree))


def _announced(row: Row) -> Announced:
    told = ((stars, text(row, f"stars_{stars}")) for stars in (5, 4, 3))
    stars = {stars: _count(number) for stars, number in told if number}
    return Announced(_date(text(row, "when")), _count(text(row, "total")), stars, _sources(row))


def _targets(tree: Row) -> Targets | None:
    aims = tuple(_target(row) for row in rows(tree, "targets"))
    source = tree.get("targets_from")
    if not aims or not isinstance(source, dict) or not isinstance(source["document"], dict):
        return None
    document = source["document"]
    seen = text(source, "seen") == "yes"
    return Targets(text(document, "vi"), text(document, "en"), seen, _sources(source), aims)


def _target(row: Row) -> Target:
    counts = text(row, "counts")
    stars = None if counts == "total" else _count(counts)
    return Target(stars, _count(text(row, "at_least")), _count(text(row, "by")))


def _sources(row: Row) -> tuple[Cited, ...]:
    found = rows(row, "sources")
    if not found:
        raise BrokenReference("announced: a number without a source")
    return tuple(_cited(one) for one in found)


def _cited(row: Row) -> Cited:
    published = text(row, "published")
    day = _date(published) if published else None
    return Cited(text(row, "title"), text(row, "url"), day)


def _date(stated: str) -> PartialDate:
    try:
        return PartialDate.parse(stated)
    except ValueError:
        raise BrokenReference(f"announced: no date: {stated}") from None


def _count(stated: str) -> int:
    if not stated.isdecimal():
        raise BrokenReference(f"announced: no number: {stated}")
    return int(stated)
