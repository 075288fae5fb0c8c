"""Paints the variants of a photo from its pixels, so that nothing else of it is left.

The same photo and the same release of Pillow give the same bytes.
"""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms

from catalog.cache import Cache
from catalog.errors import PhotoChanged
from catalog.images.facts import Facts
from catalog.images.source import digest_of, opened, orientation_of, read_photo

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF's orientation -> what makes the picture upright."""
_MAX_PROFILE = 4_000_000
"""Bytes of the largest colour profile in use, of printing presses, and some more."""


def variant(file: Path, facts: Facts, path: str, cache: Cache) -> bytes:
    """The bytes of one variant; ``path`` is one of ``facts.paths``.

    Raises:
        PhotoChanged: The file is no longer the one that was examined.
    """
    name = path.rpartition("/")[2]
    kept = cache.get(name)
    if kept is None:
        kept = _encoded(_widest(file, facts), facts, name)
        cache.put(name, kept)
    return kept


def _encoded(widest: Image.Image, facts: Facts, name: str) -> bytes:
    stem, _, ending = name.partition(".")
    width = int(stem.rpartition("-")[2])
    size = (width, facts.height_at(width))
    small = widest if widest.size == size else widest.resize(size, Image.Resampling.LANCZOS)
    # Else Pillow writes remarks and colour profiles that came with the photo.
    small.info.clear()
    found = BytesIO()
    if ending == "webp":
        small.save(found, "WEBP", quality=78, method=4)
    else:
        small.save(found, "JPEG", quality=82, optimize=True, progressive=True)
    return found.getvalue()


# All variants of a photo are asked for one after the other.
@lru_cache(maxsize=1)
def _widest(file: Path, facts: Facts) -> Image.Image:
    """The widest variant: upright, eight bits of red, green and blue in sRGB."""
    data = read_photo(file)
    if not isinstance(data, bytes) or digest_of(data) != facts.digest:
        raise PhotoChanged(
            f"{file}: ảnh vừa bị thay hoặc bị xóa trong lúc dựng. Hãy chép xong rồi chạy lại"
            " | the photo was changed or removed during the build. Finish copying, then run again"
        )
    width = facts.widths[-1]
    size = (width, facts.height_at(width))
    with opened(data) as picture:
        if picture.size != (facts.width, facts.height):
            size = size[::-1]
        picture.draft(None, (2 * size[0], 2 * size[1]))
        picture.load()
        turn = _TURNS.get(orientation_of(picture))
        profile = picture.info.get("icc_profile")
        small = _plain(picture).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        coloured = _in_srgb(_on_white(small), profile)
    return coloured if turn is None else coloured.transpose(turn)


def _plain(picture: Image.Image) -> Image.Image:
    """The same in a mode that can be made smaller without loss."""
    if picture.mode.startswith("I"):
        # Sixteen bits of grey; to convert them directly would cut off all but the darkest.
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode in {"L", "RGB", "CMYK"}:
        return picture
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    """Paper under what can be seen through."""
    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _in_srgb(picture: Image.Image, profile: object) -> Image.Image:
    """Colours as screens show them; a profile that does not fit the picture is left out."""
    if isinstance(profile, bytes) and len(profile) <= _MAX_PROFILE:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(picture, own, screen, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            found = None
        if found is not None:
            return found
    return picture.convert("RGB")
