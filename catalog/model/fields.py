"""What the model says of a field at some place of a file: its name, its type, its words."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic_core import PydanticCustomError

from catalog.model.base import Record, field_meaning, field_name
from catalog.model.values import House
from catalog.problems import Location


@cache
def hints(model: type[Record]) -> Mapping[str, Any]:
    """Field -> its type with all that is noted on it, in the order of the model."""
    known = get_type_hints(model, include_extras=True)
    return {name: known[name] for name in model.model_fields}


def names_at(model: type[Record], where: Location) -> tuple[str, ...]:
    """The fields of the record there, in order."""
    return tuple(_record_at(model, where).model_fields)


def hint_at(model: type[Record], where: Location) -> Any:
    """The type of one field."""
    owner, name = owner_of(model, where)
    return hints(owner)[name]


def called(model: type[Record], where: Location, language: str = "vi") -> str:
    """The name of one field."""
    return field_name(*owner_of(model, where), language)


def meaning(model: type[Record], where: Location, language: str) -> str:
    """What one field holds."""
    return field_meaning(*owner_of(model, where), language)


def texts_of(record: Record) -> dict[str, Any]:
    """A record as files write it: maps, lists and texts in the house's form; nothing empty.

    The same for every way of writing the same record.
    """
    model = type(record)
    held = {name: getattr(record, name) for name in model.model_fields}
    stated = {name: value for name, value in held.items() if value is not None and value != ()}
    return {name: _texts(value, model, name) for name, value in stated.items()}


def _texts(value: Any, owner: type[Record], name: str) -> Any:
    if isinstance(value, Record):
        return texts_of(value)
    if isinstance(value, tuple):
        return [_texts(one, owner, name) for one in value]
    return _written(_house(owner, name), str(value))


def example_of(model: type[Record], where: Location) -> str:
    """A value that is right; empty if the model gives none."""
    owner, name = owner_of(model, where)
    return str((owner.model_fields[name].examples or [""])[0])


def notes_on(hint: Any) -> list[Any]:
    """Everything that is noted on a type and inside it: validators and limits."""
    own = list(getattr(hint, "__metadata__", ()))
    return own + [note for inner in get_args(hint) for note in notes_on(inner)]


def label(model: type[Record], where: Location, language: str) -> str:
    """The way to one field in words: "quy cách và giá 1, giá (đồng)"."""
    words: list[str] = []
    for depth, step in enumerate(where, start=1):
        if isinstance(step, int):
            words[-1] += f" {step + 1}"
        else:
            words.append(called(model, where[:depth], language))
    return ", ".join(words)


def house_form(model: type[Record], where: Location, text: str) -> str:
    """A value as our files write it; as typed, where its type refuses it or has no such form."""
    return _written(_house(*owner_of(model, where)), text)


@cache
def _house(owner: type[Record], name: str) -> House | None:
    """How the house writes a field, if it has a way of its own; asked for every value there is."""
    notes = notes_on(hints(owner)[name])
    return next((note for note in notes if isinstance(note, House)), None)


def _written(house: House | None, text: str) -> str:
    try:
        return house.write(text) if house else text
    except PydanticCustomError:
        return text


def words_of(hint: Any) -> tuple[str, ...]:
    """The words that a field allows; empty if it takes any."""
    if get_origin(hint) is Literal:
        return tuple(map(str, get_args(hint)))
    return next((found for inner in get_args(hint) if (found := words_of(inner))), ())


def is_required(model: type[Record], where: Location) -> bool:
    """True if the record that holds the field cannot be without it."""
    owner, name = owner_of(model, where)
    return owner.model_fields[name].is_required()


def record_in(hint: Any) -> type[Record] | None:
    """The record type inside a type; None for a single value."""
    return next(_records(hint), None)


def is_list(hint: Any) -> bool:
    """True if the field holds several values."""
    return get_origin(hint) is tuple or any(map(is_list, get_args(hint)))


def _record_at(model: type[Record], where: Location) -> type[Record]:
    for step in where:
        if isinstance(step, str):
            model = next(_records(hints(model)[step]))
    return model


def owner_of(model: type[Record], where: Location) -> tuple[type[Record], str]:
    """The record type in which a field stands, and its name there."""
    depth = max(n for n, step in enumerate(where) if isinstance(step, str))
    return _record_at(model, where[:depth]), str(where[depth])


def _records(hint: Any) -> Iterator[type[Record]]:
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for inner in get_args(hint):
        yield from _records(inner)
