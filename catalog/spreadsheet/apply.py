"""Edits to files: all of them, or none. What would be invalid is never written.

Every file is edited in memory and read by the model; then the whole catalogue is checked
in a copy; only then the files are replaced.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from catalog.collect import MODELS, Kind
from catalog.edit.files import problems_after, replace
from catalog.edit.one_field import edited
from catalog.edit.trees import CannotEdit
from catalog.load import Source, read
from catalog.problems import Problem, Severity
from catalog.shape import shape
from catalog.spreadsheet.compare import Edit
from catalog.spreadsheet.rows import Entry
from catalog.spreadsheet.told import Told

_MARK = b"\xef\xbb\xbf"


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
    mark = _MARK if data.startswith(_MARK) else b""
    text = data.removeprefix(_MARK).decode("utf-8")
    windows = "\r\n" in text
    text = text.replace("\r\n", "\n")
    for edit in _in_order(edits):
        try:
            text = edited(text, path, MODELS[kind], edit.change)
        except CannotEdit as why:
            inner = next(iter(why.problems), None)
            draft.told.append(Told(edit.where, "cell-cannot-edit", {"file": path}, inner=inner))
            return
    new = mark + (text.replace("\n", "\r\n") if windows else text).encode()
    known = {(one.code, *one.values.items()) for one in _problems(data, path, kind)[1]}
    source, problems = _problems(new, path, kind)
    for problem in problems:
        if (problem.code, *problem.values.items()) not in known:
            draft.told.append(_told_of(problem, source, edits))
    draft.new[path] = new


def _in_order(edits: Sequence[Edit]) -> list[Edit]:
    """First what is set, so that no pack is empty in between; then removals, the last first."""
    sets = [edit for edit in edits if edit.change.new is not None]
    return sets + [edit for edit in reversed(edits) if edit.change.new is None]


def _problems(data: bytes, path: str, kind: Kind) -> tuple[Source | None, list[Problem]]:
    source, problems = read(data, path)
    if source is not None:
        problems += shape(MODELS[kind], source)[1]
    return source, [one for one in problems if one.severity is Severity.ERROR]


def _told_of(problem: Problem, source: Source | None, edits: Sequence[Edit]) -> Told:
    """A problem of a line at the cell that wrote the line, else at the row."""
    for edit in edits:
        marks = (source.keys, source.values) if source else ()
        if any(mark.get(edit.change.where, (0, 0))[0] == problem.line for mark in marks):
            return Told(edit.where, problem.code, inner=problem)
    return Told(edits[0].where if len(edits) == 1 else _row(edits[0]), problem.code, inner=problem)


def _row(edit: Edit) -> str:
    sheet, _, place = edit.where.rpartition("!")
    return f"{sheet}!{place.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"


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
    for path, entry in draft.old.items():
        if path in draft.new and entry.file.read_bytes() != entry.data:
            return [Told(path, "file-changed-meanwhile", {"file": path})]
    done: list[Path] = []
    try:
        for path, data in draft.new.items():
            file = folder.parent / path
            replace(file, data)
            done.append(file)
    except OSError:
        for file in done:
            _put_back(draft, folder, file)
        raise
    return []


def _put_back(draft: Draft, folder: Path, file: Path) -> None:
    old = draft.old.get(file.relative_to(folder.parent).as_posix())
    if old is None:
        file.unlink()
    else:
        replace(file, old.data)
