"""Every field of a kind of file: what it is called, what it holds, who answers for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotated_types import Ge, Gt, Le, MaxLen
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from catalog.collect import MODELS, Kind
from catalog.model import Record, field_meaning, field_name
from catalog.model.fields import hints, is_list, notes_on, owner_of, record_in, words_of
from catalog.model.values import Form
from catalog.problems import Location
from catalog.reference import Lists
from catalog.request.owners import OWNERS, Owner

LANGUAGES = ("vi", "en")

_LISTS = {
    "Product.group": "leaves",
    "Producer.type": "producer_types",
    "SalesPoint.kind": "point_kinds",
    "Paper.kind": "papers",
    "ProtectedName.kind": "papers",
    "Channel.kind": "platforms",
}
"""Field -> the list of ``Lists`` from which its ids come."""


@dataclass(frozen=True, slots=True)
class Described:
    """One field, and the fields inside it. Texts are by language."""

    path: str
    """As it is reached from the top of the file: ``packs.price_vnd``."""
    name: str
    called: Mapping[str, str]
    meaning: Mapping[str, str]
    form: Form | None
    """What a single value looks like; None for a group of fields."""
    required: bool
    several: bool
    owner: Owner
    example: str
    least: float | None
    most: float | None
    longest: int | None
    pattern: str
    choices: tuple[str, ...]
    """Words or ids that it takes; empty: any."""
    choice_words: Mapping[str, tuple[str, ...]]
    inside: tuple["Described", ...]
    record: str
    """Name of the record type inside; empty for a single value."""

    def all(self) -> Iterator["Described"]:
        """This field and all inside it."""
        yield self
        for one in self.inside:
            yield from one.all()


def described(kind: Kind, lists: Lists) -> tuple[Described, ...]:
    """The fields of a kind of file, in the order of the model."""
    return _of(MODELS[kind], "", kind, lists, None)


def _of(
    model: type[Record], above: str, kind: Kind, lists: Lists, owner: Owner | None
) -> tuple[Described, ...]:
    return tuple(
        _field(model, name, above, kind, lists, owner or OWNERS[kind][name])
        for name in model.model_fields
    )


def _field(
    model: type[Record], name: str, above: str, kind: Kind, lists: Lists, owner: Owner
) -> Described:
    info, hint = model.model_fields[name], hints(model)[name]
    notes = _notes(model, name)
    path = f"{above}.{name}" if above else name
    inner = record_in(hint)
    table = _LISTS.get(f"{model.__name__}.{name}")
    terms = tuple(getattr(lists, table).values()) if table else ()
    words = words_of(hint) if inner is None else ()
    constraints = [one for one in notes if isinstance(one, StringConstraints)]
    lengths = [one.max_length for one in notes if isinstance(one, MaxLen)]
    lengths += [one.max_length for one in constraints if one.max_length]
    return Described(
        path,
        name,
        {language: field_name(model, name, language) for language in LANGUAGES},
        {language: field_meaning(model, name, language) for language in LANGUAGES},
        next((one for one in notes if isinstance(one, Form)), None) if inner is None else None,
        info.is_required(),
        is_list(hint),
        owner,
        str((info.examples or [""])[0]),
        _limit(notes, (Ge, Gt), max),
        _limit(notes, (Le,), min),
        min(lengths, default=None) if inner is None else None,
        next((str(one.pattern) for one in constraints if one.pattern), "") if inner is None else "",
        tuple(term.id for term in terms) or words,
        {language: tuple(term.name(language) for term in terms) for language in LANGUAGES},
        _of(inner, path, kind, lists, owner) if inner else (),
        inner.__name__ if inner else "",
    )


@cache
def _notes(model: type[Record], name: str) -> list[Any]:
    """All notes of a field: those on its type and those that `means` adds."""
    found = list(notes_on(hints(model)[name]))
    for one in list(found):
        if isinstance(one, FieldInfo):
            found += one.metadata
    return [*found, *model.model_fields[name].metadata]


def limits_of(model: type[Record], where: Location) -> tuple[float | None, float | None]:
    """Least and most that a field takes; None: no limit."""
    notes = _notes(*owner_of(model, where))
    return _limit(notes, (Ge, Gt), max), _limit(notes, (Le,), min)


def _limit(notes: list[Any], kinds: tuple[type, ...], pick: Any) -> float | None:
    found = [getattr(one, type(one).__name__.lower()) for one in notes if isinstance(one, kinds)]
    return pick(found) if found else None
