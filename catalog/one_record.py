"""One file of a record by itself: what it says, and what is wrong with it.

For what comes by message, sheet or request, before it stands among the records. Knows no
other file; rules between records are for `check`.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from catalog.load import Source, read
from catalog.model import Record
from catalog.problems import Problem, Severity
from catalog.shape import shape

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Alone(Generic[R]):
    """What one file says; ``source`` and ``record`` as `read` and `shape` give them."""

    source: Source | None
    record: R | None
    errors: tuple[Problem, ...]
    """Of the loader and the model, in order of the lines; warnings are left out."""

    @property
    def whole(self) -> R | None:
        """The record, if it holds all that the file says."""
        return None if self.errors else self.record


def read_alone(model: type[R], data: bytes, path: str) -> Alone[R]:
    """Read one file; ``path``: as messages call it."""
    source, problems = read(data, path)
    record, shaping = shape(model, source) if source else (None, [])
    errors = (one for one in (*problems, *shaping) if one.severity is Severity.ERROR)
    return Alone(source, record, tuple(sorted(errors)))
