"""Long lists over several pages: how many entries stand on one, and the way among them.

A page has to come over one bar of signal, so none has more entries than fit into 15 kB.
A list that is a little longer stays whole: nobody wants a page of three entries.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from catalog.addresses import numbered
from catalog.views.base import Link, Site

T = TypeVar("T")

CARDS = 80
"""Products on one page, as cards."""
ROWS = 160
"""Entries on one page that take a line each."""
TILES = 40
"""Sales points on one page, each with its ways to reach it."""
COMMUNES = 75
"""Rows of counts on one page, with the old names of as many communes."""
LINKS = 300
"""Links on one page of an index, in its sections."""

_A_LITTLE = 5
"""By a fifth a page may be longer, if that saves a page."""


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a list in the way among them. ``path`` empty: some were left out here."""

    number: int
    path: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among those of its list. ``previous``, ``next`` empty: none."""

    where: str
    steps: tuple[Step, ...]
    previous: str
    next: str
    whole: Link | None = None
    """The finder with the same choice: it searches the list on all its pages."""


def page_count(entries: int, size: int) -> int:
    """Over how many pages so many entries go."""
    return max(1, -(-(entries - size // _A_LITTLE) // size))


def ids_of_pages(id_: str, entries: int, size: int) -> Iterator[str]:
    """An id for each page of a list; the first one's is that of the list."""
    return (numbered(id_, 1 + number) for number in range(page_count(entries, size)))


def part(entries: Sequence[T], number: int, size: int) -> Sequence[T]:
    """The entries of one page."""
    first = (number - 1) * size
    is_last = number == page_count(len(entries), size)
    return entries[first:] if is_last else entries[first : first + size]


def sections(sizes: Sequence[int], most: int) -> tuple[range, ...]:
    """Which sections stand together on a page; ``sizes``: how many entries each has."""
    starts, filled = [0], 0
    for place, size in enumerate(sizes):
        if filled and filled + size > most:
            starts.append(place)
            filled = 0
        filled += size
    return tuple(map(range, starts, (*starts[1:], len(sizes))))


def pager(
    site: Site, kind: str, id_: str, number: int, pages: int, whole: Link | None = None
) -> Pager | None:
    """The way among the pages of a list; None if it has one."""
    if pages == 1:
        return None

    def path(of: int) -> str:
        return site.to(kind, numbered(id_, of)) if 1 <= of <= pages else ""

    where = site.t("pager.where", page=site.t.number(number), pages=site.t.number(pages))
    steps = tuple(
        Step(one, path(one), is_here=one == number) if one else Step(0)
        for one in _steps(number, pages)
    )
    return Pager(where, steps, path(number - 1), path(number + 1), whole)


def _steps(here: int, last: int) -> list[int]:
    """First, last, and those around this one; 0 where some are left out."""
    shown = sorted({1, last, *range(max(1, here - 1), min(last, here + 1) + 1)})
    found: list[int] = []
    for one in shown:
        before = found[-1] if found else 0
        found += [one - 1] if one - before == 2 else [0] if one - before > 2 else []
        found.append(one)
    return found


def titled(site: Site, title: str, number: int) -> str:
    """A title that differs from page to page."""
    return title if number == 1 else site.t("pager.title", title=title, page=site.t.number(number))
