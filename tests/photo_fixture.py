"""Invented photos for tests: gradients and stripes, and files that mean harm.

``python -m tests.photo_fixture`` paints those of the invented province anew.
"""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, ImageDraw, ImageFont

PLACE_AND_NAME = "21.3256 N, 103.9188 E, may cua nguoi vi du"
"""What a camera wrote, and no page may tell."""


def painted(width: int, height: int, *, sky: str = "#8fb8d8", land: str = "#4d7a3a") -> Image.Image:
    """Sky, land, and words that say that this is no photo."""
    picture = Image.new("RGB", (width, height), sky)
    draw = ImageDraw.Draw(picture)
    draw.polygon(
        [
            *((0, height), (0, height * 3 // 5), (width // 3, height * 2 // 5)),
            *((width, height * 4 // 5), (width, height)),
        ],
        fill=land,
    )
    font = ImageFont.load_default(size=height // 9)
    draw.text((width // 20, height // 12), "anh vi du / example", fill="#23243a", font=font)
    return picture


def corners(width: int = 40, height: int = 30) -> Image.Image:
    """Red at the upper left, green at the upper right, blue at the lower left, white elsewhere."""
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    right, low = width // 2, height // 2
    draw.rectangle((0, 0, right - 1, low - 1), fill="red")
    draw.rectangle((right, 0, width, low - 1), fill="lime")
    draw.rectangle((0, low, right - 1, height), fill="blue")
    return picture


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: how it was held, whose it is, and where it was."""
    found = Image.Exif()
    found[ExifTags.Base.Orientation] = orientation
    found[ExifTags.Base.Artist] = PLACE_AND_NAME
    found.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            ExifTags.GPS.GPSLatitudeRef: "N",
            ExifTags.GPS.GPSLatitude: (21.0, 19.0, 32.0),
            ExifTags.GPS.GPSAreaInformation: PLACE_AND_NAME.encode(),
        }
    )
    return found


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    """The bytes of a file."""
    found = BytesIO()
    picture.save(found, form, **options)
    return found.getvalue()


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2) -> bytes:
    """A PNG by hand: its header may promise what does not follow."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunk(b"IHDR", header), *chunks, chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def chunk(name: bytes, data: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


PROVINCE: dict[str, Callable[[], bytes]] = {
    "htx-vi-du-mot/che-con-hieu-luc.jpg": lambda: saved(
        painted(1300, 975), "JPEG", quality=40, exif=exif(), comment=PLACE_AND_NAME.encode()
    ),
    "htx-vi-du-mot/che-goi.webp": lambda: saved(
        painted(620, 620, sky="#e8d9b5", land="#8c2f56"), "WEBP", quality=40
    ),
    # Taken with the phone upright, so stored lying down.
    "htx-vi-du-mot/nuong-che.jpg": lambda: saved(
        painted(675, 900, sky="#f0d9a8", land="#2b3a67").transpose(Image.Transpose.ROTATE_90),
        "JPEG",
        quality=40,
        exif=exif(6),
    ),
}
"""The photos of the invented province."""

if __name__ == "__main__":
    for name, paint in PROVINCE.items():
        (Path(__file__).parent / "province" / name).write_bytes(paint())
