"""The part that says who makes what, and so where the page of each product is."""

import re
from typing import Any

from catalog.catalogue import ProducerEntry
from catalog.collect import UNATTRIBUTED
from catalog.finder.columns import Numbered, lines, numbers
from catalog.finder.rows import maker_rows, product_rows, spelled
from catalog.text import fold
from catalog.views.base import Site

_PLAIN_WORD = re.compile("[A-Za-z0-9]+")


def makers_part(site: Site) -> dict[str, Any]:
    """Makers, their products, and the addresses that the browser cannot work out.

    Shape: ``names`` and ``also`` are lines, one a maker; ``of`` gives each row the number
    of its maker from 1, 0 for ``unattributed``; ``kind`` likewise of ``kinds``. The id of
    most makers and products is their name as an address: ``odd_makers`` and ``odd`` hold
    the others, by number of maker and of row.
    """
    rows, makers = product_rows(site), maker_rows(site)
    place = {maker.id: number for number, maker in enumerate(makers, start=1)}
    kinds = Numbered(maker.record.type for maker in makers if maker.record.type)
    types = site.catalogue.lists.producer_types
    names, also = maker_columns(site)
    made = [place[entry.producer] if entry.producer else 0 for entry in rows]
    return {
        "names": names,
        "also": also,
        "of": numbers(made),
        "kinds": [[id_, types[id_].name(site.language)] for id_ in kinds.values],
        "kind": numbers([kinds.number(m.record.type) + 1 if m.record.type else 0 for m in makers]),
        "unattributed": UNATTRIBUTED,
        "odd_makers": {
            number: maker.id
            for number, maker in enumerate(makers)
            if maker.id != address_of(maker.record.name.vi)
        },
        "odd": {
            row: entry.id
            for row, entry in enumerate(rows)
            if entry.id != f"{entry.producer or UNATTRIBUTED}/{address_of(entry.record.name.vi)}"
        },
    }


def maker_columns(site: Site) -> tuple[str, str]:
    """Names of makers, and their other spellings: lines, one a maker."""
    makers = maker_rows(site)
    return lines(maker.record.name.vi for maker in makers), lines(map(_also, makers))


def address_of(name: str) -> str:
    """What the browser makes of a name: ``slug`` in ``theme/scripts/text.js``."""
    return "-".join(_PLAIN_WORD.findall(fold(name)))


def _also(maker: ProducerEntry) -> str:
    record = maker.record
    return spelled([record.name.en, *record.also, *record.former_names])
