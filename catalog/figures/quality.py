"""How complete the records are: per field, and what each record still lacks or doubts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catalog.catalogue import Catalogue, ProductEntry
from catalog.claims import State
from catalog.dates import months_after

STALE_MONTHS = 12
"""Months after which a price is called old."""

FIELDS = (
    "place certificates made summary story ingredients packs season storage shelf_life papers"
    " traceability channels sold_at supply photos sources"
).split()
"""Fields of a product that readers ask for, in the order of its file."""


class Fault(StrEnum):
    """What is worth a look. None of them is somebody's guilt."""

    UNCONFIRMED = "unconfirmed"
    CONFLICT = "conflict"
    STALE_PRICE = "stale-price"
    NO_ENGLISH = "no-english"
    NO_SOURCE = "no-source"


@dataclass(frozen=True, slots=True)
class Quality:
    """Of all products: how many have each field, and which have which fault."""

    products: int
    filled: Mapping[str, int]
    faults: Mapping[Fault, tuple[str, ...]]
    """Ids of products, in Vietnamese order of their names."""
    share: Mapping[str, int]
    """Id -> how many of FIELDS it has."""


def quality(catalogue: Catalogue) -> Quality:
    """Look at every product."""
    filled = dict.fromkeys(FIELDS, 0)
    faults: dict[Fault, list[str]] = {one: [] for one in Fault}
    share: dict[str, int] = {}
    for entry in catalogue.products.values():
        own = [name for name in FIELDS if getattr(entry.record, name) not in (None, ())]
        share[entry.id] = len(own)
        for name in own:
            filled[name] += 1
        for fault in _faults(entry, catalogue.day):
            faults[fault].append(entry.id)
    return Quality(len(catalogue.products), filled, {k: tuple(v) for k, v in faults.items()}, share)


def _faults(entry: ProductEntry, day: date) -> Iterator[Fault]:
    record = entry.record
    if entry.claim.state is State.UNCONFIRMED:
        yield Fault.UNCONFIRMED
    if record.conflicts:
        yield Fault.CONFLICT
    priced = [pack.price_on for pack in record.packs if pack.price_vnd and pack.price_on]
    if any(months_after(when.span.last, STALE_MONTHS) < day for when in priced):
        yield Fault.STALE_PRICE
    texts = (record.summary, record.story, record.ingredients)
    if record.name.en is None or any(text and text.en is None for text in texts):
        yield Fault.NO_ENGLISH
    if not record.sources:
        yield Fault.NO_SOURCE
