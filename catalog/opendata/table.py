"""A table: columns, and what its rows are made from. Of several records one flat picture."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic

from catalog.opendata.column import Column, Holds, R, Text, worked_out
from catalog.opendata.published import Published
from catalog.reference import Located


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """One table. ``key``: the columns that together name a row."""

    id: str
    called: Text
    tells: Text
    columns: tuple[Column[R], ...]
    rows: Callable[[Published], Iterable[R]]
    key: tuple[str, ...] = ("id",)

    def column(self, name: str) -> Column[R]:
        """The column of this name."""
        return next(one for one in self.columns if one.name == name)


def place_columns(located: Callable[[Any], Located]) -> tuple[Column[Any], ...]:
    """Where something is: today's commune, and what it was until June 2025."""

    def commune_code(row: Any) -> str | None:
        commune = located(row).commune
        return commune.code if commune else None

    def commune(row: Any) -> str | None:
        found = located(row).commune
        return found.vi if found else None

    def former_commune(row: Any) -> str | None:
        old = located(row).old
        return old.vi if old else None

    def former_district(row: Any) -> str | None:
        district = located(row).district
        return district.vi if district else None

    return (
        worked_out(
            "commune_code",
            Holds.TEXT,
            commune_code,
            ("mã xã", "Mã năm số của xã, phường từ 01/07/2025; là chữ, giữ số 0 ở đầu."),
            (
                "code of the commune",
                "Five-digit code of the commune or ward since 1 July 2025; text, with its zero.",
            ),
            example="04075",
        ),
        worked_out(
            "commune",
            Holds.TEXT,
            commune,
            ("xã, phường hiện nay", "Tên đầy đủ của xã, phường từ 01/07/2025."),
            ("commune or ward today", "Full name of the commune or ward since 1 July 2025."),
            example="xã Yên Châu",
        ),
        worked_out(
            "former_commune",
            Holds.TEXT,
            former_commune,
            (
                "xã, phường, thị trấn trước 7/2025",
                "Tên đến 30/06/2025; trống: nguồn không nói xã cũ nào.",
            ),
            ("commune until June 2025", "Name until 30 June 2025; empty: no source says which."),
            example="xã Viêng Lán",
        ),
        worked_out(
            "former_district",
            Holds.TEXT,
            former_district,
            ("huyện, thị xã, thành phố trước 7/2025", "Tên đến 30/06/2025."),
            ("district until June 2025", "Name until 30 June 2025."),
            example="huyện Yên Châu",
        ),
    )


def url_columns(kind: str, of: Callable[[Any], tuple[Published, str]]) -> tuple[Column[Any], ...]:
    """The addresses of the page in both languages."""

    def url(row: Any, language: str) -> str:
        published, id_ = of(row)
        return published.url(language, kind, id_)

    return (
        worked_out(
            "url_vi",
            Holds.LINK,
            lambda row: url(row, "vi"),
            ("trang tiếng Việt", "Địa chỉ trang; được giữ lâu dài."),
            ("page in Vietnamese", "Address of the page; it is kept."),
            always=True,
        ),
        worked_out(
            "url_en",
            Holds.LINK,
            lambda row: url(row, "en"),
            ("trang tiếng Anh", "Địa chỉ trang; được giữ lâu dài."),
            ("page in English", "Address of the page; it is kept."),
            always=True,
        ),
    )
