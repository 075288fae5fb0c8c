"""Bytes and signs that keep a file from being read, where only one thing can be meant."""

import re
from collections.abc import Callable, Mapping

from catalog.load import read
from catalog.load.decode import CONTROL
from catalog.problems import Problem
from catalog.text import LOOKS_LIKE_D, nfc

_MARK = "\ufeff"
_SPACES = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_LIKE_D = str.maketrans(LOOKS_LIKE_D)
_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_TABS_WITHIN = re.compile(r"[ ]*\t+[ \t]*")
_COLON = re.compile(r"^(\s*(?:- )?[a-z_]+: +)(?![\"'\[{|>&*!])(\S.*:(?: .*)?)$")
MOST_LINES = 50
"""Lines of one file that are put into quotes before we give up."""


def _without_mark(text: str) -> str:
    return text.removeprefix(_MARK)


def _without_unseen(text: str) -> str:
    return CONTROL.sub("", _SPACES.sub(" ", text))


def _with_our_d(text: str) -> str:
    return text.translate(_LIKE_D)


def _without_tabs(text: str) -> str:
    """Two spaces for each tab before a line; one for those between a dash or colon and a value."""
    lines = [_TABS.sub(lambda found: found[0].expandtabs(2), line) for line in text.split("\n")]
    return "\n".join(_TABS_WITHIN.sub(" ", line) if "\t" in line else line for line in lines)


LETTERS: Mapping[str, Callable[[str], str]] = {
    "byte-order-mark": _without_mark,
    "control-character": _without_unseen,
    "letter-eth": _with_our_d,
    "text-decomposed": nfc,
}
"""Code -> the text without what it names. None of them changes a letter that one can see."""


def readable(data: bytes, path: str) -> str:
    """The text of a file, mended as far as only one reading is possible.

    Raises:
        UnicodeDecodeError: It is not UTF-8; nobody can say which letters were meant.
    """
    text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    for mend in LETTERS.values():
        text = mend(text)
    for code, mended in (("yaml-tab", _without_tabs), ("yaml-colon-in-text", None)):
        problem = _stops(text, path)
        if problem is None or problem.code != code:
            continue
        better = mended(text) if mended else _quoted(text, path)
        text = better if _stops(better, path) is None else text
    return text


def _stops(text: str, path: str) -> Problem | None:
    """What keeps a text from being read at all."""
    source, problems = read(text.encode(), path)
    return problems[-1] if source is None else None


def _quoted(text: str, path: str) -> str:
    """With each value in quotes that holds the colon over which the reader stumbled."""
    lines = text.split("\n")
    for _ in range(MOST_LINES):
        problem = _stops("\n".join(lines), path)
        if problem is None or problem.code != "yaml-colon-in-text":
            break
        row = problem.line - 1
        found = _COLON.match(lines[row]) if row < len(lines) else None
        # A word that is a field's own would make two fields on one line: not ours to part.
        # What stands behind a # may be a note, which nobody meant to publish.
        if found is None or re.match(r"[a-z_]+:", found[2]) or re.search(r"\s#", found[2]):
            break
        value = found[2].rstrip().replace("\\", "\\\\").replace('"', '\\"')
        lines[row] = f'{found[1]}"{value}"'
    return "\n".join(lines)
