"""Text with positions to records, or to problems that point at the line.

Knows the model and the names of its mistakes; knows no rule between fields.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalog.load import Source, Tree
from catalog.model import Record, other_words, vietnamese_name
from catalog.problems import Location, Problem
from catalog.text import fold

R = TypeVar("R", bound=Record)

_CODES = {
    "missing": "field-missing",
    "extra_forbidden": "field-unknown",
    "string_type": "text-expected",
    "tuple_type": "list-expected",
    "model_type": "map-expected",
    "model_attributes_type": "map-expected",
    "literal_error": "word-unknown",
    "string_too_long": "text-too-long",
    "too_long": "text-too-long",
    "string_too_short": "value-empty",
    "too_short": "value-empty",
    "string_pattern_mismatch": "identifier-form",
    "int_type": "number-form",
    "float_type": "number-form",
    "is_instance_of": "date-form",
    "dataclass_type": "date-form",
    "dataclass_exact_type": "date-form",
    "date_type": "date-form",
    "greater_than_equal": "number-too-small",
    "less_than_equal": "number-too-large",
}
"""Pydantic's kinds of error -> our rule codes. A kind not named here is a bug of ours."""


def shape(model: type[R], source: Source) -> tuple[R | None, list[Problem]]:
    """Make one record of one file.

    Returns:
        The record, and all problems of the file. With problems, the record lacks every
        field in which one lies: good enough to find what is wrong in the others. None
        if too little is left.
    """
    empty = frozenset(_empty_values(source.tree, ()))
    problems = [source.problem("value-empty", at, _about(model, at)) for at in empty]
    try:
        record = model.model_validate(source.tree)
    except ValidationError as error:
        # What stands inside an empty part, or is missing there, is said by its emptiness.
        details = [one for one in error.errors() if not _within(one, empty)]
        problems += [_problem(model, source, detail) for detail in _without_renamed(model, details)]
        broken = {one["loc"][:1] for one in error.errors()} | {at[:1] for at in empty}
        return _rest(model, source.tree, broken), sorted(problems)
    return record, sorted(problems)


def _rest(model: type[R], tree: Mapping[str, Tree], broken: set[Location]) -> R | None:
    """The record without its broken fields."""
    try:
        return model.model_validate({key: tree[key] for key in tree if (key,) not in broken})
    except ValidationError:
        return None


def _empty_values(tree: Tree, where: Location) -> Iterator[Location]:
    """Where a field has a name and no value: `key:`, `~`, `[]`, `{}`."""
    if isinstance(tree, str):
        if not tree.strip() or tree in {"~", "null"}:
            yield where
    elif not tree:
        yield where
    else:
        inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for key, value in inside:
            yield from _empty_values(value, (*where, key))


def _within(detail: ErrorDetails, empty: frozenset[Location]) -> bool:
    """True if all that is wrong is that something there is empty; its name may be wrong too."""
    where = detail["loc"]
    if detail["type"] == "extra_forbidden" and where in empty:
        where = where[:-1]
    return any(where[:depth] in empty for depth in range(len(where) + 1))


