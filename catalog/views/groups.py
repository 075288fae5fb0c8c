"""Pages of groups of the law, and of the three ranks of stars."""

from collections.abc import Iterable

from catalog.addresses import number_of
from catalog.catalogue import Catalogue
from catalog.views.base import Link, Site
from catalog.views.gatherings import (
    CollectionPage,
    IndexPage,
    Section,
    count_words,
    gather,
    index,
    pages_of,
)

RANKS = (5, 4, 3)
"""One and two stars get no certificate."""


def group_pages(catalogue: Catalogue) -> Iterable[str]:
    """An id for each page of each group."""
    return pages_of((id_, catalogue.by_group.get(id_, ())) for id_ in catalogue.lists.groups)


def stars_pages(catalogue: Catalogue) -> Iterable[str]:
    """An id for each page of each rank."""
    return pages_of((str(stars), catalogue.by_stars.get(stars, ())) for stars in sorted(RANKS))


def group_page(site: Site, id_: str) -> CollectionPage:
    """Products of one group of the law."""
    t, catalogue = site.t, site.catalogue
    group = catalogue.lists.groups[number_of(id_)[0]]
    sector = next(s for s in catalogue.lists.sectors if s.id == group.sector)
    name = group.name(site.language)
    return gather(
        site,
        "groups",
        id_,
        name,
        catalogue.by_group.get(group.id, ()),
        lead=t("group.lead", name=name, sector=sector.name(site.language)),
        before="",
        parent=Link(t("groups.title"), site.to("groups")),
        picture=f"assets/pictures/{group.id}.svg",
        near_title=t("group.near"),
        near=tuple(
            Link(g.name(site.language), site.to("groups", g.id))
            for g in sector.groups
            if g.id != group.id and g.id in catalogue.by_group
        ),
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
                    note=count_words(site, catalogue.by_group.get(g.id, ())),
                )
                for g in sector.groups
            ),
        )
        for sector in catalogue.lists.sectors
    ]
    return index(site, "groups", t("groups.title"), t("groups.lead"), sections)


def stars_page(site: Site, id_: str) -> CollectionPage:
    """Products whose newest known rating has so many stars, whatever its state."""
    t = site.t
    stars = int(number_of(id_)[0])
    name = t("stars.exactly", stars=stars)
    return gather(
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
            Link(t("stars.exactly", stars=n), site.to("stars", str(n))) for n in RANKS if n != stars
        ),
    )


def stars_index(site: Site, _: str) -> IndexPage:
    """The three ranks, and those whose exact rank is not known."""
    t, catalogue = site.t, site.catalogue
    links = tuple(
        Link(
            t("stars.exactly", stars=n),
            site.to("stars", str(n)),
            note=count_words(site, catalogue.by_stars.get(n, ())),
        )
        for n in RANKS
    )
    return index(
        site, "stars", t("stars.index"), t("stars.states"), [Section(t("stars.ranks"), None, links)]
    )
