"""Pages that gather products, or links: what those of places, groups and stars share."""

from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass

from catalog.addresses import number_of, numbered
from catalog.catalogue import ProductEntry
from catalog.text import capital
from catalog.views.base import Head, Link, Site, kept
from catalog.views.card import Card, by_trust, card
from catalog.views.paging import (
    CARDS,
    LINKS,
    Pager,
    ids_of_pages,
    page_count,
    pager,
    part,
    sections,
    titled,
)
from catalog.views.schematic import MapMark


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
    makers: tuple[Link, ...] = ()
    points: tuple[Link, ...] = ()
    map: MapMark | None = None
    calendar: str = ""
    """Path of the days of its certificates, for calendars; empty if there is none."""
    pager: Pager | None = None
    """The way among the pages of a long list."""


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
    figures: Link | None = None
    """The page with numbers of the same things."""
    pager: Pager | None = None


def gather(
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
    """A page of the products of one place, group or rank.

    ``id_`` says which page of a long list, too. What else belongs to a place stands on the first.
    """
    plain, number = number_of(id_)
    pages = page_count(len(products), CARDS)
    whole = Link(site.t("pager.find"), f"{site.to('products')}?{_FILTERS[kind]}={plain}&lapsed=1")
    way = pager(site, kind, plain, number, pages, whole)
    count = count_words(site, products)
    name = capital(name)
    title = titled(site, name, number)
    crumbs = [parent, Link(name, site.to(kind, plain))]
    if number > 1:
        crumbs.append(Link(title, site.to(kind, id_)))
        rest |= {"makers": (), "points": (), "calendar": ""}
    head = site.head(
        kind,
        id_,
        title,
        f"{lead} {count}." if number == 1 else f"{title}. {lead} {count}.",
        crumbs=site.crumbs(*crumbs),
        **around(way),
    )
    # Made for the page before, mostly: thousands of products are put in order once.
    in_order = kept(site.last, f"{kind} {plain}", lambda: by_trust(products))
    return CollectionPage(
        head=head,
        lead=lead,
        count=count,
        products=tuple(card(site, entry) for entry in part(in_order, number, CARDS)),
        empty=site.t("collection.empty"),
        pager=way,
        **rest,  # type: ignore[arg-type] # fields of the view
    )


_FILTERS = {"communes": "commune", "districts": "district", "groups": "group", "stars": "stars"}
"""Kind of page -> the filter of the finder that gathers the same."""


def pages_of(gathered: Iterable[tuple[str, Sized]]) -> Iterator[str]:
    """An id for each page of each list; ``gathered``: the id of a list, and its products."""
    for id_, products in gathered:
        yield from ids_of_pages(id_, len(products), CARDS)


def around(way: Pager | None) -> dict[str, str]:
    """What the head says of the pages before and after."""
    return {"previous": way.previous, "next": way.next} if way else {}


def index(
    site: Site,
    kind: str,
    title: str,
    lead: str,
    all_sections: Iterable[Section],
    figures: Link | None = None,
    number: int = 1,
) -> IndexPage:
    """A page that lists all pages of one kind, or its ``number``-th part."""
    listed = tuple(all_sections)
    pages = sections([len(one.links) for one in listed], LINKS)
    way = pager(site, kind, "", number, len(pages))
    crumbs = [Link(title, site.to(kind))]
    if number > 1:
        crumbs.append(Link(titled(site, title, number), site.to(kind, numbered("", number))))
    head = site.head(
        kind,
        numbered("", number),
        titled(site, title, number),
        lead if number == 1 else f"{titled(site, title, number)}. {lead}",
        crumbs=site.crumbs(*crumbs),
        **around(way),
    )
    here = pages[number - 1] if pages else range(0)
    return IndexPage(head, lead, listed[here.start : here.stop], figures, way)


def count_words(site: Site, products: Sized) -> str:
    """How many products; empty for none."""
    return site.t.many("count.products", len(products)) if products else ""
