"""The shortlist: what a reader keeps, on the own device and nowhere else.

The list is worked out in the browser; the page brings the words for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.views.base import Head, Link, Site

SAID = (
    "loading own shared unknown drop dropped cleared undone kept_all not_kept copied not_copied"
).split()
"""Ends of the keys ``shortlist.*`` that the script says; it fills their places."""


@dataclass(frozen=True, slots=True)
class ShortlistPage:
    """Everything that the page shows. ``address``: its public one, for links to be sent."""

    head: Head
    address: str
    print: str
    ways: tuple[Link, ...]
    words: Mapping[str, str]


def shortlist_page(site: Site, _: str) -> ShortlistPage:
    """The page of a language."""
    t = site.t
    title = t("shortlist.title")
    crumbs = site.crumbs(Link(title, site.to("shortlist")))
    head = site.head("shortlist", "", title, t("shortlist.lead"), crumbs=crumbs)
    return ShortlistPage(
        head=head,
        address=site.base_url + head.path,
        print=site.to("print"),
        ways=(
            Link(t("finder.title"), site.to("products")),
            Link(t("season.title"), site.to("seasons")),
            Link(t("frame.communes"), site.to("communes")),
        ),
        words={
            **{key: t(f"shortlist.{key}") for key in SAID},
            "nobody": t("product.no_producer_short"),
            "why": "",
        },
    )
