"""Bars as shapes with their places, for the templates to draw. Knows no product.

A chart is as wide as a phone; where there is room it grows, letters and all. Each kind of
segment has its own pattern, so that no meaning hangs on a colour, and beside every chart
stands the table that says the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.figures import Standing, Tally
from catalog.figures.tally import EVER
from catalog.views.base import Site

WIDTH = 340.0
LABEL, BAR, PITCH = 12.0, 10.0, 31.0
ROOM_FOR_NUMBER = 44.0


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
    scale = (WIDTH - ROOM_FOR_NUMBER) / max(most, 1)
    groups, y = [], 0.0
    for label, bars in listed:
        drawn = tuple(
            _bar(site, parts, scale, y + LABEL + 3 + place * (BAR + 4))
            for place, parts in enumerate(bars)
        )
        groups.append(Group(label, y + LABEL - 1, drawn))
        y += PITCH + (len(bars) - 1) * (BAR + 4)
    there = {kind for _, bars in listed for bar in bars for kind, n in bar if n}
    used = tuple(key for key in keys if key.kind in there)
    text = site.t("figures.chart_text", rows=len(groups))
    return BarChart(id_, title, text, WIDTH, round(max(y, PITCH), 1), tuple(groups), used)


def _bar(site: Site, parts: Sequence[tuple[str, int]], scale: float, y: float) -> Bar:
    segments, x = [], 0.0
    for kind, count in parts:
        if count:
            segments.append(Segment(kind, round(x, 1), round(count * scale, 1)))
            x += count * scale
    return Bar(round(y, 1), tuple(segments), round(x + 4, 1), site.t.number(sum(n for _, n in parts)))


def standing_bar(tally: Tally) -> list[tuple[str, int]]:
    """The products ever recognised, by where they stand."""
    return [(one.value, tally.of(one)) for one in EVER]


def standing_keys(site: Site) -> tuple[Key, ...]:
    """What the parts of a `standing_bar` mean."""
    return tuple(Key(one.value, site.t(f"figures.standing.{one}")) for one in Standing)
