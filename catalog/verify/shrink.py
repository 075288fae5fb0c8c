"""Which pages of the site that is shown are gone from the one that is to take its place.

The map for search engines lists every page, and is public: so the last publication is known
wherever the site can be reached, and without a list of our own.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from catalog.addresses import LANGUAGES, PAGE_KINDS, address

MAP = "sitemap.xml"

MOST = 0.01
"""Share of the pages that may go without a word. A recognition that was struck out, a list
that became shorter: that is life. A folder is a slip."""

_PAGE = re.compile(rb"<loc>([^<]*)</loc>")
_PART = re.compile(rb"/(sitemap-\d+\.xml)</loc>")
_INDEX = 10_000
"""Bytes of an index of maps, at most; a map of that size has no parts."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Pages that are gone, of how many there were.

    ``kinds``: ((kind of page, whose), how many), most first; both languages of a page are one.
    """

    pages: int
    before: int
    kinds: tuple[tuple[tuple[str, str], int], ...]

    @property
    def is_too_many(self) -> bool:
        """Whether somebody has to say that this is meant."""
        return self.pages > self.before * MOST


def lost_pages(before: bytes, folder: Path) -> Lost | None:
    """What the new site in a folder lost against a map of the old one; None: that lists nothing.

    A page that moved is not lost as long as its old address leads on.
    """
    old = _pages(before)
    if not old:
        return None
    gone = old - _pages(whole_map(folder))
    gone = {path for path in gone if not (folder / path / "index.html").is_file()}
    return Lost(len(gone), len(old), _kinds(gone))


def lost_since(shown: Path, folder: Path) -> Lost | None:
    """What the site in a folder lost against the one in another; None: there is none to tell."""
    old, new = _files_of(shown), _files_of(folder)
    # A build keeps the file of what did not change: of a country, reading two maps takes long.
    if not old or (len(old) == len(new) and all(map(Path.samefile, old, new))):
        return None
    return lost_pages(whole_map(shown), folder)


def whole_map(folder: Path) -> bytes:
    """The map of a site: of a large one, what it leads to as well. Empty if there is none."""
    return b"\n".join(file.read_bytes() for file in _files_of(folder))


def _files_of(folder: Path) -> list[Path]:
    first = folder / MAP
    if not first.is_file():
        return []
    parts = _PART.findall(first.read_bytes()[:_INDEX]) if first.stat().st_size < _INDEX else []
    files = (folder / name.decode("ascii") for name in parts)
    return [first, *(file for file in files if file.is_file())]


def _pages(site_map: bytes) -> set[str]:
    """Paths from the root of the site, which its first page is: it may have moved since."""
    urls = (unescape(url.decode("utf-8", "replace")) for url in _PAGE.findall(site_map))
    # An index leads to maps, and they follow.
    found = [url for url in urls if not url.endswith(".xml")]
    return {url.removeprefix(found[0]) for url in found}


def _kinds(gone: Iterable[str]) -> tuple[tuple[tuple[str, str], int], ...]:
    pages = {_page_of(path) for path in gone}
    counted = Counter((kind, _whose(kind, id_)) for kind, id_ in pages)
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _page_of(path: str) -> tuple[str, str]:
    """(kind, id) of the page at an address, the same in both languages."""
    for language in LANGUAGES:
        for kind in PAGE_KINDS:
            top = address(language, kind)
            if path.startswith(top) and path != top:
                return kind, path[len(top) : -1]
    return "other", path


def _whose(kind: str, id_: str) -> str:
    """The folder of a producer, for products are lost by the folder."""
    return id_.rpartition("/")[0] if kind == "products" else ""
