"""Problems at the lines of a pull request: GitHub's workflow commands.

GitHub shows ten errors and ten warnings of a step and drops the others without a
word, so the most important come first and the rest is counted. All of them stand in
the summary of the run (`step_summary`).
"""

from collections.abc import Iterable

from catalog.problems import Problem, Severity
from catalog.report.messages import clean, in_words

MOST = 10
"""Annotations of one kind that GitHub keeps of one step."""

_MORE = {
    "vi": "Còn {errors} lỗi và {warnings} điều nên xem; tất cả ở phần tóm tắt của lần kiểm tra.",
    "en": "{errors} more errors and {warnings} more warnings; all stand in the run's summary.",
}


def by_importance(problems: Iterable[Problem]) -> list[Problem]:
    """What stops the build first, then by file and line."""
    return sorted(problems, key=lambda one: (one.severity is Severity.WARNING, one))


def as_annotations(problems: Iterable[Problem], language: str) -> str:
    """One command per problem, ten of a kind at most; a notice counts those left out."""
    ordered = by_importance(problems)
    errors = [one for one in ordered if one.severity is Severity.ERROR]
    warnings = ordered[len(errors) :]
    shown = [*errors[:MOST], *warnings[:MOST]]
    lines = [_annotation(problem, language) for problem in shown]
    if len(shown) < len(ordered):
        left = {"errors": len(errors[MOST:]), "warnings": len(warnings[MOST:])}
        lines.append(f"::notice::{_escaped(_MORE[language].format(**left))}")
    return "\n".join(lines)


def _annotation(problem: Problem, language: str) -> str:
    """GitHub's workflow command; its own signs are escaped as GitHub asks."""
    place = problem.line, problem.column
    text = in_words(problem, language).sentences
    return annotation(problem.severity.value, problem.path, place, problem.code, text)


def annotation(kind: str, path: str, place: tuple[int, int], title: str, text: str) -> str:
    """One workflow command: ``error``, ``warning`` or ``notice``; no line if that is 0."""
    where = f"file={_escaped(clean(path), inside=True)}"
    if place[0]:
        where += f",line={place[0]},col={place[1]}"
    return f"::{kind} {where},title={title}::{_escaped(text)}"


def _escaped(text: str, *, inside: bool = False) -> str:
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(sign, code)
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text
