"""Our scripts and style sheets: joined into few files, without what only authors need.

A file's address ends in a digest of its bytes, ``assets/page.js?v=1a2b3c4d``: a page never
gets code of another build out of a cache. To add a source, name it below; a test says
which source stands in no bundle. Knows no page.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from catalog.errors import BrokenTheme

SCRIPTS: Mapping[str, Sequence[str]] = {
    "page.js": ("palette", "status", "load", "box"),
    "search.js": ("text", "index", "query", "match", "facets", "codes", "find", "suggest"),
    "finder.js": ("address", "cards", "filters", "finder"),
    "list.js": ("text", "list"),
    "near.js": ("text", "where", "nearest", "near"),
}
"""File -> its sources in ``theme/scripts/``, in the order in which they need each other."""

STYLES: Mapping[str, Sequence[str]] = {
    "site.css": ("fonts", "frame", "catalogue", "near", "box"),
    "finder.css": ("finder",),
}
"""File -> its sources in ``theme/styles/``."""

_REMARK_LINE = re.compile(r"^\s*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{2,}")
_CSS_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_SPACE = re.compile(r"\s*([{};,])\s*|\s+")


@dataclass(frozen=True, slots=True)
class Bundles:
    """Files by name (``page.js``). ``hashed``: addresses carry a digest."""

    files: Mapping[str, bytes]
    hashed: bool

    def address(self, name: str) -> str:
        """Address from the root of the site.

        Raises:
            BrokenTheme: There is no such file.
        """
        if name not in self.files:
            raise BrokenTheme(f"no bundle is called {name}")
        return address_of(f"assets/{name}", self.files[name], hashed=self.hashed)


def address_of(path: str, data: bytes, *, hashed: bool = True) -> str:
    """The path, with a digest of the bytes behind it."""
    return f"{path}?v={sha256(data).hexdigest()[:8]}" if hashed else path


def read_bundles(theme: Path, below: str, *, hashed: bool = True) -> Bundles:
    """Join the sources. Not ``hashed``: files on a disk have no queries.

    ``below``: style sheets of the frame's maker, upon which ours build.

    Raises:
        BrokenTheme: A source is missing.
    """
    scripts = {name: _joined(theme / "scripts", of, ".js") for name, of in SCRIPTS.items()}
    styles = {name: _joined(theme / "styles", of, ".css") for name, of in STYLES.items()}
    styles["site.css"] = f"{below}\n{styles['site.css']}"
    return Bundles(
        {
            **{name: script(text).encode() for name, text in scripts.items()},
            **{name: style(text).encode() for name, text in styles.items()},
        },
        hashed,
    )


def _joined(folder: Path, names: Sequence[str], ending: str) -> str:
    try:
        return "\n".join((folder / f"{name}{ending}").read_text("utf-8") for name in names)
    except OSError as missing:
        raise BrokenTheme(str(missing)) from None


def script(text: str) -> str:
    """A script without indents and remarks. Ours keep each remark on lines of its own."""
    text = _INDENT.sub("", _REMARK_LINE.sub("", text))
    return _EMPTY_LINES.sub("\n", text).strip() + "\n"


def style(text: str) -> str:
    """A style sheet without remarks and needless space. Ours hold no strings with either."""
    text = _CSS_REMARK.sub("", text)
    return _CSS_SPACE.sub(lambda m: m[1] or " ", text).replace(";}", "}").strip() + "\n"
