"""The finder: the first products as the build knows them; the browser takes over from there.

Without scripts the page leads to the lists. It stays small however many products there are.
"""

from dataclasses import dataclass

from catalog.claims import ENDED
from catalog.views.base import Head, Link, Site
from catalog.views.card import Card, cards

FIRST = 6
"""So many products stand in the page itself: it has to come over one bar of signal."""

FACETS = (
    "stars state group commune district season price sold papers kind producer term year ends"
).split()
"""Ids of the filters, in the order in which they stand, and as addresses name them."""


@dataclass(frozen=True, slots=True)
class FinderPage:
    """Everything that the page shows. ``facets``: ids of filters, as addresses name them."""

    head: Head
    count: str
    products: tuple[Card, ...]
    is_whole: bool
    ways: tuple[Link, ...]
    about: Link
    facets: tuple[str, ...]


def finder_page(site: Site, _: str) -> FinderPage:
    """The finder of a language."""
    t, entries = site.t, site.catalogue.products.values()
    count = t.many("count.products", len(entries))
    title = t("finder.title")
    shown = cards(site, (entry for entry in entries if entry.claim.state not in ENDED))
    return FinderPage(
        head=site.head(
            "products",
            "",
            title,
            t("finder.description", count=count),
            crumbs=site.crumbs(Link(t("frame.products"), site.to("products"))),
        ),
        count=count,
        products=shown[:FIRST],
        is_whole=len(shown) <= FIRST and len(shown) == len(entries),
        ways=(
            Link(t("groups.title"), site.to("groups")),
            Link(t("stars.index"), site.to("stars")),
            Link(t("frame.communes"), site.to("communes")),
            Link(t("frame.producers"), site.to("producers")),
        ),
        about=Link(t("finder.about"), site.written["search"]),
        facets=tuple(FACETS),
    )
