"""Communes: all of today with their products, the map, and what each old name is now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.addresses import number_of
from catalog.catalogue import Catalogue, ProductEntry
from catalog.figures import Tally, added, by_commune, tally_by
from catalog.reference import Commune, District
from catalog.text import order_key
from catalog.views.base import Head, Link, Phrase, Site, once
from catalog.views.figures.map import MapView, map_view
from catalog.views.figures.parts import Counted, Frame, Number, Table, count_table, frame
from catalog.views.paging import COMMUNES, ids_of_pages, page_count, part

MOST_DRAWN = 200
"""Communes on the map: no province has more, and of a country nobody could read it."""


@dataclass(frozen=True, slots=True)
class OldName:
    """A unit that was, and the commune of today that its land lies in."""

    name: str
    now: Link


@dataclass(frozen=True, slots=True)
class OldDistrict:
    """A former district with its communes of today and its units of before."""

    link: Link
    now: tuple[Link, ...]
    units: tuple[OldName, ...]


@dataclass(frozen=True, slots=True)
class CommuneFigures:
    """Everything that the page shows. ``map`` None: no commune has a centroid."""

    frame: Frame
    numbers: tuple[Number, ...]
    map: MapView | None
    table: Table
    districts: tuple[OldDistrict, ...]

    @property
    def head(self) -> Head:
        """What the page says of itself."""
        return self.frame.head


def commune_figures_pages(catalogue: Catalogue) -> Iterable[str]:
    """An id for each page of the table."""
    return ids_of_pages("", len(catalogue.places.communes), COMMUNES)


def commune_figures(site: Site, id_: str) -> CommuneFigures:
    """Decide what the page of communes shows. A country's table goes on over several."""
    t, catalogue, number = site.t, site.catalogue, number_of(id_)[1]
    counted = _counted(site)
    tallies = {code: one for code, one in counted.items() if code}
    in_force = sum(one.in_force() > 0 for one in tallies.values())
    ever = sum(one.recognised_or_reported() > 0 for one in tallies.values())
    all_ = len(catalogue.places.communes)
    pages = page_count(all_, COMMUNES)
    return CommuneFigures(
        frame=frame(site, "figures-communes", number, pages),
        numbers=(
            Number(t.number(in_force), t("figures.communes.in_force")),
            Number(t.number(ever), t("figures.communes.ever", ever=t("ever.reported"))),
            Number(t.number(len(tallies) - ever), t("figures.communes.unseen"), quiet=True),
            Number(t.number(all_ - len(tallies)), t("figures.communes.none"), quiet=True),
        ),
        map=map_view(site, tallies) if number == 1 and all_ <= MOST_DRAWN else None,
        table=count_table(
            site,
            "communes",
            t("figures.communes.caption", count=t.number(all_)),
            t("figures.commune"),
            tuple(_rows(site, tallies, number, pages)),
            added(counted.values()),
        ),
        districts=tuple(_districts(site, number, pages)),
    )


def _counted(site: Site) -> dict[str, Tally]:
    """Of a country, 45 pages in each language show parts of it."""
    return once(site.both, "communes", lambda: by_commune(site.catalogue))


def _rows(site: Site, tallies: dict[str, Tally], number: int, pages: int) -> Iterator[Counted]:
    """The communes of a page; what is known by its district alone stands on the last one."""
    places = site.catalogue.places
    communes = once(
        site.both,
        "communes in order",
        lambda: sorted(places.communes.values(), key=lambda c: order_key(c.plain)),
    )
    shown = part(communes, number, COMMUNES)
    for one in shown:
        yield Counted(_link(site, one), tallies.get(one.code, Tally({})))
    if number == pages:
        yield from _elsewhere(site)
    if pages > 1:
        here = {one.code for one in shown} | ({""} if number == pages else set())
        rest = added(one for code, one in _counted(site).items() if code not in here)
        # Else the column would not add up to the total of all.
        yield Counted(Phrase(site.t("figures.communes.other_pages")), rest)


def _elsewhere(site: Site) -> Iterator[Counted]:
    """Products of which only the former district is known, or nothing: they count, too."""
    t = site.t
    rest = [e for e in site.catalogue.products.values() if e.located.commune is None]
    if not rest:
        return
    yield Counted(Phrase(t("figures.communes.unknown")), None)
    by_district = tally_by(rest, _district_of)
    for district in _in_order(site.catalogue.places.districts.values()):
        if district.id in by_district:
            name = t("place.district", district=district.name(site.language))
            yield Counted(Link(name, site.to("districts", district.id)), by_district[district.id])
    if "" in by_district:
        yield Counted(Phrase(t("figures.communes.nowhere")), by_district[""])


def _district_of(entry: ProductEntry) -> str:
    return entry.located.district.id if entry.located.district else ""


def _in_order(districts: Iterable[District]) -> list[District]:
    return sorted(districts, key=lambda one: order_key(one.plain))


def _districts(site: Site, number: int, pages: int) -> Iterator[OldDistrict]:
    """As many on each page; the old units belong to them."""
    places = site.catalogue.places
    in_order = _in_order(places.districts.values())
    share = -(-len(in_order) // pages)
    for district in in_order[(number - 1) * share : number * share]:
        units = sorted(
            (unit for unit in places.old if unit.district == district.id),
            key=lambda unit: (order_key(unit.plain), unit.code),
        )
        name = site.t("place.district", district=district.name(site.language))
        yield OldDistrict(
            Link(name, site.to("districts", district.id)),
            tuple(_link(site, places.communes[code]) for code in district.communes),
            tuple(OldName(unit.vi, _link(site, places.communes[unit.now])) for unit in units),
        )


def _link(site: Site, commune: Commune) -> Link:
    return Link(commune.name(site.language), site.to("communes", commune.id))
