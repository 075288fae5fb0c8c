"""QR codes: our choice of the mask is the standard's, whatever the text."""

import pytest
import segno

from catalog.bench.names import random_of
from catalog.qr import _squares

CAPITALS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def addresses(count: int) -> list[str]:
    chance = random_of("addresses")
    return [
        "HTTPS://VI-DU.EXAMPLE/Q/" + "".join(chance.choices(CAPITALS[:36], k=7)) + "/"
        for _ in range(count)
    ]


def texts_of_all_sizes() -> list[str]:
    chance = random_of("texts")
    capitals = ["".join(chance.choices(CAPITALS, k=length)) for length in range(1, 220, 3)]
    letters = ["vi-du-" + "ấ" * length + "x" * (length % 7) for length in range(1, 60, 3)]
    return ["0", "7" * 40, *capitals, *letters]


@pytest.mark.parametrize("texts", [addresses(200), texts_of_all_sizes()])
def test_codes_are_those_of_segno(texts: list[str]) -> None:
    """It tries all masks square by square: slow, and right."""
    for text in texts:
        right = segno.make_qr(text, error="m", boost_error=False)

        assert [bytes(row) for row in _squares(text)] == [bytes(row) for row in right.matrix], text
