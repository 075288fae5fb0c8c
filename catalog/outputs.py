"""Every file of the site: its path, and what makes its bytes. Writes none of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from catalog.addresses import (
    LANGUAGES,
    address,
    calendar_address,
    contact_address,
    deadlines_address,
    feed_address,
    other_language,
    root_from,
)
from catalog.bundles import Bundles, read_bundles
from catalog.catalogue import Catalogue, ProducerEntry, ProductEntry
from catalog.documents import edit_fields
from catalog.exports import (
    EXPORTS,
    changes_atom,
    deadlines_calendar,
    fair_calendar,
    manifest,
    manifest_path,
    robots,
    service_worker,
    site_maps,
    stick_note,
    visiting_card,
)
from catalog.figures import has_deadlines
from catalog.finder import PARTS, part_path, part_script, version
from catalog.ground import digest_of
from catalog.history import History
from catalog.images import Cache, variant
from catalog.opendata.published import Published
from catalog.paper import Printer
from catalog.printing import fair_pdfs, product_pdfs
from catalog.render import Renderer
from catalog.sheet_pages import Sheets
from catalog.shelf import Shelf
from catalog.shell import HandWritten, Shell
from catalog.views import PAGES, PageKind
from catalog.views.base import Site
from catalog.views.maker import has_card
from catalog.views.product import product_page
from catalog.views.sheets import Pair
from catalog.views.sheets.markup import said
from catalog.views.special import (
    barcode_pages,
    moved_pages,
    not_found_page,
    short_pages,
    written_page,
)
from catalog.words import Words

Products = tuple[ProductEntry, ...]

_DATA = "data"
"""The page of the data, and what is made with its files."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: its path, and what makes its bytes."""

    path: str
    make: Callable[[], bytes]
    given: str = ""
    """What of the records was looked up already, before its turn came."""
    together: str = ""
    """Files with the same word share what is slow to make, so one process makes all of them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the files are made from."""

    theme: Path
    catalogue: Catalogue
    words: Mapping[str, Words]
    shell: Shell
    base_url: str
    offline: bool
    cache: Cache
    printer: Printer | None
    """What prints the PDFs; None: none are wanted."""
    history: History = field(default_factory=History)
    shelf: Shelf | None = None
    """Where scripts that were made shorter are kept."""


def outputs(plan: Plan) -> Iterator[Output]:
    """Every file, in a fixed order."""
    published = Published(plan.catalogue, plan.words, plan.base_url)
    shared: dict[str, object] = {}
    both: dict[str, object] = {}
    sites = {
        language: Site(
            plan.catalogue,
            plan.words[language],
            plan.base_url,
            plan.shell.addresses(language),
            has_pdfs=plan.printer is not None,
            published=published,
            history=plan.history,
            shared=shared,
            both=both,
        )
        for language in LANGUAGES
    }
    bundles = read_bundles(
        plan.theme,
        plan.shell.stylesheet,
        hashed=not plan.offline,
        made={"edit.js": edit_fields(plan.catalogue.lists, plan.words)},
        shelf=plan.shelf,
    )
    pair = Pair(*(sites[language] for language in LANGUAGES))
    renderers = {
        language: Renderer(
            plan.theme,
            site,
            plan.shell.frames[language],
            bundles,
            index=(lambda: "") if plan.offline else partial(version, site),
            offline=plan.offline,
            fixed={"both": pair.word, "said": said},
        )
        for language, site in sites.items()
    }
    first = renderers[LANGUAGES[0]]
    sheets = Sheets(pair, first, has_pdfs=plan.printer is not None)
    yield from _pages(renderers, sheets)
    for renderer in renderers.values():
        for path, moved in moved_pages(renderer.site).items():
            bare = partial(renderer.bare, "moved.html", page=moved, root=root_from(path))
            yield Output(file_of(path), bare, repr(moved))
    yield from _written(renderers, plan.shell)
    for path, short in {**short_pages(first.site), **barcode_pages(first.site)}.items():
        yield Output(file_of(path), partial(first.bare, "short.html", page=short), repr(short))
    yield from _assets(plan.theme / "assets", bundles)
    yield from _photos(plan.catalogue, plan.cache)
    for path, export in EXPORTS.items():
        yield Output(path, partial(export, first.site), together=_DATA)
    for id_, entry in plan.catalogue.producers.items():
        if has_card(entry.record):
            yield Output(contact_address(id_), partial(visiting_card, first.site, id_))
    for language, site in sites.items():
        yield Output(feed_address(language), partial(changes_atom, site))
        for name in PARTS:
            yield Output(part_path(language, name), partial(part_script, site, name))
        for id_ in site.catalogue.fairs:
            yield Output(calendar_address(language, id_), partial(fair_calendar, site, id_))
        yield from _deadlines(site)
    yield from _sheets(plan, pair, sheets)
    yield from _of_a_stick(first.site) if plan.offline else _of_a_server(plan, bundles, renderers)


