"""What each file of a site was made from: the next build makes only what shows a change.

A line of the ledger is of use if all that was noted while its file was made has the same
marks today, and the file still lies in the site as it was written. Upon another ground
(code, templates, words, day, options) no line is. What cannot be read is an empty ledger.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.cache import Cache
from catalog.ground import digest_of
from catalog.marks import Marks
from catalog.noting import Note

_NAME = "ledger"


@dataclass(frozen=True, slots=True)
class Line:
    """One file. ``inputs``: a digest of what it was made from. ``look``: size, and time in ns."""

    notes: tuple[Note, ...]
    inputs: str
    look: tuple[int, int]


Lines = Mapping[str, Line]
"""Path of a file below the site -> its line."""
NO_LINES: Lines = {}


def line_of(notes: Iterable[Note], given: str, look: tuple[int, int], marks: Marks) -> Line:
    """The line of a file that was just written."""
    in_order = tuple(sorted(notes, key=_place))
    return Line(in_order, inputs_of(in_order, given, marks), look)


def inputs_of(notes: Iterable[Note], given: str, marks: Marks) -> str:
    """What a file would be made from today, if it still reads the same."""
    return digest_of((given.encode(), marks.of_all(notes)))


def _place(note: Note) -> tuple[str, str]:
    return note[0], str(note[1])


def read_ledger(cache: Cache, ground: str) -> Lines:
    """The lines of the last build upon this ground; none if there was no such build."""
    data = cache.get(_NAME)
    try:
        told = json.loads(data or b"{}")
        return _lines(told) if told.get("ground") == ground else {}
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}


def _lines(told: dict[str, Any]) -> Lines:
    notes = [(str(name), key) for name, key in told["notes"]]
    return {
        path: Line(tuple(notes[one] for one in those), str(inputs), (int(size), int(time)))
        for path, (inputs, size, time, those) in told["files"].items()
    }


def keep_ledger(cache: Cache, ground: str, lines: Lines) -> None:
    """Keep the lines of a site that is shown. A disk that refuses it is no error."""
    numbers: dict[Note, int] = {}
    files = {
        path: [
            line.inputs,
            *line.look,
            [numbers.setdefault(one, len(numbers)) for one in line.notes],
        ]
        for path, line in lines.items()
    }
    told = {"ground": ground, "notes": [*numbers], "files": files}
    cache.put(_NAME, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())
