"""The benchmark: how long a build takes, how that grows, and what a peer needs.

Seconds depend on the machine, ratios hardly do: so it prints both, and judges
neither. Every run is a process of its own, started as a user starts it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.bench.invented import DAY, write_products
from catalog.bench.peer import write_pages
from catalog.errors import CatalogError
from catalog.pipeline import ROOT

__all__ = ["Run", "bench", "measure"]

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


class BenchFailed(CatalogError):
    """A run that was to be measured did not end well; the message holds its last lines."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took. ``memory``: bytes; None where the system does not tell."""

    cpu: float
    wall: float
    memory: int | None


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
    command = [sys.executable, "-m", "catalog.bench.measured", str(file), module]
    done = subprocess.run(
        [*command, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BenchFailed("\n".join(f"{done.stdout}{done.stderr}".splitlines()[-20:]))
    return Run(**json.loads(file.read_text(encoding="utf-8")))


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
