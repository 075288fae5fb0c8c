"""Bars as shapes with their places, for the templates to draw. Knows no product.

A chart is as wide as a phone; where there is room it grows, letters and all. Each kind of
segment has its own pattern, so that no meaning hangs on a colour, and beside every chart
stands the table that says the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.figures import Tally
from catalog.standing import Part
from catalog.views.base import Site

WIDTH = 340.0
BAR, PITCH, LABEL, BETWEEN, ROOM_FOR_NUMBER = 10.0, 14.0, 13.0, 5.0, 42.0
LETTER, BESIDE = 6.0, 170.0
"""About the width of a letter; labels up to this width stand beside their bars, else above."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Part of a bar; ``kind`` names its pattern."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with the number behind its end."""

    y: float
    segments: tuple[Segment, ...]
    end: float
    number: str


@dataclass(frozen=True, slots=True)
class Group:
    """Bars under one label."""

    label: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What a pattern means."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Everything that is drawn. ``title`` and ``text`` are what a screen reader says."""

    id: str
    title: str
    text: str
    width: float
    height: float
    groups: tuple[Group, ...]
    keys: tuple[Key, ...]


Wanted = tuple[str, Sequence[Sequence[tuple[str, int]]]]
"""A label and its bars; each bar: (kind, how many) from left to right."""


def bar_chart(
    site: Site, id_: str, title: str, rows: Iterable[Wanted], keys: Sequence[Key]
) -> BarChart:
    """Draw rows of bars on one scale from zero; only kinds that occur are explained."""
    listed = tuple(rows)
    most = max((sum(n for _, n in bar) for _, bars in listed for bar in bars), default=0)
    widest = max((len(label) for label, _ in listed), default=0) * LETTER
    left, above = (widest + 6, 0.0) if widest <= BESIDE else (0.0, LABEL)
    scale = (WIDTH - left - ROOM_FOR_NUMBER) / max(most, 1)
    groups, y = [], 0.0
    for label, bars in listed:
        first = y + above + 1
        drawn = tuple(
            _bar(site, parts, scale, left, first + place * PITCH)
            for place, parts in enumerate(bars)
        )
        groups.append(Group(label, y + above - 3 if above else first + BAR - 1, drawn))
        y = first + len(bars) * PITCH + BETWEEN
    # A bar of one kind is drawn to be compared: its kind is explained even if it is zero.
    there = {k for _, bars in listed for bar in bars for k, n in bar if n or len(bar) == 1}
    used = tuple(key for key in keys if key.kind in there)
    text = site.t("figures.chart_text", rows=len(groups))
    return BarChart(id_, title, text, WIDTH, round(y + 2, 1), tuple(groups), used)


def _bar(site: Site, parts: Sequence[tuple[str, int]], scale: float, left: float, y: float) -> Bar:
    segments, x = [], left
    for kind, count in parts:
        if count:
            segments.append(Segment(kind, round(x, 1), round(count * scale, 1)))
            x += count * scale
    return Bar(
        round(y, 1), tuple(segments), round(x + 4, 1), site.t.number(sum(n for _, n in parts))
    )


def standing_bar(tally: Tally) -> list[tuple[str, int]]:
    """The products ever recognised or reported, by their parts."""
    return [(one.value, tally.of(one)) for one in Part if one is not Part.NONE]


def standing_keys(site: Site) -> tuple[Key, ...]:
    """What the parts of a `standing_bar` mean."""
    return tuple(Key(one.value, site.t(f"figures.standing.{one}")) for one in Part)
