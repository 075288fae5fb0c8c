"""QR codes. Knows segno, and nothing else does.

Level M: a quarter of a card may be creased or greasy. Upper-case addresses need a
third fewer squares than others, for QR has a small mode for capitals, digits and
``:/.-``; only a path that is not ours to change keeps its letters.
"""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

import segno

from catalog.qr_masks import LARGEST, Masks, Rows

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
    first = _segno(text, 0)
    if len(first.matrix) > LARGEST:
        return _segno(text).matrix
    return _masks(int(first.version)).best(first.matrix)


@lru_cache
def _masks(version: int) -> Masks:
    """Of the text at hand only its size matters."""
    return Masks.of(_segno("0", mask, version).matrix for mask in range(8))


def _segno(text: str, mask: int | None = None, version: int | None = None) -> segno.QRCode:
    return segno.make_qr(text, error="m", version=version, mask=mask, boost_error=False)


def _runs(row: bytes, y: int) -> str:
    """The dark squares of a row, each run of neighbours as one rectangle."""
    path, x = "", 0
    while x < len(row):
        length = len(row[x:]) - len(row[x:].lstrip(b"\x01"))
        if length:
            path += f"M{x + QUIET} {y}h{length}v1h-{length}z"
        x += length or 1
    return path
