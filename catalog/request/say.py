"""Fields and values in words: what a change says to a person who reads no YAML."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from catalog.collect import MODELS, Kind
from catalog.dates import PartialDate
from catalog.model import Record, vietnamese_name
from catalog.model.fields import hints, record_in
from catalog.problems import Location
from catalog.words import Words

FAMILIES: Mapping[str, str] = {
    "kind": "kind",
    "made": "made",
    "market": "market",
    "invoice": "invoice",
    "outcome": "outcome",
    "reported_by": "reporter",
    "name_doubt": "name_doubt",
}
"""Field -> the words of the site for its values; a value without a word is shown as typed."""
ITEM = {"vi": "mục {n}", "en": "entry {n}"}
STARS = {"vi": "{n} sao", "en": "{n} stars"}
NOTHING = {"vi": "(chưa ghi)", "en": "(not stated)"}


def field_in_words(kind: Kind, where: Location, language: str) -> str:
    """The way to a field: "quy cách và giá, mục 1, giá (đồng)"."""
    model: type[Record] | None = MODELS[kind]
    said = []
    for step in where:
        if isinstance(step, int):
            said.append(ITEM[language].format(n=step + 1))
        elif model is not None:
            said.append(called(model, step, language))
            model = record_in(hints(model)[step])
    return ", ".join(said)


def called(model: type[Record], field: str, language: str) -> str:
    """The name of one field."""
    return vietnamese_name(model, field) if language == "vi" else field.replace("_", " ")


def in_words(value: Any, field: str, words: Words) -> str:
    """A value as the pages of the site would say it."""
    if value is None or value == ():
        return NOTHING[words.language]
    if isinstance(value, Record):
        return _record(value, words)
    if isinstance(value, tuple):
        return "; ".join(in_words(one, field, words) for one in value)
    if isinstance(value, PartialDate):
        return words.partial(value)
    if isinstance(value, date):
        return words.day(value)
    return _scalar(value, field, words)


def _scalar(value: Any, field: str, words: Words) -> str:
    if isinstance(value, int):
        if field.endswith("_vnd"):
            return words.money(value)
        if field in {"weight_g", "volume_ml"}:
            return (words.mass if field == "weight_g" else words.volume)(value)
        return STARS[words.language].format(n=value) if field == "stars" else str(value)
    if field in FAMILIES:
        return words.table.get(f"{FAMILIES[field]}.{value}", str(value))
    return str(value)


def _record(record: Record, words: Words) -> str:
    """All that is stated, with the names of the fields; a lone text needs no name."""
    model = type(record)
    stated = {name: getattr(record, name) for name in model.model_fields}
    stated = {name: value for name, value in stated.items() if value is not None and value != ()}
    if set(stated) <= {"vi", "en"}:
        return " / ".join(str(value) for value in stated.values())
    return ", ".join(
        in_words(value, name, words)
        if name in {"stars", "weight_g", "volume_ml", "price_vnd"}
        else f"{called(model, name, words.language)}: {in_words(value, name, words)}"
        for name, value in stated.items()
    )
