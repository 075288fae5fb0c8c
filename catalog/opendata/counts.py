"""Counts that a reader may check a download with: in force, and ever recognised.

Two numbers, never one: official totals only add, and stars end after 36 months.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.catalogue import Catalogue
from catalog.claims import State
from catalog.figures import Tally, by_commune, by_group, by_state, tally
from catalog.standing import RANKS


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of products on the day of the files."""

    products: int
    in_force: int
    ever_recognised: int
    """By decisions that were seen."""
    recognised_or_reported: int
    by_state: Mapping[State, int]
    """In the order of trust; states that no product is in are left out."""
    in_force_by_stars: Mapping[int, int]
    """Stars -> products; `RANK_UNKNOWN`: in force, rank not exactly known."""
    in_force_by_group: Mapping[str, int]
    """Id of a group -> products in force; groups without one are left out."""
    in_force_by_commune: Mapping[str, int]
    """Code of a commune -> products in force; "": commune not known."""


def counts(catalogue: Catalogue) -> Counts:
    """Count all products."""
    whole = tally(catalogue.products.values())
    return Counts(
        whole.total,
        whole.in_force(),
        whole.recognised(),
        whole.recognised_or_reported(),
        by_state(catalogue),
        {rank: number for rank in RANKS if (number := whole.in_force(rank))},
        _in_force(by_group(catalogue)),
        _in_force(by_commune(catalogue)),
    )


def _in_force(tallies: Mapping[str, Tally]) -> Mapping[str, int]:
    return {key: number for key, one in tallies.items() if (number := one.in_force())}
