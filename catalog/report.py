"""Problems in words: for a terminal, for CI annotations, for programs.

The words stand in ``catalog/messages/``: for each code what is wrong (``says``)
and what would be right (``right``). What a contributor typed is only filled in.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalog.errors import BrokenReference
from catalog.load import read_file
from catalog.problems import Problem, Severity, errors_among

FOLDER = Path(__file__).parent / "messages"
LANGUAGES = ("vi", "en")
FORMATS = ("text", "github", "json")
MARKDOWN = "markdown"
"""Of a request only: for a comment, or the summary of a workflow."""


@dataclass(frozen=True, slots=True)
class Message:
    """What one code says; the texts hold places such as ``{found}``."""

    says: str
    right: str


@cache
def messages(language: str) -> Mapping[str, Message]:
    """All messages of a language, by code.

    Raises:
        BrokenReference: The file of the language is missing or broken.
    """
    source, problems = read_file(FOLDER / f"{language}.yml", f"{language}.yml")
    if source is None:
        raise BrokenReference(f"messages/{language}.yml: {problems[0].code}")
    return {
        code: Message(str(row["says"]), str(row["right"]))
        for code, row in source.tree.items()
        if isinstance(row, dict)
    }


class _Known(dict[str, str]):
    """Values of a message; a place without a value stays visible as itself."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def in_words(problem: Problem, language: str) -> Message:
    """The filled-in message of a problem."""
    words = messages(language)[problem.code]
    values = _Known({key: _clean(value) for key, value in problem.values.items()})
    return Message(words.says.format_map(values), words.right.format_map(values))


def report(problems: Iterable[Problem], language: str, form: str = "text") -> str:
    """All problems as one text; empty if there are none."""
    write = {"text": _as_text, "github": _as_annotation}.get(form)
    if write is None:
        return as_json(data_of(problems, language))
    return "\n".join(write(problem, language) for problem in problems)


def data_of(problems: Iterable[Problem], language: str) -> list[dict[str, object]]:
    """The problems for programs."""
    return [_as_data(problem, language) for problem in problems]


def as_json(data: object) -> str:
    """Letters stay readable; what a terminal would obey is escaped, and nothing is lost."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def summary(problems: Iterable[Problem], language: str, files: int) -> str:
    """One line: how many files, errors and warnings."""
    problems = tuple(problems)
    errors = errors_among(problems)
    warnings = len(problems) - errors
    if language == "en":
        return f"{files} files checked: {errors} to correct, {warnings} to look at."
    return f"Đã kiểm tra {files} tệp: {errors} lỗi phải sửa, {warnings} điều nên xem lại."


def plain(text: str) -> str:
    """Without what a terminal, or in the log of a workflow its runner, would obey."""
    return _clean(text.replace("\t", " ")).replace("##[", "## [")


def _clean(text: str) -> str:
    """Without signs that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _where(problem: Problem) -> str:
    path = _clean(problem.path)
    return f"{path}:{problem.line}:{problem.column}" if problem.line else path


def _as_text(problem: Problem, language: str) -> str:
    words = in_words(problem, language)
    kinds = {"vi": ("Lỗi", "Nên xem"), "en": ("Error", "Warning")}[language]
    kind = kinds[problem.severity is Severity.WARNING]
    lines = [f"{_where(problem)}: {kind}: {words.says} [{problem.code}]"]
    if problem.shown:
        # A tab before the caret would move it: show it as one space.
        shown = _clean(problem.shown.replace("\t", " "))
        gutter = f"{problem.line:>5} | "
        lines.append(gutter + shown)
        if problem.column <= len(shown) + 1:
            lines.append(" " * (len(gutter) + _width(shown[: problem.column - 1])) + "^")
    lines.append(f"      → {words.right}")
    return "\n".join(lines) + "\n"


def _width(text: str) -> int:
    """How many places a terminal gives to a text: none to a mark, two to a wide letter."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _as_annotation(problem: Problem, language: str) -> str:
    """GitHub's workflow command; its own signs are escaped as GitHub asks."""
    words = in_words(problem, language)
    place = problem.line, problem.column
    text = f"{words.says} {words.right}"
    return annotation(problem.severity.value, problem.path, place, problem.code, text)


def annotation(kind: str, path: str, place: tuple[int, int], title: str, text: str) -> str:
    """One workflow command: ``error``, ``warning`` or ``notice``; no line if that is 0."""
    where = f"file={_escaped(_clean(path), inside=True)}"
    if place[0]:
        where += f",line={place[0]},col={place[1]}"
    return f"::{kind} {where},title={title}::{_escaped(text)}"


def _escaped(text: str, *, inside: bool = False) -> str:
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(sign, code)
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text


def _as_data(problem: Problem, language: str) -> dict[str, object]:
    words = in_words(problem, language)
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": words.says,
        "right": words.right,
        "values": dict(problem.values),
    }
