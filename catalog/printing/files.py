"""The PDFs of the site, and where they stand. Each is made when its turn comes."""

from collections.abc import Callable, Iterator
from functools import partial

from catalog.addresses import kit_address, sheet_address
from catalog.noting import Once
from catalog.paper import Printer
from catalog.printing.job import PRODUCT_JOBS, Job, jobs, pdf_of
from catalog.printing.kit import kit
from catalog.selection import Selection, Wanted, of_one, select
from catalog.views.sheets import SHEETS, Pair, SheetView

File = tuple[str, Callable[[], bytes]]
"""Path below the root of the site, and what makes its bytes."""


def _view(pair: Pair, kind: str, selection: Callable[[], Selection]) -> Once[SheetView]:
    """A view that several files show: made once, when the first of them is printed."""
    return Once(lambda: SHEETS[kind].view(pair, selection(), 0))


def product_pdfs(pair: Pair, printer: Printer) -> Iterator[File]:
    """The sheet of every product."""
    catalogue = pair.vi.catalogue
    for id_ in catalogue.products:
        view = _view(pair, "product", partial(of_one, catalogue, id_))
        for job in PRODUCT_JOBS:
            yield pdf_path("products", id_, job), partial(_print, printer, view, job, pair)


def fair_pdfs(pair: Pair, printer: Printer) -> Iterator[File]:
    """Every sheet of every fair to come, and its kit."""
    catalogue = pair.vi.catalogue
    for id_, fair in catalogue.fairs.items():
        if fair.is_printed(catalogue.day):
            selection = partial(select, catalogue, Wanted(fair=id_))
            views = {kind: _view(pair, kind, selection) for kind in SHEETS}
            for job in jobs():
                path = pdf_path("fairs", id_, job)
                yield path, partial(_print, printer, views[job.kind], job, pair)
            yield kit_address(id_), partial(_kit, pair, printer, selection)


def _print(printer: Printer, view: Once[SheetView], job: Job, pair: Pair) -> bytes:
    return pdf_of(printer, view(), job, pair.vi.catalogue.day)


def _kit(pair: Pair, printer: Printer, selection: Callable[[], Selection]) -> bytes:
    return kit(pair, printer, selection())


def pdf_path(kind: str, id_: str, job: Job) -> str:
    """Where a PDF stands: its name says what it is, also in a folder of downloads."""
    stem = id_.rpartition("/")[2]
    if kind == "products":
        return f"{sheet_address(kind, id_)}{stem}-{job.mode}.pdf"
    return f"{sheet_address(kind, id_, job.kind)}{stem}-{job.name}.pdf"
