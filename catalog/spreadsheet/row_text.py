"""Rows of a sheet as the text of its part, with the very bytes that openpyxl writes.

Openpyxl makes an object and an element of every cell: of a country that took 12 s, this
takes one. Knows kinds of cells, and of styles only their numbers.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

DAY_FORM = "dd/mm/yyyy"
_MOST = 32_767
"""Letters that a cell holds."""
_EPOCH = date(1899, 12, 30).toordinal()
"""Day 0 of spreadsheets, for every day since March 1900."""

Content = str | int | float | bool | date | None
"""What a cell is given: text stays text, whatever it looks like; the rest keeps its kind."""

Kind = tuple[str, bool, bool, bool]
"""Format of numbers, guarded against formulas, several lines, heading."""

_GUARDED = frozenset("=+-@")
"""Where text begins with one of these, spreadsheets are told that it is no formula."""
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@cache
def _letters(column: int) -> str:
    """A to Z, AA, AB, ..."""
    above, last = divmod(column - 1, 26)
    return (_letters(above) if above else "") + chr(ord("A") + last)


def kind_of(content: Content, *, heading: bool, wraps: bool) -> Kind:
    """What decides the looks of a cell."""
    if isinstance(content, date):
        return DAY_FORM, False, False, heading
    if isinstance(content, int | float):
        return "General", False, False, heading
    text = content or ""
    return "@", text[:1] in _GUARDED, wraps or "\n" in text, heading


class Rows:
    """The rows of one sheet.

    ``style``: the number of a style, by kind and by the first content that has it.
    ``sparse``: nobody types there, so that empty cells need not be dressed.
    """

    def __init__(
        self,
        rows: Sequence[Sequence[Content]],
        headings: frozenset[int],
        style: Callable[[Kind, Content], int],
        *,
        wraps: bool,
        sparse: bool,
    ) -> None:
        self._style, self._wraps = style, wraps
        self._styles: dict[Kind, int] = {}
        self._lines: list[tuple[int, bytes]] = []
        # As bytes: texts with letters of Vietnam take twice the memory.
        self._columns: set[int] = set()
        for number, row in enumerate(rows, start=1):
            cells = [
                self._cell(number, column, content, heading=number in headings)
                for column, content in enumerate(row, start=1)
                if not sparse or (content is not None and content != "")
            ]
            if cells:
                self._lines.append((number, "".join(cells).encode()))

    def size(self) -> str:
        """From the first cell to the last, such as ``A1:C20``."""
        if not self._lines:
            return "A1:A1"
        first, last = _letters(min(self._columns)), _letters(max(self._columns))
        return f"{first}{self._lines[0][0]}:{last}{self._lines[-1][0]}"

    def part(self, attributes: Mapping[int, Mapping[str, str]]) -> bytes:
        """The element of all rows; ``attributes``: what is special about some."""
        return b"<sheetData>%b</sheetData>" % b"".join(self._rows(attributes))

    def _rows(self, attributes: Mapping[int, Mapping[str, str]]) -> Iterator[bytes]:
        for number, cells in self._lines:
            more = "".join(f' {k}="{v}"' for k, v in attributes.get(number, {}).items())
            yield b'<row r="%d"%b>%b</row>' % (number, more.encode(), cells)

    def _cell(self, row: int, column: int, content: Content, *, heading: bool) -> str:
        kind = kind_of(content, heading=heading, wraps=self._wraps)
        if kind not in self._styles:
            self._styles[kind] = self._style(kind, content)
        self._columns.add(column)
        start = f'<c r="{_letters(column)}{row}" s="{self._styles[kind]}"'
        if content is None or content == "":
            return f'{start} t="n" />'
        if isinstance(content, str):
            return f'{start} t="inlineStr"><is>{_text(content)}</is></c>'
        form = "b" if isinstance(content, bool) else "n"
        return f'{start} t="{form}"><v>{_number(content)}</v></c>'


def _number(content: float | date) -> str:
    if isinstance(content, date):
        return str(content.toordinal() - _EPOCH)
    return f"{content:.16g}"


def _text(content: str) -> str:
    text = content[:_MOST]
    if _NO_XML.search(text):
        raise ValueError(f"{text!r} cannot stand in a workbook")
    space = ' xml:space="preserve"' if text.strip() not in {"", text} else ""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<t{space}>{text}</t>"
