"""Lists for the staff of a booth: what is there, what to pack, what was sold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from catalog.model import FairProduct, Pack
from catalog.selection import Line, Selection
from catalog.views.base import Block, Site
from catalog.views.sheets.item import Item, item
from catalog.views.sheets.kinds import Head, sheet_head
from catalog.views.sheets.said import NOTHING_SAID, Pair, Said

MOST_DAYS = 5
"""Columns for days that fit beside a name."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``width`` is its share of the page. ``box``: to be ticked or filled by hand."""

    title: Said
    width: int
    box: bool = False


@dataclass(frozen=True, slots=True)
class StaffList:
    """A table. ``notes``: what the staff should know, above it."""

    head: Head
    notes: tuple[Said, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Said, ...], ...]


def staff_list(pair: Pair, kind: str, selection: Selection) -> StaffList:
    """The list of a kind: booth, packing or tally."""
    columns, cells = _LISTS[kind]
    found = columns(pair, selection)
    rows = tuple(
        _filled_up(
            (_plain(str(number)), *cells(pair, line, item(pair, line))),
            len(found),
        )
        for number, line in enumerate(selection.lines, start=1)
    )
    return StaffList(sheet_head(pair, kind, selection), _notes(pair, selection), found, rows)


def _plain(text: str) -> Said:
    return Said(Block((text,), "vi"), Block((text,), "en"))


def _filled_up(cells: tuple[Said, ...], width: int) -> tuple[Said, ...]:
    return (*cells, *[NOTHING_SAID] * (width - len(cells)))


def _notes(pair: Pair, selection: Selection) -> tuple[Said, ...]:
    if selection.fair is None:
        return ()
    return tuple(
        pair.said(lambda site, note=note: site.block(note))  # type: ignore[misc]
        for note in selection.fair.record.staff_notes
    )


def _booth_columns(pair: Pair, _: Selection) -> tuple[Column, ...]:
    return (
        Column(pair.word("sheet.number"), 2),
        Column(pair.word("sheet.product"), 8),
        Column(pair.word("product.size"), 4),
        Column(pair.word("product.price"), 5),
        Column(pair.word("sheet.stars"), 6),
        Column(pair.word("sheet.code"), 4),
    )


def _booth(pair: Pair, _: Line, one: Item) -> tuple[Said, ...]:
    stars = one.claim.words
    if one.claim.until:
        stars = pair.said(
            lambda s: f"{one.claim.words.words(s.language)}, {one.claim.until.words(s.language)}"
        )
    return (_named(pair, one), _size(one), _price(pair, one), stars, _plain(one.code))


def _packing_columns(pair: Pair, _: Selection) -> tuple[Column, ...]:
    return (
        Column(pair.word("sheet.number"), 2),
        Column(pair.word("sheet.product"), 8),
        Column(pair.word("product.size"), 4),
        Column(pair.word("sheet.quantity"), 2),
        Column(pair.word("sheet.weight"), 3),
        Column(pair.word("sheet.note"), 5),
        Column(pair.word("sheet.packed"), 2, box=True),
    )


def _packing(pair: Pair, line: Line, one: Item) -> tuple[Said, ...]:
    at_fair = _at_fair(line)
    quantity = at_fair.quantity if at_fair else None
    pack = _pack_of(line)
    weight = quantity * pack.weight_g if quantity and pack and pack.weight_g else 0
    note = at_fair.note if at_fair else None
    return (
        _named(pair, one),
        _size(one),
        pair.said(lambda site: site.t.number(quantity) if quantity else ""),
        pair.said(lambda site: site.t.mass(weight) if weight else ""),
        pair.said(lambda site: site.block(note)),
    )


def _tally_columns(pair: Pair, selection: Selection) -> tuple[Column, ...]:
    return (
        Column(pair.word("sheet.number"), 2),
        Column(pair.word("sheet.product"), 8),
        Column(pair.word("product.price"), 5),
        *(Column(title, 3, box=True) for title in _day_titles(selection)),
        Column(pair.word("sheet.sold"), 3, box=True),
    )


def _day_titles(selection: Selection) -> list[Said]:
    """A column for each day of the fair; without a fair, or with a long one, empty heads."""
    if selection.fair is None:
        return [NOTHING_SAID] * MOST_DAYS
    first, last = selection.fair.record.first_day, selection.fair.record.last_day
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if len(days) > MOST_DAYS:
        return [NOTHING_SAID] * MOST_DAYS
    return [_plain(f"{day.day}/{day.month}") for day in days]


def _tally(pair: Pair, _: Line, one: Item) -> tuple[Said, ...]:
    size, price = _size(one), _price(pair, one)
    priced = pair.said(
        lambda s: ", ".join(filter(None, [size.words(s.language), price.words(s.language)]))
    )
    return (one.name, priced)


def _named(pair: Pair, one: Item) -> Said:
    """Name and maker: two makers may sell things of one name."""

    def words(site: Site) -> str:
        maker = one.maker.words(site.language)
        return f"{one.name.words(site.language)} ({maker})" if maker else ""

    return pair.said(words) if one.maker else one.name


def _size(one: Item) -> Said:
    """Of several packs, each size stands beside its price."""
    return one.packs[0].size if len(one.packs) == 1 else NOTHING_SAID


def _price(pair: Pair, one: Item) -> Said:
    """Of the pack of this row; where no pack is meant, of all: visitors ask for any."""
    if len(one.packs) == 1:
        return one.packs[0].price

    def words(site: Site) -> str:
        both = (
            (pack.size.words(site.language), pack.price.words(site.language)) for pack in one.packs
        )
        return "; ".join(filter(None, (": ".join(filter(None, texts)) for texts in both)))

    return pair.said(words)


def _at_fair(line: Line) -> FairProduct | None:
    """A list has a row for each pack."""
    return line.at_fair[0] if line.at_fair else None


def _pack_of(line: Line) -> Pack | None:
    packs, at_fair = line.entry.record.packs, _at_fair(line)
    if at_fair and at_fair.pack:
        return packs[at_fair.pack - 1]
    return packs[0] if len(packs) == 1 else None


_Columns = Callable[[Pair, Selection], tuple[Column, ...]]
_Cells = Callable[[Pair, Line, Item], tuple[Said, ...]]

_LISTS: Mapping[str, tuple[_Columns, _Cells]] = {
    "booth": (_booth_columns, _booth),
    "packing": (_packing_columns, _packing),
    "tally": (_tally_columns, _tally),
}
