"""What a report is made of: chapters, sentences, tables; and how it names things."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.catalogue import Catalogue, ProductEntry
from catalog.words import Words

BLANK = "…………………"
"""What whoever signs the report fills in."""
UNKNOWN = "chưa rõ"


@dataclass(frozen=True, slots=True)
class Table:
    """``name``: short, of at most 31 letters; every row is as long as ``header``.

    ``numbers``: columns, from 0, that hold numbers. ``is_summed``: the last row is a sum.
    """

    name: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    is_summed: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A numbered part: sentences, then tables."""

    title: str
    sentences: tuple[str, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Say:
    """Products, days and numbers in words."""

    catalogue: Catalogue
    t: Words

    def product(self, entry: ProductEntry) -> tuple[str, str, str]:
        """Its name, its producer, its commune."""
        maker = self.catalogue.maker(entry)
        commune = entry.located.commune
        return (
            entry.record.name.vi,
            maker.record.name.vi if maker else UNKNOWN,
            commune.vi if commune else UNKNOWN,
        )

    def stars(self, rank: tuple[int | None, bool]) -> str:
        stars, at_least = rank
        return UNKNOWN if stars is None else f"từ {stars}" if at_least else str(stars)

    def days(self, first: date, last: date) -> str:
        """A day, or the first and the last of several."""
        return self.t.day(first) if first == last else f"{self.t.day(first)} - {self.t.day(last)}"


def as_text(those: Sequence[Chapter]) -> str:
    """For a terminal: sentences, and tables with columns apart."""
    return "\n\n".join("\n".join(_lines(number, one)) for number, one in enumerate(those, 1))


def _lines(number: int, chapter: Chapter) -> Iterator[str]:
    yield f"{number}. {chapter.title}"
    yield from chapter.sentences
    for table in chapter.tables:
        yield f"\n{table.title}"
        yield from (" | ".join(row) for row in (table.header, *table.rows))
