"""What is cut out and stands beside the goods: price cards, labels, tents, QR codes."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.selection import Selection
from catalog.views.sheets.item import Item, item
from catalog.views.sheets.kinds import Grid, Head, sheet_head
from catalog.views.sheets.said import Pair

GRIDS: Mapping[str, Grid] = {
    "card-8": Grid(2, 4, 90.0, 62.0),
    "card-10": Grid(2, 5, 85.0, 54.0),
    # As ready label sheets of 14 are cut everywhere.
    "label": Grid(2, 7, 99.1, 38.1, gap=2.5, marks=False),
    "tent": Grid(1, 1, 210.0, 297.0, marks=False),
    "qr": Grid(3, 4, 60.0, 66.0),
}
"""Kind of sheet -> how its pieces lie on A4."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces to cut out, in order."""

    head: Head
    grid: Grid
    items: tuple[Item, ...]


def pieces(pair: Pair, kind: str, selection: Selection, copies: int = 0) -> Pieces:
    """``copies`` of each; 0: one each, and of a single product as many as a page holds."""
    grid = GRIDS[kind]
    # A fair that shows two packs of a product needs two prices, but one QR.
    lines = selection.each_once if kind in {"qr", "tent"} else selection.lines
    each = copies or (grid.on_a_page if len(lines) == 1 else 1)
    items = tuple(one for line in lines for one in [item(pair, line)] * each)
    return Pieces(sheet_head(pair, kind, selection), grid, items)
