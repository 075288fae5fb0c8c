"""The part with what only filters and orders need: papers, sale, season, price, issue."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from catalog.catalogue import ProductEntry
from catalog.finder.columns import Numbered, numbers
from catalog.finder.labels import PRICE_BANDS
from catalog.finder.rows import product_rows
from catalog.model.selling import Pack
from catalog.views.base import Site

LONG_AGO = date(2000, 1, 1)
"""Days of issue are counted from here; 0 is "not known"."""

Values = list[list[str]]


def facts_part(site: Site) -> dict[str, Any]:
    """Columns in the order of the rows.

    Shape: ``papers`` and ``sold`` have ``values`` ([id, label]), ``sets`` (lists of their
    numbers) and ``of`` (the number of each row's set). ``season``: bit 0 is January.
    ``price``: number of a band from 1, 0 for none. ``per_kg``: dong. ``issued``: days.
    """
    rows = product_rows(site)
    return {
        "papers": _sets(rows, lambda entry: _papers(site, entry)),
        "sold": _sets(rows, lambda entry: _sold(site, entry)),
        "season": numbers([sum(1 << m - 1 for m in set(e.record.season)) for e in rows]),
        "price": numbers([_band(entry.record.packs) for entry in rows]),
        "per_kg": numbers([_per_kg(entry.record.packs) for entry in rows]),
        "issued": numbers([_issued(entry) for entry in rows]),
    }


def _sets(
    rows: Sequence[ProductEntry], of: Callable[[ProductEntry], Iterable[tuple[str, str]]]
) -> dict[str, Any]:
    values, sets = Numbered[tuple[str, str]](), Numbered[tuple[int, ...]]([()])
    column = [sets.number(tuple(dict.fromkeys(values.number(v) for v in of(e)))) for e in rows]
    return {
        "values": [list(value) for value in values.values],
        "sets": [list(one) for one in sets.values],
        "of": numbers(column),
    }


def _papers(site: Site, entry: ProductEntry) -> Iterable[tuple[str, str]]:
    """Kinds of papers and of protected names."""
    record = entry.record
    kinds = (*(one.kind for one in record.papers), *(one.kind for one in record.protected_names))
    for kind in kinds:
        term = site.catalogue.lists.papers[kind]
        yield term.id, term.short or term.name(site.language)


def _sold(site: Site, entry: ProductEntry) -> Iterable[tuple[str, str]]:
    """Any place of sale at all, then each sales point and platform."""
    points = site.catalogue.points_of.get(entry.id, ())
    if points or entry.record.channels:
        yield "any", site.t("facet.sold.any")
    for point in points:
        yield f"point:{point.id}", point.record.name.best(site.language)[0]
    for channel in entry.record.channels:
        platform = site.catalogue.lists.platforms[channel.kind]
        yield f"channel:{platform.id}", platform.name(site.language)


def _band(packs: Sequence[Pack]) -> int:
    """Band of the cheapest pack, from 1; 0: no price is stated."""
    prices = [pack.price_vnd for pack in packs if pack.price_vnd]
    if not prices:
        return 0
    return 1 + sum(min(prices) >= end for end in PRICE_BANDS)


def _per_kg(packs: Sequence[Pack]) -> int:
    """Lowest price of a kilogram in dong; 0: not known."""
    found = [p.price_vnd * 1000 // p.weight_g for p in packs if p.price_vnd and p.weight_g]
    return min(found, default=0)


def _issued(entry: ProductEntry) -> int:
    days = [c.issued.span.first for c in entry.record.certificates if c.issued]
    return max(((day - LONG_AGO).days for day in days), default=0)
