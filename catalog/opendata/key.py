"""One key of a JSON file, and families of keys that several files have.

A key is a way into one record: ``certificates[].stars``. Where a column of a table, or a
field of the records, says the same, its words are taken from there.
"""

from dataclasses import dataclass
from typing import Any

from catalog.model import Record
from catalog.model.fields import called, example_of, meaning
from catalog.model.papers import Source
from catalog.model.parts import Words
from catalog.opendata.column import Column, Text
from catalog.opendata.products import PRODUCTS
from catalog.opendata.table import Table

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Key:
    """One key. ``type``: string, integer, number, boolean, object or array."""

    path: str
    type: str
    called: Text
    tells: Text
    example: str = ""
    always: bool = False
    """Never null, and never absent where its parent is there."""


def same_as(path: str, type_: str, of: Column[Any] | Key, *, always: bool | None = None) -> Key:
    """A key that says what a column, or another key, says."""
    kept = of.always if always is None else always
    return Key(path, type_, of.called, of.tells, of.example, kept)


def own(path: str, type_: str, vi: str, en: str, *, always: bool = True) -> Key:
    """A key that only JSON has, with its words."""
    name = path.rpartition(".")[2].removesuffix("[]")
    return Key(path, type_, {"vi": name, "en": name}, {"vi": vi, "en": en}, always=always)


def of_field(path: str, type_: str, model: type[Record], name: str, *, always: bool = False) -> Key:
    """A key that says what a field of the records says."""
    where = (name,)
    return Key(
        path,
        type_,
        {language: called(model, where, language) for language in LANGUAGES},
        {language: meaning(model, where, language) for language in LANGUAGES},
        example_of(model, where),
        always,
    )


_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "list": "array"}


def of_columns(table: Table[Any], names: str, above: str = "") -> tuple[Key, ...]:
    """Keys that are called as columns of a table are."""
    columns = (table.column(name) for name in names.split())
    return tuple(same_as(above + one.name, _TYPES.get(one.holds, "string"), one) for one in columns)


def names_of(table: Table[Any]) -> tuple[Key, ...]:
    """A name in two languages."""
    return (
        own("name", "object", "Tên theo ngôn ngữ.", "Names by language."),
        same_as("name.vi", "string", table.column("name_vi")),
        same_as("name.en", "string", table.column("name_en")),
    )


def place_of(table: Table[Any]) -> tuple[Key, ...]:
    """Where it is: by the units of today and of before."""
    return (
        own("place", "object", "Ở đâu, nay và trước 7/2025.", "Where, now and until June 2025."),
        *of_columns(table, "commune_code commune former_commune former_district address", "place."),
    )


def urls_of(table: Table[Any]) -> tuple[Key, ...]:
    """Addresses of its pages, by language."""
    return (
        own("urls", "object", "Địa chỉ trang theo ngôn ngữ.", "Addresses of its pages."),
        same_as("urls.vi", "string", table.column("url_vi")),
        same_as("urls.en", "string", table.column("url_en")),
    )


SOURCES = (
    own("sources", "array", "Đọc được những điều này ở đâu.", "Where this was read."),
    of_field("sources[].url", "string", Source, "url"),
    of_field("sources[].document", "string", Source, "document"),
    of_field("sources[].title", "string", Source, "title"),
    of_field("sources[].published", "string", Source, "published"),
)


def claim_of(above: str) -> tuple[Key, ...]:
    """What may be said on a day, as `as_json` says it."""
    return (
        same_as(f"{above}.state", "string", PRODUCTS.column("state")),
        same_as(f"{above}.proves_stars", "boolean", PRODUCTS.column("in_force")),
        own(
            f"{above}.stars",
            "integer",
            "Số sao được nói tới, dù còn hiệu lực hay không.",
            "Stars spoken of, in force or not.",
            always=False,
        ),
        own(
            f"{above}.end_first",
            "string",
            "Ngày cuối sớm nhất; của tin: nếu tin đúng; nếu bị thu hồi: ngày thu hồi.",
            "Earliest last day; of a report: if it is right; of a revocation: its day.",
            always=False,
        ),
        own(
            f"{above}.end_last",
            "string",
            "Ngày cuối muộn nhất, như trên.",
            "Latest last day, likewise.",
            always=False,
        ),
        own(
            f"{above}.term",
            "string",
            "Của tin chưa xác nhận: thời hạn còn chạy (running), chưa chắc (uncertain), đã qua "
            "(over), chưa rõ (undated), mới đề nghị (proposed), nếu tin đúng.",
            "Of a report: would its term be running, uncertain, over, undated, or is it proposed.",
            always=False,
        ),
    )


def texts_at(path: str, model: type[Record], name: str) -> tuple[Key, ...]:
    """A text in two languages."""
    return (
        of_field(path, "object", model, name),
        of_field(f"{path}.vi", "string", Words, "vi"),
        of_field(f"{path}.en", "string", Words, "en"),
    )
