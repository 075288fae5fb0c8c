"""Which addresses a file of the site names, and where each leads. Knows bytes, and no folder.

Of our own pages a pattern suffices: every attribute stands in double quotes, and every text
that could look like one is escaped. A test holds it against what a parser of HTML sees.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from posixpath import normpath
from urllib.parse import unquote

_ATTRIBUTE = re.compile(
    rb"\s(href|src|srcset|action|id|data-(?:root|late|scripts)|content)"
    rb'="([^"]*)"'
)
_REPLACED = re.compile(rb'location\.replace\("([^"]*)"\)')
_REFRESH = re.compile(rb"^\d+; ?url=")
_IN_STYLE = re.compile(rb"url\(\s*[\"']?([^\"')]+)")
_IN_MANIFEST = re.compile(rb'"(?:src|url|start_url)": ?"([^"]*)"')
_SHELL = re.compile(rb"const SHELL=(\{.*\});\n")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//")
_BASE = re.compile(rb'<link rel="canonical" href="([^"]*)"')

_WITH_OURS = (".html", ".xml", ".atom", ".json", ".jsonld", ".geojson", ".csv", ".txt")
"""Files that name pages by their whole address. Calendars and cards fold their lines."""


@dataclass(slots=True)
class Named:
    """What one file names. ``whole``: addresses below the root of the site, cut to that."""

    links: set[str] = field(default_factory=set)
    """As written: relative to the file, or from the root of the host."""
    from_root: set[str] = field(default_factory=set)
    """Relative to the root of the site, wherever the file lies."""
    ids: set[str] = field(default_factory=set)


def base_of(home: bytes) -> str:
    """Where the home page says that the site stands; empty if it does not."""
    found = _BASE.search(home)
    return unescape(found[1].decode()) if found else ""


def named_in(path: str, data: bytes, base: str) -> Named:
    """The addresses in a file; ``base``: where the site stands."""
    named = Named()
    if path.endswith(".html"):
        _of_page(data, named)
    elif path.endswith(".css"):
        named.links.update(_texts(_IN_STYLE, data))
    elif path.endswith(".webmanifest"):
        named.links.update(_texts(_IN_MANIFEST, data))
    elif path == "sw.js":
        named.from_root.update(_of_worker(data))
    if base and path.endswith(_WITH_OURS):
        ours = re.compile(re.escape(base.encode()) + rb"([^\"'<>\s,;\\{}&]*)")
        named.from_root.update(url.partition("#")[0] for url in _texts(ours, data))
    # Of another host, or of ours by its whole name, which was looked at above.
    named.links = {url for url in named.links if not _OUTSIDE.match(url)}
    return named


def _of_page(data: bytes, named: Named) -> None:
    found: dict[bytes, set[bytes]] = {}
    for name, value in _ATTRIBUTE.findall(data):
        found.setdefault(name, set()).add(value)
    named.ids.update(map(_text, found.pop(b"id", ())))
    for value in found.pop(b"content", ()):
        if refresh := _REFRESH.match(value):
            named.links.add(_text(value[refresh.end() :]))
    for value in found.pop(b"srcset", ()):
        named.links.update(one.split()[0] for one in _text(value).split(", ") if one)
    scripts = found.pop(b"data-scripts", ())
    named.from_root.update(one for value in scripts for one in _text(value).split())
    for values in found.values():
        named.links.update(map(_text, values))
    named.links.update(_texts(_REPLACED, data))


def _of_worker(data: bytes) -> Iterator[str]:
    """What the service worker keeps: it gives up all of it if one file is not there."""
    found = _SHELL.match(data)
    for shell in json.loads(found[1]).values() if found else ():
        yield from (*shell["files"], *shell["pages"], shell["offline"])


def _texts(pattern: re.Pattern[bytes], data: bytes) -> Iterator[str]:
    return map(_text, pattern.findall(data))


def _text(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    return unescape(text) if "&" in text else text


def leads_to(path: str, url: str, top: str = "/") -> tuple[str, str] | None:
    """(file, anchor in it) that an address leads to; None: it leads out of the site.

    Args:
        path: Of the file that names it.
        url: As written there.
        top: Path of the site on its host.
    """
    address, _, anchor = url.partition("#")
    address = unquote(address.partition("?")[0])
    if not address:
        return path, unquote(anchor)
    folder = path[: path.rfind("/") + 1]
    if address.startswith("/"):
        if not address.startswith(top):
            return None
        folder, address = "", address[len(top) :]
    while address.startswith("../"):
        if not folder:
            return None
        folder, address = folder[: folder.rfind("/", 0, -1) + 1], address[3:]
    file = folder + address.removeprefix("./")
    if "/." in file:
        file = normpath(file) + "/" * file.endswith("/")
    return file + "index.html" * (not file or file.endswith("/")), unquote(anchor)