def _pages(renderers: Mapping[str, Renderer], sheets: Sheets) -> Iterator[Output]:
    """All generated pages. A view is made when its turn comes, and forgotten.

    What shares most of its views stands together: languages, and the sheets of a product.
    """
    catalogue = renderers[LANGUAGES[0]].site.catalogue
    for kind in PAGES:
        for id_ in kind.ids(catalogue):
            for renderer in renderers.values():
                path = file_of(renderer.site.to(kind.kind, id_))
                # The page of the data names the size of every file.
                together = kind.kind if kind.kind == _DATA else ""
                yield Output(path, partial(_page, renderer, kind, id_), together=together)
            if kind.view is product_page:
                yield from (Output(*file) for file in sheets.of_product(id_))


def _page(renderer: Renderer, kind: PageKind, id_: str) -> bytes:
    return renderer.page(kind.template, kind.view(renderer.site, id_))


def _deadlines(site: Site) -> Iterator[Output]:
    """Days of certificates for calendars: of all, and of whom or where there are any."""
    catalogue, language = site.catalogue, site.language

    def file(kind: str, id_: str, name: str, products: Callable[[], Products]) -> Output:
        path = deadlines_address(language, kind, id_)
        # Each day stands in up to three calendars.
        return Output(path, partial(_calendar, site, products, name), name, f"calendar {language}")

    def of(maker: ProducerEntry) -> Products:
        return tuple(catalogue.products[one] for one in catalogue.producers[maker.id].products)

    def at(code: str) -> Products:
        return catalogue.by_commune.get(code, ())

    name = site.t("calendar.all", province=site.province)
    yield file("figures-validity", "", name, lambda: tuple(catalogue.products.values()))
    for maker in catalogue.producers.values():
        if has_deadlines(of(maker), catalogue.day):
            name = maker.record.name.best(language)[0]
            yield file("producers", maker.id, name, partial(of, maker))
    for one in catalogue.places.communes.values():
        if has_deadlines(at(one.code), catalogue.day):
            yield file("communes", one.id, one.name(language), partial(at, one.code))


def _calendar(site: Site, products: Callable[[], Products], name: str) -> bytes:
    return deadlines_calendar(site, products(), f"OCOP: {name}")


def _sheets(plan: Plan, pair: Pair, sheets: Sheets) -> Iterator[Output]:
    """What else is printed: as pages, and as PDF."""
    yield from (Output(*file) for file in sheets.others())
    if plan.printer:
        for path, make in (*product_pdfs(pair, plan.printer), *fair_pdfs(pair, plan.printer)):
            yield Output(path, make)


def _written(renderers: Mapping[str, Renderer], shell: Shell) -> Iterator[Output]:
    """The hand-written pages, each in its language."""
    by_key = {(page.id, page.language): page for page in shell.pages}
    for page in shell.pages:
        renderer = renderers[page.language]
        twin = by_key[page.id, other_language(page.language)]
        yield Output(file_of(page.path), partial(_written_page, renderer, page, twin))


def _written_page(renderer: Renderer, page: HandWritten, twin: HandWritten) -> bytes:
    return renderer.page("written.html", written_page(renderer.site, page, twin))


def _assets(folder: Path, bundles: Bundles) -> Iterator[Output]:
    """Scripts and style sheets, fonts and pictures."""
    for name, data in sorted(bundles.files.items()):
        yield Output(f"assets/{name}", partial(bytes, data))
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix != ".md":
            yield Output(f"assets/{file.relative_to(folder).as_posix()}", file.read_bytes)


def _photos(catalogue: Catalogue, cache: Cache) -> Iterator[Output]:
    """The variants of all photos; two records may show the same one."""
    of_products = (entry.photos for entry in catalogue.products.values())
    of_producers = (entry.photos for entry in catalogue.producers.values())
    photos = {photo.facts: photo.file for those in (*of_products, *of_producers) for photo in those}
    for facts, file in photos.items():
        for path in facts.paths:
            yield Output(path, partial(variant, file, facts, path, cache), facts.digest)


def _of_a_server(
    plan: Plan, bundles: Bundles, renderers: Mapping[str, Renderer]
) -> Iterator[Output]:
    """What only makes sense where pages are served: 404, site map, what makes it an app."""
    sites = {language: renderer.site for language, renderer in renderers.items()}
    first = renderers[LANGUAGES[0]]
    missing = partial(not_found_page, first.site, "")
    yield Output("404.html", lambda: first.page("not-found.html", missing()))
    pages = [*_addresses(plan)]
    told = digest_of(path.encode() for page in pages for path in page.values())
    for path, make in site_maps(plan.base_url, pages):
        yield Output(path, make, told)
    yield Output("robots.txt", partial(robots, first.site))
    for language, site in sites.items():
        yield Output(manifest_path(language), partial(manifest, site))
    yield Output("sw.js", partial(service_worker, sites, bundles))


def _of_a_stick(site: Site) -> Iterator[Output]:
    """What stands beside the pages on a memory stick."""
    yield Output("DOC-TRUOC.txt", partial(stick_note, site))


def _addresses(plan: Plan) -> Iterator[Mapping[str, str]]:
    """Language -> address, of every page that search engines may list."""
    for kind in PAGES:
        for id_ in kind.ids(plan.catalogue):
            yield {language: address(language, kind.kind, id_) for language in LANGUAGES}
    for id_ in sorted({page.id for page in plan.shell.pages}):
        yield {page.language: page.path for page in plan.shell.pages if page.id == id_}


def file_of(path: str) -> str:
    """The file behind an address."""
    return path + "index.html" if not path or path.endswith("/") else path
