"""A month, a quarter or a year, as reports are asked for. Knows no clock."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from catalog.dates import EARLIEST_YEAR, LATEST_YEAR, Span, months_after

_FORM = re.compile(r"(\d{4})(?:-(?:[Qq]([1-4])|(0[1-9]|1[0-2])))?", re.ASCII)
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """``vi``: as a title calls it, "quý III năm 2026"; ``days``: all of it, ends included."""

    vi: str
    days: Span

    def holds(self, day: date) -> bool:
        """True if the day lies in it."""
        return self.days.first <= day <= self.days.last

    @property
    def ahead(self) -> Span:
        """The two whole quarters after it, with the days that lie between."""
        last = self.days.last
        quarter = date(last.year, 3 * ((last.month - 1) // 3) + 1, 1)
        return Span(last + timedelta(days=1), months_after(quarter, 9) - timedelta(days=1))


def period_of(text: str) -> Period:
    """Read ``2026``, ``2026-Q3`` or ``2026-09``.

    Raises:
        ValueError: Any other form.
    """
    found = _FORM.fullmatch(text.strip())
    if not found or not EARLIEST_YEAR <= int(found[1]) < LATEST_YEAR:
        raise ValueError(text)
    year = int(found[1])
    if found[2]:
        quarter = int(found[2])
        return _period(f"quý {_ROMAN[quarter - 1]} năm {year}", date(year, 3 * quarter - 2, 1), 3)
    if found[3]:
        return _period(f"tháng {int(found[3])} năm {year}", date(year, int(found[3]), 1), 1)
    return _period(f"năm {year}", date(year, 1, 1), 12)


def _period(vi: str, first: date, months: int) -> Period:
    return Period(vi, Span(first, months_after(first, months) - timedelta(days=1)))
