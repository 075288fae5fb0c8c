"""The table of sales points."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.catalogue import PointEntry
from catalog.model import SalesPoint
from catalog.model.parts import Position
from catalog.opendata.column import Column, Holds, field, worked_out
from catalog.opendata.parts import point_phones, source_texts
from catalog.opendata.published import Published
from catalog.opendata.table import Table, place_columns, url_columns


@dataclass(frozen=True, slots=True)
class Row:
    """A sales point."""

    of: Published
    entry: PointEntry


def _kind(row: Row) -> str | None:
    kind = row.entry.record.kind
    return row.of.catalogue.lists.point_kinds[kind].vi if kind else None


def _position(row: Row) -> Position | None:
    return row.entry.record.position


def _hours(row: Row) -> str | None:
    hours = row.entry.record.hours
    return " ".join(hours.best("vi")[0].split()) if hours else None


COLUMNS: tuple[Column[Row], ...] = (
    worked_out(
        "id",
        Holds.ID,
        lambda row: row.entry.id,
        ("mã", "Mã ổn định của điểm bán."),
        ("id", "Stable id of the sales point."),
        example="quay-vi-du",
        always=True,
    ),
    field(
        SalesPoint,
        "name.vi",
        lambda row: row.entry.record.name.vi,
        always=True,
        example="Quầy OCOP Ví Dụ",
    ),
    field(SalesPoint, "name.en", lambda row: row.entry.record.name.en),
    field(SalesPoint, "kind", lambda row: row.entry.record.kind),
    worked_out(
        "kind_vi",
        Holds.TEXT,
        _kind,
        ("loại điểm bán, bằng chữ", "Tên loại điểm bán."),
        ("kind in Vietnamese", "As the pages say it."),
    ),
    field(SalesPoint, "operator", lambda row: row.entry.record.operator),
    field(SalesPoint, "operated_by", lambda row: row.entry.record.operated_by, refers="producers"),
    *place_columns(lambda row: row.entry.located),
    field(
        SalesPoint,
        "place.address",
        lambda row: row.entry.record.place.address if row.entry.record.place else None,
        name="address",
    ),
    field(
        SalesPoint,
        "position.latitude",
        lambda row: found.latitude if (found := _position(row)) else None,
        name="latitude",
        unit="°",
    ),
    field(
        SalesPoint,
        "position.longitude",
        lambda row: found.longitude if (found := _position(row)) else None,
        name="longitude",
        unit="°",
    ),
    field(SalesPoint, "hours", _hours, holds=Holds.TEXT),
    worked_out(
        "phones",
        Holds.LIST,
        lambda row: point_phones(row.of, row.entry),
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
    field(SalesPoint, "open", lambda row: row.entry.record.open),
    field(SalesPoint, "checked_on", lambda row: row.entry.record.checked_on),
    worked_out(
        "product_ids",
        Holds.LIST,
        lambda row: tuple(sorted(row.entry.products)),
        ("các sản phẩm", "Mã những sản phẩm được biết là có bán ở đó."),
        ("ids of its products", "Those that are known to be sold there."),
    ),
    *url_columns("sales-points", lambda row: (row.of, row.entry.id)),
    worked_out(
        "sources",
        Holds.LIST,
        lambda row: source_texts(row.entry.record.sources),
        ("nguồn", "Đọc được những điều này ở đâu."),
        ("sources", "Where this was read."),
    ),
)


def _rows(published: Published) -> Iterator[Row]:
    for _, entry in sorted(published.catalogue.points.items()):
        yield Row(published, entry)


POINTS = Table(
    "sales-points",
    {"vi": "Điểm bán", "en": "Sales points"},
    {
        "vi": "Mỗi dòng một nơi mua được sản phẩm. Nơi như thế hay đóng cửa: xem ngày kiểm tra.",
        "en": "One row for each place of sale. Such places close quietly: see when it was checked.",
    },
    COLUMNS,
    _rows,
)
