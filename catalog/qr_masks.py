"""The best of the eight masks of a QR code, found by arithmetic on whole pictures.

The standard asks that each mask be tried and scored (ISO/IEC 18004, 7.8.3). Square by
square that took a sixth of a build; here a picture is one number, and all its squares are
looked at together. ``tests/test_qr.py`` holds this to the answer of segno.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Rows = Sequence[bytes | bytearray]
"""A picture, row by row: 1 is dark, 0 is light."""

LARGEST = 41
"""Squares on a side. Larger codes name their version too, in squares that are not scored."""

_GAP = 4
"""Light bits behind each row, so that what is shifted never reaches the next one."""


@dataclass(frozen=True, slots=True)
class Masks:
    """What all codes of one size share. A picture is a number: its lowest bit, the first square."""

    size: int
    format: int
    """The squares that name level and mask; light while masks are scored."""
    changes: tuple[int, ...]
    """The squares in which each mask differs from the first, without those."""
    formats: tuple[int, ...]
    """The dark ones among ``format``, under each mask."""

    @classmethod
    def of(cls, pictures: Iterable[Rows]) -> "Masks":
        """From any code of this size under each of its masks."""
        drawn = tuple(pictures)
        size = len(drawn[0])
        numbers = [number_of(rows) for rows in drawn]
        fixed = number_of(_format_squares(size))
        return cls(
            size,
            fixed,
            tuple((number ^ numbers[0]) & ~fixed for number in numbers),
            tuple(number & fixed for number in numbers),
        )

    def best(self, first: int) -> list[bytes]:
        """The code under its best mask; ``first``: the same code under the first mask."""
        bare = first & ~self.format
        pictures = [bare ^ change for change in self.changes]
        scores = [_score(picture, self.size) for picture in pictures]
        best = scores.index(min(scores))
        return _rows(pictures[best] | self.formats[best], self.size)


def _format_squares(size: int) -> Rows:
    rows = [bytearray(size) for _ in range(size)]
    # Row and column 6 are the dotted lines; the last one below is always dark.
    for place in (0, 1, 2, 3, 4, 5, 7, 8, *range(size - 8, size)):
        rows[place][8] = rows[8][place] = 1
    return rows


def number_of(rows: Rows) -> int:
    """A picture as a number."""
    gap = bytes(_GAP)
    text = gap.join(reversed([bytes(reversed(row)) for row in rows]))
    return int(text.translate(_DIGITS), 2)


_DIGITS = bytes.maketrans(b"\0\1", b"01")
_SQUARES = bytes.maketrans(b"01", b"\0\1")


def _rows(picture: int, size: int) -> list[bytes]:
    stride = size + _GAP
    text = f"{picture:0{stride * size}b}".encode().translate(_SQUARES)[::-1]
    return [text[begin : begin + size] for begin in range(0, stride * size, stride)]


def _score(picture: int, size: int) -> int:
    """The penalty of the standard: the lower, the better to read."""
    stride = size + _GAP
    across = _alike(picture, 1, _area(size, size - 1, stride))
    down = _alike(picture, stride, _area(size - 1, size, stride))
    blocks = (across & across >> stride & down).bit_count()
    dark = picture.bit_count() / size**2
    corners = _corners(picture, 1, _area(size, size - 6, stride))
    corners += _corners(picture, stride, _area(size - 6, size, stride))
    uneven = int(abs(dark * 100 - 50) / 5)
    return _runs(across, 1) + _runs(down, stride) + 3 * blocks + 40 * corners + 10 * uneven


def _area(rows: int, columns: int, stride: int) -> int:
    """The first rows and columns of a picture."""
    return ((1 << stride * rows) - 1) // ((1 << stride) - 1) * ((1 << columns) - 1)


def _alike(picture: int, step: int, area: int) -> int:
    """Squares of the same colour as their neighbour one step on."""
    return ~(picture ^ picture >> step) & area


def _runs(alike: int, step: int) -> int:
    """Points for five or more of one colour in a row: three, and one for each that follows."""
    five = alike & alike >> step & alike >> 2 * step & alike >> 3 * step
    return five.bit_count() + 2 * (five & ~(five << step)).bit_count()


def _corners(picture: int, step: int, area: int) -> int:
    """How often there is what looks like a corner, with four light squares on one side of it."""
    light = ~picture
    found = picture & light >> step & picture >> 2 * step & picture >> 3 * step
    found &= picture >> 4 * step & light >> 5 * step & picture >> 6 * step & area
    if not found:
        return 0
    before = picture << step | picture << 2 * step | picture << 3 * step | picture << 4 * step
    behind = picture >> 7 * step | picture >> 8 * step | picture >> 9 * step | picture >> 10 * step
    counted = found & ~(before & behind)
    hidden = counted << 4 * step | counted << 6 * step
    if found & hidden:
        return _one_by_one(found, counted, step)
    return counted.bit_count()


def _one_by_one(found: int, counted: int, step: int) -> int:
    """The same where two may share squares: the first one hides the second."""
    hidden = count = 0
    for place in _places(found):
        if counted >> place & 1 and not hidden >> place & 1:
            hidden |= 1 << place + 4 * step | 1 << place + 6 * step
            count += 1
    return count


def _places(number: int) -> Iterator[int]:
    """Its bits, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
