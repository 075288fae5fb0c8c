"""Problems for a person at a terminal: place, line, caret, and what would be right."""

import unicodedata
from collections.abc import Iterable

from catalog.problems import Problem, Severity
from catalog.report.messages import clean, in_words, page_of

_KINDS = {"vi": ("Lỗi", "Nên xem"), "en": ("Error", "Warning")}
_SEE = {"vi": "Xem", "en": "See"}


def as_text(problems: Iterable[Problem], language: str, base_url: str) -> str:
    """One block per problem; the page of a code is named where the code comes first."""
    blocks, told = [], set()
    for problem in problems:
        lines = _block(problem, language)
        if problem.code not in told:
            told.add(problem.code)
            page = page_of(problem.code, language, base_url)
            lines.append(f"      {_SEE[language]}: {page}")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _block(problem: Problem, language: str) -> list[str]:
    words = in_words(problem, language)
    kind = _KINDS[language][problem.severity is Severity.WARNING]
    lines = [f"{_where(problem)}: {kind}: {words.says} [{problem.code}]"]
    if problem.shown:
        # A tab before the caret would move it: show it as one space.
        shown = clean(problem.shown.replace("\t", " "))
        gutter = f"{problem.line:>5} | "
        lines.append(gutter + shown)
        if problem.column <= len(shown) + 1:
            lines.append(" " * (len(gutter) + _width(shown[: problem.column - 1])) + "^")
    return [*lines, f"      → {words.right}"]


def _where(problem: Problem) -> str:
    path = clean(problem.path)
    return f"{path}:{problem.line}:{problem.column}" if problem.line else path


def _width(text: str) -> int:
    """How many places a terminal gives to a text: none to a mark, two to a wide letter."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
