"""The tables of the search benchmark: shares and milliseconds as lines of text.

Knows kinds and halves of questions; judges nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from statistics import median, quantiles

from catalog.bench.search.browser import Answer
from catalog.bench.search.queries import KINDS, Question, score

HELP = """\
  x / y       share of questions whose first product is right / with a right one among the
              first three; of the kind "nothing": share for which nothing was found
  halves      nobody tunes with the questions of the held half
  ms          median / 95th percentile, in the page, on this machine
"""

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Result:
    """What one engine made of the questions. ``typed``: milliseconds of each keystroke."""

    answers: Sequence[Answer]
    typed: Sequence[float]


def table(questions: Sequence[Question], results: Mapping[str, Result]) -> Iterator[str]:
    """Kinds of questions by engine, then both halves and all, then how long it took."""
    of = results.values()
    yield _row("", "n", results)
    for kind in KINDS:
        yield from _shares(kind, [q.kind == kind for q in questions], questions, of)
    yield ""
    yield from _shares("tuning half", [not q.held for q in questions], questions, of)
    yield from _shares("held half", [q.held for q in questions], questions, of)
    yield from _shares("all", [True for _ in questions], questions, of)
    yield ""
    asked = [[answer.took for answer in result.answers] for result in of]
    yield _row("ms a question", f"{len(questions)}", map(spread, asked))
    typed = [result.typed for result in of]
    yield _row("ms a keystroke", f"{max(map(len, typed), default=0)}", map(spread, typed))


def _shares(
    name: str, wanted: Sequence[bool], questions: Sequence[Question], of: Iterable[Result]
) -> Iterator[str]:
    """The line of some questions; none where there are none."""
    asked = list(compress(questions, wanted))
    if not asked:
        return
    cells = []
    for result in of:
        found = score(asked, [answer.ids for answer in compress(result.answers, wanted)])
        three = "" if name == NOTHING else f" / {found.three:.2f}"
        cells.append(f"{found.first:.2f}{three}")
    yield _row(name, f"{len(asked)}", cells)


def spread(times: Sequence[float]) -> str:
    """Median and 95th percentile."""
    if len(times) < 2:
        return "-"
    return f"{median(times):.1f} / {percentile(times):.1f}"


def percentile(times: Sequence[float]) -> float:
    """The 95th percentile of at least two times."""
    return quantiles(times, n=20, method="inclusive")[-1]


def misses(questions: Sequence[Question], answers: Sequence[Answer]) -> Iterator[str]:
    """Questions of the tuning half whose first product is wrong, with what came instead.

    The held half is not shown to anybody.
    """
    for question, answer in zip(questions, answers, strict=True):
        if question.held or score([question], [answer.ids]).first:
            continue
        first = answer.ids[0] if answer.ids else "nothing"
        right = ", ".join(sorted(question.right)[:3]) or "nothing"
        more = len(question.right) - 3
        yield f"{question.kind:<14}{question.text}"
        yield f"{'':14}  found  {first}{_place(question, answer)}"
        yield f"{'':14}  right  {right}{f' and {more} more' if more > 0 else ''}"


def _place(question: Question, answer: Answer) -> str:
    """Where the first right one came, if it came at all."""
    places = [place for place, id_ in enumerate(answer.ids, 1) if id_ in question.right]
    return f"   (a right one: number {places[0]})" if places else ""


def _row(name: str, count: str, cells: Iterable[str]) -> str:
    return f"{name:<16}{count:>6}" + "".join(f"{cell:>16}" for cell in cells)
