"""Problems in words: for a terminal, for CI annotations, for programs.

`messages` has the words, `examples` a wrong and a right file for each code; the other
modules are one form each.
"""

from collections.abc import Iterable

from catalog.problems import BY_MACHINE, Problem, errors_among
from catalog.report.annotations import annotation, as_annotations
from catalog.report.data import as_json, data_of
from catalog.report.messages import FOLDER, LANGUAGES, Message, in_words, messages, plain
from catalog.report.step_summary import as_step_summary
from catalog.report.terminal import as_text

__all__ = [
    "FOLDER",
    "FORMATS",
    "LANGUAGES",
    "MARKDOWN",
    "Message",
    "annotation",
    "as_json",
    "as_step_summary",
    "data_of",
    "in_words",
    "messages",
    "plain",
    "report",
    "summary",
]

FORMATS = ("text", "github", "json")
MARKDOWN = "markdown"
"""Of a request only: for a comment, or the summary of a workflow."""


def report(
    problems: Iterable[Problem], language: str, form: str = "text", base_url: str = ""
) -> str:
    """All problems as one text; empty if there are none.

    ``base_url``: where the site is, for links to the pages of codes.
    """
    if form == "json":
        return as_json(data_of(problems, language, base_url))
    if form == "github":
        return as_annotations(problems, language)
    return as_text(problems, language, base_url)


def summary(problems: Iterable[Problem], language: str, files: int) -> str:
    """One line: how many files, errors and warnings; one more if a machine can help."""
    problems = tuple(problems)
    errors = errors_among(problems)
    counts, by_machine = _SUMMARY[language]
    fixable = sum(problem.code in BY_MACHINE for problem in problems)
    lines = [counts.format(files=files, errors=errors, warnings=len(problems) - errors)]
    lines += [by_machine.format(n=fixable)] if fixable else []
    return "\n".join(lines)


_SUMMARY = {
    "vi": (
        "Đã kiểm tra {files} tệp: {errors} lỗi phải sửa, {warnings} điều nên xem lại.",
        "Máy có thể sửa giúp {n} điều trong số đó: python3 build.py fix",
    ),
    "en": (
        "{files} files checked: {errors} to correct, {warnings} to look at.",
        "A machine may mend {n} of them: python3 build.py fix",
    ),
}
