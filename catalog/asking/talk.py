"""Whoever answers: one line after another, from a terminal or from a file of answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from catalog.text import fold

MOST_SHOWN = 12
"""Choices that are listed at once."""
MOST_TRIES = 20
"""Wrong answers to one question before we give up: answers of a file would never end."""


class Stopped(Exception):
    """No more answers: nothing is written."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things, by its id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Talk:
    """``read`` gives an answer without its line end, and raises EOFError when there is none."""

    read: Callable[[], str]
    say: Callable[[str], None]
    language: str

    def word(self, vi: str, en: str) -> str:
        """A sentence in the language of the talk."""
        return en if self.language == "en" else vi

    def ask(self, question: str) -> str:
        """One answer; empty if it was left out."""
        self.say(question)
        try:
            return self.read().strip()
        except EOFError:
            raise Stopped from None

    def ask_until(self, question: str, fault: Callable[[str], str], *, required: bool) -> str:
        """An answer in which ``fault`` finds nothing; empty only where it may be left out."""
        for _ in range(MOST_TRIES):
            answer = self.ask(question)
            if not answer and not required:
                return ""
            wrong = fault(answer) if answer else self.word("Phải có câu này.", "This is needed.")
            if not wrong:
                return answer
            self.say(f"  ! {wrong}")
        raise Stopped

    def agrees(self, question: str) -> bool:
        """Yes or no; Enter is no."""
        answer = fold(self.ask(f"{question} {self.word('(có/không)', '(yes/no)')}"))
        return answer in {"co", "c", "yes", "y", "1"}

    def choose(self, question: str, choices: Sequence[Choice], *, required: bool) -> str:
        """The id of a choice, by its number, its id or a part of its name without marks."""
        shown: Sequence[Choice] = choices
        self._list(shown)
        for _ in range(MOST_TRIES):
            answer = self.ask(question)
            if not answer and not required:
                return ""
            found = list(
                _numbered(answer, shown) or _named(answer, shown) or _named(answer, choices)
            )
            if len(found) == 1:
                self.say(f"  → {found[0].name}")
                return found[0].id
            shown = found or choices
            self._list(shown)
        raise Stopped

    def _list(self, choices: Sequence[Choice]) -> None:
        for number, one in enumerate(choices[:MOST_SHOWN], start=1):
            self.say(f"  {number:>2}. {one.name} ({one.id})")
        if len(choices) > MOST_SHOWN:
            left = len(choices) - MOST_SHOWN
            self.say(
                self.word(
                    f"  … còn {left} mục: hãy gõ vài chữ, không dấu cũng được",
                    f"  … {left} more: type a few letters, marks are not needed",
                )
            )


def _numbered(answer: str, shown: Sequence[Choice]) -> list[Choice]:
    """The choice of a line that was shown."""
    if answer.isdecimal() and 0 < int(answer) <= min(len(shown), MOST_SHOWN):
        return [shown[int(answer) - 1]]
    return []


def _named(answer: str, choices: Sequence[Choice]) -> list[Choice]:
    if answer.isdecimal():
        return []
    exact = [one for one in choices if answer == one.id or fold(answer) == fold(one.name)]
    asked = fold(answer).split()
    return exact or [one for one in choices if asked and all(w in fold(one.name) for w in asked)]
