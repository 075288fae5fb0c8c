"""A column of a public file: its name, what it holds, and what it means, told once.

Files, their schemas and the page that explains them are all made from this. What a column
says of a field of the records comes from the model; what is worked out has its own words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from catalog.dates import PartialDate
from catalog.documents.described import limits_of
from catalog.model import Record
from catalog.model import values as types
from catalog.model.fields import called, example_of, hint_at, is_list, meaning, notes_on, words_of

R = TypeVar("R")

Value = str | int | float | bool | date | PartialDate | tuple[str, ...] | None
"""What one cell holds; None, "" and () stand for "not stated"."""

Text = Mapping[str, str]
"""Language -> words."""


class Holds(StrEnum):
    """What kind of value a column has; the same words stand in the test of the promise."""

    ID = "id"
    TEXT = "text"
    CHOICE = "choice"
    LIST = "list"
    WHOLE = "integer"
    NUMBER = "number"
    TRUTH = "boolean"
    DAY = "date"
    WHEN = "partial-date"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column, and how its value is read from what a row is made of."""

    name: str
    holds: Holds
    value: Callable[[R], Value]
    called: Text
    tells: Text
    example: str = ""
    always: bool = False
    """Never empty."""
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    unit: str = ""
    """As a sign: ``VND``, ``°``."""
    refers: str = ""
    """The table whose ``id`` it names."""


_HOLDS: tuple[tuple[Any, Holds], ...] = (
    (types.Whole, Holds.WHOLE),
    (types.Money, Holds.WHOLE),
    (types.Degrees, Holds.NUMBER),
    (types.Partial, Holds.WHEN),
    (types.Day, Holds.DAY),
    (types.Link, Holds.LINK),
    (types.Identifier, Holds.ID),
    (types.Reference, Holds.ID),
)


def field(
    model: type[Record], path: str, value: Callable[[R], Value], *, name: str = "", **rest: Any
) -> Column[R]:
    """A column that shows a field of the records: ``field(Product, "name.vi", ...)``."""
    steps = path.split(".")
    where = tuple(steps)
    hint = hint_at(model, where)
    # The record in which the field stands decides its limits.
    held = rest.pop("holds", None) or _held(hint)
    least, most = (None, None) if held is Holds.LIST else limits_of(model, where)
    return Column(
        name or "_".join(steps),
        held,
        value,
        {language: called(model, where, language) for language in ("vi", "en")},
        {language: meaning(model, where, language) for language in ("vi", "en")},
        example=rest.pop("example", "") or example_of(model, where),
        choices=words_of(hint),
        least=least,
        most=most,
        **rest,
    )


def worked_out(
    name: str,
    holds: Holds,
    value: Callable[[R], Value],
    vi: tuple[str, str],
    en: tuple[str, str],
    **rest: Any,
) -> Column[R]:
    """A column that no field of the records holds; ``vi`` and ``en`` are name and meaning."""
    names, meanings = zip(vi, en, strict=True)
    languages = ("vi", "en")
    return Column(
        name,
        holds,
        value,
        dict(zip(languages, names, strict=True)),
        dict(zip(languages, meanings, strict=True)),
        **rest,
    )


def _held(hint: Any) -> Holds:
    if is_list(hint):
        return Holds.LIST
    if words_of(hint):
        return Holds.CHOICE
    notes = notes_on(hint)
    return next((held for kind, held in _HOLDS if _form(kind) in notes), Holds.TEXT)


def _form(kind: Any) -> types.Form:
    return next(note for note in kind.__metadata__ if isinstance(note, types.Form))


def as_json(value: Value) -> Any:
    """A value as JSON has it: lists are lists, days text; nothing stated is null."""
    if isinstance(value, tuple):
        return list(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
