"""How people mistype Vietnamese, and how they shorten it. Pure functions on text.

Keys and tones only: knows no product, and not what any search forgives.
"""

import unicodedata
from collections.abc import Callable
from random import Random

from catalog.text import nfc

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LETTERS = "".join(sorted("".join(_ROWS)))

LONG = {
    "ctcp": "công ty cổ phần",
    "cty": "công ty",
    "cp": "cổ phần",
    "tnhh": "trách nhiệm hữu hạn",
    "mtv": "một thành viên",
    "htx": "hợp tác xã",
    "tht": "tổ hợp tác",
    "dvnn": "dịch vụ nông nghiệp",
    "hkd": "hộ kinh doanh",
    "kd": "kinh doanh",
    "tp": "thành phố",
}
"""Short form -> long form; a form that contains another stands before it."""

LEGAL = (
    "công ty trách nhiệm hữu hạn",
    "công ty cổ phần",
    "hợp tác xã",
    "tổ hợp tác",
    "hộ kinh doanh",
)
"""What stands before a maker's name, in its long form."""


def long_form(text: str) -> str:
    """Lower case, with no abbreviation left."""
    return " ".join(LONG.get(word, word) for word in nfc(text).lower().split())


def short_form(text: str) -> str:
    """Lower case, with every abbreviation that there is."""
    text = f" {long_form(text)} "
    for short, whole in LONG.items():
        text = text.replace(f" {whole} ", f" {short} ")
    return text.strip()


def other_tone(word: str, chance: Random) -> str:
    """The word with another tone, or none, where it has one; the same word if it has none."""
    apart = unicodedata.normalize("NFD", word)
    tone = next((sign for sign in apart if sign in _TONES), None)
    if tone is None:
        return word
    before, after = apart.split(tone, 1)
    # A dot below stands before the other marks of its letter, every other tone after them.
    while after and unicodedata.combining(after[0]):
        before, after = before + after[0], after[1:]
    return nfc(before + chance.choice(["", *_TONES.replace(tone, "")]) + after)


def joined(text: str, chance: Random) -> str:
    """Two or three words of the text without the spaces between them."""
    words = text.split()
    at = chance.randrange(max(len(words) - 1, 1))
    end = at + chance.choice((2, 2, 3))
    return " ".join([*words[:at], "".join(words[at:end]), *words[end:]])


def cut(text: str, chance: Random) -> str:
    """The text without the end of its last word, of which two letters or more are left."""
    *_, last = text.split()
    left = chance.randrange(2, len(last)) if len(last) > 2 else len(last)
    return text[: len(text) - len(last) + left]


def _swapped(word: str, at: int, _: Random) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _missing(word: str, at: int, _: Random) -> str:
    return word[:at] + word[at + 1 :]


def _doubled(word: str, at: int, _: Random) -> str:
    return word[:at] + word[at] + word[at:]


def _beside(word: str, at: int, chance: Random) -> str:
    """The key to the left or right was hit; a letter with a mark stays."""
    row = next((row for row in _ROWS if word[at] in row), "")
    place = row.find(word[at])
    keys = [row[near] for near in (place - 1, place + 1) if row and 0 <= near < len(row)]
    return word[:at] + chance.choice(keys or [word[at]]) + word[at + 1 :]


_SLIPS: tuple[Callable[[str, int, Random], str], ...] = (_swapped, _missing, _doubled, _beside)


def mistyped(word: str, chance: Random) -> str:
    """A word in lower case, of four letters or more, with one slip of the fingers inside."""
    return chance.choice(_SLIPS)(word, chance.randrange(1, len(word) - 1), chance)


def one_slip_away(word: str) -> set[str]:
    """Every text that one letter more, less, changed or swapped makes of a plain word."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {a + b[1:] for a, b in halves if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    found |= {a + letter + b[1:] for a, b in halves if b for letter in _LETTERS}
    return found | {a + letter + b for a, b in halves for letter in _LETTERS}
