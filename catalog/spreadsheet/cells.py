"""What stands in a cell, and the text of a file: each from the other. Guesses nothing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError

from catalog.load import Tree
from catalog.spreadsheet.columns import Column, Form
from catalog.spreadsheet.told import Told, shown
from catalog.text import fold, nfc


class Held(StrEnum):
    """What Excel took the content of a cell for."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``text`` of a date is YYYY-MM-DD, of a number its digits."""

    where: str
    text: str
    held: Held = Held.TEXT


Value = str | Told

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})\s*/\s*(\d{4})")


def read_cell(column: Column, cell: Cell) -> Value:
    """The text that the file is to say; "" for an empty cell."""
    if cell.held is Held.FORMULA:
        return Told(cell.where, "cell-formula")
    if cell.held is Held.ERROR:
        return Told(cell.where, "cell-error", {"found": cell.text})
    text = tidy(cell.text, column.form)
    if not text or column.form is Form.READ_ONLY:
        return text
    if cell.held is Held.DATE and column.form is not Form.DATE:
        return Told(cell.where, "cell-date-for-text", {"found": text})
    if cell.held is Held.NUMBER:
        return _number(column, cell.where, text)
    read = _READ.get(column.form)
    return read(column, cell.where, text) if read else text


def tidy(text: str, form: Form) -> str:
    """Composed, without spaces around it; on one line unless the field is prose."""
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " "))
    if form is not Form.PROSE:
        return " ".join(text.split())
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    return f"{text}\n" if "\n" in text else text


def same(column: Column, one: str, other: str) -> bool:
    """True if both say the same, however they are written: 45.000 and 45000."""
    if tidy(one, column.form) == tidy(other, column.form):
        return True
    return bool(one and other) and _parsed(column, one) == _parsed(column, other)


def tree_of(column: Column, text: str) -> Tree | None:
    """What the file holds for a text of `read_cell`; None for nothing."""
    if column.form is not Form.LIST:
        return text or None
    parts = (part.strip() for part in text.split(column.separator.strip()))
    return [part for part in parts if part] or None


def text_of(column: Column, tree: Tree | None) -> str:
    """What a file holds, as one text: of a list, all its values."""
    if isinstance(tree, list):
        return column.separator.join(str(one) for one in tree)
    return tree if isinstance(tree, str) else ""


def cell_text(column: Column, text: str) -> str:
    """How the text of a file is shown in its cell."""
    return column.choices.get(text, text).removesuffix("\n")


def _parsed(column: Column, text: str) -> object:
    if column.reads is None:
        return text
    try:
        parsed: object = column.reads.validate_python(tree_of(column, text))
    except ValidationError:
        return text
    return parsed


def _number(column: Column, where: str, text: str) -> Value:
    if column.form is Form.PHONE:
        return Told(where, "cell-phone-without-zero", {"found": text, "right": f"0{text}"})
    if column.form in {Form.TEXT, Form.PROSE} or ";" in column.separator:
        return Told(where, "cell-number-for-text", {"found": text})
    if column.form is Form.DATE and not re.fullmatch(r"(19|20)\d\d", text):
        return Told(where, "cell-number-for-text", {"found": text})
    if not text.isdecimal():
        return Told(where, "cell-not-whole", {"found": text})
    if column.form is Form.MONEY:
        return f"{int(text):,}".replace(",", ".")
    return _choice(column, where, text) if column.form is Form.CHOICE else text


def _date(_: Column, __: str, text: str) -> str:
    """Day before month, as Vietnam writes; anything else is left to the model to refuse."""
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    if found := _MONTH_FIRST.fullmatch(text):
        month, year = found.groups()
        return f"{year}-{month:0>2}"
    return text


def _choice(column: Column, where: str, text: str) -> Value:
    """The id behind a name: as listed, the id alone, or the name alone if only one bears it."""
    inside = re.fullmatch(r".*\[([a-z0-9-]+)\]", text)
    id_ = inside[1] if inside else text
    if id_ in column.choices:
        return id_
    named = [key for key, name in column.choices.items() if fold(text) == _bare(name)]
    if len(named) == 1:
        return named[0]
    known = ", ".join(list(column.choices.values())[:4])
    return Told(where, "cell-word-unknown", {"found": shown(text), "known": known})


def _bare(name: str) -> str:
    return fold(re.sub(r"\s*\[[a-z0-9-]+\]$", "", name))


def _phone(_: Column, where: str, text: str) -> Value:
    digits = re.sub(r"[\s.()-]", "", text)
    if re.fullmatch(r"[35789]\d{8}|2\d{9}", digits, re.ASCII):
        return Told(where, "cell-phone-without-zero", {"found": text, "right": f"0{digits}"})
    return text


_READ: Mapping[Form, Callable[[Column, str, str], Value]] = {
    Form.DATE: _date,
    Form.CHOICE: _choice,
    Form.PHONE: _phone,
}
