"""The keys of the JSON files: what each holds and means. Values: see `as_json`."""

from collections.abc import Mapping

from catalog.model import Certificate, Fair, FairProduct
from catalog.opendata.certificates import CERTIFICATES
from catalog.opendata.key import (
    SOURCES,
    Key,
    claim_of,
    names_of,
    of_columns,
    of_field,
    own,
    place_of,
    same_as,
    texts_at,
    urls_of,
)
from catalog.opendata.points import POINTS
from catalog.opendata.producers import PRODUCERS
from catalog.opendata.products import PRODUCTS
from catalog.opendata.standing_columns import STANDING

_PRODUCT_KEYS = (
    *of_columns(PRODUCTS, "id code"),
    *names_of(PRODUCTS),
    same_as("also", "array", PRODUCTS.column("other_names"), always=True),
    *of_columns(PRODUCTS, "group subgroup producer"),
    *place_of(PRODUCTS),
    *of_columns(PRODUCTS, "stars stars_at_least"),
    same_as("certificates", "array", PRODUCTS.column("certificates"), always=True),
    *of_columns(CERTIFICATES, "stars stars_at_least issued decision issuer", "certificates[]."),
    *of_columns(CERTIFICATES, "reported_by kind valid_until extended_until", "certificates[]."),
    *of_columns(CERTIFICATES, "extension_basis revoked_on revocation_basis", "certificates[]."),
    of_field("certificates[].sources", "array", Certificate, "sources", always=True),
    own(
        "validity",
        "object",
        "Tình trạng vào ngày của tệp và mọi bước trước sau.",
        "The state on the day of the file, and every step before and after.",
    ),
    *claim_of("validity"),
    own(
        "validity.steps",
        "array",
        "Mỗi tình trạng kể từ ngày đầu của nó: tra được cho mọi ngày.",
        "Every state from its first day on: look any day up.",
    ),
    own(
        "validity.steps[].from",
        "string",
        "Ngày đầu; bước đầu tiên không có.",
        "First day; null of the first step.",
        always=False,
    ),
    *claim_of("validity.steps[]"),
    own(
        "status",
        "object",
        "Tình trạng vào ngày của tệp, như các cột cùng tên trong bảng.",
        "The state on the day of the file, as in the columns of these names.",
    ),
    *of_columns(PRODUCTS, " ".join(column.name for column in STANDING), "status."),
    *urls_of(PRODUCTS),
    same_as("urls.short", "string", PRODUCTS.column("url_short")),
    *SOURCES,
)

_PRODUCER_KEYS = (
    *of_columns(PRODUCERS, "id"),
    *names_of(PRODUCERS),
    same_as("also", "array", PRODUCERS.column("other_names"), always=True),
    *of_columns(PRODUCERS, "type"),
    *place_of(PRODUCERS),
    *of_columns(PRODUCERS, "website"),
    same_as("products", "array", PRODUCERS.column("product_ids"), always=True),
    *urls_of(PRODUCERS),
    *SOURCES,
)

_POINT_KEYS = (
    *of_columns(POINTS, "id"),
    *names_of(POINTS),
    *of_columns(POINTS, "kind operator operated_by"),
    *place_of(POINTS),
    own("position", "object", "Tọa độ đo tại cửa.", "Measured at the door.", always=False),
    same_as("position.latitude", "number", POINTS.column("latitude"), always=True),
    same_as("position.longitude", "number", POINTS.column("longitude"), always=True),
    *of_columns(POINTS, "checked_on"),
    same_as("products", "array", POINTS.column("product_ids"), always=True),
    *urls_of(POINTS),
    *SOURCES,
)


_FAIR_KEYS = (
    own("id", "string", "Mã ổn định của hội chợ.", "Stable id of the fair."),
    of_field("name", "object", Fair, "name", always=True),
    same_as("name.vi", "string", PRODUCTS.column("name_vi")),
    same_as("name.en", "string", PRODUCTS.column("name_en")),
    of_field("first_day", "string", Fair, "first_day", always=True),
    of_field("last_day", "string", Fair, "last_day", always=True),
    of_field("cancelled_on", "string", Fair, "cancelled_on"),
    *texts_at("hours", Fair, "hours"),
    *texts_at("venue", Fair, "venue"),
    of_field("booth", "string", Fair, "booth"),
    of_field("host", "string", Fair, "host"),
    of_field("website", "string", Fair, "website"),
    of_field("products", "array", Fair, "products", always=True),
    of_field("products[].id", "string", FairProduct, "product", always=True),
    of_field("products[].pack", "integer", FairProduct, "pack"),
    of_field("products[].price_vnd", "integer", FairProduct, "price_vnd"),
    own(
        "products[].claim",
        "object",
        "Điều nói được vào mọi ngày của hội chợ.",
        "What may be said on all days of the fair.",
    ),
    *claim_of("products[].claim"),
    *urls_of(PRODUCTS),
    own("calendars", "object", "Tệp cho lịch, theo ngôn ngữ.", "Files for calendars."),
    own("calendars.vi", "string", "Tệp tiếng Việt.", "The one in Vietnamese."),
    own("calendars.en", "string", "Tệp tiếng Anh.", "The one in English."),
    *SOURCES,
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
