"""What people type, and what should stand first: the questions of the search benchmark.

The real ones were written from the records before the search was tuned
(``queries.yml``, whose head says how). Half of all questions, chosen by a digest of
their letters, is held back for the final figure: nobody tunes with them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from catalog.reference.data import read_reference, rows, text, texts

FILE = Path(__file__).with_name("queries.yml")

KINDS = (
    "marked unmarked decomposed wrong-tone missing-space typo d-bar abbreviation prefix "
    "english word-order synonym old-place code nothing"
).split()
"""Categories, in the order of the report; ``nothing``: no product may be found."""


@dataclass(frozen=True, slots=True)
class Question:
    """``right``: ids of products of which one should come first; none: nothing may be found."""

    kind: str
    text: str
    right: frozenset[str]
    language: str = "vi"

    @property
    def held(self) -> bool:
        """True if it is kept for the final figure."""
        return sha256(self.text.encode()).digest()[0] % 2 == 1


def real_questions(file: Path = FILE) -> tuple[Question, ...]:
    """Questions about the real records."""
    return tuple(
        Question(
            text(row, "kind"),
            text(row, "query"),
            frozenset(texts(row, "right")),
            text(row, "language", "vi"),
        )
        for row in rows(read_reference(file), "questions")
    )


@dataclass(frozen=True, slots=True)
class Score:
    """How well questions were answered, from 0 to 1."""

    questions: int
    first: float
    three: float


def score(questions: Iterable[Question], answers: Iterable[list[str]]) -> Score:
    """``answers``: ids found for each question, best first."""
    count = first = three = 0
    for question, found in zip(questions, answers, strict=True):
        count += 1
        first += _right(question, found[:1])
        three += _right(question, found[:3])
    return Score(count, first / max(count, 1), three / max(count, 1))


def _right(question: Question, found: list[str]) -> bool:
    if not question.right:
        return not found
    return any(id_ in question.right for id_ in found)
