"""Records as rows: what stands in each column, and a fingerprint of the whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from catalog.codes import Codes
from catalog.collect import Collected, Kind
from catalog.edit.trees import at
from catalog.load import Tree, read
from catalog.problems import Location
from catalog.spreadsheet.cells import text_of
from catalog.spreadsheet.columns import CODE, EARLIER, FOLDER, MAKER, Column, Plan

Texts = Mapping[str, str]
"""Column -> text of the file; "" for what the file does not say."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as it is now."""

    id: str
    path: str
    file: Path
    data: bytes
    tree: dict[str, Tree]


def entries_of(found: Collected, kind: Kind) -> dict[str, Entry]:
    """Every file of a kind that can be read, by id."""
    entries: dict[str, Entry] = {}
    for (of, id_), path in found.paths.items():
        if of is kind and path in found.files:
            data = found.files[path].read_bytes()
            source, _ = read(data, path)
            if source is not None:
                entries[id_] = Entry(id_, path, found.files[path], data, source.tree)
    return entries


def place_of(tree: dict[str, Tree], column: Column) -> Location:
    """Where a column's field is in this file: the newest certificate is the last."""
    if -1 not in column.where:
        return column.where
    several = tree.get(str(column.where[0]), [])
    return (column.where[0], max(len(several) - 1, 0), *column.where[2:])


def text_at(tree: dict[str, Tree], column: Column) -> str:
    """What a file says in this column."""
    try:
        return text_of(column, at(tree, place_of(tree, column)))
    except (KeyError, IndexError, TypeError):
        return ""


def texts_of(plan: Plan, entry: Entry, read_only: Texts) -> dict[str, str]:
    """All columns of one row."""
    # No line break at the end: some programs would drop it, and the fingerprint break.
    return {
        column.id: (text_at(entry.tree, column) if column.where else read_only[column.id]).strip()
        for column in plan.columns
    }


def read_only_texts(entry: Entry, makers: Mapping[str, Entry], codes: Codes | None) -> Texts:
    """The columns that are only read."""
    maker = makers.get(entry.id.rpartition("/")[0])
    return {
        MAKER: name_of(maker) if maker else "",
        CODE: codes.by_id.get(entry.id, "") if codes else "",
        EARLIER: "; ".join(_earlier(entry.tree.get("certificates"))),
        FOLDER: entry.id,
    }


def name_of(entry: Entry) -> str:
    """The Vietnamese name in a file; "" if it has none."""
    name = entry.tree.get("name")
    return str(name.get("vi", "")) if isinstance(name, dict) else ""


def fingerprint(id_: str, texts: Texts) -> str:
    """Says that originals belong to this row and are whole."""
    parts = [id_, *(f"{name}={texts[name]}" for name in sorted(texts))]
    return blake2b("\x1f".join(parts).encode(), digest_size=10).hexdigest()


def _earlier(certificates: Tree | None) -> Iterable[str]:
    several: Sequence[Tree] = certificates[:-1] if isinstance(certificates, list) else ()
    for one in several:
        if isinstance(one, dict):
            said = (one.get(name, "") for name in ("stars", "stars_at_least", "issued", "decision"))
            yield ", ".join(str(text) for text in said if text)
