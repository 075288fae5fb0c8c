"""What contributors wrote beside the data: notes behind ``#``, and where each stands."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Comment:
    """One note, with its ``#``. Line and column count from 1."""

    line: int
    column: int
    text: str
    alone: bool
    """Nothing else stands on its line."""
    below_gap: bool
    """An empty line follows."""


def comments(text: str) -> list[Comment]:
    """The notes of a file that can be read. A ``#`` inside a value is none."""
    taken = [(s.start_mark.index, s.end_mark.index) for s in _scalars(text)]
    starts = [start for start, _ in taken]
    lines = text.split("\n")
    found, begin = [], 0
    for number, line in enumerate(lines, start=1):
        at = _sign(line, begin, starts, taken)
        if at >= 0:
            gap = number >= len(lines) or not lines[number].strip()
            found.append(Comment(number, at + 1, line[at:].rstrip(), not line[:at].strip(), gap))
        begin += len(line) + 1
    return found


def _scalars(text: str) -> Iterator[yaml.Token]:
    for token in yaml.scan(text, Loader=_Loader):
        if isinstance(token, yaml.ScalarToken):
            yield token


def _sign(line: str, begin: int, starts: list[int], taken: list[tuple[int, int]]) -> int:
    """Where a note begins on a line; -1 for none."""
    at = -1
    while (at := line.find("#", at + 1)) >= 0:
        before = bisect_right(starts, begin + at) - 1
        inside = before >= 0 and begin + at < taken[before][1]
        if not inside and (at == 0 or line[at - 1] in " \t"):
            return at
    return -1
