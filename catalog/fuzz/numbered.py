"""What a process and whoever started it both know: inputs by number, and what one did."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from catalog.fuzz.doors import Way

WIDTH = 8
"""Bytes of the file that tells the number of the last input that was begun, from 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """One input that broke a promise. ``where``: alike for what is probably one bug."""

    number: int
    kind: str
    where: str
    why: str


def number_in(file: Path) -> int:
    """The number of the last input that was begun; -1 for none."""
    return int.from_bytes(file.read_bytes()[:WIDTH], "big") - 1


def input_of(way: Way, seed: int, door: str, number: int) -> bytes:
    """The same for the same numbers."""
    return way.make(Random(f"{seed} {door} {number}"))  # noqa: S311 - to be repeated, no secret
