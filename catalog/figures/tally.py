"""How many products stand where, by their stars. Each product is counted once.

Of a product that several decisions rated, the one that decides on the day counts, for its
stars and for its year: so rows and columns add up, and no product is counted twice.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from catalog.catalogue import Catalogue, ProductEntry
from catalog.claims import BY_TRUST, State
from catalog.standing import Part

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many products, by part and rank, and whether a decision was ever seen."""

    counts: Mapping[tuple[Part, int, bool], int]

    def of(self, *parts: Part, stars: int | None = None) -> int:
        """How many are in any of these parts; ``stars`` None: with whatever rank."""
        return self._sum(lambda part, _: part in parts, stars)

    def in_force(self, stars: int | None = None) -> int:
        """How many may claim their stars on the day, by a decision that was seen."""
        return self.of(Part.IN_FORCE, stars=stars)

    def recognised(self, stars: int | None = None) -> int:
        """How many a decision that was seen ever gave stars, whatever became of them."""
        return self._sum(lambda _, seen: seen, stars)

    def recognised_or_reported(self, stars: int | None = None) -> int:
        """How many were ever recognised, or reported to be, whatever became of it."""
        return self._sum(lambda part, _: part is not Part.NONE, stars)

    @property
    def total(self) -> int:
        """All products."""
        return sum(self.counts.values())

    def _sum(self, counts: Callable[[Part, bool], bool], stars: int | None) -> int:
        return sum(
            number
            for (part, rank, seen), number in self.counts.items()
            if stars in {None, rank} and counts(part, seen)
        )


def year_of(entry: ProductEntry) -> int | None:
    """Year of the recognition or report that counts; None: its source gives none."""
    certificate = entry.standing.certificate
    return certificate.issued.year if certificate and certificate.issued else None


def tally(entries: Iterable[ProductEntry]) -> Tally:
    """Count products as of the day of their catalogue."""
    those = (entry.standing for entry in entries)
    return Tally(Counter((one.part, one.rank, one.ever_recognised) for one in those))


def tally_by(entries: Iterable[ProductEntry], key: Callable[[ProductEntry], K]) -> dict[K, Tally]:
    """One tally for each key; a key without products is absent."""
    found: dict[K, list[ProductEntry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return {one: tally(those) for one, those in found.items()}


def added(tallies: Iterable[Tally]) -> Tally:
    """One tally of what several count, each product once."""
    counts: Counter[tuple[Part, int, bool]] = Counter()
    for one in tallies:
        counts.update(one.counts)
    return Tally(counts)


def by_group(catalogue: Catalogue) -> dict[str, Tally]:
    """Id of a group of the law -> its tally."""
    return tally_by(catalogue.products.values(), lambda entry: catalogue.group(entry).id)


def by_commune(catalogue: Catalogue) -> dict[str, Tally]:
    """Code of a commune -> its tally; "" where no source says the commune."""
    return tally_by(catalogue.products.values(), _commune)


def by_state(catalogue: Catalogue) -> dict[State, int]:
    """How many products are in each state, in the order of trust; a state without is absent."""
    found = Counter(entry.claim.state for entry in catalogue.products.values())
    return {state: found[state] for state in BY_TRUST if found[state]}


def _commune(entry: ProductEntry) -> str:
    return entry.located.commune.code if entry.located.commune else ""
