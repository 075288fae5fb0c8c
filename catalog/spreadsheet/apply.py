"""Edits to files: all of them, or none. What would be invalid is never written.

Every file is edited in memory and read by the model; then the whole catalogue is checked
in a copy; only then the files are replaced.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from catalog.collect import MODELS, Kind
from catalog.edit import CannotEdit, edited_file, problems_after, replace_all
from catalog.errors import FileChanged
from catalog.load import Source, read
from catalog.one_record import read_alone
from catalog.problems import Problem
from catalog.spreadsheet.compare import Edit
from catalog.spreadsheet.rows import Entry
from catalog.spreadsheet.told import Told, row_of


@dataclass(slots=True)
class Draft:
    """New bytes of files, by path as messages call it, before anything is written."""

    old: dict[str, Entry] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    edits: dict[str, list[Edit]] = field(default_factory=dict)


def draft_of(edits: Iterable[Edit], kinds: Mapping[str, Kind]) -> Draft:
    """Every edit done in memory; ``kinds``: path -> what the file is."""
    draft = Draft()
    for edit in edits:
        draft.old[edit.entry.path] = edit.entry
        draft.edits.setdefault(edit.entry.path, []).append(edit)
    for path, several in draft.edits.items():
        _edit_file(draft, path, several, kinds[path])
    return draft


def _edit_file(draft: Draft, path: str, edits: Sequence[Edit], kind: Kind) -> None:
    data = draft.old[path].data
    try:
        new = edited_file(data, path, MODELS[kind], [edit.change for edit in edits])
    except CannotEdit as why:
        where = next(edit.where for edit in edits if edit.change is why.change)
        inner = next(iter(why.problems), None)
        draft.told.append(Told(where, "cell-cannot-edit", {"file": path}, inner=inner))
        return
    before, after = (read_alone(MODELS[kind], one, path) for one in (data, new))
    known = {(one.code, *one.values.items()) for one in before.errors}
    for problem in after.errors:
        if (problem.code, *problem.values.items()) not in known:
            draft.told.append(_told_of(problem, after.source, edits))
    draft.new[path] = new


def _told_of(problem: Problem, source: Source | None, edits: Sequence[Edit]) -> Told:
    """A problem of a line at the cell that wrote the line, else at the row."""
    for edit in edits:
        marks = (source.keys, source.values) if source else ()
        if any(mark.get(edit.change.where, (0, 0))[0] == problem.line for mark in marks):
            return Told(edit.where, problem.code, inner=problem)
    where = edits[0].where if len(edits) == 1 else row_of(edits[0].where)
    return Told(where, problem.code, inner=problem)


def new_problems(draft: Draft, folder: Path, day: date) -> list[Told]:
    """What the whole catalogue would say after the change and does not say today."""
    return [_told_in_whole(draft, one) for one in problems_after(folder, draft.new, day)]


def _told_in_whole(draft: Draft, problem: Problem) -> Told:
    edits = draft.edits.get(problem.path)
    if not edits:
        return Told(problem.path, problem.code, inner=problem)
    source, _ = read(draft.new[problem.path], problem.path)
    return _told_of(problem, source, edits)


def write(draft: Draft, folder: Path) -> list[Told]:
    """Replace the files; if one of them changed meanwhile, none."""
    old = {path: entry.data for path, entry in draft.old.items() if path in draft.new}
    try:
        replace_all(folder.parent, old, draft.new)
    except FileChanged as path:
        return [Told(str(path), "file-changed-meanwhile", {"file": str(path)})]
    return []
