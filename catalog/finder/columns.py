"""Columns as text: numbers in base 64, lines, and numbered distinct values.

Read by ``theme/scripts/columns.js``. Knows no product.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

T = TypeVar("T", bound=Hashable)


def numbers(values: Sequence[int]) -> str:
    """Whole numbers from 0, all of one width: ``2:0A1f`` holds two of two digits each."""
    width = 1
    while max(values, default=0) >= 64**width:
        width += 1
    places = range(width - 1, -1, -1)
    return f"{width}:" + "".join(DIGITS[n >> 6 * p & 63] for n in values for p in places)


def lines(values: Iterable[str]) -> str:
    """One text a line; the texts hold no line breaks."""
    return "\n".join(values)


class Numbered(Generic[T]):
    """Distinct values in the order in which they first came, each with its number."""

    def __init__(self, values: Iterable[T] = ()) -> None:
        self._numbers: dict[T, int] = {}
        for value in values:
            self.number(value)

    def number(self, value: T) -> int:
        """The number of a value; a new one gets the next."""
        return self._numbers.setdefault(value, len(self._numbers))

    @property
    def values(self) -> tuple[T, ...]:
        """All values, in the order of their numbers."""
        return tuple(self._numbers)
