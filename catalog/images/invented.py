"""A photo of nothing, for measurements: clouds of colour, as heavy as a real photo."""

from io import BytesIO
from random import Random

from PIL import Image

_GRAIN = 6
"""Pixels of one cloud."""


def invented_photo(seed: int, width: int, height: int) -> bytes:
    """A JPEG of so many pixels, the same for the same seed."""
    random = Random(seed)  # noqa: S311 - a picture, no secret
    small = (width // _GRAIN, height // _GRAIN)
    clouds = Image.frombytes("RGB", small, random.randbytes(small[0] * small[1] * 3))
    into = BytesIO()
    clouds.resize((width, height), Image.Resampling.BICUBIC).save(into, "JPEG", quality=85)
    return into.getvalue()
