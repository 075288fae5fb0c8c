"""What each code says, in each language, and its page on the site.

The words stand in ``catalog/messages/``: for each code what is wrong (``says``)
and what would be right (``right``). What a contributor typed is only filled in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalog.addresses import address
from catalog.errors import BrokenReference
from catalog.load import read_file
from catalog.problems import Problem

FOLDER = Path(__file__).parent.parent / "messages"
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """What one code says; the texts hold places such as ``{found}``."""

    says: str
    right: str

    @property
    def sentences(self) -> str:
        """Both, where there is one line for all."""
        return f"{self.says} {self.right}"


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
    values = _Known({key: clean(value) for key, value in problem.values.items()})
    return Message(words.says.format_map(values), words.right.format_map(values))


def clean(text: str) -> str:
    """Without signs that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def plain(text: str) -> str:
    """Without what a terminal, or in the log of a workflow its runner, would obey."""
    return clean(text.replace("\t", " ")).replace("##[", "## [")


def page_of(code: str, language: str, base_url: str = "") -> str:
    """Address of the page that explains a code; a path from the root if no site is known."""
    # The settings of a request say where the site is: nothing but an address may stand there.
    return clean(base_url).rstrip("/") + "/" + address(language, "errors", code)
