r"""A table as CSV, for spreadsheets and for programs alike.

Shape: UTF-8 with a byte order mark (Excel shows đ and ậ only then), one header line of
column names, comma, CRLF, rows in the order of the table. Empty cell: not stated. Truths
are ``true`` and ``false``, days ``YYYY-MM-DD``.
Lists: values joined by ``"; "``; inside a value ``;`` is written ``\\;`` and ``\\`` as ``\\\\``.
Guard: text that a spreadsheet would take for a formula gets one ``'`` in front, and so does
text that begins with ``'`` itself. Who takes one leading ``'`` away has what was meant.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from catalog.opendata.column import Column, Holds, Value
from catalog.opendata.published import Published
from catalog.opendata.table import Table

GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
"""Where text begins with one of these it is guarded; the wide ones some keyboards type."""

_FREE = frozenset({Holds.WHOLE, Holds.NUMBER, Holds.TRUTH, Holds.DAY, Holds.WHEN})
"""What can be no formula: -21.5 stays a number."""


def table_csv(published: Published, table: Table[Any]) -> bytes:
    """The file of one table."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in published.cells(table):
        writer.writerow(map(cell_text, table.columns, row))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def cell_text(column: Column[Any], value: Value) -> str:
    """What stands in a cell."""
    if column.holds in _FREE:
        return plain_text(value)
    said = plain_text(value)
    return f"'{said}" if said.startswith(GUARDED) else said


def plain_text(value: Value) -> str:
    """A value as text, without the guard."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return joined(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def joined(values: Iterable[str]) -> str:
    """A list in one cell."""
    return "; ".join(one.replace("\\", "\\\\").replace(";", "\\;") for one in values)
