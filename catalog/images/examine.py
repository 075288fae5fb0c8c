"""May this photo be shown? Answers for any file at all, quickly, and never with an error."""

import json
from pathlib import Path

from PIL import Image

from catalog.cache import Cache
from catalog.images.facts import Facts, Refusal
from catalog.images.source import (
    BOMBS,
    ENDINGS,
    FAILURES,
    HEIC,
    digest_of,
    kind_of,
    opened,
    orientation_of,
    read_photo,
)

MAX_SIDE, MAX_PIXELS = 12_000, 50_000_000
"""Larger is told from the header: a small file can unfold to more than a computer holds."""


def examine(file: Path, cache: Cache) -> Facts | Refusal:
    """What is known of a photo, or why it is refused.

    A photo that was examined before, under whatever name, is not decoded again.
    """
    data = read_photo(file)
    if isinstance(data, Refusal):
        return data
    refused = _by_its_beginning(data, file)
    if refused is not None:
        return refused
    digest = digest_of(data)
    kept = cache.get(f"{digest}.json")
    if kept is not None:
        return _verdict(digest, kept)
    found = _by_its_pixels(data, digest)
    cache.put(f"{digest}.json", _as_json(found))
    return found


def _by_its_beginning(data: bytes, file: Path) -> Refusal | None:
    """What can be told without reading further: the content decides, not the name."""
    kind, ending = kind_of(data), file.suffix.lower().removeprefix(".")
    if not data:
        return Refusal("photo-broken")
    if kind == HEIC:
        return Refusal("photo-heic")
    if not kind:
        return Refusal("photo-format")
    if ending not in ENDINGS[kind]:
        return Refusal("photo-ending", {"kind": kind, "right": f"{file.stem}.{ENDINGS[kind][0]}"})
    return None


def _by_its_pixels(data: bytes, digest: str) -> Facts | Refusal:
    try:
        with opened(data) as picture:
            width, height = picture.size
            if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
                return _too_many(f"{width} × {height}")
            if _is_animated(picture):
                return Refusal("photo-animated")
            # A JPEG is unpacked whole, but painted small: what was cut off is found all the same.
            picture.draft(None, (1, 1))
            picture.load()
            sideways = orientation_of(picture) >= 5
    except BOMBS:
        return _too_many("> 12000 × 12000")
    except FAILURES:
        return Refusal("photo-broken")
    return Facts(digest, *((height, width) if sideways else (width, height)))


def _is_animated(picture: Image.Image) -> bool:
    """True for moving pictures, whose first frame is often empty.

    Phones write a second picture, for depth or for a screen, behind a JPEG: it does not move.
    """
    return picture.format in {"PNG", "WEBP"} and bool(getattr(picture, "is_animated", False))


def _too_many(size: str) -> Refusal:
    most = {"most": str(MAX_PIXELS // 1_000_000), "side": str(MAX_SIDE)}
    return Refusal("photo-too-many-pixels", {"size": size, **most})


def _as_json(found: Facts | Refusal) -> bytes:
    if isinstance(found, Facts):
        return json.dumps({"width": found.width, "height": found.height}).encode()
    return json.dumps({"code": found.code, "values": dict(found.values)}).encode()


def _verdict(digest: str, kept: bytes) -> Facts | Refusal:
    found = json.loads(kept)
    if "code" in found:
        return Refusal(found["code"], found["values"])
    return Facts(digest, found["width"], found["height"])
