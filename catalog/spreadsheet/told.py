"""What is wrong with a sheet, by cell: values, and the words for them.

Like a `Problem`, but a cell is no line: ``where`` is "Sản phẩm!D17", a row
"Sản phẩm!17", or the name of the file. What the model says of a value is a `Problem`
inside one of these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import ascii_uppercase

from catalog.errors import BrokenReference
from catalog.load import read_file
from catalog.problems import Problem
from catalog.report import in_words

_FILE = Path(__file__).with_name("messages.yml")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to correct or to know; what ``blocks`` keeps all from being written."""

    where: str
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    blocks: bool = True
    inner: Problem | None = None


def row_of(where: str) -> str:
    """The row of a cell: "Sản phẩm!17" of "Sản phẩm!D17"."""
    sheet, _, place = where.rpartition("!")
    return f"{sheet}!{place.lstrip(ascii_uppercase)}"


@cache
def sheet_messages(language: str) -> Mapping[str, str]:
    """Code -> its sentences with places.

    Raises:
        BrokenReference: The file is missing or broken.
    """
    source, problems = read_file(_FILE, _FILE.name)
    if source is None:
        raise BrokenReference(f"{_FILE.name}: {problems[0].code}")
    rows = source.tree.items()
    return {code: str(row[language]) for code, row in rows if isinstance(row, dict)}


def sentence(told: Told, language: str) -> str:
    """In one line: where, what, and what to do."""
    if told.inner is not None:
        text, code = in_words(told.inner, language).sentences, told.inner.code
    else:
        values = {name: shown(value) for name, value in told.values.items()}
        text, code = sheet_messages(language)[told.code].format_map(values), told.code
    kinds = {"vi": ("Lỗi", "Nên xem"), "en": ("Error", "To look at")}[language]
    return f"{shown(told.where)}: {kinds[not told.blocks]}: {text} [{code}]"


def told_report(several: Iterable[Told], language: str) -> str:
    """All of them, one line each."""
    return "\n".join(sentence(one, language) for one in several)


def shown(text: str) -> str:
    """Short enough for a message, without signs that a terminal would obey."""
    short = text if len(text) <= 120 else text[:117] + "..."
    return "".join(sign if sign.isprintable() else " " for sign in short)
