"""How many products stand where, by their stars. Each product is counted once.

Of a product that several decisions rated, the one that decides on the day counts, for its
stars and for its year: so rows and columns add up, and no product is counted twice.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from catalog.catalogue import ProductEntry
from catalog.claims import Claim, State

K = TypeVar("K")


class Standing(StrEnum):
    """Where a product stands on the day; every product has exactly one.

    UNCONFIRMED: stars are reported, no decision was seen. CANNOT_TELL: the decision was
    seen, its exact day was not. Neither is in force, and neither has ended.
    """

    IN_FORCE = "in-force"
    CANNOT_TELL = "cannot-tell"
    UNCONFIRMED = "unconfirmed"
    ENDED = "ended"
    NONE = "none"


_STANDING = {
    State.IN_FORCE: Standing.IN_FORCE,
    State.EXTENDED: Standing.IN_FORCE,
    State.CANNOT_TELL: Standing.CANNOT_TELL,
    State.UNCONFIRMED: Standing.UNCONFIRMED,
    State.LAPSED: Standing.ENDED,
    State.REVOKED: Standing.ENDED,
    State.REPLACED: Standing.ENDED,
    State.NONE: Standing.NONE,
}

EVER = (Standing.IN_FORCE, Standing.CANNOT_TELL, Standing.UNCONFIRMED, Standing.ENDED)
"""Together: ever recognised by a decision, or reported to have been."""

RANK_UNKNOWN = 0
"""Only a lower bound is known, or nothing."""
RANKS = (5, 4, 3, RANK_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many products, by standing and stars."""

    counts: Mapping[tuple[Standing, int], int]

    def of(self, *standings: Standing, stars: int | None = None) -> int:
        """How many stand in any of these; ``stars`` None: with whatever rank."""
        wanted = RANKS if stars is None else (stars,)
        return sum(self.counts.get((one, rank), 0) for one in standings for rank in wanted)

    def in_force(self, stars: int | None = None) -> int:
        """How many may claim their stars on the day, by a decision that was seen."""
        return self.of(Standing.IN_FORCE, stars=stars)

    def ever(self, stars: int | None = None) -> int:
        """How many were ever recognised, or reported to be, whatever became of it."""
        return self.of(*EVER, stars=stars)

    @property
    def total(self) -> int:
        """All products."""
        return sum(self.counts.values())


def standing_of(claim: Claim) -> Standing:
    """Where a claim puts its product."""
    return _STANDING[claim.state]


def rank_of(claim: Claim) -> int:
    """Exact stars of a claim, else `RANK_UNKNOWN`."""
    return RANK_UNKNOWN if claim.at_least else claim.stars or RANK_UNKNOWN


def year_of(entry: ProductEntry) -> int | None:
    """Year of the recognition or report that counts; None: its source gives none."""
    index = entry.claim.certificate
    issued = entry.record.certificates[index].issued if index is not None else None
    return issued.year if issued else None


def tally(entries: Iterable[ProductEntry]) -> Tally:
    """Count products as of the day of their catalogue."""
    return Tally(Counter((standing_of(one.claim), rank_of(one.claim)) for one in entries))


def tally_by(entries: Iterable[ProductEntry], key: Callable[[ProductEntry], K]) -> dict[K, Tally]:
    """One tally for each key; a key without products is absent."""
    found: dict[K, list[ProductEntry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return {one: tally(those) for one, those in found.items()}
