"""The annex of a decision: one table of product, producer and stars, as drafts.

A draft is a certificate for a product that the catalogue knows, or a new file. Nothing is
written without ``--write``, and then only what is certain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from catalog.collect import Kind
from catalog.dates import PartialDate
from catalog.load import Tree
from catalog.reference import read_lists
from catalog.spreadsheet.apply import draft_of
from catalog.spreadsheet.book import read_book
from catalog.spreadsheet.bring_in import Imported, Records, finish, matcher_of, records_in
from catalog.spreadsheet.cells import Cell, read_cell
from catalog.spreadsheet.columns import MAKER, PRODUCTS, Plan, plans
from catalog.spreadsheet.compare import Edit
from catalog.spreadsheet.emit import entry as lines_of
from catalog.spreadsheet.headers import Table, table_in
from catalog.spreadsheet.match import Matcher, place_of_row, unmatched
from catalog.spreadsheet.rows import Entry
from catalog.spreadsheet.told import Told
from catalog.spreadsheet.trees import Change
from catalog.text import slug
from catalog.words import Words

_STARS = "certificates.newest.stars"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that gives stars, as its paper says."""

    number: str
    issuer: str
    issued: date

    def certificate(self, stars: str) -> dict[str, Tree]:
        """What it says of one product."""
        issued = self.issued.isoformat()
        return {"stars": stars, "issued": issued, "decision": self.number, "issuer": self.issuer}

    def source(self, line: int) -> dict[str, Tree]:
        """Where that stands, for the list of sources."""
        return {"document": f"Quyết định {self.number}, phụ lục, dòng {line}"}


@dataclass(slots=True)
class Drafts:
    """What an annex comes to before anything is written."""

    edits: list[Edit] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """Path or name of a draft -> its YAML, for the reader."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Path -> the new file, where nothing is missing and the producer is certain."""


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
        where = place_of_row(row)
        if isinstance(stars, Told):
            drafts.told.append(stars)
            continue
        found = matcher.candidates(name, maker)
        if len(found) == 1 and found[0].id not in taken:
            taken.add(found[0].id)
            _certify(drafts, found[0], where, decision, stars, number)
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
        return Told(place_of_row(row), "annex-stars", {"found": ""}, blocks=False)
    words = cell.text.lower().replace("hạng", " ").replace("sao", " ").replace("*", " ").split()
    read = read_cell(column, Cell(cell.where, " ".join(words), cell.held))
    if isinstance(read, Told) or not read:
        return Told(cell.where, "annex-stars", {"found": cell.text}, blocks=False)
    return read


def _group(plan: Plan, table: Table, row: tuple[Cell, ...]) -> str:
    column, cell = plan.column("group"), table.cell(row, "group")
    read = read_cell(column, cell) if column and cell else ""
    return "" if isinstance(read, Told) else read


def _certify(
    drafts: Drafts, entry: Entry, where: str, decision: Decision, stars: str, line: int
) -> None:
    """One more certificate for a product; a report of the same rating is completed by it."""
    several = _maps(entry.tree.get("certificates"))
    sources = _maps(entry.tree.get("sources"))
    for one in several:
        if one.get("decision") == decision.number and one.get("issuer") == decision.issuer:
            said = str(one.get("stars", "?"))
            code = "annex-there-already" if said == stars else "annex-other-stars"
            values = {"entry": entry.id, "stars": said, "found": stars}
            drafts.told.append(Told(where, code, values, blocks=False))
            return
    report = several[-1] if several and _reports(several[-1], decision, stars) else None
    earlier = several[:-1] if report else several
    if any(_latest(one) >= decision.issued for one in earlier if one.get("issued")):
        values = {"entry": entry.id, "date": decision.issued.isoformat()}
        drafts.told.append(Told(where, "annex-not-newest", values, blocks=False))
        return
    number = len(several) - bool(report)
    wanted = decision.certificate(stars)
    numbers = report.get("sources") if report else None
    kept = list(numbers) if isinstance(numbers, list) else []
    wanted["sources"] = [*kept, str(len(sources) + 1)]
    changes = [Change(("sources", len(sources)), decision.source(line))]
    if report is None:
        changes.append(Change(("certificates", number), wanted))
    else:
        changes += [
            Change(("certificates", number, key), value)
            for key, value in wanted.items()
            if report.get(key) != value
        ]
    drafts.edits += [Edit(where, entry, change) for change in changes]
    drafts.texts[entry.path] = _yaml({"certificates": [wanted]})


def _reports(certificate: dict[str, Tree], decision: Decision, stars: str) -> bool:
    """True if it is an undecided report of these stars, for days that hold the decision's."""
    issued = certificate.get("issued")
    return (
        "decision" not in certificate
        and certificate.get("stars") == stars
        and isinstance(issued, str)
        and _first(issued) <= decision.issued <= _last(issued)
    )


def _latest(certificate: dict[str, Tree]) -> date:
    return _last(str(certificate.get("issued")))


def _first(text: str) -> date:
    try:
        return PartialDate.parse(text).span.first
    except ValueError:
        return date.max


def _last(text: str) -> date:
    try:
        return PartialDate.parse(text).span.last
    except ValueError:
        return date.max


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
    path = f"{folder.name}/{makers[0] if len(makers) == 1 else '…'}/{slug(new.name)}.yml"
    drafts.texts[path] = _yaml(tree)
    if len(makers) != 1:
        values = {"found": new.name, "maker": new.maker}
        drafts.told.append(Told(new.where, "annex-maker-unknown", values, blocks=False))
    elif not new.group:
        drafts.told.append(
            Told(new.where, "annex-group-missing", {"found": new.name}, blocks=False)
        )
    elif not is_doubtful and path not in drafts.files and not (folder.parent / path).exists():
        drafts.files[path] = drafts.texts[path].encode()


def _maps(tree: Tree | None) -> Sequence[dict[str, Tree]]:
    several: Iterable[Tree] = tree if isinstance(tree, list) else ()
    return [one for one in several if isinstance(one, dict)]


def _yaml(tree: dict[str, Tree]) -> str:
    lines = [line for key, value in tree.items() for line in lines_of(key, value, 0)]
    return "\n".join(lines) + "\n"