def _without_renamed(model: type[Record], details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out that a field is missing where it only bears another name."""
    renamed = set()
    for detail in details:
        where = detail["loc"]
        if detail["type"] == "extra_forbidden":
            meant = _did_you_mean(_model_at(model, where[:-1]), str(where[-1]))["meant"]
            renamed.add((*where[:-1], meant))
    for detail in details:
        if detail["type"] != "missing" or detail["loc"] not in renamed:
            yield detail


def _problem(model: type[Record], source: Source, detail: ErrorDetails) -> Problem:
    where: Location = detail["loc"]
    kind = detail["type"]
    code = _CODES.get(kind, kind)
    values = _about(model, where) | {k: str(value) for k, value in detail.get("ctx", {}).items()}
    values["found"] = _shown(values.get("found", detail["input"]))
    if code == "identifier-form" and "_" in values["pattern"]:
        code = "field-name-form"
    if code == "field-unknown":
        values |= _did_you_mean(_model_at(model, where[:-1]), str(where[-1]))
        if values["meant"]:
            code = "field-misnamed"
        return source.problem(code, where, values, at_key=True)
    if code == "word-unknown":
        values["known"] = values.pop("expected", "").replace(" or ", ", ").replace("'", "")
    if code in {"date-form", "date-not-whole"}:
        values.setdefault("right", "2024-06-12")
    if code == "list-expected":
        values["example"] = _shown(detail["input"]).removeprefix("- ")
    if code == "map-expected":
        inside = _model_at(model, where)
        known = list(inside.model_fields) if inside else []
        values["known"] = ", ".join(known)
        values["example"] = f"{known[0]}: {_example(inside, known[0])}" if inside else "..."
    if values["example"] == "..." and code in _EXAMPLES:
        values["example"] = values.get("ge") or values.get("le") or _EXAMPLES[code]
    return source.problem(code, where, values)


_EXAMPLES = {
    "number-form": "250",
    "number-too-small": "250",
    "number-too-large": "250",
    "identifier-form": "che-ta-xua",
}
"""For fields that have no example of their own."""


def _about(model: type[Record], where: Location) -> dict[str, str]:
    """The field that a location names or lies in: its name, meaning and example."""
    names = [depth for depth, step in enumerate(where) if isinstance(step, str)]
    if not names:
        return {"field": "", "called": "", "example": "..."}
    name = str(where[names[-1]])
    owner = _model_at(model, where[: names[-1]])
    if owner is None or name not in owner.model_fields:
        return {"field": _shown(name), "called": _shown(name), "example": "..."}
    return {"field": name, "called": vietnamese_name(owner, name), "example": _example(owner, name)}


def _example(model: type[Record], name: str) -> str:
    field = model.model_fields[name]
    example = str((field.examples or ["..."])[0])
    several = get_origin(field.annotation) is tuple and example != "..."
    return f"[{example}]" if several else example


def _shown(value: object) -> str:
    """What was found, short enough for a message: of a group or list, its beginning."""
    if isinstance(value, str):
        return value if len(value) <= 60 else value[:57] + "..."
    if isinstance(value, Mapping):
        return next((f"{_shown(key)}: {_inside(inner)}" for key, inner in value.items()), "...")
    return (
        next((f"- {_inside(inner)}" for inner in value), "...") if isinstance(value, list) else ""
    )


def _inside(value: object) -> str:
    return _shown(value) if isinstance(value, str) else "..."


def _did_you_mean(model: type[Record] | None, typed: str) -> Mapping[str, str]:
    """The field that was probably meant, also from Vietnamese words and without marks."""
    if model is None:
        return {"meant": "", "known": ""}
    known = ", ".join(model.model_fields)
    # To compare takes long, and no field has so long a name.
    return {"meant": _closest(model, typed) if len(typed) <= 80 else "", "known": known}


@lru_cache(maxsize=1000)
def _closest(model: type[Record], typed: str) -> str:
    others = other_words(model)
    plain = fold(typed).replace(" ", "_").replace("-", "_")
    if plain in others:
        return others[plain]
    close = get_close_matches(plain, [*model.model_fields, *others], n=1, cutoff=0.7)
    return others.get(close[0], close[0]) if close else ""


def _model_at(model: type[Record], where: Sequence[str | int]) -> type[Record] | None:
    """The record type at a location inside another."""
    current: type[Record] | None = model
    for step in where:
        if current is not None and isinstance(step, str):
            field = current.model_fields.get(step)
            current = _record_in(field.annotation) if field else None
    return current


def _record_in(annotation: Any) -> type[Record] | None:
    """The record type that an annotation such as ``tuple[X, ...] | None`` holds."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(_record_in, get_args(annotation))), None)
