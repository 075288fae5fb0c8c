"""The bytes of a photo: how they are read, what they are, and how Pillow may open them."""

import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

import PIL

# Named one by one: else Pillow loads all of its sixty formats to find the third of ours.
from PIL import ExifTags, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from catalog.images.facts import Refusal

MAX_BYTES = 20_000_000
"""More than any phone of today writes; read whole into memory."""
RECIPE = f"1 {PIL.__version__}".encode()
"""Changes with every change of what is made of a photo, or of what is refused."""

ENDINGS: Mapping[str, tuple[str, ...]] = {
    JpegImagePlugin.JpegImageFile.format: ("jpg", "jpeg"),
    PngImagePlugin.PngImageFile.format: ("png",),
    WebPImagePlugin.WebPImageFile.format: ("webp",),
}
"""Format as Pillow calls it -> what the name of such a file ends in, the usual one first."""
HEIC = "HEIC"
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}

BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
FAILURES = (
    *(OSError, SyntaxError, EOFError, struct.error, zlib.error, MemoryError, RuntimeError),
    *(ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError),
)
"""What Pillow raises at a broken file, by design or because its author did not think of it."""


def read_photo(file: Path) -> bytes | Refusal:
    """All bytes of a file that is one: a link may lead anywhere, and a pipe never ends."""
    try:
        if file.is_symlink() or not file.is_file():
            return Refusal("photo-not-plain")
        with file.open("rb") as opened_file:
            data = opened_file.read(MAX_BYTES + 1) if file.stat().st_size <= MAX_BYTES else None
    except OSError:
        return Refusal("photo-broken")
    if data is None or len(data) > MAX_BYTES:
        return Refusal("photo-too-heavy", {"most": str(MAX_BYTES // 1_000_000)})
    return data


def digest_of(data: bytes) -> str:
    """Name of everything that is made of these bytes."""
    return blake2b(data, digest_size=12, key=RECIPE).hexdigest()


def kind_of(data: bytes) -> str:
    """JPEG, PNG, WEBP or HEIC, by how it begins; empty if it is none of these."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    return HEIC if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS else ""


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """The picture with its header read and no pixel decoded.

    Raises:
        One of FAILURES, or of BOMBS where Pillow itself finds it too large; also later, while
        it is decoded inside the ``with``.
    """
    with warnings.catch_warnings():
        # Pillow remarks on many things that cameras do, and only remarks on large pictures.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(BytesIO(data), formats=(kind_of(data),)) as picture:
            yield picture


def orientation_of(picture: Image.Image) -> int:
    """1 to 8 as EXIF counts: how the camera was held. 1, upright, if it does not say.

    To be asked after the pixels were decoded: in a PNG it may stand behind them.
    """
    try:
        found = picture.getexif().get(ExifTags.Base.Orientation)
    except FAILURES:
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1
