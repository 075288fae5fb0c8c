"""Photos of nothing: one as heavy as a real photo, for measurements; small ones, to be broken."""

from collections.abc import Iterator
from io import BytesIO
from random import Random
from typing import Any

from PIL import ExifTags, Image, ImageCms

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


def invented_files() -> tuple[bytes, ...]:
    """Small photos of every format, mode and layout that cameras, phones and programs write."""
    clouds = Image.open(BytesIO(invented_photo(7, 48, 36))).convert("RGB")
    see_through = clouds.convert("RGBA")
    see_through.putalpha(clouds.getchannel("R"))
    return tuple(_saved(*one) for one in (*_jpegs(clouds), *_others(clouds, see_through)))


_Saving = tuple[Image.Image, str, dict[str, Any]]


def _jpegs(clouds: Image.Image) -> Iterator[_Saving]:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    yield clouds, "JPEG", {"exif": exif, "icc_profile": profile, "comment": b"x"}
    yield clouds, "JPEG", {"progressive": True, "subsampling": 0}
    yield clouds, "JPEG", {"restart_marker_blocks": 2}
    yield clouds.convert("L"), "JPEG", {}
    yield clouds.convert("CMYK"), "JPEG", {}


def _others(clouds: Image.Image, see_through: Image.Image) -> Iterator[_Saving]:
    for mode in ("1", "L", "LA", "P", "I;16"):
        grey = clouds.convert("L")
        picture = Image.frombytes(mode, (24, 18), bytes(864)) if mode == "I;16" else grey
        yield picture if mode == "I;16" else picture.convert(mode), "PNG", {}
    yield see_through, "PNG", {"icc_profile": b"not one"}
    yield clouds, "PNG", {"dpi": (96, 96), "transparency": (1, 2, 3)}
    yield clouds, "PNG", {"save_all": True, "append_images": [clouds.convert("L").convert("RGB")]}
    yield clouds, "WEBP", {"quality": 60}
    yield see_through, "WEBP", {"lossless": True}
    yield see_through, "WEBP", {"save_all": True, "append_images": [see_through]}


def _saved(picture: Image.Image, form: str, options: dict[str, Any]) -> bytes:
    into = BytesIO()
    picture.save(into, form, **options)
    return into.getvalue()
