"""Outputs to a folder: assembled beside, then swapped in. Never half a site.

A page whose bytes did not change keeps its file and its time stamp, so that one
changed product uploads few files.
"""

import os
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

from catalog.disk import discard, link_or_copy
from catalog.errors import OutputClash
from catalog.swap import MARK, NEW, beside, clear, moved, recover, refuse_foreign, swap


class Staging:
    """A site being assembled beside the one that is shown."""

    def __init__(self, target: Path, *, is_alone: bool = False, spare: Path | None = None) -> None:
        """Clear what an earlier build left and begin.

        ``is_alone``: no other build can be at work on this folder, whatever lies beside it.
        ``spare``: where the site before the last one waits, or will: the next is made of it.
        To make and remove 80,000 folders takes as long as to make 20,000 pages.

        Raises:
            Misuse: The target holds something that is not a site of ours.
        """
        # Resolved, so that a link to the site stays a link.
        self.target = target.resolve()
        recover(self.target, is_alone)
        refuse_foreign(self.target)
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.folder, self._spare = self.beside(), spare
        self._is_reused = spare is not None and moved(spare, self.folder)
        if not self._is_reused:
            self.folder.mkdir()
        self._taken: dict[str, str] = {}
        self._claimed: set[str] = set()
        self._folders = {""}
        self._is_update = self.target.exists()

    def beside(self, ending: str = "") -> Path:
        """A place on the same disk for what a build needs; gone when the build is over."""
        return beside(self.target, f"{NEW}{os.getpid()}{ending}")

    def claim(self, path: str) -> None:
        """Note that an output takes this path.

        Raises:
            OutputClash: Another output has it, or only the case of letters differs.
        """
        other = self._taken.setdefault(path.lower(), path)
        if path in self._claimed or other != path:
            raise OutputClash(f"{path} and {other} cannot both be written")
        self._claimed.add(path)

    def begin(self) -> None:
        """All paths are claimed: what else an old site holds goes, and whatever is no file."""
        if self._is_reused:
            _prune(str(self.folder), "", self._claimed)

    def write(self, path: str, data: bytes) -> bool:
        """Write one output, or take over the old file if it is the same.

        Returns:
            True if the file is new or changed.
        """
        file = self._place(path)
        if self._is_update and _same(f"{self.target}/{path}", data):
            try:
                link_or_copy(f"{self.target}/{path}", file)
            except OSError:
                # Somebody removed the old file just now; a full disk says so again.
                _write(file, data)
            return False
        _write(file, data)
        return True

    def take(self, path: str, look: tuple[int, int]) -> bool:
        """Take over the old file, if it still is as it was written: size, and time in ns.

        Returns:
            False if it has to be written.
        """
        if self._is_reused and _look(f"{self.folder}/{path}") == look:
            return True
        old = f"{self.target}/{path}"
        if not self._is_update or _look(old) != look:
            return False
        try:
            link_or_copy(old, self._place(path))
        except OSError:
            # Somebody removed the old file just now; a full disk says so again.
            return False
        return True

    def look(self, path: str) -> tuple[int, int]:
        """Size of a file that was written, and its time in ns."""
        return _look(f"{self.folder}/{path}") or (0, 0)

    def _place(self, path: str) -> str:
        """Where a file goes: its folder is there, and nothing of that name.

        A file of an old site is the same file as in the site that is shown, and must not
        be written into.
        """
        # Texts, not paths: 100,000 times the difference is seconds.
        above = path.rpartition("/")[0]
        if above not in self._folders:
            self._make(above)
        file = f"{self.folder}/{path}"
        if self._is_reused:
            with suppress(FileNotFoundError):
                os.unlink(file)  # noqa: PTH108 - a text, as above
        return file

    def _make(self, folder: str) -> None:
        above = folder.rpartition("/")[0]
        if above not in self._folders:
            self._make(above)
        with suppress(FileExistsError):
            os.mkdir(f"{self.folder}/{folder}")  # noqa: PTH102 - a text, as above
        self._folders.add(folder)

    def publish(self) -> None:
        """Show the new site in place of the old one."""
        (self.folder / MARK).touch()
        swap(self.folder, self.target, self._spare)

    def abandon(self) -> None:
        """Remove what was assembled."""
        clear(self.target)


def _write(file: str, data: bytes) -> None:
    with open(file, "wb") as opened:  # noqa: PTH123 - a text, as the one who asks has
        opened.write(data)


def _look(file: str) -> tuple[int, int] | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - a text, as the one who asks has
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _prune(folder: str, below: str, wanted: Container[str]) -> bool:
    """Remove all below a folder but wanted files; True if any is left."""
    is_used = False
    with os.scandir(folder) as entries:
        for one in entries:
            path = f"{below}{one.name}"
            if one.is_dir(follow_symlinks=False) and path not in wanted:
                if _prune(one.path, f"{path}/", wanted):
                    is_used = True
                else:
                    os.rmdir(one.path)  # noqa: PTH106 - a text, for speed
            elif one.is_file(follow_symlinks=False) and (path in wanted or path == MARK):
                is_used = True
            else:
                discard(Path(one.path))
    return is_used


def _same(old: str, data: bytes) -> bool:
    try:
        if os.stat(old).st_size != len(data):  # noqa: PTH116 - a text, as the one who asks has
            return False
        with open(old, "rb") as opened:  # noqa: PTH123 - the same
            return opened.read() == data
    except OSError:
        return False
