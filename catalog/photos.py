"""Which photos the records name, what they are, and what is wrong with them.

A photo lies in the folder of the record that names it.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from catalog.collect import Collected, Kind
from catalog.images import Cache, Facts, Refusal, examine
from catalog.model import Photo
from catalog.problems import Finding, Location, Placed, Problem, Severity

ENDINGS = (
    *(".jpg", ".jpeg", ".jfif", ".png", ".webp", ".heic", ".heif", ".avif"),
    *(".gif", ".bmp", ".tif", ".tiff"),
)
"""Of files that somebody means as a photo, whether we can show them or not."""
SMALL = 600
"""Pixels of the longer side below which a photo looks poor on a page and in print."""

Names = Mapping[Path, set[str]]
"""Folder -> the names in it that end as photos do."""


@dataclass(frozen=True, slots=True)
class PhotoEntry:
    """A photo that is shown: what its record says, where it lies, what it is."""

    record: Photo
    file: Path
    facts: Facts


@dataclass(slots=True)
class Looked:
    """What came of looking at all photos."""

    entries: dict[tuple[Kind, str], tuple[PhotoEntry, ...]] = field(default_factory=dict)
    findings: list[Placed] = field(default_factory=list)
    unused: list[Problem] = field(default_factory=list)


def look_at_photos(found: Collected, folder: Path, cache: Cache) -> Looked:
    """Examine every photo that a record names, and find those that none names."""
    looked, there = Looked(), _photos_below(folder)
    named: set[Path] = set()
    for kind, id_, photos in _named(found):
        here = found.files[found.paths[kind, id_]].parent
        entries = []
        for at, photo in enumerate(photos):
            named.add(here / photo.file)
            facts, findings = _look(photo, ("photos", at, "file"), here, there, cache)
            looked.findings += [(kind, id_, finding) for finding in findings]
            if facts is not None:
                entries.append(PhotoEntry(photo, here / photo.file, facts))
        looked.entries[kind, id_] = tuple(entries)
    looked.unused = list(_unused(found, folder, there, named))
    return looked


def _named(found: Collected) -> Iterator[tuple[Kind, str, tuple[Photo, ...]]]:
    for id_, product in found.products.items():
        if product.photos:
            yield Kind.PRODUCT, id_, product.photos
    for id_, producer in found.producers.items():
        if producer.photos:
            yield Kind.PRODUCER, id_, producer.photos


def _photos_below(folder: Path) -> Names:
    """Hidden folders and folders that are links are left alone, as records in them are."""
    names: dict[Path, set[str]] = {}
    for top, folders, files in os.walk(folder):
        # A folder may be named like a photo: then it is told like a file that is none.
        folders[:] = [name for name in folders if not name.startswith(".")]
        alike = {name for name in (*files, *folders) if name.lower().endswith(ENDINGS)}
        names[Path(top)] = {name for name in alike if not name.startswith(".")}
    return names


def _look(
    photo: Photo, where: Location, here: Path, there: Names, cache: Cache
) -> tuple[Facts | None, list[Finding]]:
    names = there.get(here, set())
    # Names as the disk has them: some disks find a file under capitals, too, and servers do not.
    if photo.file not in names:
        small = {name.lower(): name for name in sorted(names)}
        alike = [small[one] for one in get_close_matches(photo.file, small, n=3)]
        values = {"found": photo.file, "known": ", ".join(alike) or "-"}
        return None, [Finding("photo-missing", where, values)]
    seen = examine(here / photo.file, cache)
    if isinstance(seen, Refusal):
        return None, [Finding(seen.code, where, {"found": photo.file, **seen.values})]
    if max(seen.width, seen.height) < SMALL:
        size = f"{seen.width} × {seen.height}"
        values = {"found": photo.file, "size": size, "least": str(SMALL)}
        return seen, [Finding("photo-small", where, values)]
    return seen, []


def _unused(found: Collected, folder: Path, there: Names, named: set[Path]) -> Iterator[Problem]:
    """Photos that no record names; nothing is said beside a record that cannot be read."""
    records = {*found.products, *found.producers, *found.points}
    unread = {
        (folder.parent / path).parent
        for (_, id_), path in found.paths.items()
        if path in found.partial or path not in found.files or id_ not in records
    }
    for here, names in there.items():
        for name in sorted(names):
            if here / name not in named and here not in unread and (here / name).is_file():
                path = f"{folder.name}/{(here / name).relative_to(folder).as_posix()}"
                values = {"found": name}
                yield Problem(path, 0, 0, "photo-unused", values, severity=Severity.WARNING)
