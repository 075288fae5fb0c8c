"""QR codes. Knows segno, and nothing else does.

Level M: a quarter of a card may be creased or greasy. Upper-case addresses need a
third fewer squares than others, for QR has a small mode for capitals, digits and
``:/.-``; only a path that is not ours to change keeps its letters.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

import segno

from catalog.qr_masks import LARGEST, Masks, Rows, number_of

QUIET = 4
"""Empty squares around, as the standard asks; without them many phones see nothing."""


@dataclass(frozen=True, slots=True)
class Qr:
    """A code as squares. ``path`` fills them in a picture of ``size`` by ``size`` squares."""

    text: str
    path: str
    size: int
    """Squares on a side, with the quiet zone."""
    dark: int
    """Squares on a side, without it."""

    @property
    def svg(self) -> str:
        """A picture of its own: black on white."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.size} {self.size}">'
            f'<path fill="#fff" d="M0 0h{self.size}v{self.size}H0z"/>'
            f'<path fill="#000" d="{self.path}"/></svg>'
        )


def printed_address(base_url: str, path: str) -> str:
    """An address of this site as a QR holds it: host in capitals, and ``path``, which is.

    A site below another's root keeps the letters of that folder: servers tell them apart.
    """
    parts = urlsplit(base_url)
    return urlunsplit((parts.scheme.upper(), parts.netloc.upper(), parts.path + path, "", ""))


@lru_cache(maxsize=4096)
def qr(text: str) -> Qr:
    """The code of a text, at level M, as small as it can be."""
    rows = [bytes(row) for row in _squares(text)]
    path = "".join(_runs(row, y + QUIET) for y, row in enumerate(rows))
    return Qr(text, path, len(rows) + 2 * QUIET, len(rows))


def _squares(text: str) -> Rows:
    """The code as segno makes it, its mask chosen by ``qr_masks.py``."""
    made = _by_parts(text)
    if made is None:
        first = _segno(text, 0)
        if len(first.matrix) > LARGEST:
            return _segno(text).matrix
        made = int(first.version), number_of(first.matrix)
    version, picture = made
    return _masks(version).best(picture)


@lru_cache
def _masks(version: int) -> Masks:
    """Of the text at hand only its size matters."""
    return Masks.of(_segno("0", mask, version).matrix for mask in range(8))


_CAPITALS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_NUMBERS = {sign: number for number, sign in enumerate(_CAPITALS)}
_HEAD = 13
"""Bits before the text: that capitals follow, and how many."""


def _by_parts(text: str) -> tuple[int, int] | None:
    """Version and picture of a text of capitals, from one of the same length.

    Each bit of a text turns over the same squares in every code of a size, those of the
    error correction included: so what differs between two texts is put together from what
    their bits do, once segno has shown that of each bit. None where that is not so.
    """
    if not _NUMBERS.keys() >= set(text) or text.isdigit() or not text:
        return None
    version, picture, usual = _usual(len(text))
    bits, count = _bits(text)
    if version is None or _HEAD + count > 12 + 8 * _room(version):
        return None
    differing = bits ^ usual
    while differing:
        lowest = differing & -differing
        picture ^= _turned(version, _HEAD + count - lowest.bit_length())
        differing ^= lowest
    return version, picture


def _bits(text: str) -> tuple[int, int]:
    """The bits of capitals, two in eleven, and how many bits they are."""
    bits = 0
    for one, other in zip(text[::2], text[1::2], strict=False):
        bits = bits << 11 | _NUMBERS[one] * len(_CAPITALS) + _NUMBERS[other]
    if len(text) % 2:
        bits = bits << 6 | _NUMBERS[text[-1]]
    return bits, len(text) // 2 * 11 + len(text) % 2 * 6


@lru_cache
def _usual(length: int) -> tuple[int | None, int, int]:
    """Version, picture and bits of a text of this length; no version if it is too large."""
    text = "A" * length
    code = _segno(text, 0)
    version = int(code.version) if len(code.matrix) <= LARGEST else None
    return version, number_of(code.matrix), _bits(text)[0]


@lru_cache
def _room(version: int) -> int:
    """How many bytes a code holds."""
    for count in range(1, 200):
        try:
            _bytes(version, b"a" * count)
        except segno.DataOverflowError:
            return count - 1
    raise AssertionError("no code below the largest holds so much")


@lru_cache(maxsize=4096)
def _turned(version: int, place: int) -> int:
    """The squares that a bit of the text turns over."""
    plain = b"a" * _room(version)
    at, bit = divmod(place - 12, 8)
    other = plain[:at] + bytes([plain[at] ^ 128 >> bit]) + plain[at + 1 :]
    return _bytes(version, plain) ^ _bytes(version, other)


@lru_cache
def _bytes(version: int, data: bytes) -> int:
    """The picture of bytes, which have their bits where capitals have theirs."""
    code = segno.make_qr(data, error="m", version=version, mask=0, mode="byte", boost_error=False)
    return number_of(code.matrix)


def _segno(text: str, mask: int | None = None, version: int | None = None) -> segno.QRCode:
    return segno.make_qr(text, error="m", version=version, mask=mask, boost_error=False)


def _runs(row: bytes, y: int) -> str:
    """The dark squares of a row, each run of neighbours as one rectangle."""
    return "".join(
        f"M{run.start() + QUIET} {y}h{len(run[0])}v1h-{len(run[0])}z" for run in _DARK.finditer(row)
    )


_DARK = re.compile(b"\x01+")
