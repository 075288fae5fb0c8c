"""Sheets as web pages: what stands around them on a screen. Both languages in one page.

The sheets themselves are the views that paper shows too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from catalog.catalogue import FairEntry
from catalog.selection import Wanted, of_one, select
from catalog.views.base import Link
from catalog.views.sheets import SHEETS, SheetKind, SheetView
from catalog.views.sheets.booklet import Booklet
from catalog.views.sheets.item import Item
from catalog.views.sheets.kinds import Grid, sheet_head
from catalog.views.sheets.leaf import Leaf, both_leaves
from catalog.views.sheets.pieces import GRIDS
from catalog.views.sheets.said import MODES, Pair, Said

PRODUCT_KINDS = ("product", "card-8", "card-10", "tent", "label", "qr", "supplier")
"""What the page of one product, and what somebody chose, can be printed as."""

MARK, AWAY = 5.0, 1.5
"""Crop marks: how long, and how far from the piece, in millimetres."""


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of sheet to choose."""

    kind: str
    title: Said
    papers: tuple[str, ...]
    path: str = ""
    """Of a page of its own, from the root of the site; empty where all kinds share one."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that lies ready. ``path`` is from the root of the site."""

    text: Said
    path: str


@dataclass(frozen=True, slots=True)
class Around:
    """What the strip above a sheet offers; it is not printed."""

    title: Said
    back: tuple[Link, Link]
    """Where the reader came from, in Vietnamese and in English."""
    kinds: tuple[KindChoice, ...]
    papers: tuple[str, ...]
    ready: tuple[Ready, ...]
    """PDFs; empty if none were made."""
    modes: tuple[str, ...] = MODES


@dataclass(frozen=True, slots=True)
class ProductSheets:
    """All that is printed of one product. ``as_of``: the day on which it is true."""

    around: Around
    leaf: Leaf
    supplier: Leaf
    as_of: Said
    marks: tuple[tuple[str, str], ...]
    """Kind and its crop marks, for kinds that have some."""

    @property
    def item(self) -> Item:
        """What all small sheets say."""
        return self.leaf.item


@dataclass(frozen=True, slots=True)
class FairSheet:
    """One kind of sheet of one fair. ``marks``: its crop marks; empty for none."""

    around: Around
    kind: str
    sheet: SheetKind
    view: SheetView
    marks: str

    @property
    def items(self) -> tuple[Item, ...]:
        """Each product of a grid once: its QR is drawn once."""
        return tuple({one.code: one for one in getattr(self.view, "items", ())}.values())

    @property
    def named(self) -> Mapping[str, Item]:
        """Products of a booklet by id."""
        entries = self.view.entries if isinstance(self.view, Booklet) else ()
        return {entry.item.id: entry.item for entry in entries}


@dataclass(frozen=True, slots=True)
class ChosenSheets:
    """The page into which a script joins the sheets of chosen products."""

    around: Around


def product_sheets(pair: Pair, id_: str, ready: tuple[Ready, ...] = ()) -> ProductSheets:
    """Everything that the page of one product's sheets shows."""
    selection = of_one(pair.vi.catalogue, id_)
    line = selection.lines[0]
    leaf, supplier = both_leaves(pair, line)
    back = (pair.vi.product_link(line.entry), pair.en.product_link(line.entry))
    kinds = kind_choices(pair, PRODUCT_KINDS)
    title = _titled(pair, pair.word("print.title"), leaf.item.name)
    around = Around(title, back, kinds, ("a4", "a5"), ready)
    as_of = sheet_head(pair, "product", selection).as_of
    return ProductSheets(around, leaf, supplier, as_of, _marks())


def fair_sheet(
    pair: Pair, fair: FairEntry, kind: str, paths: Mapping[str, str], ready: tuple[Ready, ...] = ()
) -> FairSheet:
    """One kind of a fair. ``paths``: kind -> its page."""
    selection = select(pair.vi.catalogue, Wanted(fair=fair.id))
    sheet, view = SHEETS[kind], SHEETS[kind].view(pair, selection, 0)
    name = fair.record.name
    back = (
        pair.vi.name_link(name, "fairs", fair.id),
        pair.en.name_link(name, "fairs", fair.id),
    )
    title = _titled(pair, view.head.title, view.head.about)
    around = Around(title, back, kind_choices(pair, SHEETS, paths), sheet.papers, ready)
    grid = GRIDS.get(kind)
    return FairSheet(around, kind, sheet, view, crop_marks(grid) if grid and grid.marks else "")


def chosen_sheets(pair: Pair) -> ChosenSheets:
    """The page that is empty until a script fills it."""
    back = (
        Link(pair.vi.t("print.title"), pair.vi.to("print")),
        Link(pair.en.t("print.title"), pair.en.to("print")),
    )
    kinds = kind_choices(pair, PRODUCT_KINDS)
    return ChosenSheets(Around(pair.word("print.chosen"), back, kinds, ("a4", "a5"), ()))


def _titled(pair: Pair, what: Said, of: Said) -> Said:
    return pair.said(lambda site: f"{what.words(site.language)}: {of.words(site.language)}")


def kind_choices(
    pair: Pair, kinds: Iterable[str], paths: Mapping[str, str] | None = None
) -> tuple[KindChoice, ...]:
    """Kinds by name, in the order in which a kit lists them."""
    return tuple(
        KindChoice(
            kind, pair.word(f"sheet.kind.{kind}"), SHEETS[kind].papers, (paths or {}).get(kind, "")
        )
        for kind in kinds
    )


@cache
def _marks() -> tuple[tuple[str, str], ...]:
    """Of every kind that has some: the same on the pages of all products."""
    return tuple((kind, crop_marks(grid)) for kind, grid in GRIDS.items() if grid.marks)


def crop_marks(grid: Grid) -> str:
    """Short lines outside the pieces, in line with every cut: a path in millimetres of A4."""
    step = grid.width + grid.gap
    wide, high = grid.across * step - grid.gap, grid.down * grid.height
    left, top = (210 - wide) / 2, (297 - high) / 2
    lines = [
        f"M{left + n * step:g} {y:g}v{MARK:g}"
        for n in range(grid.across + 1)
        for y in (top - AWAY - MARK, top + high + AWAY)
    ]
    lines += [
        f"M{x:g} {top + n * grid.height:g}h{MARK:g}"
        for n in range(grid.down + 1)
        for x in (left - AWAY - MARK, left + wide + AWAY)
    ]
    return "".join(lines)
