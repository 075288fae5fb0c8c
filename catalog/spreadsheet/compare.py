"""Three sides of a cell: as exported, in the file now, in the sheet. What follows for the file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.edit.trees import Change
from catalog.spreadsheet.book import Grid
from catalog.spreadsheet.cells import Cell, read_cell, same, tree_of
from catalog.spreadsheet.columns import Column, Form, Plan
from catalog.spreadsheet.rows import Entry, Texts, fingerprint, place_of, text_at
from catalog.spreadsheet.told import Told, row_of


@dataclass(frozen=True, slots=True)
class Edit:
    """One field to change because of one cell."""

    where: str
    """The cell."""
    entry: Entry
    change: Change


@dataclass(frozen=True, slots=True)
class Sides:
    """One column of one row: as exported, now, and in the sheet."""

    column: Column
    cell: Cell
    base: str
    now: str
    typed: str

    @property
    def is_changed(self) -> bool:
        return not same(self.column, self.base, self.typed)

    @property
    def moved(self) -> bool:
        """The file says something else than when it was exported."""
        return not same(self.column, self.base, self.now)


def compare(
    plan: Plan,
    grid: Grid,
    originals: Mapping[str, Texts],
    entries: Mapping[str, Entry],
    renamed: Mapping[str, str],
) -> tuple[list[Edit], list[Told]]:
    """What the rows with an id change, and what is wrong with them."""
    edits: list[Edit] = []
    told: list[Told] = []
    seen: set[str] = set()
    columns = known_columns(plan, grid.rows[0])
    for row in grid.rows[2:]:
        id_ = row[0].text.strip() if row else ""
        if not id_:
            continue
        where = row_of(row[0].where)
        base = originals.get(id_)
        if base is None or len(row) < 2 or row[1].text != fingerprint(id_, base):
            told.append(Told(where, "sheet-not-whole"))
        elif id_ in seen:
            told.append(Told(where, "row-repeated", {"found": id_}))
        else:
            _compare_row(columns, row, base, entries.get(renamed.get(id_, id_)), edits, told)
        seen.add(id_)
    return edits, told


def known_columns(plan: Plan, head: Sequence[Cell]) -> dict[int, Column]:
    """Number of the column -> what it is; what has no name of ours is left out."""
    found = {n: plan.column(cell.text.strip()) for n, cell in enumerate(head)}
    return {n: column for n, column in found.items() if column is not None}


def _compare_row(
    columns: Mapping[int, Column],
    row: Sequence[Cell],
    base: Texts,
    entry: Entry | None,
    edits: list[Edit],
    told: list[Told],
) -> None:
    read: list[Sides] = []
    for number, column in columns.items():
        cell = row[number] if number < len(row) else Cell(row[0].where, "")
        typed = read_cell(column, cell)
        if isinstance(typed, Told):
            told.append(typed)
        elif column.form is Form.READ_ONLY:
            if typed != " ".join(base.get(column.id, "").split()):
                told.append(Told(cell.where, "cell-read-only", {"found": typed}))
        else:
            now = text_at(entry.tree, column) if entry else ""
            read.append(Sides(column, cell, base.get(column.id, ""), now, typed))
    changed = [one for one in read if one.is_changed]
    if entry is None:
        if changed:
            told.append(Told(changed[0].cell.where, "row-unknown", {"found": row[0].text}))
        return
    for one in changed:
        problem = _conflict(one, read, entry)
        if problem is not None:
            told.append(problem)
        elif not same(one.column, one.now, one.typed):
            edits.append(edit_of(one.cell.where, one.column, one.typed, entry))


def _conflict(one: Sides, read: Sequence[Sides], entry: Entry) -> Told | None:
    """A pack is known by its number only: if any field of it moved, it may be another pack."""
    part = [other for other in read if one.column.part and other.column.part == one.column.part]
    agreed = same(one.column, one.now, one.typed)
    moved = one.moved or any(other.moved and not agreed for other in part)
    if moved and not agreed:
        values = {"base": one.base, "file": one.now, "found": one.typed}
        return Told(one.cell.where, "cell-conflict", values)
    if one.column.form is Form.LIST and not _is_whole(one.column, entry):
        return Told(one.cell.where, "cell-cannot-edit", {"file": entry.path})
    if part and one.column.part[0] == "certificates" and not any(other.typed for other in part):
        return Told(one.cell.where, "cell-empties-certificate", {"file": entry.path})
    return None


def _is_whole(column: Column, entry: Entry) -> bool:
    """False if a value of the list holds what stands between two: it would fall apart."""
    return tree_of(column, text_at(entry.tree, column)) == entry.tree.get(column.id)


def edit_of(where: str, column: Column, typed: str, entry: Entry) -> Edit:
    """The change of the file that a cell asks for."""
    return Edit(where, entry, Change(place_of(entry.tree, column), tree_of(column, typed)))


def originals_of(grid: Grid) -> Iterator[tuple[str, Texts]]:
    """Rows as exported, by id."""
    head = [cell.text for cell in grid.rows[0]] if grid.rows else []
    for row in grid.rows[1:]:
        texts = [cell.text for cell in row] + [""] * (len(head) - len(row))
        yield texts[0], dict(zip(head[1:], texts[1:], strict=False))
