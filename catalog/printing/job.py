"""One PDF to print: which sheets, of what, in which language and size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date

from catalog.catalogue import Catalogue
from catalog.images import Cache, variant
from catalog.paper import Photos, Printer
from catalog.selection import Selection
from catalog.views.picture import Picture
from catalog.views.sheets import MODES, SHEETS, SheetView

MOST_IN_A_FILE = 200
"""Products of one PDF. The engine holds a whole file in memory."""


@dataclass(frozen=True, slots=True)
class Job:
    """A kind of sheet in one mode (vi, en, both) on one paper."""

    kind: str
    mode: str
    paper: str

    @property
    def name(self) -> str:
        """What its file is called: ``product-a5-vi``; the paper only where it is not the usual."""
        return "-".join(filter(None, (self.kind, self.odd_paper, self.mode)))

    @property
    def odd_paper(self) -> str:
        """The paper, where it is not the usual one of the kind; else empty."""
        return self.paper if self.paper != SHEETS[self.kind].papers[0] else ""


PRODUCT_JOBS = (Job("product", "vi", "a4"), Job("product", "en", "a4"))
"""What every product has ready; other languages and sizes print from its page."""


def jobs() -> Iterator[Job]:
    """All that a kit holds, and no more than goes onto an old stick.

    What only the staff reads is in one language at a time; the smaller paper, which
    visitors carry home, in both.
    """
    for kind, sheet in SHEETS.items():
        modes = MODES[:-1] if sheet.is_for_staff else MODES
        yield from (Job(kind, mode, sheet.papers[0]) for mode in modes)
        yield from (Job(kind, MODES[-1], paper) for paper in sheet.papers[1:])


def jobs_of(kind: str) -> Iterator[Job]:
    """All of one kind."""
    return (job for job in jobs() if job.kind == kind)


def in_parts(selection: Selection, kind: str) -> Iterator[Selection]:
    """The selection in portions that one file can hold; a booklet is never cut.

    All packs of a product are in one portion: its sheet tells them together, and once.
    """
    ids = [line.entry.id for line in selection.each_once]
    if kind == "booklet" or len(ids) <= MOST_IN_A_FILE:
        yield selection
        return
    for first in range(0, len(ids), MOST_IN_A_FILE):
        those = set(ids[first : first + MOST_IN_A_FILE])
        lines = tuple(line for line in selection.lines if line.entry.id in those)
        yield replace(selection, lines=lines)


def pdf_of(printer: Printer, view: SheetView, job: Job, day: date) -> bytes:
    """The PDF of a view: three modes and two papers show the same one."""
    # Looked for only if it is printed anew: most PDFs were kept.
    names = (name for name in sorted({one.src for one in _pictures(view)}))
    return printer.pdf(view, job.mode, job.paper, day, names)


def photos_of(catalogue: Catalogue, cache: Cache) -> Photos:
    """What gives the bytes of a photo by the path that views call it by."""
    entries = {one.facts.jpeg: one for entry in catalogue.products.values() for one in entry.photos}

    def photo(path: str) -> bytes:
        entry = entries[path]
        return variant(entry.file, entry.facts, path, cache)

    return photo


def _pictures(view: object) -> Iterator[Picture]:
    if isinstance(view, Picture):
        yield view
    elif isinstance(view, str):
        return
    elif is_dataclass(view):
        for field in fields(view):
            yield from _pictures(getattr(view, field.name))
    elif isinstance(view, Iterable):
        for one in view:
            yield from _pictures(one)
