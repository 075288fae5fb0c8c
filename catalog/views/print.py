"""Choose what to print: products come with the address, their sheets from their own pages."""

from dataclasses import dataclass

from catalog.addresses import CHOSEN_SHEETS
from catalog.views.base import Head, Link, Site
from catalog.views.sheets import SHEETS
from catalog.views.sheets.page import PRODUCT_KINDS

MOST = 200
"""Products of one print: a browser holds them all at once."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet. ``papers``: sizes, with spaces between."""

    id: str
    title: str
    papers: str


@dataclass(frozen=True, slots=True)
class PrintPage:
    """Everything that the page shows. ``sheets``: the page that joins what was chosen."""

    head: Head
    finder: Link
    fairs: Link
    kinds: tuple[Kind, ...]
    sheets: str
    most: int


def print_page(site: Site, _: str) -> PrintPage:
    """The page of a language."""
    t = site.t
    title = t("print.title")
    crumbs = site.crumbs(Link(title, site.to("print")))
    return PrintPage(
        head=site.head("print", "", title, t("print.lead"), crumbs=crumbs),
        finder=Link(t("finder.title"), site.to("products")),
        fairs=Link(t("fairs.link"), site.to("fairs")),
        kinds=tuple(
            Kind(kind, t(f"sheet.kind.{kind}"), " ".join(SHEETS[kind].papers))
            for kind in PRODUCT_KINDS
        ),
        sheets=CHOSEN_SHEETS,
        most=MOST,
    )
