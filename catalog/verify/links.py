"""Whether every address that the site names leads to a file of it, and to a place in that.

Two walks, each on all processors. The first looks for files, and for anchors of the page at
hand; the second reads again only the pages of which somebody else names an anchor.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from catalog.spread import spread
from catalog.verify.named import Named, base_of, leads_to, named_in

_LOOKED_INTO = (
    *(".html", ".css", ".webmanifest", ".xml", ".atom", ".json", ".jsonld", ".geojson"),
    *(".csv", ".txt", "sw.js"),
)
_SHARE = 256
"""Files that a process looks into before it asks for more."""

_ASKED = "ids="
"""In an anchor: what the page of prints is asked for, which is no place in it."""


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """An address that leads nowhere. ``why``: "no-file", "no-anchor" or "outside"."""

    path: str
    url: str
    why: str


Wanted = set[tuple[str, str, str, str]]
"""(file, anchor) that another page names, by (path, address as written)."""


def broken_links(folder: Path, files: Collection[str], jobs: int = 1) -> list[Broken]:
    """Every address that leads nowhere, in order. ``files``: all paths below the folder."""
    base = base_of((folder / "index.html").read_bytes()) if "index.html" in files else ""
    looked = sorted(path for path in files if path.endswith(_LOOKED_INTO))
    site = _Site(folder, frozenset(files), base)
    found: list[Broken] = []
    wanted: Wanted = set()
    for broken, anchors in spread(
        lambda share: site.look_into(_part(looked, share)), -(-len(looked) // _SHARE), jobs
    ):
        found += broken
        wanted |= anchors
    return sorted(found + list(_without_anchor(site, wanted, jobs)))


def _part(paths: Sequence[str], share: int) -> Sequence[str]:
    return paths[share * _SHARE : (share + 1) * _SHARE]


@dataclass(frozen=True, slots=True)
class _Site:
    folder: Path
    files: frozenset[str]
    base: str

    def named(self, path: str) -> Named:
        return named_in(path, (self.folder / path).read_bytes(), self.base)

    def look_into(self, paths: Sequence[str]) -> tuple[list[Broken], Wanted]:
        """What is broken in these files, and which anchors they name elsewhere."""
        broken: list[Broken] = []
        wanted: Wanted = set()
        top = urlsplit(self.base).path or "/"
        for path in paths:
            named = self.named(path)
            for url in named.from_root:
                # A file at the root, whatever it is called, sees addresses as the root does.
                led = leads_to("", url) if url else ("index.html", "")
                if led is None or led[0] not in self.files:
                    broken.append(Broken(path, url, "no-file"))
            for url in named.links:
                led = leads_to(path, url, top)
                if led is None:
                    broken.append(Broken(path, url, "outside"))
                elif led[0] not in self.files:
                    broken.append(Broken(path, url, "no-file"))
                elif led[1] and _ASKED not in led[1] and led[0].endswith(".html"):
                    if led[0] != path:
                        wanted.add((*led, path, url))
                    elif led[1] not in named.ids:
                        broken.append(Broken(path, url, "no-anchor"))
        return broken, wanted


def _without_anchor(site: _Site, wanted: Wanted, jobs: int) -> Iterator[Broken]:
    by_file: dict[str, list[tuple[str, str, str]]] = {}
    for file, anchor, path, url in wanted:
        by_file.setdefault(file, []).append((anchor, path, url))
    named = sorted(by_file)

    def missing(share: int) -> list[Broken]:
        return [
            Broken(path, url, "no-anchor")
            for file in _part(named, share)
            for ids in (site.named(file).ids,)
            for anchor, path, url in by_file[file]
            if anchor not in ids
        ]

    for some in spread(missing, -(-len(named) // _SHARE), jobs):
        yield from some
