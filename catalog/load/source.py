"""A file as typed: its tree of text, and where every part of it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.problems import Location, Problem, Severity

Tree = str | list["Tree"] | dict[str, "Tree"]

MAX_SHOWN = 200
"""Characters of a line that a message shows."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as typed: its tree of text, and the position of every part.

    ``keys`` and ``values`` map a location to (line, column), counted from 1.
    """

    path: str
    lines: tuple[str, ...]
    tree: dict[str, Tree]
    keys: dict[Location, tuple[int, int]] = field(default_factory=dict)
    values: dict[Location, tuple[int, int]] = field(default_factory=dict)

    def texts(self) -> Iterator[tuple[Location, str]]:
        """Every text of the file, and where it stands."""
        yield from _texts(self.tree, ())

    def problem(
        self,
        code: str,
        where: Location,
        found: dict[str, str] | None = None,
        *,
        at_key: bool = False,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """A problem at a location, or at the nearest part that the file has."""
        marks = self.keys if at_key else self.values
        nearest = where
        while nearest and nearest not in marks:
            nearest, marks = nearest[:-1], self.values
        line, column = marks.get(nearest, (1, 1))
        shown = self.lines[line - 1][:MAX_SHOWN] if line <= len(self.lines) else ""
        return Problem(self.path, line, column, code, found or {}, shown, severity, where)


def _texts(tree: Tree, where: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(tree, str):
        yield where, tree
        return
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in inside:
        yield from _texts(value, (*where, key))


class Stop(Exception):
    """Reading cannot go on; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
