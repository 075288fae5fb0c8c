"""Workbooks: cells out, cells in. The only module that knows openpyxl.

Out: text stays text, times and names are fixed, so the same records give the same bytes.
In: after `safe` has looked, values alone; pictures, charts and styles stay shut.
"""

import io
import os
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

# Where lxml is installed openpyxl would take it: a parser that defusedxml does not guard, and
# other bytes on other machines. It asks the environment once, while it is imported.
os.environ["OPENPYXL_LXML"] = "False"
# openpyxl ships no types: what comes from it is checked where it is read.
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]
from openpyxl.cell import Cell as OneCell  # type: ignore[import-untyped]
from openpyxl.packaging.core import DocumentProperties  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]
from openpyxl.writer.excel import ExcelWriter  # type: ignore[import-untyped]

from catalog.spreadsheet.cells import Cell, Held
from catalog.spreadsheet.row_text import Content, Kind, Rows
from catalog.spreadsheet.safe import BROKEN, MAX_UNPACKED, refusal
from catalog.spreadsheet.steady import steady
from catalog.spreadsheet.told import Told

_FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no zone, and this is no clock
_NO_ROWS = b"<sheetData></sheetData>"
_ROOM = 200
"""Rows below the last one that still offer the lists."""


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet as it is to be written."""

    title: str
    rows: Sequence[Sequence[Content]]
    widths: Sequence[int] = ()
    hidden: bool = False
    machine: bool = False
    """Row 1 and columns A and B are for machines; row 2 holds the headers."""
    lists: Mapping[int, str] = field(default_factory=dict)
    """Column, from 0 -> the cells that hold its words."""
    head: int = 0
    """Rows at the top that are headings and stay in sight; the last one carries the filter."""
    for_paper: bool = False
    """Long lines wrap; printed as wide as a leaf that lies, headings again on each."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as it was read: rows of cells, empty ones too."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False

    def text(self, row: int, column: int) -> str:
        """What stands there; "" outside."""
        inside = row < len(self.rows) and column < len(self.rows[row])
        return self.rows[row][column].text.strip() if inside else ""


def write_book(pages: Iterable[Page]) -> bytes:
    """A workbook; the same pages give the same bytes."""
    book = Workbook()
    book.remove(book.active)
    book.properties = DocumentProperties(creator="OCOP", created=_FIXED, modified=_FIXED)
    rows = [_write_page(book.create_sheet(page.title), page) for page in pages]
    loose = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(loose, "w")).save()
    parts = {f"xl/worksheets/sheet{n}.xml": text for n, text in enumerate(rows, start=1)}

    def filled(name: str, part: bytes) -> bytes:
        # The library wrote sheets without rows: it is slow at cells.
        return part.replace(_NO_ROWS, parts.pop(name), 1) if name in parts else part

    return steady(loose.getvalue(), filled)


def _write_page(sheet: Any, page: Page) -> bytes:
    """All of a sheet but its rows; they are the answer."""
    for column, width in enumerate(page.widths, start=1):
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width, dimension.number_format = width, "General" if page.head else "@"
        # Styles are numbered as they are asked for, and columns stand above rows.
        dimension.style_id  # noqa: B018 - asked for
    if page.hidden:
        sheet.sheet_state = "veryHidden"
    if page.machine:
        sheet.row_dimensions[1].hidden = True
        sheet.column_dimensions["A"].hidden = sheet.column_dimensions["B"].hidden = True
        _keep_in_sight(sheet, page, "D3", 2)
    if page.head:
        _keep_in_sight(sheet, page, f"B{page.head + 1}", page.head)
    if page.for_paper:
        _lay(sheet, page)
    _offer(sheet, page)
    headings = {2} if page.machine else set(range(1, page.head + 1))
    rows = Rows(
        page.rows,
        frozenset(headings),
        partial(_style, sheet),
        wraps=page.for_paper,
        sparse=bool(page.head),
    )
    sheet.calculate_dimension = rows.size
    special = {number: dict(row) for number, row in sheet.row_dimensions.items()}
    sheet.row_dimensions.clear()
    return rows.part(special)


def _offer(sheet: Any, page: Page) -> None:
    """Lists of words, in the rows that there are and in some below."""
    for column, cells in page.lists.items():
        letter = get_column_letter(column + 1)
        offered = DataValidation("list", formula1=cells, allow_blank=True, showErrorMessage=True)
        offered.add(f"{letter}3:{letter}{len(page.rows) + _ROOM}")
        sheet.add_data_validation(offered)


def _lay(sheet: Any, page: Page) -> None:
    """As wide as a leaf; rows as high as their text, which not every program works out."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0
    sheet.print_title_rows = f"1:{page.head}" if page.head else None
    for number, row in enumerate(page.rows, start=1):
        lines = max(
            -(-len(str(content)) // max(int(width) - 2, 1))
            for content, width in zip(row, page.widths, strict=True)
        )
        if lines > 1:
            sheet.row_dimensions[number].height = 15 * lines


def _keep_in_sight(sheet: Any, page: Page, corner: str, row: int) -> None:
    sheet.freeze_panes = corner
    last = get_column_letter(len(page.rows[row - 1]))
    sheet.auto_filter.ref = f"A{row}:{last}{len(page.rows)}"


def _style(sheet: Any, kind: Kind, content: Content) -> int:
    """The number of the style of a kind; a day brings a format of its own along."""
    cell = OneCell(sheet, row=1, column=1)
    if isinstance(content, date):
        cell.value = content
    cell.number_format, cell.quotePrefix, lines, heading = kind
    cell.alignment = Alignment(vertical="top", wrap_text=heading or lines)
    if heading:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBDD")
    return int(cell.style_id)


def read_book(data: bytes, name: str) -> tuple[Grid, ...] | Told:
    """All sheets, or why the file is not opened."""
    refused = refusal(data, name)
    if refused is not None:
        return refused
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out: styles and lists, which nobody asked for.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            grids = tuple(
                Grid(sheet.title, tuple(_rows(sheet)), sheet.sheet_state != "visible")
                for sheet in book.worksheets
            )
    except BROKEN:
        return Told(name, "sheet-unreadable")
    # One long text may stand in a table of its own, and a hundred thousand cells name it.
    signs = sum(len(cell.text) for grid in grids for row in grid.rows for cell in row)
    if signs > MAX_UNPACKED:
        return Told(name, "sheet-bomb", {"found": f"{signs // 1_000_000} MB"})
    return grids


def _rows(sheet: Any) -> Iterator[tuple[Cell, ...]]:
    # What the sheet says of its own size may be a lie.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), start=1):
        yield tuple(
            _cell(f"{sheet.title}!{get_column_letter(column)}{number}", cell)
            for column, cell in enumerate(row, start=1)
        )


def _cell(where: str, cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell(where, "")
    if cell.data_type in _NO_VALUES:
        return Cell(where, str(value), _NO_VALUES[cell.data_type])
    if isinstance(value, datetime) and value.time() == time():
        return Cell(where, str(value.date()), Held.DATE)
    if isinstance(value, date | time | timedelta):
        return Cell(where, str(value), Held.DATE)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(where, _digits(value), Held.NUMBER)
    return Cell(where, str(value))


_NO_VALUES = {"f": Held.FORMULA, "e": Held.ERROR}


def _digits(number: float) -> str:
    whole = isinstance(number, int) or (number.is_integer() and abs(number) < 1e15)
    return str(int(number)) if whole else repr(number)
