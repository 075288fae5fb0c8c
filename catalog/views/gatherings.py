"""Pages that gather products: communes, former districts, groups and stars."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.catalogue import ProductEntry
from catalog.reference import Commune
from catalog.text import order_key
from catalog.views.base import Head, Link, Site
from catalog.views.card import Card, cards


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """Products of one place, group or rank, and pages near it."""

    head: Head
    picture: str
    lead: str
    before: str
    count: str
    products: tuple[Card, ...]
    near_title: str
    near: tuple[Link, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list of links; ``link`` is the title's own page."""

    title: str
    link: Link | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """All pages of one kind."""

    head: Head
    lead: str
    sections: tuple[Section, ...]


def commune_page(site: Site, id_: str) -> CollectionPage:
    """Products made in one commune of today."""
    t, catalogue = site.t, site.catalogue
    commune = next(c for c in catalogue.places.communes.values() if c.id == id_)
    districts = [catalogue.places.districts[d] for d in commune.districts]
    products = catalogue.by_commune.get(commune.code, ())
    name = commune.name(site.language)
    return _page(
        site,
        "communes",
        id_,
        name,
        products,
        lead=t("commune.lead", name=name, province=_province(site)),
        before=t("commune.before", names=", ".join(commune.merged_from))
        if len(commune.merged_from) > 1
        else "",
        parent=Link(t("frame.communes"), site.to("communes")),
        picture="assets/pictures/place.svg",
        near_title=t("commune.near"),
        near=tuple(
            Link(t("place.district", district=d.vi), site.to("districts", d.id)) for d in districts
        ),
    )


def district_page(site: Site, id_: str) -> CollectionPage:
    """Products of what was one district until 30 June 2025."""
    t, catalogue = site.t, site.catalogue
    district = catalogue.places.districts[id_]
    products = catalogue.by_district.get(id_, ())
    name = t("place.district", district=district.vi)
    communes = [catalogue.places.communes[code] for code in district.communes]
    return _page(
        site,
        "districts",
        id_,
        name,
        products,
        lead=t("district.lead", name=district.vi),
        before="",
        parent=Link(t("frame.communes"), site.to("communes")),
        picture="assets/pictures/place.svg",
        near_title=t("district.near"),
        near=tuple(_commune_link(site, commune) for commune in communes),
    )


def group_page(site: Site, id_: str) -> CollectionPage:
    """Products of one group of the law."""
    t, catalogue = site.t, site.catalogue
    group = catalogue.lists.groups[id_]
    sector = next(s for s in catalogue.lists.sectors if s.id == group.sector)
    name = group.name(site.language)
    return _page(
        site,
        "groups",
        id_,
        name,
        catalogue.by_group.get(id_, ()),
        lead=t("group.lead", name=name, sector=sector.name(site.language)),
        before="",
        parent=Link(t("groups.title"), site.to("groups")),
        picture=f"assets/pictures/{id_}.svg",
        near_title=t("group.near"),
        near=tuple(
            Link(g.name(site.language), site.to("groups", g.id))
            for g in sector.groups
            if g.id != id_ and g.id in catalogue.by_group
        ),
    )


def stars_page(site: Site, id_: str) -> CollectionPage:
    """Products whose newest known rating has so many stars, whatever its state."""
    t = site.t
    stars = int(id_)
    name = t("stars.exactly", stars=stars)
    return _page(
        site,
        "stars",
        id_,
        t("stars.title", rank=name),
        site.catalogue.by_stars.get(stars, ()),
        lead=t(f"stars.lead.{stars}"),
        before=t("stars.states"),
        parent=Link(t("stars.index"), site.to("stars")),
        picture="assets/pictures/place.svg",
        near_title=t("stars.near"),
        near=tuple(
            Link(t("stars.exactly", stars=n), site.to("stars", str(n)))
            for n in (5, 4, 3)
            if n != stars
        ),
    )


def commune_index(site: Site, _: str) -> IndexPage:
    """Every commune, under the district it lay in."""
    t, places = site.t, site.catalogue.places
    sections = []
    for district in sorted(places.districts.values(), key=lambda d: order_key(d.plain)):
        communes = sorted(
            (places.communes[c] for c in district.communes),
            key=lambda c: order_key(c.vi.split(" ", 1)[-1]),
        )
        title = t("place.district", district=district.vi)
        sections.append(
            Section(
                title,
                Link(title, site.to("districts", district.id)),
                tuple(_commune_link(site, commune) for commune in communes),
            )
        )
    return _index(
        site,
        "communes",
        t("frame.communes"),
        t("communes.lead", count=len(places.communes)),
        sections,
    )


def group_index(site: Site, _: str) -> IndexPage:
    """The six sectors and their groups."""
    t, catalogue = site.t, site.catalogue
    sections = [
        Section(
            sector.name(site.language),
            None,
            tuple(
                Link(
                    g.name(site.language),
                    site.to("groups", g.id),
                    note=_count(site, catalogue.by_group.get(g.id, ())),
                )
                for g in sector.groups
            ),
        )
        for sector in catalogue.lists.sectors
    ]
    return _index(site, "groups", t("groups.title"), t("groups.lead"), sections)


def stars_index(site: Site, _: str) -> IndexPage:
    """The three ranks, and those whose exact rank is not known."""
    t, catalogue = site.t, site.catalogue
    links = tuple(
        Link(
            t("stars.exactly", stars=n),
            site.to("stars", str(n)),
            note=_count(site, catalogue.by_stars.get(n, ())),
        )
        for n in (5, 4, 3)
    )
    return _index(
        site, "stars", t("stars.index"), t("stars.states"), [Section(t("stars.ranks"), None, links)]
    )


def _page(
    site: Site,
    kind: str,
    id_: str,
    name: str,
    products: tuple[ProductEntry, ...],
    *,
    parent: Link,
    lead: str,
    **rest: object,
) -> CollectionPage:
    count = _count(site, products)
    head = site.head(
        kind,
        id_,
        name,
        f"{lead} {count}.",
        crumbs=site.crumbs(parent, Link(name, site.to(kind, id_))),
    )
    return CollectionPage(
        head=head,
        lead=lead,
        count=count,
        products=cards(site, products),
        empty=site.t("collection.empty"),
        **rest,  # type: ignore[arg-type] # fields of the view
    )


def _index(site: Site, kind: str, title: str, lead: str, sections: Iterable[Section]) -> IndexPage:
    head = site.head(kind, "", title, lead, crumbs=site.crumbs(Link(title, site.to(kind))))
    return IndexPage(head, lead, tuple(sections))


def _commune_link(site: Site, commune: Commune) -> Link:
    count = _count(site, site.catalogue.by_commune.get(commune.code, ()))
    return Link(commune.name(site.language), site.to("communes", commune.id), note=count)


def _count(site: Site, products: tuple[ProductEntry, ...]) -> str:
    return site.t.many("count.products", len(products)) if products else ""


def _province(site: Site) -> str:
    return site.catalogue.places.province[site.language == "en"]
