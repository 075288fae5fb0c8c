"""Pages that are none of the catalogue's own: rules, hand-written pages, 404, short addresses."""

from dataclasses import dataclass

from catalog.addresses import LANGUAGES, address, barcode_address, short_address
from catalog.report import Message, messages
from catalog.rules import WARNINGS
from catalog.shell import HandWritten
from catalog.views.base import Head, Link, Site
from catalog.views.errors import error_link, unfilled


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One code with its message."""

    link: Link
    warning: bool
    message: Message

    @property
    def code(self) -> str:
        """The code, which is the anchor of its line, too."""
        return self.link.text


@dataclass(frozen=True, slots=True)
class RulesPage:
    """All codes that a contributor can meet."""

    head: Head
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page of ``theme/content/``. ``html`` is ours, not a contributor's."""

    head: Head
    html: str


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What an address without a page shows."""

    head: Head
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ShortPage:
    """Where a printed code leads; both languages at once."""

    code: str
    name: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class MovedPage:
    """What stands at a former address: the way to the new one."""

    link: Link


def rules_page(site: Site, _: str) -> RulesPage:
    """Every code, in the order of the alphabet."""
    t = site.t
    lines = tuple(
        RuleLine(error_link(site, code), code in WARNINGS, unfilled(message))
        for code, message in sorted(messages(site.language).items())
    )
    title = t("rules.title")
    crumbs = site.crumbs(Link(title, site.to("rules")))
    return RulesPage(site.head("rules", "", title, t("rules.lead"), crumbs=crumbs), lines)


def written_page(site: Site, page: HandWritten, other: HandWritten) -> WrittenPage:
    """A hand-written page in our frame."""
    crumbs = site.crumbs(Link(page.title, page.path))
    head = Head(page.path, other.path, page.id, page.title, page.description, crumbs)
    return WrittenPage(head, page.html)


def not_found_page(site: Site, _: str) -> NotFoundPage:
    """The page of an address that does not exist."""
    t = site.t
    ways = (
        Link(t("frame.home"), site.to()),
        Link(t("frame.products"), site.to("products")),
        Link(t("frame.communes"), site.to("communes")),
    )
    head = Head("404.html", address("en"), "not-found", t("not_found.title"), t("not_found.lead"))
    return NotFoundPage(head, ways)


def short_pages(site: Site) -> dict[str, ShortPage]:
    """Path -> page of every code that was ever given; a code outlives its product's page."""
    pages = {}
    for code in site.catalogue.codes.kept:
        id_ = site.catalogue.codes.owner(code)
        entry = site.catalogue.products.get(id_)
        name = entry.record.name.vi if entry else ""
        vi, en = (address(language, "products", id_ if entry else "") for language in LANGUAGES)
        pages[short_address(code)] = ShortPage(code, name, vi, en)
    return pages


def barcode_pages(site: Site) -> dict[str, ShortPage]:
    """Path -> page of every barcode number, as GS1 Digital Link writes addresses."""
    pages = {}
    for id_, entry in site.catalogue.products.items():
        trace = entry.record.traceability
        if trace and trace.gtin:
            vi, en = (address(language, "products", id_) for language in LANGUAGES)
            pages[barcode_address(trace.gtin)] = ShortPage(entry.code, entry.record.name.vi, vi, en)
    return pages


def moved_pages(site: Site) -> dict[str, MovedPage]:
    """Path -> page of every address that a product or producer had before."""
    catalogue = site.catalogue
    pages = {}
    for product in catalogue.products.values():
        for old in product.record.former_ids:
            pages[site.to("products", old)] = MovedPage(site.product_link(product))
    for producer in catalogue.producers.values():
        for old in producer.record.former_ids:
            pages[site.to("producers", old)] = MovedPage(site.producer_link(producer))
    return pages
