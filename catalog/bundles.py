"""Our scripts and style sheets: joined into few files, without what only authors need.

Scripts are parsed and written anew with short names, by a library that knows ECMAScript 5:
a fifth fewer bytes on the way to a phone, and a slip in a script stops the build.

A file's address ends in a digest of its text, ``assets/page.js?v=1a2b3c4d``: a page never
gets code of another build out of a cache. The digest stands in the first line too, so that
the service worker can see whether a server has moved on. To add a source, name it below; a
test says which source stands in no bundle. Knows no page.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from catalog.errors import BrokenTheme
from catalog.ground import digest_of
from catalog.shelf import Shelf

SCRIPTS: Mapping[str, Sequence[str]] = {
    "page.js": ("palette", "late", "status", "load", "boxes", "editor", "installed"),
    "product.js": ("product", "fairs", "kept", "keep"),
    "fairs.js": ("fairs",),
    "seasons.js": ("seasons",),
    "box.js": ("suggest", "box"),
    "search.js": (
        *("text", "columns", "index", "slips", "close", "query", "prepare", "match", "highlight"),
        *("find", "elements"),
    ),
    "codes.js": ("codes",),
    "finder.js": ("address", "cards", "ways", "chips", "panel", "finder-print", "finder"),
    "filters.js": ("facets", "filters"),
    "check.js": ("cards", "scan", "check"),
    "list.js": ("text", "list"),
    "near.js": ("text", "where", "nearest", "near"),
    "print.js": ("elements", "ids", "print"),
    "shortlist.js": ("ids", "kept", "cards", "shortlist"),
    "edit.js": (
        *("edit-values", "edit-block", "edit-changes", "edit-parts", "edit-send", "edit-draft"),
        *("edit-frame", "edit"),
    ),
    "sheets.js": ("ids", "sheet", "sheet-fit", "sheet-fill", "sheet-chosen"),
}
"""File -> its sources in ``theme/scripts/``, in the order in which they need each other."""

WORKER = "worker"
"""The one source in ``theme/scripts/`` that runs beside the pages, not in them."""

ON_DEMAND = ("search.js", "box.js", "codes.js", "filters.js", "edit.js")
"""Loaded by ``load.js``, on any page."""

STYLES: Mapping[str, Sequence[str]] = {
    "site.css": ("stand-ins", "frame", "catalogue", "box"),
    "pages.css": ("pages", "near", "details", "edit", "data", "buyers"),
    "late.css": ("fonts", "print"),
    "finder.css": ("finder",),
    "check.css": ("check",),
    "figures.css": ("figures",),
    "chooser.css": ("pages", "chooser", "details"),
    "sheets.css": ("fonts", "sheet", "sheet-pieces", "sheet-texts", "sheet-screen"),
}
"""File -> its sources in ``theme/styles/``."""

_REMARK_LINE = re.compile(r"^\s*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{2,}")
_CSS_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_SPACE = re.compile(r"\s*([{};,])\s*|\s+")


@dataclass(frozen=True, slots=True)
class Bundles:
    """Files by name (``page.js``). ``hashed``: addresses carry a digest.

    ``worker``: the service worker, which stands at the root of the site.
    """

    files: Mapping[str, bytes]
    hashed: bool
    worker: str

    @property
    def on_demand(self) -> str:
        """Addresses of the scripts that a page loads when it needs them, with spaces between."""
        return " ".join(self.address(name) for name in ON_DEMAND)

    def address(self, name: str) -> str:
        """Address from the root of the site.

        Raises:
            BrokenTheme: There is no such file.
        """
        if name not in self.files:
            raise BrokenTheme(f"no bundle is called {name}")
        path = f"assets/{name}"
        return f"{path}?v={mark_of(self.files[name])}" if self.hashed else path


def marked(text: str) -> bytes:
    """A file that begins with a digest of its text: ``/*1a2b3c4d*/``."""
    return f"/*{sha256(text.encode()).hexdigest()[:8]}*/\n{text}".encode()


def mark_of(data: bytes) -> str:
    """The digest in the first line of a file."""
    return data[2:10].decode()


def read_bundles(
    theme: Path,
    below: str,
    *,
    hashed: bool = True,
    made: Mapping[str, str] | None = None,
    shelf: Shelf | None = None,
) -> Bundles:
    """Join the sources. Not ``hashed``: files on a disk have no queries.

    ``below``: style sheets of the frame's maker, upon which ours build.
    ``made``: bundle -> a script of data that stands before its sources.
    ``shelf``: where shortened scripts are kept: to parse them takes a second.

    Raises:
        BrokenTheme: A source is missing.
    """
    scripts = {name: _joined(theme / "scripts", of, ".js") for name, of in SCRIPTS.items()}
    styles = {name: _joined(theme / "styles", of, ".css") for name, of in STYLES.items()}
    styles["site.css"] = f"{below}\n{styles['site.css']}"
    return Bundles(
        {
            **{
                name: marked((made or {}).get(name, "") + _short(name, text, shelf))
                for name, text in scripts.items()
            },
            **{name: marked(style(text)) for name, text in styles.items()},
        },
        hashed,
        remarks_left_out(_joined(theme / "scripts", [WORKER], ".js")),
    )


def _joined(folder: Path, names: Sequence[str], ending: str) -> str:
    try:
        return "\n".join((folder / f"{name}{ending}").read_text("utf-8") for name in names)
    except OSError as missing:
        raise BrokenTheme(str(missing)) from None


def _short(name: str, text: str, shelf: Shelf | None) -> str:
    if shelf is None:
        return script(text)
    digest = digest_of((text.encode(),))
    found = shelf.get(name, digest)
    if not isinstance(found, str):
        found = script(text)
        shelf.put(name, digest, found)
    return found


@lru_cache(maxsize=32)
def script(text: str) -> str:
    """A script that says the same in fewer letters: no remarks, short names for its own things."""
    # Loaded late: most builds find every script already short. It has no types.
    from calmjs.parse import es5  # type: ignore[import-untyped] # noqa: PLC0415
    from calmjs.parse.unparsers.es5 import (  # type: ignore[import-untyped] # noqa: PLC0415
        minify_print,
    )

    return str(minify_print(es5(text), obfuscate=True)) + "\n"


def remarks_left_out(text: str) -> str:
    """A script as it stands, without indents and remarks. Ours keep remarks on lines of their own.

    For the service worker: its words are younger than the parser knows.
    """
    text = _INDENT.sub("", _REMARK_LINE.sub("", text))
    return _EMPTY_LINES.sub("\n", text).strip() + "\n"


def style(text: str) -> str:
    """A style sheet without remarks and needless space. Ours hold no strings with either."""
    text = _CSS_REMARK.sub("", text)
    return _CSS_SPACE.sub(lambda m: m[1] or " ", text).replace(";}", "}").strip() + "\n"
