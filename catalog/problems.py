"""A problem is a value: what a contributor has to correct, and where.

It holds no words: `report` finds those in the reader's language, under the
problem's code. Codes are stable; each is documented on the page of rules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning is shown and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


Location = tuple[str | int, ...]
"""Way to a field from the top of its file, such as ``("certificates", 0, "stars")``."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to correct in one file.

    Line and column count from 1, in characters; 0 means "the file as a whole".
    ``values`` fill the message of ``code``; ``shown`` is the line itself.
    """

    path: str
    line: int
    column: int
    code: str
    values: Mapping[str, str] = field(default_factory=dict, compare=False)
    shown: str = field(default="", compare=False)
    severity: Severity = field(default=Severity.ERROR, compare=False)
    where: Location = field(default=(), compare=False)
    """The field, where the file could be read that far."""


BY_MACHINE = frozenset(
    (
        "byte-order-mark certificates-out-of-order control-character date-form decision-form"
        " field-misnamed file-ending file-name identifier-form letter-eth list-expected money-form"
        " number-form phone-form text-decomposed value-empty word-unknown yaml-colon-in-text"
        " yaml-tab"
    ).split()
)
"""Codes that `build.py fix` mends where only one thing can be meant; a test holds it to that."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, before anyone knows file and line."""

    code: str
    where: Location
    values: Mapping[str, str] = field(default_factory=dict)
    at_key: bool = False
    """Point at the field's name rather than at its value."""


Placed = tuple[str, str, Finding]
"""Kind and id of a record, and what was found in it."""


def each_once(problems: Iterable[Problem]) -> list[Problem]:
    """In order of file and line; what two rooms found alike is told once."""
    found = {(p.path, p.line, p.column, p.code, *sorted(p.values.items())): p for p in problems}
    return [found[key] for key in sorted(found)]


def errors_among(problems: Iterable[Problem]) -> int:
    """How many of these stop the build."""
    return sum(problem.severity is Severity.ERROR for problem in problems)
