"""The report as a workbook: one sheet for each table. Counts are numbers, all else is text."""

from collections.abc import Sequence

from catalog.periodic.period import Period
from catalog.periodic.said import Chapter, Table
from catalog.spreadsheet.book import Page, write_book


def tables(those: Sequence[Chapter], period: Period) -> bytes:
    """The same chapters give the same bytes."""
    said = [[f"Báo cáo OCOP {period.vi}"]]
    for number, chapter in enumerate(those, 1):
        said += [[f"{number}. {chapter.title}"], *([one] for one in chapter.sentences), [""]]
    pages = [Page("Báo cáo", said, (110,), for_paper=True)]
    pages += [_page(table) for chapter in those for table in chapter.tables]
    return write_book(pages)


def _page(table: Table) -> Page:
    rows = (table.header, *table.rows)
    widths = tuple(
        min(44, max(10, *(len(row[column]) + 2 for row in rows)))
        for column in range(len(table.header))
    )
    cells = [
        table.header,
        *([_cell(table, at, text) for at, text in enumerate(row)] for row in table.rows),
    ]
    return Page(table.name, cells, widths, head=1, for_paper=True)


def _cell(table: Table, column: int, text: str) -> str | int:
    """A count as a number that can be summed; dots between thousands are words of the letter."""
    digits = text.replace(".", "")
    return int(digits) if column in table.numbers and digits.isdecimal() else text
