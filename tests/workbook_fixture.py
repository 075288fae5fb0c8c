"""Workbooks as officers would send them: ours with cells changed, or lists of their own."""

import io
import warnings
import zipfile
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from catalog.check import check
from catalog.spreadsheet import bring_in, export
from catalog.words import read_words
from tests.invented import DAY, ROOT

WORDS = read_words(ROOT)["vi"]
PRODUCTS, PRODUCERS = "Sản phẩm", "Chủ thể"


def exported(folder: Path, place: str = "", day: date = DAY) -> bytes:
    """The workbook of a folder of records."""
    checked = check(folder, day)
    assert checked.catalogue is not None, checked.problems
    return export(checked.catalogue, folder, WORDS, place)


def imported(data: bytes, folder: Path, *, dry: bool = False, day: date = DAY):
    return bring_in(data, "danh-sach.xlsx", folder, WORDS, day, dry=dry)


def opened(data: bytes):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data))


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell_of(book, title: str, id_: str, column: str):
    """The cell of an entry in a column that is named as machines name it."""
    sheet = book[title]
    head = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=3) if row[0].value == id_)
    return row[head.index(column)]


def changed(data: bytes, id_: str, column: str, value, title: str = PRODUCTS) -> bytes:
    """The workbook with one cell typed anew."""
    book = opened(data)
    cell_of(book, title, id_, column).value = value
    return saved(book)


def list_of(*rows, title: str = "Sheet1") -> bytes:
    """A list of somebody's own."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return saved(book)


def packed(parts: dict[str, bytes], *, stored: bool = False) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
