"""Rows of a sheet are the bytes that openpyxl writes for the same cells."""

import io
import zipfile
from datetime import date

from openpyxl import Workbook

from catalog.spreadsheet.row_text import Content, Rows

ROWS: list[list[Content]] = [
    ["a", "b=", " c ", "<&>\"'", " "],
    ["=1+2", "+8", "#N/A", "hai\ndòng", "ngắn"],
    [True, False, 0, -3, 2.5],
    [1e20, 21.123456789012345, date(1900, 3, 1), date(2026, 11, 25), None],
    [],
    ["", None, "x" * 40_000, *("z" for _ in range(26))],
]


def test_cells_are_written_as_the_library_writes_them() -> None:
    book = Workbook()
    for number, row in enumerate(ROWS, start=1):
        for column, content in enumerate(row, start=1):
            if content is not None and content != "":
                cell = book.active.cell(number, column, content)
                cell.data_type = "s" if isinstance(content, str) else cell.data_type
                cell.number_format = "@"
    loose = io.BytesIO()
    book.save(loose)
    sheet = zipfile.ZipFile(loose).read("xl/worksheets/sheet1.xml")

    rows = Rows(ROWS, frozenset(), lambda _kind, _content: 1, wraps=False, sparse=True)

    assert rows.part({}) in sheet
    assert f'<dimension ref="{rows.size()}" />'.encode() in sheet
