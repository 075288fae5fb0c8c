"""Vietnamese text: one spelling, folding, order, and names for addresses.

The alphabet has 29 letters (a ă â b c d đ e ê ...) and five tones; code point
order puts đ, ă and ơ behind z. Order after CLDR ``vi`` (letters first, then
tones, then case). Knows nothing about products.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from slugify import slugify

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_LETTER_MARKS = {"\u0306": 1, "\u0302": 2, "\u031b": 3}
LOOKS_LIKE_D = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
"""Icelandic eth and African D: look like Đ and đ, but are other letters."""

_NO_D = re.compile(f"[{''.join(LOOKS_LIKE_D)}]")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("['\u2019\u02bc]")
_LAST_Y = re.compile("^([bcdghklmnprstvx]*|qu)y$")


class _Letters(dict[int, str | None]):
    """What becomes of each letter, by number, worked out when it first comes; None: it goes.

    For ``str.translate``: to ask of every letter of a country anew takes seconds.
    """

    def __init__(self, become: Callable[[str], str | None]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, code: int) -> str | None:
        self[code] = self._become(chr(code))
        return self[code]


def _lowered(letter: str) -> str | None:
    if letter in LOOKS_LIKE_D:
        return "đ"
    return None if unicodedata.category(letter)[0] == "M" else letter


_LOWERED = _Letters(_lowered)
_UNMARKED = _Letters(lambda sign: None if unicodedata.combining(sign) else sign)

OrderKey = tuple[tuple[tuple[str, int], ...], tuple[int, ...], tuple[bool, ...]]


def nfc(text: str) -> str:
    """One code point per letter: what a Mac types apart comes together."""
    return unicodedata.normalize("NFC", text)


def foreign_d(text: str) -> int:
    """Where the first letter stands that only looks like Đ; -1 if none."""
    found = _NO_D.search(text)
    return found.start() if found else -1


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without marks, as people type who have no Vietnamese keyboard.

    đ is folded by hand: Unicode gives it no decomposition. The browser folds alike
    (``theme/scripts/text.js``); ``tests/text.yml`` holds both to one table.
    """
    return unmarked(_lower(text))


def _lower(text: str) -> str:
    """Lower case, one code point per letter; letters that only look like đ become đ."""
    return unicodedata.normalize("NFC", text.lower()).translate(_LOWERED)


def words(text: str) -> list[str]:
    """Words in lower case with their marks, as the search reads them: H'Mông is one word."""
    return _WORD.findall(_lower(_APOSTROPHE.sub("", text)))


def letters(word: str) -> str:
    """A word without its tone: "ậ" is "â". Where the tone stands (òa, oà) is no matter."""
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in _TONES))


def loose(folded: str) -> str:
    """Both spellings of a last i alike: Mỹ and Mĩ, quý and quí, ý and í. Takes a folded word."""
    return _LAST_Y.sub(r"\1i", folded)


def unmarked(text: str) -> str:
    """Without marks, as English writes Vietnamese places: Bắc Yên, Bac Yen."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return apart.translate(_UNMARKED)


@lru_cache(maxsize=65536)
def order_key(text: str) -> OrderKey:
    """Sort key of Vietnamese dictionaries."""
    letters: list[tuple[str, int]] = []
    tones: list[int] = []
    capitals: list[bool] = []
    for sign in unicodedata.normalize("NFD", text):
        if sign in _TONES and letters:
            tones[-1] = _TONES[sign]
        elif sign in _LETTER_MARKS and letters:
            letters[-1] = (letters[-1][0], _LETTER_MARKS[sign])
        elif not unicodedata.combining(sign):
            low = sign.lower()
            letters.append(("d", 1) if low == "đ" else (low, 0))
            tones.append(0)
            capitals.append(sign != low)
    return tuple(letters), tuple(tones), tuple(capitals)


def capital(text: str) -> str:
    """As it begins a line: the first letter large, all others as they are."""
    return text[:1].upper() + text[1:]


def slug(text: str) -> str:
    """A name for an address: lower-case ASCII words joined by hyphens."""
    return slugify(text.replace("đ", "d").replace("Đ", "D"), max_length=80, word_boundary=True)


def paragraphs(text: str) -> tuple[str, ...]:
    """Blocks between empty lines; inner line breaks become spaces."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return tuple(" ".join(block.split()) for block in blocks if block.strip())


def word_shingles(text: str, size: int = 5) -> frozenset[tuple[str, ...]]:
    """All runs of ``size`` folded words: the measure of a copied text."""
    words = re.findall(r"\w+", fold(text))
    if len(words) < size:
        return frozenset({tuple(words)} if words else ())
    return frozenset(tuple(words[i : i + size]) for i in range(len(words) - size + 1))
