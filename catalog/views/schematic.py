"""Where something is in its province: a mark over the small map that all pages share."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.addresses import MAP
from catalog.figures import Schematic, schematic
from catalog.reference import Commune, Located
from catalog.views.base import Site, once


@dataclass(frozen=True, slots=True)
class MapMark:
    """Where something is on the small map. ``spots``: (x, y, radius)."""

    picture: str
    width: float
    height: float
    spots: tuple[tuple[float, float, float], ...]
    words: str


def drawn(site: Site) -> Schematic | None:
    """The schematic of the province; worked out once."""
    return once(site.both, "map", lambda: schematic(site.catalogue.places))


def map_mark(site: Site, communes: Iterable[Commune], name: str) -> MapMark | None:
    """A mark on each commune; None if none of them is on the map."""
    plan = drawn(site)
    cells = [plan.cells[c.code] for c in communes if c.code in plan.cells] if plan else []
    if plan is None or not cells:
        return None
    spots = tuple((cell.x, cell.y, cell.radius) for cell in cells)
    words = site.t("map.mark", name=name, province=site.province)
    return MapMark(MAP, plan.width, plan.height, spots, words)


def mark_of(site: Site, located: Located) -> MapMark | None:
    """A mark on the commune in which something is; a former district alone is too large."""
    commune = located.commune
    return map_mark(site, [commune], commune.name(site.language)) if commune else None
