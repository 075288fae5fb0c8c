"""Photos: examined before anything is believed, then made anew in a few sizes.

The only room that knows Pillow. A photo is whatever somebody sent: it is read whole,
never obeyed, and no byte of it is published. What is published is painted from its
pixels: upright, in sRGB, without what the camera wrote about place, time and owner.
"""

from pathlib import Path

from catalog.cache import Cache
from catalog.images.examine import examine
from catalog.images.facts import FOLDER, Facts, Refusal
from catalog.images.invented import invented_files, invented_photo
from catalog.images.remake import variant
from catalog.images.source import ENDINGS, kind_of

__all__ = [
    "CACHE",
    "ENDINGS",
    "FOLDER",
    "Cache",
    "Facts",
    "Refusal",
    "examine",
    "invented_files",
    "invented_photo",
    "kind_of",
    "variant",
]

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "photos"
"""Folder of what was made of photos, unless a caller names another. A name there tells
its content, so nothing in it grows old."""
