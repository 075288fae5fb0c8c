"""The report as a workbook: one sheet for each table, every cell text."""

from collections.abc import Sequence

from catalog.periodic.period import Period
from catalog.periodic.said import Chapter, Table
from catalog.spreadsheet.book import Page, write_book


def tables(those: Sequence[Chapter], period: Period) -> bytes:
    """The same chapters give the same bytes."""
    said = [[f"Báo cáo OCOP {period.vi}"]]
    for number, chapter in enumerate(those, 1):
        said += [[f"{number}. {chapter.title}"], *([one] for one in chapter.sentences), [""]]
    pages = [Page("Báo cáo", said, (110,))]
    pages += [_page(table) for chapter in those for table in chapter.tables]
    return write_book(pages)


def _page(table: Table) -> Page:
    rows = (table.header, *table.rows)
    widths = tuple(
        min(44, max(10, *(len(row[column]) + 2 for row in rows)))
        for column in range(len(table.header))
    )
    return Page(table.name, rows, widths)
