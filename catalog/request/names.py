"""What kinds of files a request may hold, and how they may be called."""

import re
from collections.abc import Iterable, Iterator

from catalog.collect import NO_FILE_ON_WINDOWS, UNATTRIBUTED
from catalog.problems import Problem
from catalog.request.owners import LISTS
from catalog.request.records import Records
from catalog.request.tree import LINK, PLAIN, SUBMODULE
from catalog.text import slug

MOST_LETTERS = 200
"""Of a path: with the folder of a checkout before it, Windows takes no more than 260."""
_PHOTO = re.compile(r"\.(jpg|jpeg|png|webp)")


def files_are_plain(head: Records, paths: Iterable[str]) -> Iterator[Problem]:
    """The first thing that is wrong with each of these files, as files."""
    for path in paths:
        entry = head.tree.files.get(path)
        if entry is not None:
            wrong = _mode(head, path, entry.mode) or _name(head, path)
            if wrong is not None:
                yield wrong


def _mode(head: Records, path: str, mode: str) -> Problem | None:
    shown = head.tree.shown(path)
    if mode == LINK:
        return Problem(shown, 0, 0, "request-link")
    if mode == SUBMODULE:
        return Problem(shown, 0, 0, "request-submodule")
    if mode != PLAIN:
        return Problem(shown, 0, 0, "request-executable")
    return None


def _name(head: Records, path: str) -> Problem | None:
    parts = path.split("/")
    hidden = any(part.startswith(".") for part in parts)
    if hidden or len(path) > MOST_LETTERS:
        return Problem(head.tree.shown(path), 0, 0, "request-file-name", _end(path))
    if path in LISTS:
        return None
    if path.endswith(".yml"):
        # The check says the same of it, in the same words: it is told once.
        placed = head.place(path)
        return placed if isinstance(placed, Problem) else None
    return _photo(head, path, parts)


def _photo(head: Records, path: str, parts: list[str]) -> Problem | None:
    """What is no record is a photo beside one, or has no place here."""
    stem, dot, ending = parts[-1].rpartition(".")
    if any(_odd(part) for part in (*parts[:-1], stem)):
        return Problem(head.tree.shown(path), 0, 0, "request-file-name", _end(path))
    above = "/".join(parts[:-1])
    beside = above in head.producers or above == UNATTRIBUTED
    if not beside or not _PHOTO.fullmatch(dot + ending):
        return Problem(head.tree.shown(path), 0, 0, "request-file-kind", _end(path))
    return None


def _end(path: str) -> dict[str, str]:
    return {"found": path[-60:]}


def _odd(part: str) -> bool:
    return not part or slug(part) != part or part in NO_FILE_ON_WINDOWS
