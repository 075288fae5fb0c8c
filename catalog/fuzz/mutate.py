"""Ways to break bytes. Knows no format; the same random numbers give the same bytes."""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

MOST_STEPS = 8
LONGEST_RUN = 4096
"""Times that one slice is repeated at most."""

_EDGES = b"\x00\x01\x7f\x80\xfe\xff"
_WORDS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_NUMBER = re.compile(rb"\d+")
_NUMBERS = (
    *(b"0", b"-1", b"1", b"00", b"255", b"65536", b"2147483648", b"18446744073709551616"),
    *(b"9" * 400, b"9" * 5000, b"1e999", b"0.1", b"NaN", b"-0", b"0x10", b"1_0", "٣".encode()),
)


@dataclass(frozen=True, slots=True)
class Material:
    """What inputs are made of: whole ones that are right, pieces, and how long one may be."""

    wholes: tuple[bytes, ...]
    pieces: tuple[bytes, ...]
    most: int


Mutation = Callable[[Random, bytearray, Material], None]
"""Breaks bytes in place."""


def mutated(random: Random, whole: bytes, material: Material) -> bytes:
    """A whole after one to eight accidents, mostly one or two."""
    data = bytearray(whole)
    for _ in range(min(1 + int(random.expovariate(0.7)), MOST_STEPS)):
        random.choice(MUTATIONS)(random, data, material)
        del data[material.most :]
    return bytes(data)


def _flip(random: Random, data: bytearray, _: Material) -> None:
    if data:
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _edge(random: Random, data: bytearray, _: Material) -> None:
    if data:
        data[random.randrange(len(data))] = random.choice(_EDGES)


def _word(random: Random, data: bytearray, _: Material) -> None:
    """A size or an offset, in either order of bytes."""
    form, width = random.choice(((">H", 2), ("<H", 2), (">I", 4), ("<I", 4)))
    if len(data) >= width:
        at = random.randrange(len(data) - width + 1)
        data[at : at + width] = struct.pack(form, random.choice(_WORDS) & (256**width - 1))


def _number(random: Random, data: bytearray, _: Material) -> None:
    found = list(_NUMBER.finditer(data))
    if found:
        start, end = random.choice(found).span()
        data[start:end] = random.choice(_NUMBERS)


def _piece(random: Random, data: bytearray, material: Material) -> None:
    at = random.randint(0, len(data))
    data[at:at] = random.choice(material.pieces)


def _piece_over(random: Random, data: bytearray, material: Material) -> None:
    at, piece = random.randint(0, len(data)), random.choice(material.pieces)
    data[at : at + len(piece)] = piece


def _noise(random: Random, data: bytearray, _: Material) -> None:
    at = random.randint(0, len(data))
    data[at:at] = random.randbytes(random.randint(1, 9))


def _cut(random: Random, data: bytearray, _: Material) -> None:
    start, end = _span(random, data)
    del data[start:end]


def _end(random: Random, data: bytearray, _: Material) -> None:
    del data[random.randint(0, len(data)) :]


def _repeat(random: Random, data: bytearray, material: Material) -> None:
    """What grows: lists, nests, chunks."""
    start, end = _span(random, data)
    room = max(material.most - len(data), 0) // max(end - start, 1)
    times = min(2 ** random.randrange(13), LONGEST_RUN, room)
    data[end:end] = data[start:end] * times


def _join(random: Random, data: bytearray, material: Material) -> None:
    """A slice of another whole."""
    other = random.choice(material.wholes)
    start, end = _span(random, other)
    at = random.randint(0, len(data))
    data[at:at] = other[start:end]


def _swap(random: Random, data: bytearray, _: Material) -> None:
    lines = bytes(data).split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    data[:] = b"\n".join(lines)


def _indent(random: Random, data: bytearray, _: Material) -> None:
    lines = bytes(data).split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((b"  ", b"    ", b"\t", b"- ")) + lines[at]
    data[:] = b"\n".join(lines)


def _span(random: Random, data: bytes | bytearray) -> tuple[int, int]:
    """Mostly a few bytes, sometimes many."""
    start = random.randint(0, len(data))
    return start, min(start + int(2 ** random.uniform(0, 12)), len(data))


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _edge, _word, _number, _piece, _piece_over, _noise),
    *(_cut, _end, _repeat, _join, _swap, _indent),
)
