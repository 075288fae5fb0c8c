"""Lines that a machine can write right, for GitHub's "Commit suggestion".

``suggestion`` is the door to the cures of ``canonical``. A person reads each one and
presses the button; still, the file is read again with the new line in it, and what does
not make it better is not suggested.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from catalog.assist.proposal import Proposal
from catalog.canonical import CURES, LETTERS
from catalog.collect import MODELS
from catalog.edit import CannotEdit, Change, edited
from catalog.edit.trees import at
from catalog.load import read
from catalog.model import Record
from catalog.model.fields import house_form
from catalog.one_record import read_alone
from catalog.problems import Problem
from catalog.request.records import Records

MOST = 10
"""Suggestions at once; the rest comes with a later push."""
MOST_TRIED, MOST_BYTES = 30, 32 * 1024
"""Lines for which one is sought, in files of no more bytes: each is read anew for each line."""
MOST_LETTERS = 2000
"""Of a line; nobody can compare longer ones on a phone."""
_MOST_PASSES = 4
_TAB = "yaml-tab"
_RENAMED = "field-misnamed"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of one file, as it is and as it should be."""

    path: str
    line: int
    problems: tuple[Problem, ...]
    """Those of the line that the new one does not have."""
    old: str
    new: str

    @property
    def problem(self) -> Problem:
        """The first, for which the suggestion is made."""
        return self.problems[0]

    @property
    def mark(self) -> str:
        """The same for the same line with the same mistake, in whatever push it stands."""
        told = f"{self.problem.code}\0{self.path}\0{self.old}"
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def suggestions(proposal: Proposal) -> tuple[Suggestion, ...]:
    """For lines that the request adds and that a machine can write right, the first ones."""
    tried = islice(_tried(proposal), MOST_TRIED)
    return tuple(islice((one for one in tried if one is not None), MOST))


def _tried(proposal: Proposal) -> Iterator[Suggestion | None]:
    """For each line with a mistake that the request adds: what it should be, if that is known."""
    records = Records(proposal.after)
    for own in proposal.touched:
        place, entry = records.place(own), proposal.after.files.get(own)
        lines = proposal.added.get(own)
        if entry is None or not lines or not isinstance(place, tuple):
            continue
        if len(entry.data) > MOST_BYTES:
            continue
        try:
            text = entry.data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        yield from _of_file(text, proposal.after.shown(own), MODELS[place[0]], lines)


def _of_file(
    text: str, path: str, model: type[Record], lines: frozenset[int]
) -> Iterator[Suggestion | None]:
    old = text.split("\n")
    tried: set[int] = set()
    found = _problems(text, path, model)
    for problem in found:
        row = problem.line
        if row not in lines or row in tried:
            continue
        tried.add(row)
        new = _whole_line(text, problem, model)
        if new is None:
            yield None
            continue
        rest = _problems(_with_line(text, row, new), path, model)
        left = {one.code for one in rest if one.line == row}
        mended = [one for one in found if one.line == row and one.code not in left]
        yield Suggestion(path, row, tuple(mended), old[row - 1], new)


def _whole_line(text: str, problem: Problem, model: type[Record]) -> str | None:
    """The line with all its mistakes mended, one after another."""
    found = None
    here: Problem | None = problem
    for _ in range(_MOST_PASSES):
        new = suggestion(here, text, model) if here else None
        if new is None:
            break
        found, text = new, _with_line(text, problem.line, new)
        known = _problems(text, problem.path, model)
        here = next((one for one in known if one.line == problem.line), None)
    return found


def suggestion(problem: Problem, text: str, model: type[Record]) -> str | None:
    """The line of a problem, mended; None if only a person can do that."""
    lines = text.split("\n")
    if not 0 < problem.line <= len(lines):
        return None
    old = lines[problem.line - 1]
    try:
        new = _mended(problem, text, old, model)
    except (CannotEdit, KeyError, IndexError, TypeError):
        return None
    if new is None or new == old or len(new) > MOST_LETTERS or not new.isprintable():
        return None
    return new if _is_better(problem, text, _with_line(text, problem.line, new), model) else None


def _mended(problem: Problem, text: str, line: str, model: type[Record]) -> str | None:
    code = problem.code
    if code in LETTERS:
        return LETTERS[code](line)
    if code == _TAB:
        begin = line[: len(line) - len(line.lstrip())]
        return begin.expandtabs(2) + line.lstrip().replace("\t", " ")
    if code == _RENAMED:
        typed, at_ = str(problem.where[-1]), problem.column - 1
        named = line.startswith(f"{typed}:", at_)
        return line[:at_] + problem.values["meant"] + line[at_ + len(typed) :] if named else None
    cure = CURES.get(code)
    source, _ = read(text.encode(), problem.path)
    if cure is None or source is None:
        return None
    value = cure(problem, at(source.tree, problem.where))
    if value is None:
        return None
    if isinstance(value, str):
        value = house_form(model, problem.where, value)
    written = edited(text, problem.path, model, Change(problem.where, value)).split("\n")
    # One line alone can be suggested here: the others must be as they were.
    new = written[problem.line - 1]
    return new if "\n".join(written) == _with_line(text, problem.line, new) else None


def _is_better(problem: Problem, text: str, better: str, model: type[Record]) -> bool:
    """True if this problem is gone and none came, but for what could not be read before."""
    before = _problems(text, problem.path, model)
    left = _problems(better, problem.path, model)
    if problem.code in {_TAB, *LETTERS}:
        # What stopped the reader hid the rest of the file.
        return all((one.line, one.code) != (problem.line, problem.code) for one in left)
    if problem.code == _RENAMED:
        # Under its right name a part is read for the first time: what is wrong in it shows now.
        part = (*problem.where[:-1], problem.values["meant"])
        known = {(one.line, one.code) for one in before if one != problem}
        return all((p.line, p.code) in known or p.where[: len(part)] == part for p in left)
    return len(left) < len(before) and {one.code for one in left} <= {one.code for one in before}


def _problems(text: str, path: str, model: type[Record]) -> tuple[Problem, ...]:
    """Errors of reading and of shape; the rest needs other files."""
    return read_alone(model, text.encode(), path).errors


def _with_line(text: str, line: int, new: str) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[: line - 1], new, *lines[line:]])
