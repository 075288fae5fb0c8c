"""Sees that files changed. Knows folders and time stamps, and no content.

It asks the disk again and again rather than waiting to be told: network drives,
shared folders of virtual machines and cloud folders tell nobody, and watchers
differ on every system. Asking for 35,000 files takes about half a second.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Snapshot = Mapping[str, tuple[int, int]]
"""Path -> (time of the last change, size)."""

PAUSE = 0.4
"""Seconds between two looks, at least."""
REST = 3
"""How many times longer than a look the rest after it is, so that a slow drive has time."""
CALM = 0.15
"""Seconds without a change after which a save is taken to be finished."""
MOST_LOOKS_BEFORE_CALM = 20
"""Something that never comes to rest, such as a copy of a large folder, is built as it is."""


class Watch:
    """Remembers how files looked, and says when they look different."""

    def __init__(self, *paths: Path) -> None:
        self._paths = paths
        self._last = snapshot(paths)

    def changed(self) -> bool:
        """True if anything changed since the last time; waits until a save is finished."""
        now = snapshot(self._paths)
        if now == self._last:
            return False
        for _ in range(MOST_LOOKS_BEFORE_CALM):
            time.sleep(CALM)
            before, now = now, snapshot(self._paths)
            if now == before:
                break
        self._last = now
        return True


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """How the files below these paths look now."""
    return {path: look for one in paths for path, look in _looks(str(one))}


def _looks(path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = list(os.scandir(path))
    except NotADirectoryError:
        yield from _look(path)
        return
    except OSError:
        return  # deleted while we looked: the next snapshot differs
    for entry in entries:
        # Editors keep their own copies under such names.
        if entry.name.startswith((".", "__pycache__")) or entry.name.endswith(("~", ".swp")):
            continue
        if _is_folder(entry):
            yield from _looks(entry.path)
        else:
            yield from _look(entry.path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _look(path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path for each of 35,000 files doubles the time
    except OSError:
        return
    yield path, (found.st_mtime_ns, found.st_size)
