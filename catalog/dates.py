"""Days as the law and the press give them: whole, or only a month or a year.

Knows no clock: "today" is always an argument. Vietnam keeps one time zone,
UTC+7 without summer time, and a certificate ends by its calendar.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
"""Digits of other scripts are digits to Python, and to no reader of ours."""
VIETNAM = timedelta(hours=7)
"""Vietnam keeps UTC+7 all year; a certificate ends by its calendar, wherever CI runs."""
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Span:
    """Some day from ``first`` to ``last``, both included; we do not know which."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """True if only one day is possible."""
        return self.first == self.last


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day. Zero stands for "not stated"."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``2024``, ``2024-06`` or ``2024-06-12``.

        Raises:
            ValueError: Any other form, or a day that no calendar has.
        """
        found = _ISO.fullmatch(text)
        if not found:
            raise ValueError(text)
        year, month, day = (int(part or 0) for part in found.groups())
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise ValueError(text)
        date(year, month if found[2] else 1, day if found[3] else 1)
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The whole date of a day."""
        return cls(day.year, day.month, day.day)

    @property
    def span(self) -> Span:
        """All days that this may be."""
        if self.day:
            only = date(self.year, self.month, self.day)
            return Span(only, only)
        if self.month:
            first = date(self.year, self.month, 1)
            return Span(first, months_after(first, 1) - timedelta(days=1))
        return Span(date(self.year, 1, 1), date(self.year, 12, 31))

    def __str__(self) -> str:
        parts = f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"
        return "-".join(parts[: 1 + bool(self.month) + bool(self.day)])


def months_after(day: date, months: int) -> date:
    """The same day of the month, some months later.

    A day that the later month lacks becomes its last: 29 February 2024 and
    36 months give 28 February 2027 (our choice: the law does not say).
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return date(year, month + 1, last)
            except ValueError:
                continue
    raise AssertionError("every month has 28 days")


def day_after(day: date) -> date:
    """The next day; the last day of the calendar stays."""
    return day if day == date.max else day + timedelta(days=1)
