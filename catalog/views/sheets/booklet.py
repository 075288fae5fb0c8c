"""A booklet of any selection: cover, contents, products, indexes, sales points."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from catalog.catalogue import PointEntry, ProductEntry
from catalog.selection import Line, Selection
from catalog.text import order_key
from catalog.views.base import Site
from catalog.views.places_words import place_line, short_place
from catalog.views.sales_point import checked_words
from catalog.views.sheets.item import Item
from catalog.views.sheets.kinds import Head, sheet_head
from catalog.views.sheets.leaf import Row, product_leaf
from catalog.views.sheets.said import Pair, Said

MOST = 1000
"""Products of one booklet: more would be no booklet, and need more memory than a laptop has."""

LEFT_OUT = frozenset({"product.what", "product.papers"})
"""Parts of a product's own sheet for which a booklet has no room."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One product of the booklet."""

    item: Item
    lead: Said
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A producer or a place, and the ids of its products."""

    name: Said
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointLine:
    """A sales point: where it is, and when somebody last saw that it is there."""

    name: Said
    where: Said
    checked: Said


@dataclass(frozen=True, slots=True)
class Booklet:
    """Everything in it, in order."""

    head: Head
    count: Said
    publisher: Said
    """Name of the catalogue."""
    promise: Said
    """What stars mean here."""
    contents: Said
    products_title: Said
    entries: tuple[Entry, ...]
    makers: tuple[IndexLine, ...]
    makers_title: Said
    places: tuple[IndexLine, ...]
    places_title: Said
    points: tuple[PointLine, ...]
    points_title: Said


def booklet(pair: Pair, selection: Selection) -> Booklet:
    """The booklet of a selection; products in Vietnamese order, each once."""
    lines = sorted(selection.each_once, key=lambda line: order_key(line.entry.record.name.vi))
    entries = [line.entry for line in lines]
    catalogue = pair.vi.catalogue
    settings = catalogue.settings
    made = tuple(_entry(pair, line) for line in lines)
    items = list(zip(entries, (one.item for one in made), strict=True))

    def maker_order(entry: ProductEntry) -> str:
        return catalogue.producers[entry.producer].sort_name if entry.producer else ""

    def place_of(entry: ProductEntry) -> str:
        return short_place(pair.vi, entry.located)

    return Booklet(
        head=sheet_head(pair, "booklet", selection),
        count=pair.said(lambda site: site.t.many("count.products", len(lines))),
        publisher=pair.said(lambda site: site.phrase(settings.name)),
        promise=pair.word("sheet.promise"),
        contents=pair.word("sheet.contents"),
        products_title=pair.word("frame.products"),
        entries=made,
        makers=_index(items, lambda entry: entry.producer or "", "maker", maker_order),
        makers_title=pair.word("sheet.by_maker"),
        places=_index(items, place_of, "place", place_of),
        places_title=pair.word("sheet.by_place"),
        points=tuple(_points(pair, entries)),
        points_title=pair.word("frame.sales_points"),
    )


def _entry(pair: Pair, line: Line) -> Entry:
    leaf = product_leaf(pair, line)
    left_out = {pair.word(key) for key in LEFT_OUT}
    rows = [row for part in leaf.parts if part.title not in left_out for row in part.rows]
    packs = pair.word("product.packs")
    priced = [row for part in leaf.parts for row in part.rows if row.label == packs]
    return Entry(leaf.item, leaf.lead, (*priced, *rows))


def _index(
    items: Iterable[tuple[ProductEntry, Item]],
    key: Callable[[ProductEntry], str],
    named: str,
    sort: Callable[[ProductEntry], str],
) -> tuple[IndexLine, ...]:
    """Products by something that each has one of; what has none is left out.

    ``named``: what of an item says it.
    """
    found: dict[str, list[tuple[ProductEntry, Item]]] = {}
    for entry, item in items:
        if key(entry):
            found.setdefault(key(entry), []).append((entry, item))
    ordered = sorted(found.values(), key=lambda those: order_key(sort(those[0][0])))
    return tuple(
        IndexLine(getattr(those[0][1], named), tuple(entry.id for entry, _ in those))
        for those in ordered
    )


def _points(pair: Pair, entries: Iterable[ProductEntry]) -> Iterable[PointLine]:
    """Where something of the booklet is sold; closed points are left out."""
    carried = pair.vi.catalogue.points_of
    run = pair.vi.catalogue.points_run_by
    found: dict[str, PointEntry] = {}
    for entry in entries:
        for point in (*carried.get(entry.id, ()), *run.get(entry.producer or "", ())):
            if point.record.open != "closed":
                found[point.id] = point
    for point in sorted(found.values(), key=lambda one: order_key(one.record.name.vi)):
        yield _point(pair, point)


def _point(pair: Pair, point: PointEntry) -> PointLine:
    record = point.record

    def where(site: Site) -> str:
        line = place_line(site, record.place, point.located)
        return line.text if line else ""

    return PointLine(
        pair.said(lambda site: site.phrase(record.name)),
        pair.said(where),
        pair.said(lambda site: checked_words(site, point)),
    )
