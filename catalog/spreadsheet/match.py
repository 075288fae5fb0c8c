"""Rows without an id: which entry is meant, if only one can be. Fills what files lack."""

from collections.abc import Mapping
from difflib import get_close_matches

from catalog.catalogue import sort_name
from catalog.load import Tree
from catalog.reference import Lists
from catalog.spreadsheet.cells import Cell, read_cell, same
from catalog.spreadsheet.columns import MAKER, Column, Form
from catalog.spreadsheet.compare import Edit, edit_of
from catalog.spreadsheet.headers import Table
from catalog.spreadsheet.rows import Entry, name_of, text_at
from catalog.spreadsheet.told import Told, row_of
from catalog.text import fold

_CLOSE = 0.85
"""Names as near as this may be meant; they are only shown, never taken."""

_LONGEST = 300
"""No name is longer; to compare a novel with every name would take an hour."""

Row = tuple[Cell, ...]


class Matcher:
    """Finds entries by folded name, producer and certificate number."""

    def __init__(
        self, entries: Mapping[str, Entry], makers: Mapping[str, Entry], lists: Lists
    ) -> None:
        self.entries, self._lists = entries, lists
        self._maker = {id_: self.bare(name_of(one)) for id_, one in makers.items()}
        self._names: dict[str, list[Entry]] = {}
        for entry in entries.values():
            for name in _all_names(entry):
                self._names.setdefault(name, []).append(entry)

    def bare(self, name: str) -> str:
        """A producer's name folded, without its legal type: "HTX" or "Hợp tác xã"."""
        return fold(sort_name(" ".join(name.split()), self._lists.type_words))

    def makers_called(self, name: str) -> list[str]:
        """Ids of the producers of this name."""
        return [id_ for id_, bare in self._maker.items() if bare == self.bare(name)]

    def candidates(self, name: str, maker: str, decision: str = "") -> list[Entry]:
        """Who can be meant: one is certain, several or none are not."""
        named = self._names.get(fold(name), [])
        if maker:
            bare = self.bare(maker)
            named = [e for e in named if self._maker.get(e.id.rpartition("/")[0]) == bare]
        if decision and len(named) != 1:
            named = [entry for entry in named if decision in _decisions(entry)]
        return named

    def alike(self, name: str) -> list[Entry]:
        """What may be meant by this name, for the reader to judge."""
        folded = fold(name)
        near = get_close_matches(folded, self._names, 5, _CLOSE) if len(name) <= _LONGEST else ()
        named = [entry for other in near for entry in self._names[other]]
        found = {entry.id: entry for entry in (*self._names.get(folded, ()), *named)}
        return list(found.values())


def fill(matcher: Matcher, table: Table) -> tuple[list[Edit], list[Told]]:
    """What a list adds to the files; nothing that a file says is overwritten."""
    edits: list[Edit] = []
    told: list[Told] = []
    taken: dict[str, str] = {}
    for row in table.rows:
        name, maker = table.text(row, "name.vi"), table.text(row, MAKER)
        if not name:
            continue
        where = row_of(row[0].where)
        found = matcher.candidates(name, maker, table.text(row, "certificates.newest.decision"))
        if len(found) != 1:
            told.append(unmatched(matcher, where, name, maker))
        elif found[0].id in taken:
            told.append(Told(where, "row-repeated", {"found": found[0].id}, blocks=False))
        else:
            taken[found[0].id] = where
            _fill_row(table, row, found[0], edits, told)
    return edits, told


def unmatched(matcher: Matcher, where: str, name: str, maker: str) -> Told:
    """A row that nobody knows, or that several could be."""
    alike = matcher.alike(name)
    if not alike:
        return Told(where, "row-unmatched", {"found": name, "maker": maker or "?"}, blocks=False)
    known = ", ".join(entry.id for entry in alike[:5])
    return Told(where, "row-doubtful", {"found": name, "known": known}, blocks=False)


def _fill_row(table: Table, row: Row, entry: Entry, edits: list[Edit], told: list[Told]) -> None:
    wanted: list[tuple[Cell, Column, str]] = []
    doubtful = set()
    for number, column in table.columns.items():
        if number >= len(row) or column.form is Form.READ_ONLY or column.id == "name.vi":
            continue
        typed, now = read_cell(column, row[number]), text_at(entry.tree, column)
        if isinstance(typed, Told):
            told.append(typed)
        elif typed and now and not same(column, typed, now):
            values = {"found": typed, "file": now, "entry": entry.id}
            told.append(Told(row[number].where, "row-differs", values, blocks=False))
            doubtful.add(column.part)
        elif typed and not now:
            wanted.append((row[number], column, typed))
    # A certificate or pack of which one field differs may be another one altogether.
    edits += [
        edit_of(cell.where, column, typed, entry)
        for cell, column, typed in wanted
        if not column.part or column.part not in doubtful
    ]


def _all_names(entry: Entry) -> set[str]:
    also = entry.tree.get("also")
    others = [str(name) for name in also] if isinstance(also, list) else []
    return {fold(name) for name in (name_of(entry), *others)}


def _decisions(entry: Entry) -> set[str]:
    several: Tree | None = entry.tree.get("certificates")
    listed = several if isinstance(several, list) else []
    return {str(one.get("decision", "")) for one in listed if isinstance(one, dict)}
