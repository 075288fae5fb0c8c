"""How many sheets a second, in how much memory; and what HTML to PDF needs for the same.

Every run is a process of its own. The peer prints the same number of pages of the same
invented products, with the same photo, QR and fonts, one file each, as both engines
are quickest. It is measured only where it is installed.
"""

import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.bench import Run, measure
from catalog.bench.invented import DAY, write_products
from catalog.bench.print.photo import give_photos

__all__ = ["bench_print"]

PEER_SIZE = 100
"""Sheets for the peer: enough to measure, and nobody has to wait."""

ABOUT = """\
Sheets of invented products, each with a photo and a QR code, tagged (PDF/UA-1).
CPU, wall and memory include the start of Python and reading the records.
  together  files of 200 sheets each
  each      one file for each product
"""

HEAD = ("way", "sheets", "CPU s", "wall s", "memory MB", "sheets/s")


def bench_print(size: int) -> int:
    """Measure ``size`` sheets. Always 0, as no time is right or wrong."""
    _say(ABOUT)
    _say(_row(HEAD))
    with TemporaryDirectory(prefix="ocop-bench-") as name:
        folder = Path(name)
        products = folder / "products"
        write_products(products, size)
        give_photos(products)
        common = ("--products", products, "--as-of", DAY, "--lang", "vi")
        together = measure(folder, "catalog", "sheets", *common, "--out", folder / "a")
        _say(_line("together", size, together))
        each = measure(folder, "catalog", "sheets", *common, "--each", "--out", folder / "b")
        _say(_line("each", size, each))
        if find_spec("weasyprint") is None:
            _say("\nWeasyPrint is not installed, so there is no peer to set beside it.")
            return 0
        count = min(size, PEER_SIZE)
        peer = measure(
            folder, "catalog.bench.print.weasy", products, DAY.isoformat(), count, folder / "c"
        )
        _say(_line("WeasyPrint", count, peer))
        ratio = (peer.cpu / count) / (each.cpu / size)
        _say(f"\nFor a sheet, WeasyPrint needs {ratio:.1f} times the CPU of this program.")
    return 0


def _line(name: str, sheets: int, run: Run) -> str:
    memory = "-" if run.memory is None else f"{run.memory / 1e6:.0f}"
    rate = f"{sheets / run.cpu:.1f}"
    return _row((name, f"{sheets}", f"{run.cpu:.1f}", f"{run.wall:.1f}", memory, rate))


def _row(cells: tuple[str, ...]) -> str:
    return "  ".join(f"{cell:>10}" for cell in cells)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
