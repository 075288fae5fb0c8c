"""A workbook into the files: ours by id and fingerprint, a list of others by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.collect import Kind, collect
from catalog.reference import read_lists
from catalog.spreadsheet.apply import Draft, draft_of, new_problems, write
from catalog.spreadsheet.book import Grid, read_book
from catalog.spreadsheet.columns import Plan, plans
from catalog.spreadsheet.compare import Edit, compare, known_columns, originals_of
from catalog.spreadsheet.export import MARK, ORIGINAL
from catalog.spreadsheet.headers import Table, table_in
from catalog.spreadsheet.match import Matcher, fill
from catalog.spreadsheet.rows import Entry, entries_of
from catalog.spreadsheet.told import Told
from catalog.words import Words

KINDS = (Kind.PRODUCT, Kind.PRODUCER)


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a workbook: edits that were or would be written, and what is to be told."""

    edits: tuple[Edit, ...] = ()
    told: tuple[Told, ...] = ()
    files: tuple[str, ...] = ()
    """Paths that were written, or would be."""
    written: bool = False

    @property
    def is_blocked(self) -> bool:
        return any(one.blocks for one in self.told)


@dataclass(frozen=True, slots=True)
class Records:
    """The files as they are now."""

    entries: Mapping[Kind, Mapping[str, Entry]]
    renamed: Mapping[str, str]

    @property
    def kinds(self) -> dict[str, Kind]:
        """Path -> what the file is."""
        return {e.path: kind for kind, several in self.entries.items() for e in several.values()}


def records_in(folder: Path) -> Records:
    """Products and producers, read once."""
    found = collect(folder)
    products, makers = found.products.items(), found.producers.items()
    renamed = {old: id_ for id_, one in products for old in one.former_ids}
    renamed |= {old: id_ for id_, one in makers for old in one.former_ids}
    return Records({kind: entries_of(found, kind) for kind in KINDS}, renamed)


def bring_in(
    data: bytes, name: str, folder: Path, words: Words, day: date, *, dry: bool = False
) -> Imported:
    """Import a workbook; ``dry``: say what would be written."""
    grids = read_book(data, name)
    if isinstance(grids, Told):
        return Imported(told=(grids,))
    records = records_in(folder)
    both = plans(read_lists(), words)
    if any(_is_ours(grid) for grid in grids):
        edits, told = _from_ours(both, grids, records)
    else:
        edits, told = _from_list(both, grids, records, name)
    return finish(draft_of(edits, records.kinds), edits, told, folder, day, dry=dry)


def finish(
    draft: Draft, edits: Sequence[Edit], told: Sequence[Told], folder: Path, day: date, *, dry: bool
) -> Imported:
    """Write a draft if nothing speaks against it."""
    said = [*told, *draft.told]
    if draft.new and not any(one.blocks for one in said):
        said += new_problems(draft, folder, day)
    blocked = any(one.blocks for one in said)
    if draft.new and not blocked and not dry:
        said += write(draft, folder)
        blocked = any(one.blocks for one in said)
    files = () if blocked else tuple(sorted(draft.new))
    return Imported(tuple(edits), tuple(said), files, bool(files) and not dry)


def _is_ours(grid: Grid) -> bool:
    return grid.text(0, 0) == MARK or grid.title.startswith(ORIGINAL)


def _from_ours(
    both: Sequence[Plan], grids: Sequence[Grid], records: Records
) -> tuple[list[Edit], list[Told]]:
    """A workbook that we exported, by ids; a sheet that was taken out is not missed."""
    edits: list[Edit] = []
    told: list[Told] = []
    titles = {grid.title: grid for grid in grids}
    for plan, kind in zip(both, KINDS, strict=True):
        grid, kept = titles.get(plan.title), titles.get(f"{ORIGINAL}{plan.title}")
        if grid is None:
            continue
        if kept is None or grid.text(0, 0) != MARK:
            told.append(Told(grid.title, "sheet-not-whole"))
            continue
        entries = records.entries[kind]
        own = compare(plan, grid, dict(originals_of(kept)), entries, records.renamed)
        for found, said in (own, _added(plan, kind, grid, records)):
            edits += found
            told += said
    return edits, told


def _added(plan: Plan, kind: Kind, grid: Grid, records: Records) -> tuple[list[Edit], list[Told]]:
    """Rows that somebody added below ours: matched like a list of others."""
    rows = tuple(
        row
        for row in grid.rows[2:]
        if row and not row[0].text.strip() and any(cell.text.strip() for cell in row)
    )
    table = Table(known_columns(plan, grid.rows[0]), rows)
    return fill(matcher_of(kind, records), table) if rows else ([], [])


def _from_list(
    both: Sequence[Plan], grids: Sequence[Grid], records: Records, name: str
) -> tuple[list[Edit], list[Told]]:
    """The first table of products, else of producers."""
    for plan, kind in zip(both, KINDS, strict=True):
        for grid in grids:
            table = table_in(grid, plan)
            if table is not None:
                return fill(matcher_of(kind, records), table)
    return [], [Told(name, "sheet-not-found", {"found": "Tên sản phẩm"})]


def matcher_of(kind: Kind, records: Records) -> Matcher:
    """Finds products, or producers, by name."""
    makers = records.entries[Kind.PRODUCER]
    return Matcher(records.entries[kind], makers, read_lists())
