"""The whole build on one screen: load, shape, check, views, render, write."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from catalog.addresses import LANGUAGES, address, other_language, root_from
from catalog.bundles import Bundles, read_bundles
from catalog.catalogue import Catalogue
from catalog.check import check
from catalog.exports import EXPORTS, LANGUAGE_EXPORTS, site_map
from catalog.problems import Problem
from catalog.render import Renderer
from catalog.shell import Shell, render_shell
from catalog.views import PAGES, PageKind
from catalog.views.base import Site
from catalog.views.special import moved_pages, not_found_page, short_pages, written_page
from catalog.words import Words, read_words
from catalog.write import Staging

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "theme" / "assets"

Step = Callable[[str, int, int], None]
"""Told how far the build is: (what, done, of how many)."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, from what, for which day."""

    products: Path
    out: Path
    day: date
    base_url: str | None = None
    offline: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build. No catalogue: there were errors, and nothing was written."""

    problems: tuple[Problem, ...]
    read: int
    catalogue: Catalogue | None = None
    pages: int = 0
    changed: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: its path, and what makes its bytes."""

    path: str
    make: Callable[[], bytes]


def build(order: Order, tell: Step = lambda *_: None) -> Built:
    """Check the records and build the site of one day."""
    checked = check(order.products, order.day)
    if checked.catalogue is None:
        return Built(checked.problems, checked.read)
    catalogue = checked.catalogue
    words = _with_names(read_words(ROOT), catalogue)
    shell = render_shell(ROOT, {language: w.table for language, w in words.items()})
    staging = Staging(order.out)
    try:
        outputs = list(_outputs(order, catalogue, words, shell))
        for output in outputs:
            staging.claim(output.path)
        changed, size = _write_all(staging, outputs, order.jobs, tell)
        staging.publish()
    except BaseException:
        staging.abandon()
        raise
    pages = sum(output.path.endswith(".html") for output in outputs)
    return Built(checked.problems, checked.read, catalogue, pages, changed, size)


def _with_names(words: Mapping[str, Words], catalogue: Catalogue) -> dict[str, Words]:
    """The words of the site, with the name of this catalogue in its frame."""
    name, contact = catalogue.settings.name, catalogue.settings.contact or ""
    return {
        language: Words(
            language,
            {**w.table, "frame.site_name": name.best(language)[0], "frame.contact": contact},
        )
        for language, w in words.items()
    }


def _outputs(
    order: Order, catalogue: Catalogue, words: Mapping[str, Words], shell: Shell
) -> Iterator[Output]:
    """Every file of the site, in a fixed order."""
    base_url = (order.base_url or catalogue.settings.base_url).rstrip("/") + "/"
    sites = {
        language: Site(catalogue, words[language], base_url, shell.addresses(language))
        for language in LANGUAGES
    }
    bundles = read_bundles(ROOT / "theme", shell.stylesheet, hashed=not order.offline)
    renderers = {
        language: Renderer(
            ROOT / "theme", site, shell.frames[language], bundles, offline=order.offline
        )
        for language, site in sites.items()
    }
    for renderer in renderers.values():
        yield from _pages(renderer)
        for path, moved in moved_pages(renderer.site).items():
            bare = partial(renderer.bare, "moved.html", page=moved, root=root_from(path))
            yield Output(file_of(path), bare)
    yield from _written(renderers, shell)
    first, *_ = renderers.values()
    missing = partial(not_found_page, first.site, "")
    yield Output("404.html", lambda: first.page("not-found.html", missing()))
    for path, short in short_pages(first.site).items():
        yield Output(file_of(path), partial(first.bare, "short.html", page=short))
    for path, export in EXPORTS.items():
        yield Output(path, partial(export, first.site))
    for language, site in sites.items():
        for path, export in LANGUAGE_EXPORTS.items():
            yield Output(path.format(language=language), partial(export, site))
    yield Output("sitemap.xml", partial(site_map, base_url, list(_addresses(catalogue, shell))))
    yield from _assets(bundles)


def _pages(renderer: Renderer) -> Iterator[Output]:
    """All generated pages of a language. A view is made when its turn comes, and forgotten."""
    site = renderer.site
    for kind in PAGES:
        for id_ in kind.ids(site.catalogue):
            path = file_of(site.to(kind.kind, id_))
            yield Output(path, partial(_page, renderer, kind, id_))


def _page(renderer: Renderer, kind: PageKind, id_: str) -> bytes:
    return renderer.page(kind.template, kind.view(renderer.site, id_))


def _written(renderers: Mapping[str, Renderer], shell: Shell) -> Iterator[Output]:
    """The hand-written pages, each in its language."""
    by_key = {(page.id, page.language): page for page in shell.pages}
    for page in shell.pages:
        renderer = renderers[page.language]
        twin = by_key[page.id, other_language(page.language)]
        view = written_page(renderer.site, page, twin)
        yield Output(file_of(page.path), partial(renderer.page, "written.html", view))


def _addresses(catalogue: Catalogue, shell: Shell) -> Iterator[Mapping[str, str]]:
    """Language -> address, of every page that search engines may list."""
    for kind in PAGES:
        for id_ in kind.ids(catalogue):
            yield {language: address(language, kind.kind, id_) for language in LANGUAGES}
    for id_ in sorted({page.id for page in shell.pages}):
        yield {page.language: page.path for page in shell.pages if page.id == id_}


def _assets(bundles: Bundles) -> Iterator[Output]:
    """Scripts and style sheets, fonts and pictures."""
    for name, data in sorted(bundles.files.items()):
        yield Output(f"assets/{name}", partial(bytes, data))
    for file in sorted(ASSETS.rglob("*")):
        if file.is_file() and file.suffix != ".md":
            yield Output(f"assets/{file.relative_to(ASSETS).as_posix()}", file.read_bytes)


def file_of(path: str) -> str:
    """The file behind an address."""
    return path + "index.html" if not path or path.endswith("/") else path


def _write_all(
    staging: Staging, outputs: Sequence[Output], jobs: int, tell: Step
) -> tuple[int, int]:
    """Write every output; how many files changed, and their size in bytes together."""
    if jobs < 2 or "fork" not in get_all_start_methods():
        return _write_share(staging, outputs, tell)
    # Forked children share the catalogue without a copy; each takes every n-th file.
    global _shared  # noqa: PLW0603 - the one way to hand objects to forked children
    _shared = (staging, outputs, jobs)
    with get_context("fork").Pool(jobs) as pool:
        shares = pool.map(_write_stripe, range(jobs))
    _shared = None
    return sum(changed for changed, _ in shares), sum(size for _, size in shares)


_shared: tuple[Staging, Sequence[Output], int] | None = None


def _write_stripe(stripe: int) -> tuple[int, int]:
    assert _shared is not None  # noqa: S101 - set before the fork, narrows the type
    staging, outputs, jobs = _shared
    return _write_share(staging, outputs[stripe::jobs], lambda *_: None)


def _write_share(staging: Staging, outputs: Sequence[Output], tell: Step) -> tuple[int, int]:
    changed = size = 0
    for done, output in enumerate(outputs, start=1):
        data = output.make()
        changed += staging.write(output.path, data)
        size += len(data)
        tell("write", done, len(outputs))
    return changed, size
