"""Counts that a reader may check a download with: in force, and ever recognised.

Two numbers, never one: official totals only add, and stars end after 36 months.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from catalog.claims import BY_TRUST, State
from catalog.opendata.published import ProductRow, Published

K = TypeVar("K")


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
    in_force_by_stars: Mapping[int | None, int]
    """Stars -> products; None: in force, rank not exactly known."""
    in_force_by_group: Mapping[str, int]
    """Id of a group -> products in force; groups without one are left out."""
    in_force_by_commune: Mapping[str | None, int]
    """Code of a commune -> products in force; None: commune not known."""


def counts(published: Published) -> Counts:
    """Count all products."""
    rows = tuple(published.products.values())
    states = Counter(row.standing.claim.state for row in rows)
    holding = tuple(row for row in rows if row.standing.in_force)
    return Counts(
        len(rows),
        len(holding),
        sum(row.standing.ever_recognised for row in rows),
        sum(row.standing.recognised_or_reported for row in rows),
        {state: states[state] for state in BY_TRUST if states[state]},
        _by(holding, lambda row: row.standing.stars_in_force),
        _by(holding, lambda row: published.catalogue.group(row.entry).id),
        _by(holding, lambda row: c.code if (c := row.entry.located.commune) else None),
    )


def _by(rows: Iterable[ProductRow], key: Callable[[ProductRow], K]) -> Mapping[K, int]:
    return Counter(map(key, rows))
