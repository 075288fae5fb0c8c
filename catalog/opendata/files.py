"""Every public data file of version 1: its name, what it is, and what makes its bytes.

FILES lists them by hand; the page of the data, the data package and DCAT follow the list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from catalog.opendata.as_book import book
from catalog.opendata.as_csv import table_csv
from catalog.opendata.as_geo import communes_geojson, points_geojson
from catalog.opendata.as_json import fairs_json, producers_json, products_json, sales_points_json
from catalog.opendata.certificates import CERTIFICATES
from catalog.opendata.column import Text
from catalog.opendata.communes import COMMUNES
from catalog.opendata.dcat import dcat
from catalog.opendata.package import package
from catalog.opendata.points import POINTS
from catalog.opendata.producers import PRODUCERS
from catalog.opendata.products import PRODUCTS
from catalog.opendata.published import Published
from catalog.opendata.table import Table

CSV = "text/csv"
JSON = "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GEOJSON = "application/geo+json"
JSON_LD = "application/ld+json"


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file. ``tables``: whose columns it has."""

    name: str
    media: str
    called: Text
    tells: Text
    make: Callable[[Published], bytes]
    tables: tuple[Table[Any], ...] = ()


TABLES: tuple[Table[Any], ...] = (PRODUCTS, PRODUCERS, POINTS, CERTIFICATES)
"""What CSV and the workbook hold, in the order of the sheets."""


def _csv(table: Table[Any]) -> DataFile:
    make = partial(table_csv, table=table)
    return DataFile(f"{table.id}.csv", CSV, table.called, table.tells, make, (table,))


def _json(name: str, of: Table[Any], make: Callable[[Published], bytes]) -> DataFile:
    return DataFile(name, JSON, of.called, of.tells, make)


_OF_RECORDS = (
    DataFile(
        "catalogue.xlsx",
        XLSX,
        {"vi": "Cả danh mục cho Excel", "en": "The whole catalogue for Excel"},
        {
            "vi": "Các bảng sản phẩm, chủ thể, điểm bán, giấy chứng nhận, và trang giải thích từng "
            "cột.",
            "en": "Sheets of products, producers, sales points and certificates, and one that "
            "explains every column.",
        },
        partial(book, tables=TABLES),
        TABLES,
    ),
    *map(_csv, TABLES),
    _json("products.json", PRODUCTS, products_json),
    _json("producers.json", PRODUCERS, producers_json),
    _json("sales-points.json", POINTS, sales_points_json),
    DataFile(
        "fairs.json",
        JSON,
        {"vi": "Hội chợ", "en": "Fairs"},
        {
            "vi": "Hội chợ, sản phẩm ở đó, sao còn hiệu lực vào mọi ngày của hội chợ.",
            "en": "Fairs, their products, stars that hold on all days of the fair.",
        },
        fairs_json,
    ),
    DataFile(
        "sales-points.geojson",
        GEOJSON,
        {"vi": "Điểm bán trên bản đồ", "en": "Sales points on a map"},
        {
            "vi": "Những điểm bán có tọa độ đo tại cửa.",
            "en": "Those whose position was measured at the door.",
        },
        points_geojson,
        (POINTS,),
    ),
    DataFile(
        "communes.geojson",
        GEOJSON,
        {"vi": "Sản phẩm theo xã trên bản đồ", "en": "Products by commune on a map"},
        {
            "vi": "Mỗi xã, phường một điểm ở trọng tâm: một chấm, không phải ranh giới.",
            "en": "A point in the middle of each commune: a dot, not a border.",
        },
        communes_geojson,
        (COMMUNES,),
    ),
)

_PACKAGE = DataFile(
    "datapackage.json",
    JSON,
    {"vi": "Mô tả cho chương trình", "en": "Description for programs"},
    {
        "vi": "Mọi tệp và cột ở trên theo chuẩn Data Package, kèm cỡ và mã băm.",
        "en": "All files and columns above as a Data Package, with sizes and digests.",
    },
    partial(package, files=_OF_RECORDS),
)

FILES: tuple[DataFile, ...] = (
    *_OF_RECORDS,
    _PACKAGE,
    DataFile(
        "dcat.jsonld",
        JSON_LD,
        {"vi": "Mô tả cho cổng dữ liệu mở", "en": "Description for open data portals"},
        {
            "vi": "Danh mục dữ liệu theo DCAT, dạng JSON-LD.",
            "en": "The data set in DCAT, as JSON-LD.",
        },
        partial(dcat, files=(*_OF_RECORDS, _PACKAGE)),
    ),
)
