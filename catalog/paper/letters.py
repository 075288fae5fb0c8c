"""Which letters the printed fonts hold, and what is printed of a text.

A letter that no font holds would stop the engine, which promises readers of every
kind that all text can be read. It is printed as U+FFFD, and `check` warns of it.
"""

import re
from functools import lru_cache
from pathlib import Path

from catalog.errors import BrokenTheme

MISSING = "\ufffd"
LONGEST_WORD = 24
"""Letters that fit on a line of every sheet. Longer words may be broken anywhere."""
_PIECE = 8
BREAK = "\u200b"
"""Zero-width space: a line may end here; nothing is printed."""

_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_EVERY = re.compile(rf"(\S{{{_PIECE}}})(?=\S)")


@lru_cache(maxsize=4)
def read_letters(fonts: Path) -> frozenset[int]:
    """Code points that the fonts hold, from ``letters.txt`` beside them: ``20-7e`` a line.

    Raises:
        BrokenTheme: The list is not there.
    """
    try:
        lines = (fonts / "letters.txt").read_text("ascii").split()
    except OSError as missing:
        raise BrokenTheme(str(missing)) from None
    found: set[int] = set()
    for line in lines:
        first, _, last = line.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def printed(text: str, letters: frozenset[int]) -> str:
    """A text as it is printed: letters that no font holds replaced, long words breakable."""
    if not text.isascii():
        text = "".join(sign if ord(sign) in letters else MISSING for sign in text)
    return _LONG.sub(lambda word: _EVERY.sub(rf"\1{BREAK}", word[0]), text)


def not_printable(text: str, letters: frozenset[int]) -> str:
    """The first letter of a text that no font holds; empty if there is none."""
    return next((sign for sign in text if ord(sign) not in letters and not sign.isspace()), "")
