"""The catalogue as one workbook: a sheet for each table, and one that explains every column.

Row 1 says in Vietnamese what a column is called, row 2 its name in all files; both stay
in sight, and the filter hangs on the second. Text is text, so that zeros and ``=`` stay;
numbers are numbers; days are days, and a month or a year alone is text.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from catalog.opendata.as_csv import plain_text
from catalog.opendata.column import Column, Holds, Value
from catalog.opendata.published import LICENCE_URL, Published
from catalog.opendata.table import Table
from catalog.text import capital

EXPLAINED = "Giải thích"
HEAD = 2
"""Rows above the first record."""

_WIDTHS = {
    Holds.ID: 28,
    Holds.TEXT: 24,
    Holds.CHOICE: 14,
    Holds.LIST: 32,
    Holds.WHOLE: 10,
    Holds.NUMBER: 12,
    Holds.TRUTH: 10,
    Holds.DAY: 12,
    Holds.WHEN: 12,
    Holds.LINK: 32,
}

Content = str | int | float | bool | date | None


def book(published: Published, tables: Sequence[Table[Any]]) -> bytes:
    """The workbook; the same records and day give the same bytes."""
    # openpyxl takes longer to load than most sites to check.
    from catalog.spreadsheet.book import Page, write_book  # noqa: PLC0415

    pages = [
        Page(
            table.called["vi"],
            [
                [_heading(column) for column in table.columns],
                [column.name for column in table.columns],
                *([_content(value) for value in row] for row in published.cells(table)),
            ],
            [_width(column) for column in table.columns],
            head=HEAD,
        )
        for table in tables
    ]
    explained = Page(
        EXPLAINED, list(_explained(published, tables)), (20, 24, 28, 28, 14, 60, 60, 30, 12)
    )
    return write_book([*pages, explained])


def _heading(column: Column[Any]) -> str:
    return capital(column.called["vi"])


def _width(column: Column[Any]) -> int:
    return max(_WIDTHS[column.holds], min(len(column.name) + 4, 24))


def _content(value: Value) -> Content:
    if value is None or isinstance(value, str | int | float | date):
        return value
    return plain_text(value)


def _explained(published: Published, tables: Sequence[Table[Any]]) -> Iterator[list[Content]]:
    """What the file is, then every column in both languages."""
    settings, day = published.catalogue.settings, published.catalogue.day
    yield [f"{settings.name.vi}: dữ liệu ngày | data of", day]
    yield ["Giấy phép | Licence", LICENCE_URL]
    yield ["Địa chỉ | Address", published.url("vi", "data", "")]
    yield ["Ô trống: nguồn không nói. | An empty cell: no source says."]
    yield ["Nhiều giá trị trong một ô: cách nhau bằng “; ”. | Several values: joined by “; ”."]
    yield []
    yield [
        "Trang | Sheet",
        "Cột | Column",
        "Tên gọi",
        "Called",
        "Kiểu | Type",
        "Nghĩa",
        "Meaning",
        "Ví dụ | Example",
        "Có thể trống | May be empty",
    ]
    for table in tables:
        for one in table.columns:
            yield [
                table.called["vi"],
                one.name,
                one.called["vi"],
                one.called["en"],
                f"{one.holds.value} ({one.unit})" if one.unit else one.holds.value,
                one.tells["vi"],
                one.tells["en"],
                one.example,
                "không | no" if one.always else "có | yes",
            ]
