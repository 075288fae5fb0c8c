"""What a request proposes, as two trees: the catalogue now, and with the author's changes.

Pure. The author's changes are those since the fork; what others changed in the
meantime is neither the author's doing nor undone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from catalog.images.source import MAX_BYTES as MOST_PHOTO
from catalog.load import MAX_BYTES as MOST_RECORD
from catalog.photos import ENDINGS
from catalog.request import Entry, Tree
from catalog.request.tree import EXECUTABLE, PLAIN

MOST_FILES = 250
"""Files that are looked at. GitHub's comparison lists 300, and does not say if there are more."""
MOST_TEXT = 2 * 1024 * 1024
"""Bytes of all records and lists together: the worst of them take a minute to judge."""
MOST_PHOTOS = 60_000_000
"""Bytes of all photos together that are small enough for a page each."""
OURS = frozenset({"catalogue.yml", "people.yml", "places.yml"})
"""By these a request is judged: always as they stand in the catalogue now."""


class TooMuch(StrEnum):
    """Why a request is not looked at."""

    FILES = "files"
    TEXT = "text"
    PHOTOS = "photos"


@dataclass(frozen=True, slots=True)
class Stat:
    """A file of a commit as a listing tells it: nothing of it was read."""

    mode: str
    id: str
    size: int


Listing = Mapping[str, Stat]
"""Path from the top of the repository -> file."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What GitHub's comparison says: the paths, and which lines are new in each file."""

    paths: tuple[str, ...]
    added: Mapping[str, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two trees, and what is known of the difference. Paths are below the folder of records."""

    before: Tree
    after: Tree
    touched: tuple[str, ...] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)
    """Of the touched files that are there afterwards."""
    photos: Mapping[str, bytes] = field(default_factory=dict)
    added: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Path -> the lines that are new in it."""
    moved_on: tuple[str, ...] = ()
    """What others changed too since the fork."""


def too_much(difference: Difference, name: str, head: Listing) -> TooMuch | None:
    """Told from names and sizes alone, before a byte of any file is asked for."""
    if len(difference.paths) > MOST_FILES:
        return TooMuch.FILES
    stats = [(path, head[path]) for path in difference.paths if path in head]
    texts = [stat.size for path, stat in stats if _is_text(path, name, stat)]
    if sum(texts) > MOST_TEXT:
        return TooMuch.TEXT
    photos = [stat.size for path, stat in stats if _is_photo(path, name, stat)]
    return TooMuch.PHOTOS if sum(photos) > MOST_PHOTOS else None


def wanted(
    base: Tree, difference: Difference, fork: Listing | None, head: Listing
) -> dict[str, int]:
    """Objects to be read, and the size of each. ``fork``: None if nothing changed since."""
    found: dict[str, int] = {}
    for path in difference.paths:
        stat, own = head.get(path), path.removeprefix(f"{base.name}/")
        before = (fork or {}).get(path)
        if before and _is_text(path, base.name, before) and not _is_known(base, own, before):
            found[before.id] = before.size
        if stat is None or _is_known(base, own, stat):
            continue
        if _is_text(path, base.name, stat) or _is_photo(path, base.name, stat):
            found[stat.id] = stat.size
    return found


def propose(
    base: Tree,
    difference: Difference,
    fork: Listing | None,
    head: Listing,
    read: Mapping[str, bytes],
) -> Proposal:
    """The two trees. Where others changed a file too, it is compared with what the author saw.

    Args:
        base: The catalogue now; who may do what stands in there.
        difference: What the author changed.
        fork: All files where the author began; None if that is the base.
        head: All files as the author left them.
        read: The bytes of the objects that were ``wanted``.
    """
    start = f"{base.name}/"
    before, after = dict(base.files), dict(base.files)
    beside = dict(base.beside)
    touched, moved_on = [], []
    for path in difference.paths:
        now = head.get(path)
        if not path.startswith(start):
            _put(beside, path, Entry(now.mode, now.id) if now else None)
            continue
        own = path.removeprefix(start)
        touched.append(own)
        if fork is not None and own not in OURS and _id(fork.get(path)) != _id(base.files.get(own)):
            moved_on.append(own)
            _put(before, own, _entry(base, own, fork.get(path), read))
        _put(after, own, _entry(base, own, now, read))
    stats = {own: head[start + own] for own in touched if start + own in head}
    return Proposal(
        Tree(before, base.beside, base.name),
        Tree(after, beside, base.name),
        tuple(touched),
        {own: stat.size for own, stat in stats.items()},
        {
            own: read[stat.id]
            for own, stat in stats.items()
            if stat.id in read and _is_photo(start + own, base.name, stat)
        },
        {path.removeprefix(start): lines for path, lines in difference.added.items()},
        tuple(moved_on),
    )


def _put(files: dict[str, Entry], path: str, entry: Entry | None) -> None:
    if entry is None:
        files.pop(path, None)
    else:
        files[path] = entry


def _entry(base: Tree, own: str, stat: Stat | None, read: Mapping[str, bytes]) -> Entry | None:
    if stat is None:
        return None
    if _is_known(base, own, stat):
        return Entry(stat.mode, stat.id, base.files[own].data)
    text = _is_text(f"{base.name}/{own}", base.name, stat)
    return Entry(stat.mode, stat.id, read.get(stat.id, b"") if text else b"")


def _id(file: Stat | Entry | None) -> tuple[str, str] | None:
    return (file.mode, file.id) if file else None


def _is_known(base: Tree, own: str, stat: Stat) -> bool:
    """True if the catalogue has these very bytes at this place."""
    return own in base.files and base.files[own].id == stat.id


def _is_plain(stat: Stat) -> bool:
    return stat.mode in {PLAIN, EXECUTABLE}


def _is_text(path: str, name: str, stat: Stat) -> bool:
    """True for what the judgement reads."""
    if not path.startswith(f"{name}/") or not _is_plain(stat):
        return False
    if path == f"{name}/codes.csv":
        return stat.size <= MOST_TEXT
    return path.endswith(".yml") and stat.size <= MOST_RECORD


def _is_photo(path: str, name: str, stat: Stat) -> bool:
    inside = path.startswith(f"{name}/") and _is_plain(stat)
    return inside and path.lower().endswith(ENDINGS) and stat.size <= MOST_PHOTO
