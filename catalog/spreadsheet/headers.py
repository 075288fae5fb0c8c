"""Lists of others: which row holds the headers, and which column means what.

Headers are compared folded, whole, never by likeness: a column that is not known is left
out. The table of an annex is found the same way.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.model import other_words
from catalog.spreadsheet.book import Grid
from catalog.spreadsheet.cells import Cell
from catalog.spreadsheet.columns import MAKER, Column, Form, Plan
from catalog.text import fold

MOST_ABOVE = 20
"""Rows among which the headers are looked for."""

_ALSO = {
    "ten": "name.vi",
    "ten san pham": "name.vi",
    "san pham": "name.vi",
    "ten san pham ocop": "name.vi",
    "ten chu the": MAKER,
    "chu the": MAKER,
    "chu the san xuat": MAKER,
    "ten chu the san xuat": MAKER,
    "co so san xuat": MAKER,
    "don vi": MAKER,
    "sao": "certificates.newest.stars",
    "so sao": "certificates.newest.stars",
    "hang sao": "certificates.newest.stars",
    "phan hang": "certificates.newest.stars",
    "xep hang": "certificates.newest.stars",
    "dat hang": "certificates.newest.stars",
    "ket qua": "certificates.newest.stars",
    "so quyet dinh": "certificates.newest.decision",
    "quyet dinh": "certificates.newest.decision",
    "ngay ban hanh": "certificates.newest.issued",
    "ngay quyet dinh": "certificates.newest.issued",
    "co quan ban hanh": "certificates.newest.issuer",
    "nhom": "group",
    "phan nhom": "group",
    "so dien thoai": "contacts.1.number",
    "dien thoai": "contacts.1.number",
    "xa": "place.commune",
    "xa phuong": "place.commune",
    "gia": "packs.1.price_vnd",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table with headers: its rows, and what its columns are."""

    columns: Mapping[int, Column]
    rows: tuple[tuple[Cell, ...], ...]

    def cell(self, row: tuple[Cell, ...], id_: str) -> Cell | None:
        """The cell of a column; None if the table does not have it."""
        number = next((n for n, column in self.columns.items() if column.id == id_), None)
        return row[number] if number is not None and number < len(row) else None

    def text(self, row: tuple[Cell, ...], id_: str) -> str:
        """What it says."""
        cell = self.cell(row, id_)
        return " ".join(cell.text.split()) if cell else ""


def table_in(grid: Grid, plan: Plan, needed: tuple[str, ...] = ("name.vi",)) -> Table | None:
    """The table of a sheet, if one of its first rows names the columns that are needed.

    A hidden sheet has none: nobody would know what is brought in.
    """
    names = _names(plan)
    for number, row in enumerate(() if grid.hidden else grid.rows[:MOST_ABOVE]):
        found: dict[int, Column] = {}
        for place, cell in enumerate(row):
            column = names.get(fold(" ".join(cell.text.split())))
            if column is not None and column not in found.values():
                found[place] = column
        ids = {column.id for column in found.values()}
        if len(found) > 1 and ids >= set(needed):
            below = (row for row in grid.rows[number + 1 :] if any(c.text.strip() for c in row))
            return Table(found, tuple(below))
    return None


def _names(plan: Plan) -> dict[str, Column]:
    """Folded header -> column; a header that could be two columns is none."""
    makers = plan.column(MAKER) is None
    names: dict[str, Column] = {}
    for said, id_ in _ALSO.items():
        column = plan.column("name.vi" if makers and id_ == MAKER else id_)
        if column is not None:
            names[said] = column
    for word, field in other_words(plan.model).items():
        if (column := plan.column(field)) is not None and column.form is not Form.READ_ONLY:
            names.setdefault(word.replace("_", " "), column)
    for column in plan.columns:
        names[fold(column.header)] = column
    return names
