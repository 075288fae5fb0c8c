"""Every output made, or taken over from the last site where it would come out the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from catalog.ledger import Line, Lines, inputs_of, line_of
from catalog.marks import Marks
from catalog.noting import Note, noting
from catalog.outputs import Output
from catalog.spread import spread
from catalog.write import Staging

_SHARE = 64
"""Files that a process makes before it asks for more."""


@dataclass(slots=True)
class Made:
    """What came of the outputs: files that changed, bytes in all, a line for each file."""

    changed: int
    size: int
    lines: dict[str, Line]


def make_all(
    staging: Staging,
    outputs: Sequence[Output],
    jobs: int,
    marks: Marks | None,
    before: Lines,
    tell: Callable[[int], None],
) -> Made:
    """Write every output.

    ``marks``: of today's records; None: no ledger is kept. ``before``: the last ledger.
    """
    lines: dict[str, Line] = {}
    known = _unchanged(outputs, marks, before) if marks else {}

    def work(share: int) -> tuple[int, int, list[tuple[str, Line]], int]:
        changed = size = 0
        new: list[tuple[str, Line]] = []
        those = outputs[share * _SHARE : (share + 1) * _SHARE]
        for one in those:
            line = known.get(one.path)
            if line and staging.take(one.path, line.look):
                size += line.look[0]
                continue
            notes: set[Note] = set()
            with noting(notes if marks else None):
                data = one.make()
            changed += staging.write(one.path, data)
            size += len(data)
            if marks:
                new.append((one.path, line_of(notes, one.given, staging.look(one.path), marks)))
        return changed, size, new, len(those)

    made, done = Made(0, 0, lines), 0
    for changed, size, new, count in spread(work, -(-len(outputs) // _SHARE), jobs):
        made.changed, made.size, done = made.changed + changed, made.size + size, done + count
        lines.update(new)
        tell(done)
    return Made(made.changed, made.size, {**known, **lines})


def _unchanged(outputs: Sequence[Output], marks: Marks, before: Lines) -> dict[str, Line]:
    """The lines of files that would come out as they are."""
    found = {}
    for one in outputs:
        line = before.get(one.path)
        if line and inputs_of(line.notes, one.given, marks) == line.inputs:
            found[one.path] = line
    return found
