"""The table of products: one row each, with where it stands on the day of the build."""

from catalog.catalogue import ProducerEntry
from catalog.model import Product
from catalog.opendata.column import Column, Holds, field, worked_out
from catalog.opendata.published import ProductRow, Published
from catalog.opendata.sold_columns import RATED_AND_SOLD
from catalog.opendata.standing_columns import STANDING
from catalog.opendata.table import Table, place_columns
from catalog.reference import Group

Row = ProductRow


def _leaf(row: Row) -> Group:
    return row.of.catalogue.lists.leaves[row.entry.record.group]


def _group(row: Row) -> Group:
    return row.of.catalogue.group(row.entry)


def _maker(row: Row) -> ProducerEntry | None:
    return row.of.catalogue.maker(row.entry)


def _maker_name(row: Row) -> str | None:
    maker = _maker(row)
    return maker.record.name.vi if maker else None


NAMED: tuple[Column[Row], ...] = (
    worked_out(
        "id",
        Holds.ID,
        lambda row: row.entry.id,
        ("mã", "Mã ổn định của sản phẩm: nơi đặt tệp của nó; nối các bảng với nhau."),
        ("id", "Stable id of the product: where its file lies. Joins the tables."),
        example="htx-vi-du-mot/che-con-hieu-luc",
        always=True,
    ),
    worked_out(
        "code",
        Holds.TEXT,
        lambda row: row.entry.code,
        ("mã ngắn", "Mã in dưới mã QR; không bao giờ đổi chủ."),
        ("short code", "Printed below the QR code; it never passes to another product."),
        example="NJCZ4WY",
        always=True,
    ),
    field(Product, "name.vi", lambda row: row.entry.record.name.vi, always=True),
    field(Product, "name.en", lambda row: row.entry.record.name.en),
    field(Product, "also", lambda row: row.entry.record.also, name="other_names"),
    field(Product, "brand", lambda row: row.entry.record.brand),
    worked_out(
        "group",
        Holds.ID,
        lambda row: _group(row).id,
        ("mã nhóm", "Một trong 17 nhóm theo quyết định của Thủ tướng."),
        ("id of the group", "One of the 17 groups of the law."),
        example="che",
        always=True,
    ),
    worked_out(
        "group_vi",
        Holds.TEXT,
        lambda row: _group(row).vi,
        ("nhóm", "Tên nhóm."),
        ("group", "Name of the group, in Vietnamese."),
        example="Chè",
        always=True,
    ),
    field(Product, "group", lambda row: row.entry.record.group, name="subgroup", always=True),
    worked_out(
        "subgroup_vi",
        Holds.TEXT,
        lambda row: _leaf(row).vi,
        ("phân nhóm", "Tên phân nhóm."),
        ("subgroup", "Name of the subgroup, in Vietnamese."),
        always=True,
    ),
    worked_out(
        "producer",
        Holds.ID,
        lambda row: row.entry.producer,
        ("mã chủ thể", "Mã trong bảng chủ thể; trống: không nguồn nào nói ai làm."),
        ("producer", "Id in the table of producers; empty: no source names the maker."),
        example="htx-vi-du-mot",
        refers="producers",
    ),
    worked_out(
        "producer_name",
        Holds.TEXT,
        _maker_name,
        ("chủ thể", "Tên chủ thể."),
        ("name of the producer", "In Vietnamese."),
        example="HTX Ví Dụ Một",
    ),
    *place_columns(lambda row: row.entry.located),
    field(
        Product,
        "place.address",
        lambda row: row.entry.record.place.address if row.entry.record.place else None,
        name="address",
    ),
)


def _rows(published: Published) -> list[Row]:
    return list(published.products.values())


PRODUCTS = Table(
    "products",
    {"vi": "Sản phẩm", "en": "Products"},
    {
        "vi": "Mỗi dòng một sản phẩm, cả sản phẩm đã hết hiệu lực hoặc chưa xác nhận.",
        "en": "One row each, those whose stars lapsed or are unconfirmed too.",
    },
    (*NAMED, *STANDING, *RATED_AND_SOLD),
    _rows,
)
