"""Every output made, or taken over from the last site where it would come out the same."""

import gc
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from catalog.ledger import Line, Lines, inputs_of, line_of
from catalog.marks import Marks
from catalog.noting import Note, noting
from catalog.outputs import Output
from catalog.spread import spread
from catalog.write import Staging

_SHARE = 64
"""Files that a process makes before it asks for more."""
_TAKEN = 1000
"""Files that it takes over: a second of neither."""


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
    known = _unchanged(outputs, marks, before) if marks else {}
    shares = list(_shares(outputs, known, jobs))

    def work(share: int) -> tuple[int, int, list[tuple[str, Line]], int]:
        changed = size = 0
        new: list[tuple[str, Line]] = []
        for one in shares[share]:
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
        return changed, size, new, len(shares[share])

    made, done = Made(0, 0, dict(known)), 0
    seen: dict[Note, Note] = {}
    with _seldom_cleared():
        for changed, size, new, count in spread(work, len(shares), jobs):
            made.changed, made.size, done = made.changed + changed, made.size + size, done + count
            made.lines.update(_sharing(new, seen))
            tell(done)
    return made


def _sharing(new: Iterable[tuple[str, Line]], seen: dict[Note, Note]) -> Iterator[tuple[str, Line]]:
    """The same lines with each note only once in memory: a country has a million."""
    for path, line in new:
        notes = tuple(seen.setdefault(one, one) for one in line.notes)
        yield path, Line(notes, line.inputs, line.look)


def _unchanged(outputs: Sequence[Output], marks: Marks, before: Lines) -> dict[str, Line]:
    """The lines of files that would come out as they are."""
    found = {}
    for one in outputs:
        line = before.get(one.path)
        if line and inputs_of(line.notes, one.given, marks) == line.inputs:
            found[one.path] = line
    return found


def _shares(
    outputs: Iterable[Output], known: Container[str], jobs: int
) -> Iterator[Sequence[Output]]:
    """What a process makes before it asks for more; the long ones of one piece come first."""
    whole: dict[str, list[Output]] = {}
    rest: list[Output] = []
    taken: list[Output] = []
    for one in outputs:
        if one.path in known:
            taken.append(one)
        elif one.together:
            whole.setdefault(one.together, []).append(one)
        else:
            rest.append(one)
    yield from whole.values()
    # Few files that show a change are of many kinds, and some take as long as all the others.
    size = min(_SHARE, len(rest) // (jobs * 8) + 1)
    yield from (rest[n : n + size] for n in range(0, len(rest), size))
    yield from (taken[n : n + _TAKEN] for n in range(0, len(taken), _TAKEN))


@contextmanager
def _seldom_cleared() -> Iterator[None]:
    """Pages leave few cycles. Looking for them as often as Python does is a seventh of the time."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)
