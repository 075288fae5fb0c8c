"""The table of communes of today, with how many products each has."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.opendata.column import Column, Holds, worked_out
from catalog.opendata.published import ProductRow, Published
from catalog.opendata.table import Table, url_columns
from catalog.reference.places import Commune


@dataclass(frozen=True, slots=True)
class Row:
    """A commune and the products that are made there."""

    of: Published
    commune: Commune
    products: tuple[ProductRow, ...]


def _former(row: Row) -> tuple[str, ...]:
    return tuple(one.vi for one in row.of.catalogue.places.old if one.now == row.commune.code)


def _districts(row: Row) -> tuple[str, ...]:
    districts = row.of.catalogue.places.districts
    return tuple(districts[id_].vi for id_ in row.commune.districts)


COLUMNS: tuple[Column[Row], ...] = (
    worked_out(
        "id",
        Holds.TEXT,
        lambda row: row.commune.code,
        ("mã xã", "Mã năm số từ 01/07/2025; là chữ, giữ số 0 ở đầu."),
        ("code", "Five-digit code since 1 July 2025; text, with its zero."),
        example="04075",
        always=True,
    ),
    worked_out(
        "name_vi",
        Holds.TEXT,
        lambda row: row.commune.vi,
        ("tên", "Tên đầy đủ của xã, phường hiện nay."),
        ("name in Vietnamese", "Full name of the commune or ward of today."),
        example="xã Yên Châu",
        always=True,
    ),
    worked_out(
        "name_en",
        Holds.TEXT,
        lambda row: row.commune.en,
        ("tên tiếng Anh", "Tên viết không dấu, như bảng mã nhà nước."),
        ("name in English", "As the list of codes spells it."),
        always=True,
    ),
    worked_out(
        "former_communes",
        Holds.LIST,
        _former,
        ("các xã cũ", "Xã, phường, thị trấn trước 01/07/2025 đã nhập vào."),
        ("former communes", "Communes, wards and towns until June 2025 that it was made of."),
    ),
    worked_out(
        "former_districts",
        Holds.LIST,
        _districts,
        ("huyện cũ", "Huyện, thị xã, thành phố trước 01/07/2025."),
        ("former districts", "Districts until June 2025."),
    ),
    worked_out(
        "products",
        Holds.WHOLE,
        lambda row: len(row.products),
        ("số sản phẩm", "Số sản phẩm làm ở đó có trong danh mục, dù còn hiệu lực hay không."),
        ("products", "How many products made there are in the catalogue, in force or not."),
        always=True,
        least=0,
    ),
    worked_out(
        "products_in_force",
        Holds.WHOLE,
        lambda row: sum(one.standing.in_force for one in row.products),
        ("số còn hiệu lực", "Số sản phẩm được ghi sao vào ngày dựng tệp."),
        ("products in force", "How many of them may claim stars on the day of the file."),
        always=True,
        least=0,
    ),
    worked_out(
        "products_ever_recognised",
        Holds.WHOLE,
        lambda row: sum(one.standing.ever_recognised for one in row.products),
        ("số đã từng được công nhận", "Số sản phẩm đã thấy quyết định, dù nay còn hay hết."),
        ("products ever recognised", "For how many a decision was seen, whatever became of it."),
        always=True,
        least=0,
    ),
    worked_out(
        "product_ids",
        Holds.LIST,
        lambda row: tuple(one.entry.id for one in row.products),
        ("các sản phẩm", "Mã trong bảng sản phẩm."),
        ("ids of its products", "As in the table of products."),
    ),
    worked_out(
        "is_approximate",
        Holds.TRUTH,
        lambda _: True,
        (
            "chỉ là ước chừng",
            "Luôn đúng: điểm là trọng tâm của xã, một chấm chứ không phải ranh giới hay cái cửa.",
        ),
        (
            "approximate",
            "Always true: the point is the middle of the commune, a dot, not a border.",
        ),
        always=True,
    ),
    *url_columns("communes", lambda row: (row.of, row.commune.id)),
)


def _rows(published: Published) -> Iterator[Row]:
    catalogue = published.catalogue
    for code, commune in sorted(catalogue.places.communes.items()):
        here = sorted(entry.id for entry in catalogue.by_commune.get(code, ()))
        yield Row(published, commune, tuple(published.products[id_] for id_ in here))


COMMUNES = Table(
    "communes",
    {"vi": "Xã, phường", "en": "Communes"},
    {
        "vi": "Mọi xã, phường hiện nay, cả nơi chưa có sản phẩm.",
        "en": "All communes and wards of today, those without a product too.",
    },
    COLUMNS,
    _rows,
)
