"""``build.py sheets``: what somebody asks for, printed into a folder."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.addresses import kit_name
from catalog.check import check
from catalog.errors import Misuse
from catalog.images import CACHE, Cache
from catalog.paper import Printer
from catalog.printing.job import Job, in_parts, pdf_of, photos_of
from catalog.printing.kit import kit, starless_words
from catalog.problems import Problem
from catalog.selection import Selection, Wanted, select
from catalog.text import slug
from catalog.views.sheets import SHEETS, Pair
from catalog.views.sheets.booklet import MOST
from catalog.views.sheets.kinds import selection_words
from catalog.words import words_of

KIT = "kit"
"""All sheets of a fair at once."""

Step = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What is to be printed. ``each``: a file for each product. ``copies``: 0 fills a page."""

    root: Path
    products: Path
    out: Path
    day: date
    base_url: str | None
    kind: str
    wanted: Wanted
    mode: str
    paper: str
    each: bool = False
    copies: int = 0
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of it. No files: the records have errors, and nothing was printed."""

    problems: tuple[Problem, ...]
    read: int
    files: tuple[Path, ...] = ()
    products: int = 0
    starless: tuple[str, ...] = ()
    """Products without a star on these sheets, and why."""
    base_url: str = ""
    """Where the settings say that the site is."""


def print_sheets(order: PrintOrder, language: str, tell: Step) -> Printed:
    """Check the records and print; ``language``: of what is said of missing stars.

    Raises:
        Misuse: What is asked for does not exist, or cannot be printed so.
    """
    checked = check(order.products, order.day)
    catalogue = checked.catalogue
    if catalogue is None:
        return Printed(checked.problems, checked.read, base_url=checked.base_url)
    pair = Pair.of(catalogue, words_of(order.root, catalogue), order.base_url or "")
    selection = select(catalogue, order.wanted)
    _refuse(order, selection)
    order.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="ocop-sheets-") as desk:
        photos = photos_of(catalogue, Cache(CACHE))
        printer = Printer(order.root / "theme", Path(desk), order.kept, photos)
        files = tuple(_files(order, pair, printer, selection, tell))
    site = pair.en if language == "en" else pair.vi
    said = tuple(starless_words(site, selection))
    return Printed(checked.problems, checked.read, files, len(selection.each_once), said)


def _refuse(order: PrintOrder, selection: Selection) -> None:
    if order.kind == KIT and selection.fair is None:
        raise Misuse("kit: cần --fair | needs --fair")
    fair = selection.fair
    if fair and fair.record.cancelled_on:
        raise Misuse(f"{fair.id}: hội chợ đã hủy | was called off: {fair.record.cancelled_on}")
    if not selection.lines:
        raise Misuse("không có sản phẩm nào như vậy | no such product")
    if order.kind != KIT and order.paper not in SHEETS[order.kind].papers:
        papers = ", ".join(SHEETS[order.kind].papers)
        raise Misuse(f"--paper {order.paper}: {order.kind}: {papers}")
    if order.kind == "booklet" and len(selection.each_once) > MOST:
        raise Misuse(
            f"booklet: nhiều nhất {MOST} sản phẩm, hãy chọn hẹp hơn"
            f" | at most {MOST} products, choose fewer"
        )


def _files(
    order: PrintOrder, pair: Pair, printer: Printer, selection: Selection, tell: Step
) -> Iterator[Path]:
    if order.kind == KIT:
        assert selection.fair  # noqa: S101 - refused before, narrows the type
        yield _write(order.out / kit_name(selection.fair.id), kit(pair, printer, selection))
        return
    job = Job(order.kind, order.mode, order.paper)
    parts = list(_parts(order, pair, selection, job))
    for done, (name, part) in enumerate(parts, start=1):
        view = SHEETS[job.kind].view(pair, part, order.copies)
        yield _write(order.out / name, pdf_of(printer, view, job, order.day))
        tell("print", done, len(parts))


def _parts(
    order: PrintOrder, pair: Pair, selection: Selection, job: Job
) -> Iterator[tuple[str, Selection]]:
    """Name of each file and what it shows."""
    if order.each:
        for one in selection.each_once:
            lines = tuple(line for line in selection.lines if line.entry.id == one.entry.id)
            stem = one.entry.id.replace("/", "_")  # In no id: a-b/c and a/b-c are two products.
            yield f"{stem}-{job.name}.pdf", replace(selection, lines=lines)
        return
    about = _named(pair, selection)
    parts = list(in_parts(selection, job.kind))
    for number, part in enumerate(parts, start=1):
        of_many = f"-{number:02}" if len(parts) > 1 else ""
        yield f"{about}-{job.name}{of_many}.pdf", part


def _named(pair: Pair, selection: Selection) -> str:
    """What files of a selection are called; no two selections share a name.

    A fair and the whole catalogue are called so. Words of anything else may be those of
    another one (a commune, a producer), so they are followed by a digest of what was asked.
    """
    fair, wanted = selection.fair, selection.wanted
    if wanted == Wanted(fair=wanted.fair):
        return fair.id if fair else slug(pair.vi.province) or "ocop"
    words = slug(selection_words(pair.vi, selection))[:60].strip("-")
    return f"{words or 'ocop'}-{blake2b(repr(wanted).encode(), digest_size=3).hexdigest()}"


def _write(path: Path, data: bytes) -> Path:
    """The file, whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(data)
    fresh.replace(path)
    return path
