"""The annex of a decision: one table of product, producer and stars, as drafts.

A draft is a certificate for a product that the catalogue knows, or a new file. Nothing is
written without ``--write``, and then only what is certain.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.collect import Kind
from catalog.edit import record_text
from catalog.load import Tree
from catalog.reference import read_lists
from catalog.spreadsheet.apply import draft_of
from catalog.spreadsheet.book import read_book
from catalog.spreadsheet.bring_in import Imported, Records, finish, matcher_of, records_in
from catalog.spreadsheet.cells import Cell, read_cell
from catalog.spreadsheet.columns import MAKER, PRODUCTS, Plan, plans
from catalog.spreadsheet.decision import Decision, Drafts, certify
from catalog.spreadsheet.headers import Table, table_in
from catalog.spreadsheet.match import Matcher, unmatched
from catalog.spreadsheet.told import Told, row_of
from catalog.text import slug
from catalog.words import Words

_STARS = "certificates.newest.stars"


def bring_in_annex(
    data: bytes,
    name: str,
    folder: Path,
    words: Words,
    decision: Decision,
    day: date,
    *,
    dry: bool = True,
) -> tuple[Imported, Drafts]:
    """Read an annex; ``dry`` unless the drafts are to be written."""
    drafts = Drafts()
    grids = read_book(data, name)
    if isinstance(grids, Told):
        return Imported(told=(grids,)), drafts
    plan = next(one for one in plans(read_lists(), words) if one.title == PRODUCTS)
    needed = ("name.vi", MAKER, _STARS)
    tables = (table_in(grid, plan, needed) for grid in grids)
    table = next((one for one in tables if one is not None), None)
    if table is None:
        lacks = {"found": "Tên sản phẩm”, “Chủ thể”, “Hạng sao"}
        return Imported(told=(Told(name, "sheet-not-found", lacks),)), drafts
    records = records_in(folder)
    _draft_all(drafts, plan, table, records, folder, decision)
    draft = draft_of(drafts.edits, records.kinds)
    draft.new |= drafts.files
    return finish(draft, drafts.edits, drafts.told, folder, day, dry=dry), drafts


def _draft_all(
    drafts: Drafts,
    plan: Plan,
    table: Table,
    records: Records,
    folder: Path,
    decision: Decision,
) -> None:
    matcher = matcher_of(Kind.PRODUCT, records)
    taken: set[str] = set()
    for number, row in enumerate(table.rows, start=1):
        name, maker = table.text(row, "name.vi"), table.text(row, MAKER)
        stars = _stars(plan, table, row)
        if not name or not maker:
            continue
        where = row_of(row[0].where)
        if isinstance(stars, Told):
            drafts.told.append(stars)
            continue
        found = matcher.candidates(name, maker)
        if len(found) == 1 and found[0].id not in taken:
            taken.add(found[0].id)
            certify(drafts, found[0], where, decision, stars, number)
        elif found:
            known = {"found": name, "known": ", ".join(entry.id for entry in found[:5])}
            drafts.told.append(Told(where, "row-doubtful", known, blocks=False))
        else:
            new = _New(name, maker, where, _group(plan, table, row), stars, number)
            _create(drafts, matcher, folder, decision, new)


def _stars(plan: Plan, table: Table, row: tuple[Cell, ...]) -> str | Told:
    """3, 4 or 5, also as "4 sao" or "Hạng 4 sao"."""
    column, cell = plan.column(_STARS), table.cell(row, _STARS)
    if column is None or cell is None:
        return Told(row_of(row[0].where), "annex-stars", {"found": ""}, blocks=False)
    words = cell.text.lower().replace("hạng", " ").replace("sao", " ").replace("*", " ").split()
    read = read_cell(column, Cell(cell.where, " ".join(words), cell.held))
    if isinstance(read, Told) or not read:
        return Told(cell.where, "annex-stars", {"found": cell.text}, blocks=False)
    return read


def _group(plan: Plan, table: Table, row: tuple[Cell, ...]) -> str:
    column, cell = plan.column("group"), table.cell(row, "group")
    read = read_cell(column, cell) if column and cell else ""
    return "" if isinstance(read, Told) else read


@dataclass(frozen=True, slots=True)
class _New:
    """A row that no product of the catalogue is meant by."""

    name: str
    maker: str
    where: str
    group: str
    stars: str
    line: int


def _create(drafts: Drafts, matcher: Matcher, folder: Path, decision: Decision, new: _New) -> None:
    drafts.told.append(unmatched(matcher, new.where, new.name, new.maker))
    is_doubtful = drafts.told[-1].code == "row-doubtful"
    makers = matcher.makers_called(new.maker)
    certificate = decision.certificate(new.stars) | {"sources": ["1"]}
    tree: dict[str, Tree] = {
        "name": {"vi": new.name},
        "group": new.group or "…",
        "certificates": [certificate],
        "sources": [decision.source(new.line)],
    }
    name = slug(new.name)
    path = f"{folder.name}/{makers[0] if len(makers) == 1 else '…'}/{name or '…'}.yml"
    drafts.texts[path] = record_text(tree)
    if len(makers) != 1:
        values = {"found": new.name, "maker": new.maker}
        drafts.told.append(Told(new.where, "annex-maker-unknown", values, blocks=False))
    elif not new.group:
        drafts.told.append(
            Told(new.where, "annex-group-missing", {"found": new.name}, blocks=False)
        )
    elif (
        name
        and not is_doubtful
        and path not in drafts.files
        and not (folder.parent / path).exists()
    ):
        drafts.files[path] = drafts.texts[path].encode()
