"""The table of a slow phone: when the first product stands there, what a letter costs.

Pagefind's page holds nothing but Pagefind; ours is the whole finder of a whole site, with
its fonts, pictures and styles.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from catalog.bench import BenchFailed
from catalog.bench.invented import DAY, write_products
from catalog.bench.search.browser import WAIT, NotHere, page_file
from catalog.bench.search.documents import documents_of
from catalog.bench.search.pagefind import write_index
from catalog.bench.search.server import served
from catalog.bench.search.slow import FAST, RUNS, SLOWER, First, first_answer, slow_page
from catalog.bench.search.table import percentile
from catalog.catalogue import Catalogue
from catalog.pipeline import Order, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ABOUT = f"""\
phone: processor {SLOWER} times slower, Slow 4G, empty cache; the median of {RUNS} runs
  first s    seconds until the first product stands there
  kB, files  what came over the wire until then, all files of the page included
  ms/letter  95th percentile from a letter typed to the new list, once all data is there
  ocop       the finder, asked by its address: the whole page of a whole site
  pagefind   a bare page that asks the same by pagefind.js, and shows the first name;
             without its worker, which the browser would not slow down
"""

SMALL = 220
"""As many products as a province has."""

ASKED = "mat+ong"
FINDER = f"san-pham/?q={ASKED}"

TYPED = (
    *("mat ong", "mận sấy", "che bup", "gao nep", "ngo ngot"),
    *("hạt mơ", "thit trau", "hoa rung", "qua do", "htx vi du"),
)


def phone(browser: "Browser", size: int, tell: Callable[[str], None]) -> Iterator[str]:
    """The table, line by line: a province, then ``size`` products.

    Raises:
        BenchFailed: The invented site could not be built.
    """
    yield ABOUT
    yield _row("products", "", "first s", "kB", "files", "ms/letter")
    for count in sorted({SMALL, size}):
        tell(f"phone: a site of {count} products is built")
        with TemporaryDirectory(prefix="ocop-bench-") as name:
            folder = Path(name)
            catalogue = _build(folder, count)
            tell("phone: ocop")
            ours, times = _ours(browser, folder / "site")
            yield _line(f"{count}", "ocop", ours, f"{percentile(times):.0f}")
            tell("phone: pagefind")
            try:
                peer = _pagefind(browser, catalogue, folder / "pagefind")
            except NotHere as missing:
                yield f"pagefind: not here: {missing}"
                continue
        yield _line("", "pagefind", peer, "-")
        slower, larger = peer.seconds / ours.seconds, peer.size / ours.size
        yield _row("", "ratio", f"{slower:.2f}", f"{larger:.2f}", "", "")


def _build(folder: Path, count: int) -> Catalogue:
    write_products(folder / "products", count)
    catalogue = build(Order(folder / "products", folder / "site", DAY)).catalogue
    if catalogue is None:
        raise BenchFailed("errors in the invented records")
    return catalogue


def _ours(browser: "Browser", site: Path) -> tuple[First, Sequence[float]]:
    with served(site) as address:
        finder = address + FINDER
        return first_answer(browser, finder, page_file("first.js")), _typed(browser, finder)


def _pagefind(browser: "Browser", catalogue: Catalogue, folder: Path) -> First:
    write_index(documents_of(catalogue), folder)
    (folder / "index.html").write_text(page_file("pagefind-cold.html"), encoding="utf-8")
    with served(folder) as address:
        return first_answer(browser, f"{address}?q={ASKED}")


def _typed(browser: "Browser", finder: str) -> Sequence[float]:
    """Milliseconds of every letter of TYPED; the network plays no part any more."""
    times = []
    with slow_page(browser) as (page, session):
        session.send("Network.emulateNetworkConditions", FAST)
        page.goto(finder, wait_until="networkidle", timeout=WAIT)
        page.wait_for_selector(".finder.is-ready", timeout=WAIT)
        page.evaluate(page_file("keys.js"))
        box = page.locator(".finder-form input[name=q]")
        for text in TYPED:
            box.fill("")
            page.evaluate("() => benchKey()")
            for letter in text:
                page.keyboard.type(letter)
                times.append(page.evaluate("() => benchKey()"))
    return [time for time in times if time is not None]


def _line(count: str, engine: str, first: First, letter: str) -> str:
    size, files = f"{first.size / 1000:.0f}", f"{first.files}"
    return _row(count, engine, f"{first.seconds:.2f}", size, files, letter)


def _row(*cells: str) -> str:
    return "".join(f"{cell:>12}" for cell in cells)
