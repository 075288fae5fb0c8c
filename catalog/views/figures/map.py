"""The schematic of the province as a map with links: how many products in each commune."""

from dataclasses import dataclass

from catalog.figures import Schematic, Tally
from catalog.reference import Commune
from catalog.views.base import Site
from catalog.views.schematic import drawn


@dataclass(frozen=True, slots=True)
class MapCell:
    """One commune as a link. ``kind`` names its pattern, ``lines`` its name in two lines."""

    path: str
    label: str
    kind: str
    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    number: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The map of all communes that have a centroid."""

    width: float
    height: float
    cells: tuple[MapCell, ...]
    absent: tuple[str, ...]
    """Names of communes that are not on it."""


MANY = 5
"""So many in force, and a circle is filled."""


def map_view(site: Site, tallies: dict[str, Tally]) -> MapView | None:
    """The map with numbers. ``tallies``: by code of the commune."""
    plan = drawn(site)
    if plan is None:
        return None
    communes = site.catalogue.places.communes
    return MapView(
        plan.width,
        plan.height,
        tuple(
            _cell(site, plan, communes[code], tallies.get(code, Tally({}))) for code in plan.cells
        ),
        tuple(one.name(site.language) for code, one in communes.items() if code not in plan.cells),
    )


def _cell(site: Site, plan: Schematic, commune: Commune, tally: Tally) -> MapCell:
    place = plan.cells[commune.code]
    in_force, ever = tally.in_force(), tally.recognised_or_reported()
    return MapCell(
        site.to("communes", commune.id),
        site.t(
            "figures.map.cell",
            name=commune.name(site.language),
            in_force=in_force,
            count=ever,
            ever=site.t("ever.reported"),
        ),
        _kind(tally),
        place.x,
        place.y,
        place.radius,
        _lines(commune),
        f"{in_force}/{ever}" if ever else "",
    )


def _kind(tally: Tally) -> str:
    """What a commune has, the best of it."""
    if tally.in_force():
        return "many" if tally.in_force() >= MANY else "some"
    if tally.recognised_or_reported():
        return "ever"
    return "unseen" if tally.total else "none"


def _lines(commune: Commune) -> tuple[str, ...]:
    """The name without its type, in at most two lines: there is room for no more."""
    words = commune.plain.split(" ")
    half = (len(words) + 1) // 2
    return tuple(filter(None, (" ".join(words[:half]), " ".join(words[half:]))))
