"""A schematic map of a province: one circle for each commune, from centroids and areas.

No border of anything is drawn, for we hold none that may be used. Circles grow with the
area, are never too small for a thumb, and are pushed apart until each can be seen: so the
places are nearly right, and nobody takes the drawing for a survey.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, radians, sqrt

from catalog.reference import Commune, Places

WIDTH = 340.0
"""Units across; on a small phone one unit is about one pixel."""
SMALLEST = 13.4
"""Radius of the smallest circle, in units: 24 pixels across on a phone, the least of WCAG 2.5.8."""
GAP, MARGIN = 1.0, 3.0
SHARE = 0.86
"""Of the radius that would give a circle the commune's own area on this scale."""
ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Cell:
    """The circle of a commune."""

    code: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Schematic:
    """All circles; ``cells`` by code of the commune. Communes without a centroid are absent."""

    width: float
    height: float
    cells: Mapping[str, Cell]


def schematic(places: Places) -> Schematic | None:
    """Draw a province; None if no commune of it has a centroid."""
    communes = [one for one in places.communes.values() if one.middle]
    if not communes:
        return None
    points, scale = _projected(communes)
    radii = [_radius(one, scale) for one in communes]
    _push_apart(points, radii)
    left = min(x - r for (x, _), r in zip(points, radii, strict=True)) - MARGIN
    top = min(y - r for (_, y), r in zip(points, radii, strict=True)) - MARGIN
    right = max(x + r for (x, _), r in zip(points, radii, strict=True)) + MARGIN
    bottom = max(y + r for (_, y), r in zip(points, radii, strict=True)) + MARGIN
    cells = {
        one.code: Cell(one.code, round(x - left, 1), round(y - top, 1), round(r, 1))
        for one, (x, y), r in zip(communes, points, radii, strict=True)
    }
    return Schematic(round(right - left, 1), round(bottom - top, 1), cells)


def _projected(communes: Sequence[Commune]) -> tuple[list[list[float]], float]:
    """Places in units, and units per kilometre. North is up; a degree is 111.2 km."""
    middles = [one.middle for one in communes if one.middle]
    north = max(lat for lat, _ in middles)
    west = min(lon for _, lon in middles)
    shrink = round(cos(radians(sum(lat for lat, _ in middles) / len(middles))), 6)
    across = max((lon - west) * shrink * 111.2 for _, lon in middles)
    down = max((north - lat) * 111.2 for lat, _ in middles)
    scale = (WIDTH - 2 * SMALLEST - 2 * MARGIN) / max(across, down, 1.0)
    points = [[(lon - west) * shrink * 111.2 * scale, (north - lat) * 111.2 * scale]
              for lat, lon in middles]  # fmt: skip
    return points, scale


def _radius(commune: Commune, scale: float) -> float:
    own = sqrt((commune.area_km2 or 0.0) / pi) * scale * SHARE
    return min(max(own, SMALLEST), 2 * SMALLEST)


def _push_apart(points: list[list[float]], radii: Sequence[float]) -> None:
    """Move circles that overlap, both alike, until none does or for so many rounds."""
    reach = 4 * SMALLEST + 40
    near = [
        (i, j)
        for i in range(len(points))
        for j in range(i)
        if hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]) < reach
    ]
    for _ in range(ROUNDS):
        moved = 0.0
        for i, j in near:
            moved = max(moved, _push(points[i], points[j], radii[i] + radii[j] + GAP))
        if moved < 0.05:
            return


def _push(one: list[float], other: list[float], apart: float) -> float:
    """Move two points half of what they lack each; how far that was."""
    x, y = one[0] - other[0], one[1] - other[1]
    far = hypot(x, y)
    if far >= apart:
        return 0.0
    # Two centroids in one spot have no direction: any will do, if it is always the same.
    x, y, far = (x, y, far) if far > 0.01 else (1.0, 0.0, 1.0)
    step = (apart - far if far < apart else 0.0) / 2 * 0.9
    one[0], one[1] = one[0] + x / far * step, one[1] + y / far * step
    other[0], other[1] = other[0] - x / far * step, other[1] - y / far * step
    return step
