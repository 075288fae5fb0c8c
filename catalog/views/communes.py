"""Pages of places: communes of today, and the districts that they lay in."""

from collections.abc import Iterable

from catalog.addresses import number_of, numbered
from catalog.catalogue import Catalogue
from catalog.reference import Commune, District
from catalog.text import order_key
from catalog.views.base import Link, Site
from catalog.views.days import calendar_of
from catalog.views.gatherings import (
    CollectionPage,
    IndexPage,
    Section,
    count_words,
    gather,
    index,
    pages_of,
)
from catalog.views.paging import LINKS, sections
from catalog.views.schematic import map_mark


def commune_pages(catalogue: Catalogue) -> Iterable[str]:
    """An id for each page of each commune."""
    communes = catalogue.places.communes.values()
    return pages_of((one.id, catalogue.by_commune.get(one.code, ())) for one in communes)


def district_pages(catalogue: Catalogue) -> Iterable[str]:
    """An id for each page of each former district."""
    return pages_of((id_, catalogue.by_district.get(id_, ())) for id_ in catalogue.places.districts)


def commune_page(site: Site, id_: str) -> CollectionPage:
    """Products made in one commune of today."""
    t, catalogue = site.t, site.catalogue
    commune = catalogue.places.by_id[number_of(id_)[0]]
    districts = [catalogue.places.districts[d] for d in commune.districts]
    products = catalogue.by_commune.get(commune.code, ())
    name = commune.name(site.language)
    return gather(
        site,
        "communes",
        id_,
        name,
        products,
        lead=t("commune.lead", name=name, province=site.province),
        before=t("commune.before", names=", ".join(commune.merged_from))
        if len(commune.merged_from) > 1
        else "",
        parent=Link(t("frame.communes"), site.to("communes")),
        picture="assets/pictures/place.svg",
        near_title=t("commune.near"),
        near=tuple(
            Link(
                t("place.district", district=d.name(site.language)),
                site.to("districts", d.id),
                note=count_words(site, catalogue.by_district.get(d.id, ())),
            )
            for d in districts
        ),
        map=map_mark(site, [commune], name),
        calendar=calendar_of(site, "communes", commune.id, products),
        **_people(site, commune.code),
    )


def district_page(site: Site, id_: str) -> CollectionPage:
    """Products of what was one district until 30 June 2025."""
    t, catalogue = site.t, site.catalogue
    district = catalogue.places.districts[number_of(id_)[0]]
    products = catalogue.by_district.get(district.id, ())
    name = t("place.district", district=district.name(site.language))
    communes = [catalogue.places.communes[code] for code in district.communes]
    return gather(
        site,
        "districts",
        id_,
        name,
        products,
        lead=t("district.lead", name=district.name(site.language)),
        before="",
        parent=Link(t("frame.communes"), site.to("communes")),
        picture="assets/pictures/place.svg",
        near_title=t("district.near"),
        near=tuple(_commune_link(site, commune) for commune in communes),
        map=map_mark(site, communes, name),
        **_people(site, district.id),
    )


def _people(site: Site, place: str) -> dict[str, tuple[Link, ...]]:
    """Producers and sales points of a place: no commune is a dead end that has one."""
    catalogue = site.catalogue
    return {
        "makers": tuple(site.producer_link(one) for one in catalogue.makers_in.get(place, ())),
        "points": tuple(
            site.name_link(one.record.name, "sales-points", one.id)
            for one in catalogue.points_in.get(place, ())
        ),
    }


def commune_index_pages(catalogue: Catalogue) -> Iterable[str]:
    """An id for each page of the list of communes."""
    sizes = [len(district.communes) for district in _districts(catalogue)]
    return (numbered("", page + 1) for page in range(len(sections(sizes, LINKS)) or 1))


def _districts(catalogue: Catalogue) -> list[District]:
    return sorted(catalogue.places.districts.values(), key=lambda d: order_key(d.plain))


def commune_index(site: Site, id_: str) -> IndexPage:
    """Every commune, under the district it lay in."""
    t, places = site.t, site.catalogue.places
    found = []
    for district in _districts(site.catalogue):
        communes = sorted(
            (places.communes[c] for c in district.communes),
            key=lambda c: order_key(c.plain),
        )
        title = t("place.district", district=district.name(site.language))
        found.append(
            Section(
                title,
                Link(title, site.to("districts", district.id)),
                tuple(_commune_link(site, commune) for commune in communes),
            )
        )
    return index(
        site,
        "communes",
        t("frame.communes"),
        t("communes.lead", count=len(places.communes)),
        found,
        Link(t("figures.communes.link"), site.to("figures-communes")),
        number_of(id_)[1],
    )


def _commune_link(site: Site, commune: Commune) -> Link:
    count = count_words(site, site.catalogue.by_commune.get(commune.code, ()))
    return Link(commune.name(site.language), site.to("communes", commune.id), note=count)
