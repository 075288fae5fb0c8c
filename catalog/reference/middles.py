"""The middle of a commune and of a former district: where a distance may be measured to.

Communes bring theirs with them; nobody wrote down those of districts, so they are
worked out. A file without them is whole: then nothing is measured there.
"""

from collections.abc import Iterable
from math import inf

from catalog.errors import BrokenReference
from catalog.reference.data import Row, text, texts
from catalog.reference.places import Commune, LatLon


def middle_of(row: Row) -> LatLon | None:
    """``centroid: [north, east]`` of a unit, if stated.

    Raises:
        BrokenReference: It is no point on the earth.
    """
    stated = texts(row, "centroid")
    if not stated:
        return None
    degrees = tuple(_number(one, "centroid") for one in stated)
    if len(degrees) != 2 or not (abs(degrees[0]) <= 90 and abs(degrees[1]) <= 180):
        raise BrokenReference(f"{text(row, 'code')}: centroid: latitude and longitude expected")
    return degrees[0], degrees[1]


def read_area(row: Row) -> float | None:
    """``area_km2`` of a unit, if stated.

    Raises:
        BrokenReference: It is no area.
    """
    stated = text(row, "area_km2")
    if not stated:
        return None
    area = _number(stated, "area_km2")
    if not 0 < area < inf:
        raise BrokenReference(f"{text(row, 'code')}: area_km2: more than 0 expected")
    return area


def middle_of_all(communes: Iterable[Commune]) -> LatLon | None:
    """Mean of the middles, by area where every area is known; None if no middle is."""
    known = [(one.middle, one.area_km2) for one in communes if one.middle]
    if not known:
        return None
    by_area = all(area for _, area in known)
    weights = [area if by_area and area else 1.0 for _, area in known]
    north, east = (
        sum(middle[axis] * weight for (middle, _), weight in zip(known, weights, strict=True))
        / sum(weights)
        for axis in (0, 1)
    )
    return round(north, 3), round(east, 3)


def area_of_all(communes: Iterable[Commune]) -> float | None:
    """Areas together; None if one is not known."""
    areas = [one.area_km2 for one in communes]
    known = [area for area in areas if area]
    return sum(known) if known and len(known) == len(areas) else None


def _number(stated: str, key: str) -> float:
    try:
        return float(stated)
    except ValueError:
        raise BrokenReference(f"{key}: number expected") from None
