"""The benchmark: how long a build takes, how that grows, and what a peer needs.

Seconds depend on the machine, ratios hardly do: so it prints both, and judges
neither. Every run is a process of its own, started as a user starts it.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.bench.invented import DAY, write_products
from catalog.bench.peer import write_pages
from catalog.bench.told import tables, write_into
from catalog.bench.watched import BenchFailed, Run, watched
from catalog.bench.whole import Measured, measure_country
from catalog.pipeline import ROOT

__all__ = ["BenchFailed", "Run", "bench", "bench_country", "measure"]

ABOUT = """\
Invented products are built in both languages, one process per size, started as a
user starts it: CPU, wall and memory include the start of Python and of mkdocs.
  pages    HTML pages with the whole frame; a short page and a page of sheets for each
           product come on top. Ready PDFs are left out: `bench print` measures those
  again    wall seconds of a second build, in which no byte of the site changes
  ms/page  CPU per page
  growth   ms/page, relative to the smallest size: 1 or less means that the time of
           a build grows no faster than its pages
  peer     mkdocs with Material alone, in its own process: as many Markdown pages as
           the smallest size has, without search, navigation and second language
"""

BARE = frozenset({"Q", "01", "in"})
"""Folders of pages without the frame: printed codes, barcodes, sheets."""

HEAD = ("products", "pages", "CPU s", "wall s", "again s", "memory MB", "ms/page", "growth")


def bench(sizes: Sequence[int]) -> int:
    """Measure these numbers of products, smallest first, and then the peer.

    Returns:
        The exit code: always 0, as no time is right or wrong.

    Raises:
        BenchFailed: A build ended with an error.
    """
    _say(ABOUT)
    _say(_row(HEAD))
    first: tuple[int, float] | None = None
    for size in sorted(set(sizes)):
        pages, run, again = _ours(size)
        each = run.cpu / pages
        first = first or (pages, each)
        _say(_line(f"{size}", pages, run, again.wall, each / first[1]))
    if first:
        pages, each = first
        run = _peer(pages)
        _say(_line("peer", pages, run, None, None))
        ratio = run.cpu / pages / each
        _say(f"\nFor a page, the peer needs {ratio:.1f} times the CPU of this program.")
    return 0


def bench_country(products: int, jobs: int, rounds: int, into: Path | None) -> int:
    """Measure a whole country and the peers that are here; ``into``: a page of the docs."""
    found = Measured(products, jobs)
    with TemporaryDirectory(prefix="ocop-bench-") as name:
        measure_country(Path(name), found, rounds, lambda what: _say(f"... {what}"))
    text = tables(found)
    _say(text)
    if into:
        write_into(into, text)
    return 0


def _ours(size: int) -> tuple[int, Run, Run]:
    """Pages of a build of so many products, and what it and its repetition took."""
    with TemporaryDirectory(prefix="ocop-bench-") as name:
        folder = Path(name)
        products, out = folder / "products", folder / "site"
        write_products(products, size)
        where = ("--products", products, "--out", out, "--as-of", DAY)
        build = ("catalog", "build", "--no-pdf", *where)
        run, again = (measure(folder, *build) for _ in range(2))
        pages = sum(file.relative_to(out).parts[0] not in BARE for file in out.rglob("*.html"))
        return pages, run, again


def _peer(pages: int) -> Run:
    with TemporaryDirectory(prefix="ocop-bench-") as name:
        folder = Path(name)
        settings = write_pages(folder, pages)
        return measure(folder, "mkdocs", "build", "-q", "-f", settings, "-d", folder / "site")


def measure(folder: Path, module: str, *arguments: object) -> Run:
    """Run a module to its end in a process of its own.

    Raises:
        BenchFailed: It ended with an error.
    """
    file = folder / "took.json"
    command = [sys.executable, "-m", "catalog.bench.measured", file, module, *arguments]
    seen = watched(command, folder, {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"})
    took = json.loads(file.read_text(encoding="utf-8"))
    # The processes of a build share memory: only who watches them all can count it once.
    return Run(took["cpu"], took["wall"], max(seen.memory or 0, took["memory"] or 0) or None)


def _line(name: str, pages: int, run: Run, again: float | None, growth: float | None) -> str:
    memory = "-" if run.memory is None else f"{run.memory / 1e6:.0f}"
    return _row(
        (
            name,
            f"{pages}",
            f"{run.cpu:.1f}",
            f"{run.wall:.1f}",
            "-" if again is None else f"{again:.1f}",
            memory,
            f"{1000 * run.cpu / pages:.2f}",
            "-" if growth is None else f"{growth:.2f}",
        )
    )


def _row(cells: Sequence[str]) -> str:
    return "  ".join(f"{cell:>9}" for cell in cells)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
