"""Which letters the fonts of the printed sheets hold, and what is printed of a text.

A letter that no font holds would stop the engine, which promises that all text can be
read by every kind of reader. It is printed as U+FFFD, and `check` warns of it.
"""

import re

MISSING = "\ufffd"
LONGEST_WORD = 24
"""Letters that fit on a line of every sheet. Longer words may be broken anywhere."""
_PIECE = 8
BREAK = "\u200b"
"""Zero-width space: a line may end here; nothing is printed."""

HELD = """
20-7e a0-ac ae-377 37a-37f 384-38a 38c 38e-3a1 3a3-3e1 3f0-52f 900-97f 10fb 1ab0-1ac0 1ac5
1ac7-1ace 1c80-1c88 1d00-1df9 1dfb-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b
1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe
2000-200a 2010-2029 202f-205f 2070-2071 2074-208e 2090-209c 20a0-20c0 20f0 2100-215f
2183-2184 2189 2212 2215 2248 2260 2264-2265 25cc 2c60-2c7f 2de0-2e5d a640-a69f a700-a7ca
a7d0-a7d1 a7d3 a7d5-a7d9 a7f2-a7ff a8ff a92e ab30-ab6b fb00-fb06 fe00 fe20-fe2f fffc-fffd
10780-10785 10787-107b0 107b2-107ba 1df00-1df1e
"""
"""Code points in the fonts of ``theme/sheets/fonts/``; a test reads them there again."""

_RANGES = [part.partition("-") for part in HELD.split()]
_NOT_HELD = re.compile(
    "[^\\s"
    + "".join(
        rf"\U{int(first, 16):08x}-\U{int(last or first, 16):08x}" for first, _, last in _RANGES
    )
    + "]"
)
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_EVERY = re.compile(rf"(\S{{{_PIECE}}})(?=\S)")


def not_printable(text: str) -> str:
    """The first letter of a text that no font holds; empty if there is none."""
    found = None if text.isascii() else _NOT_HELD.search(text)
    return found[0] if found else ""


def printed(text: str) -> str:
    """A text as it is printed: letters that no font holds replaced, long words breakable."""
    if not text.isascii():
        text = _NOT_HELD.sub(MISSING, text)
    return _LONG.sub(lambda word: _EVERY.sub(rf"\1{BREAK}", word[0]), text)
