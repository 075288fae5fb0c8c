"""The time axis of re-evaluation: for each end its window, as shapes with their places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from catalog.dates import Span
from catalog.views.base import Site

WIDTH, LABEL, BAR, PITCH, TOP = 340.0, 12.0, 9.0, 29.0, 18.0
MOST = 20
"""Rows in the drawing; the table beside it has all."""
BACK, AHEAD = 6, 12
"""Months before and after today on the axis."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The first of a month; only some carry their name."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One end. ``window``: x and width, cut off at the left of the axis; None: none is known.

    ``from_x`` to ``end_x``: the time from the window, or today, to the end.
    """

    label: str
    label_y: float
    y: float
    window: tuple[float, float] | None
    from_x: float
    end_x: float
    decided: bool


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Everything that is drawn."""

    title: str
    text: str
    width: float
    height: float
    today_x: float
    ticks: tuple[Tick, ...]
    rows: tuple[TimeRow, ...]
    left_out: int


def time_chart(site: Site, ends: Sequence[tuple[Span, str, Span | None, bool]]) -> TimeChart | None:
    """Draw ends of certain days; each: (end, label, window, by a decision). None: there is none."""
    day = site.catalogue.day
    first = date(*_month(day, -BACK), 1)
    last = date(*_month(day, AHEAD + 1), 1)
    scale = WIDTH / (last - first).days

    def x(when: date) -> float:
        return round(min(max((when - first).days * scale, 0.0), WIDTH), 1)

    rows = []
    for place, (end, label, window, decided) in enumerate(ends[:MOST]):
        y = TOP + place * PITCH
        drawn = (x(window.first), x(window.last) - x(window.first)) if window else None
        left = x(window.first if window else day)
        rows.append(TimeRow(label, y + LABEL, y + LABEL + 4, drawn, left, x(end.last), decided))
    if not rows:
        return None
    ticks = []
    for number in range(-BACK, AHEAD + 1):
        year, month = _month(day, number)
        named = month in {1, 4, 7, 10}
        ticks.append(Tick(x(date(year, month, 1)), f"{month}/{year}" if named else ""))
    return TimeChart(
        site.t("figures.timeline.title"),
        site.t("figures.timeline.text", rows=len(rows)),
        WIDTH,
        TOP + len(rows) * PITCH + 4,
        x(day),
        tuple(ticks),
        tuple(rows),
        max(len(ends) - MOST, 0),
    )


def _month(day: date, months: int) -> tuple[int, int]:
    """Year and month, some months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1
