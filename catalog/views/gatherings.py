"""Pages that gather products, or links: what those of places, groups and stars share."""

from collections.abc import Iterable, Sized
from dataclasses import dataclass

from catalog.catalogue import ProductEntry
from catalog.text import capital
from catalog.views.base import Head, Link, Site
from catalog.views.card import Card, cards
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
    """A page of the products of one place, group or rank."""
    count = count_words(site, products)
    name = capital(name)
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


def index(
    site: Site,
    kind: str,
    title: str,
    lead: str,
    sections: Iterable[Section],
    figures: Link | None = None,
) -> IndexPage:
    """A page that lists all pages of one kind."""
    head = site.head(kind, "", title, lead, crumbs=site.crumbs(Link(title, site.to(kind))))
    return IndexPage(head, lead, tuple(sections), figures)


def count_words(site: Site, products: Sized) -> str:
    """How many products; empty for none."""
    return site.t.many("count.products", len(products)) if products else ""
