"""The keys of the JSON files: what each holds and means. Values: see `as_json`.

A key is a way into one record: ``certificates[].stars``. Where a column of a table, or a
field of the records, says the same, its words are taken from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.model import Certificate, Fair, FairProduct, Record
from catalog.model.fields import called, example_of, meaning
from catalog.model.papers import Source
from catalog.model.parts import Words
from catalog.opendata.certificates import CERTIFICATES
from catalog.opendata.column import Column, Text
from catalog.opendata.points import POINTS
from catalog.opendata.producers import PRODUCERS
from catalog.opendata.products import PRODUCTS
from catalog.opendata.standing_columns import STANDING
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


def _as(path: str, type_: str, of: Column[Any] | Key, *, always: bool | None = None) -> Key:
    kept = of.always if always is None else always
    return Key(path, type_, of.called, of.tells, of.example, kept)


def _own(path: str, type_: str, vi: str, en: str, *, always: bool = True) -> Key:
    name = path.rpartition(".")[2].removesuffix("[]")
    return Key(path, type_, {"vi": name, "en": name}, {"vi": vi, "en": en}, always=always)


def _field(path: str, type_: str, model: type[Record], name: str, *, always: bool = False) -> Key:
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


def _columns(table: Table[Any], names: str, above: str = "") -> tuple[Key, ...]:
    """Keys that are called as columns of a table are."""
    columns = (table.column(name) for name in names.split())
    return tuple(_as(above + one.name, _TYPES.get(one.holds, "string"), one) for one in columns)


def _names(table: Table[Any]) -> tuple[Key, ...]:
    return (
        _own("name", "object", "Tên theo ngôn ngữ.", "Names by language."),
        _as("name.vi", "string", table.column("name_vi")),
        _as("name.en", "string", table.column("name_en")),
    )


def _place(table: Table[Any]) -> tuple[Key, ...]:
    return (
        _own("place", "object", "Ở đâu, nay và trước 7/2025.", "Where, now and until June 2025."),
        *_columns(table, "commune_code commune former_commune former_district address", "place."),
    )


def _urls(table: Table[Any]) -> tuple[Key, ...]:
    return (
        _own("urls", "object", "Địa chỉ trang theo ngôn ngữ.", "Addresses of its pages."),
        _as("urls.vi", "string", table.column("url_vi")),
        _as("urls.en", "string", table.column("url_en")),
    )


_SOURCES = (
    _own("sources", "array", "Đọc được những điều này ở đâu.", "Where this was read."),
    _field("sources[].url", "string", Source, "url"),
    _field("sources[].document", "string", Source, "document"),
    _field("sources[].title", "string", Source, "title"),
    _field("sources[].published", "string", Source, "published"),
)


def _claim(above: str) -> tuple[Key, ...]:
    """What `_claim` of `as_json` says."""
    return (
        _as(f"{above}.state", "string", PRODUCTS.column("state")),
        _as(f"{above}.proves_stars", "boolean", PRODUCTS.column("in_force")),
        _own(
            f"{above}.stars",
            "integer",
            "Số sao được nói tới, dù còn hiệu lực hay không.",
            "Stars spoken of, in force or not.",
            always=False,
        ),
        _own(
            f"{above}.end_first",
            "string",
            "Ngày cuối sớm nhất; của tin: nếu tin đúng; nếu bị thu hồi: ngày thu hồi.",
            "Earliest last day; of a report: if it is right; of a revocation: its day.",
            always=False,
        ),
        _own(
            f"{above}.end_last",
            "string",
            "Ngày cuối muộn nhất, như trên.",
            "Latest last day, likewise.",
            always=False,
        ),
        _own(
            f"{above}.term",
            "string",
            "Của tin chưa xác nhận: thời hạn còn chạy (running), chưa chắc (uncertain), đã qua "
            "(over), chưa rõ (undated), mới đề nghị (proposed), nếu tin đúng.",
            "Of a report: would its term be running, uncertain, over, undated, or is it proposed.",
            always=False,
        ),
    )


_PRODUCT_KEYS = (
    *_columns(PRODUCTS, "id code"),
    *_names(PRODUCTS),
    _as("also", "array", PRODUCTS.column("other_names"), always=True),
    *_columns(PRODUCTS, "group subgroup producer"),
    *_place(PRODUCTS),
    *_columns(PRODUCTS, "stars stars_at_least"),
    _as("certificates", "array", PRODUCTS.column("certificates"), always=True),
    *_columns(CERTIFICATES, "stars stars_at_least issued decision issuer", "certificates[]."),
    *_columns(CERTIFICATES, "reported_by kind valid_until extended_until", "certificates[]."),
    *_columns(CERTIFICATES, "extension_basis revoked_on revocation_basis", "certificates[]."),
    _field("certificates[].sources", "array", Certificate, "sources", always=True),
    _own(
        "validity",
        "object",
        "Tình trạng vào ngày của tệp và mọi bước trước sau.",
        "The state on the day of the file, and every step before and after.",
    ),
    *_claim("validity"),
    _own(
        "validity.steps",
        "array",
        "Mỗi tình trạng kể từ ngày đầu của nó: tra được cho mọi ngày.",
        "Every state from its first day on: look any day up.",
    ),
    _own(
        "validity.steps[].from",
        "string",
        "Ngày đầu; bước đầu tiên không có.",
        "First day; null of the first step.",
        always=False,
    ),
    *_claim("validity.steps[]"),
    _own(
        "status",
        "object",
        "Tình trạng vào ngày của tệp, như các cột cùng tên trong bảng.",
        "The state on the day of the file, as in the columns of these names.",
    ),
    *_columns(PRODUCTS, " ".join(column.name for column in STANDING), "status."),
    *_urls(PRODUCTS),
    _as("urls.short", "string", PRODUCTS.column("url_short")),
    *_SOURCES,
)

_PRODUCER_KEYS = (
    *_columns(PRODUCERS, "id"),
    *_names(PRODUCERS),
    _as("also", "array", PRODUCERS.column("other_names"), always=True),
    *_columns(PRODUCERS, "type"),
    *_place(PRODUCERS),
    *_columns(PRODUCERS, "website"),
    _as("products", "array", PRODUCERS.column("product_ids"), always=True),
    *_urls(PRODUCERS),
    *_SOURCES,
)

_POINT_KEYS = (
    *_columns(POINTS, "id"),
    *_names(POINTS),
    *_columns(POINTS, "kind operator operated_by"),
    *_place(POINTS),
    _own("position", "object", "Tọa độ đo tại cửa.", "Measured at the door.", always=False),
    _as("position.latitude", "number", POINTS.column("latitude"), always=True),
    _as("position.longitude", "number", POINTS.column("longitude"), always=True),
    *_columns(POINTS, "checked_on"),
    _as("products", "array", POINTS.column("product_ids"), always=True),
    *_urls(POINTS),
    *_SOURCES,
)


def _texts(path: str, model: type[Record], name: str) -> tuple[Key, ...]:
    return (
        _field(path, "object", model, name),
        _field(f"{path}.vi", "string", Words, "vi"),
        _field(f"{path}.en", "string", Words, "en"),
    )


_FAIR_KEYS = (
    _own("id", "string", "Mã ổn định của hội chợ.", "Stable id of the fair."),
    _field("name", "object", Fair, "name", always=True),
    _as("name.vi", "string", PRODUCTS.column("name_vi")),
    _as("name.en", "string", PRODUCTS.column("name_en")),
    _field("first_day", "string", Fair, "first_day", always=True),
    _field("last_day", "string", Fair, "last_day", always=True),
    _field("cancelled_on", "string", Fair, "cancelled_on"),
    *_texts("hours", Fair, "hours"),
    *_texts("venue", Fair, "venue"),
    _field("booth", "string", Fair, "booth"),
    _field("host", "string", Fair, "host"),
    _field("website", "string", Fair, "website"),
    _field("products", "array", Fair, "products", always=True),
    _field("products[].id", "string", FairProduct, "product", always=True),
    _field("products[].pack", "integer", FairProduct, "pack"),
    _field("products[].price_vnd", "integer", FairProduct, "price_vnd"),
    _own(
        "products[].claim",
        "object",
        "Điều nói được vào mọi ngày của hội chợ.",
        "What may be said on all days of the fair.",
    ),
    *_claim("products[].claim"),
    *_urls(PRODUCTS),
    _own("calendars", "object", "Tệp cho lịch, theo ngôn ngữ.", "Files for calendars."),
    _own("calendars.vi", "string", "Tệp tiếng Việt.", "The one in Vietnamese."),
    _own("calendars.en", "string", "Tệp tiếng Anh.", "The one in English."),
    *_SOURCES,
)

KEYS: Mapping[str, tuple[Key, ...]] = {
    "products.json": _PRODUCT_KEYS,
    "producers.json": _PRODUCER_KEYS,
    "sales-points.json": _POINT_KEYS,
    "fairs.json": _FAIR_KEYS,
}
"""File -> the keys of one record."""

LISTS = {
    "products.json": "products",
    "producers.json": "producers",
    "sales-points.json": "sales_points",
    "fairs.json": "fairs",
}
"""File -> the key of its list of records."""
