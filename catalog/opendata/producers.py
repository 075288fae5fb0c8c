"""The table of producers."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.catalogue import ProducerEntry
from catalog.model import Producer
from catalog.opendata.column import Column, Holds, field, worked_out
from catalog.opendata.parts import producer_phones, source_texts
from catalog.opendata.published import ProductRow, Published
from catalog.opendata.table import Table, place_columns, url_columns


@dataclass(frozen=True, slots=True)
class Row:
    """A producer and its products."""

    of: Published
    entry: ProducerEntry
    products: tuple[ProductRow, ...]


def _type(row: Row) -> str | None:
    type_ = row.entry.record.type
    return row.of.catalogue.lists.producer_types[type_].vi if type_ else None


COLUMNS: tuple[Column[Row], ...] = (
    worked_out(
        "id",
        Holds.ID,
        lambda row: row.entry.id,
        ("mã", "Mã ổn định của chủ thể: thư mục của họ."),
        ("id", "Stable id of the producer: its folder."),
        example="htx-vi-du-mot",
        always=True,
    ),
    field(
        Producer,
        "name.vi",
        lambda row: row.entry.record.name.vi,
        always=True,
        example="HTX Ví Dụ Một",
    ),
    field(Producer, "name.en", lambda row: row.entry.record.name.en),
    field(Producer, "also", lambda row: row.entry.record.also, name="other_names"),
    field(Producer, "former_names", lambda row: row.entry.record.former_names),
    field(Producer, "type", lambda row: row.entry.record.type),
    worked_out(
        "type_vi",
        Holds.TEXT,
        _type,
        ("loại hình, bằng chữ", "Tên loại hình."),
        ("legal type in Vietnamese", "As the pages say it."),
        example="Hợp tác xã",
    ),
    *place_columns(lambda row: row.entry.located),
    field(
        Producer,
        "place.address",
        lambda row: row.entry.record.place.address if row.entry.record.place else None,
        name="address",
    ),
    worked_out(
        "phones",
        Holds.LIST,
        lambda row: producer_phones(row.of, row.entry),
        (
            "số điện thoại",
            (
                "Số kinh doanh đã được đồng ý công khai; là chữ, giữ số 0 ở đầu. Số của hộ và "
                "cá nhân chỉ có trên trang của họ."
            ),
        ),
        (
            "phones",
            (
                "Business numbers with consent; text, with their zero. Those of households and "
                "persons stand on their own page alone."
            ),
        ),
        example="0912345678",
    ),
    field(Producer, "website", lambda row: row.entry.record.website),
    worked_out(
        "products",
        Holds.WHOLE,
        lambda row: len(row.products),
        ("số sản phẩm", "Số sản phẩm trong danh mục, dù còn hiệu lực hay không."),
        ("products", "How many are in the catalogue, in force or not."),
        always=True,
        least=0,
    ),
    worked_out(
        "products_in_force",
        Holds.WHOLE,
        lambda row: sum(one.standing.in_force for one in row.products),
        ("số sản phẩm còn hiệu lực", "Số sản phẩm được ghi sao vào ngày dựng tệp."),
        ("products in force", "How many may claim stars on the day of the file."),
        always=True,
        least=0,
    ),
    worked_out(
        "products_ever_recognised",
        Holds.WHOLE,
        lambda row: sum(one.standing.ever_recognised for one in row.products),
        ("số sản phẩm đã từng được công nhận", "Đã thấy quyết định, dù nay còn hay hết."),
        ("products ever recognised", "For how many a decision was seen, whatever became of it."),
        always=True,
        least=0,
    ),
    worked_out(
        "product_ids",
        Holds.LIST,
        lambda row: tuple(sorted(row.entry.products)),
        ("các sản phẩm", "Mã trong bảng sản phẩm."),
        ("ids of its products", "As in the table of products."),
    ),
    *url_columns("producers", lambda row: (row.of, row.entry.id)),
    worked_out(
        "sources",
        Holds.LIST,
        lambda row: source_texts(row.entry.record.sources),
        ("nguồn", "Đọc được những điều này ở đâu."),
        ("sources", "Where this was read."),
    ),
)


def _rows(published: Published) -> Iterator[Row]:
    for _, entry in sorted(published.catalogue.producers.items()):
        yield Row(published, entry, tuple(published.products[one] for one in entry.products))


PRODUCERS = Table(
    "producers",
    {"vi": "Chủ thể", "en": "Producers"},
    {
        "vi": "Mỗi dòng một chủ thể, cả chủ thể chưa có sản phẩm trong danh mục.",
        "en": "One row each, those without a product in the catalogue too.",
    },
    COLUMNS,
    _rows,
)
