"""A hint: what the records hold of the law's conditions for the next star. Never a verdict.

Points are given by a council, from papers that no catalogue sees. What is "not seen" here may
well be there: it only is not in our records.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from catalog.catalogue import Catalogue, ProductEntry
from catalog.claims import ENDED, State

LAW = "26/2026/QĐ-TTg"


class Condition(StrEnum):
    """A condition that a field of ours can speak of, and its number in Annex II."""

    STORY = "5.3"
    STORY_TOLD = "5.1"
    LABEL = "2.3"
    NAME = "3.5"
    MARKET = "4.1"
    QUALITY = "6"
    EXPORT = "4.1e"


NEEDED: dict[int, tuple[Condition, ...]] = {
    4: (
        Condition.STORY,
        Condition.STORY_TOLD,
        Condition.LABEL,
        Condition.NAME,
        Condition.MARKET,
        Condition.QUALITY,
    ),
    5: (
        Condition.STORY,
        Condition.STORY_TOLD,
        Condition.LABEL,
        Condition.NAME,
        Condition.QUALITY,
        Condition.EXPORT,
    ),
}
"""Next rank -> conditions, as most of the 26 sets of criteria mark them; some sets differ."""


@dataclass(frozen=True, slots=True)
class Rise:
    """One product, its next rank, and what our records show of each condition."""

    product: str
    stars: int
    to: int
    seen: tuple[tuple[Condition, bool], ...]

    @property
    def count(self) -> int:
        """How many conditions the records show."""
        return sum(found for _, found in self.seen)


def rises(catalogue: Catalogue) -> tuple[Rise, ...]:
    """Products of three and four stars that are still made, the most complete first."""
    found = [rise for entry in catalogue.products.values() if (rise := _rise(catalogue, entry))]
    return tuple(sorted(found, key=lambda one: (-one.count, -one.to, one.product)))


def _rise(catalogue: Catalogue, entry: ProductEntry) -> Rise | None:
    claim = entry.claim
    if claim.stars not in {3, 4} or claim.at_least or entry.record.made == "no-longer":
        return None
    if claim.state in ENDED or claim.state is State.NONE:
        return None
    to = claim.stars + 1
    seen = dict(_seen(catalogue, entry))
    return Rise(entry.id, claim.stars, to, tuple((one, seen[one]) for one in NEEDED[to]))


def _seen(catalogue: Catalogue, entry: ProductEntry) -> Iterator[tuple[Condition, bool]]:
    record = entry.record
    made_by = catalogue.maker(entry)
    maker = made_by.record if made_by else None
    traced = record.traceability is not None
    has_site = maker is not None and maker.website is not None
    yield Condition.STORY, record.story is not None
    yield Condition.STORY_TOLD, record.story is not None and traced and has_site
    yield Condition.LABEL, traced
    yield Condition.NAME, bool(record.protected_names or (maker and maker.protected_names))
    sold = catalogue.points_of.get(entry.id, ())
    yield Condition.MARKET, bool(record.channels or len(sold) > 1)
    yield Condition.QUALITY, bool(record.papers or (maker and maker.papers))
    abroad = bool(record.supply and record.supply.export_markets)
    yield Condition.EXPORT, abroad or any(pack.market == "export" for pack in record.packs)
