"""Sheets to print. A view decides what each says, once for page and paper.

SHEETS lists every kind by hand; a new kind is one line here and a template in
``theme/sheets/`` (paper) and ``theme/pages/sheets/`` (page).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from catalog.selection import Selection
from catalog.views.sheets.booklet import booklet
from catalog.views.sheets.kinds import Head, sheet_head
from catalog.views.sheets.leaf import Leaf, product_leaf, supplier_leaf
from catalog.views.sheets.lists import staff_list
from catalog.views.sheets.pieces import pieces
from catalog.views.sheets.said import MODES, Pair, Said

__all__ = ["MODES", "SHEETS", "Leaves", "Pair", "Said", "SheetKind", "SheetView"]


class SheetView(Protocol):
    """What every view of a sheet has."""

    @property
    def head(self) -> Head:
        """What the sheet says of itself."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """A sheet for each product."""

    head: Head
    leaves: tuple[Leaf, ...]


def _product(pair: Pair, selection: Selection, _: int) -> Leaves:
    leaves = tuple(product_leaf(pair, line) for line in selection.each_once)
    return Leaves(sheet_head(pair, "product", selection), leaves)


def _supplier(pair: Pair, selection: Selection, _: int) -> Leaves:
    leaves = tuple(supplier_leaf(pair, line) for line in selection.each_once)
    return Leaves(sheet_head(pair, "supplier", selection), leaves)


@dataclass(frozen=True, slots=True)
class SheetKind:
    """``template``: its name in both folders. ``papers``: sizes it comes in, the first by itself.

    ``is_for_staff``: lists that no visitor reads.
    """

    template: str
    papers: tuple[str, ...]
    view: Callable[[Pair, Selection, int], SheetView]
    is_for_staff: bool = False


def _pieces(kind: str) -> Callable[[Pair, Selection, int], SheetView]:
    return lambda pair, selection, copies: pieces(pair, kind, selection, copies)


def _list(kind: str) -> Callable[[Pair, Selection, int], SheetView]:
    return lambda pair, selection, _: staff_list(pair, kind, selection)


SHEETS: Mapping[str, SheetKind] = {
    "product": SheetKind("leaf", ("a4", "a5"), _product),
    "card-8": SheetKind("card", ("a4",), _pieces("card-8")),
    "card-10": SheetKind("card", ("a4",), _pieces("card-10")),
    "tent": SheetKind("tent", ("a4",), _pieces("tent")),
    "label": SheetKind("label", ("a4",), _pieces("label")),
    "qr": SheetKind("qr", ("a4",), _pieces("qr")),
    "booth": SheetKind("list", ("a4",), _list("booth"), is_for_staff=True),
    "packing": SheetKind("list", ("a4",), _list("packing"), is_for_staff=True),
    "tally": SheetKind("list", ("a4",), _list("tally"), is_for_staff=True),
    "supplier": SheetKind("leaf", ("a4",), _supplier),
    "booklet": SheetKind("booklet", ("a4", "a5"), lambda pair, chosen, _: booklet(pair, chosen)),
}
"""Kind -> how it is made, in the order in which a kit lists them."""
