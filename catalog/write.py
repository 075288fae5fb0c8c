"""Outputs to a folder: assembled beside, then swapped in. Never half a site.

A page whose bytes did not change keeps its file and its time stamp, so that one
changed product uploads few files. A kill at any moment leaves the old site
whole; what it left beside is cleared by the next build.
"""

import ctypes
import os
import sys
import time
from collections.abc import Iterator
from glob import escape
from pathlib import Path

from catalog.disk import discard, is_alive, link_or_copy
from catalog.errors import Misuse, OutputClash

_EXCHANGE = 2
"""Linux: swap two paths in one step. macOS calls the same flag RENAME_SWAP."""
_HERE = -100

MARK = ".ocop-site"
"""A file that says: this folder is ours to replace."""

NEW, OLD = ".ocop-new-", ".ocop-old"
"""Endings of our folders beside the site; nobody else's folder is called so by chance."""

_PATIENCE = 5.0
"""Seconds that Windows gets to close a file of the folder that we rename."""


class Staging:
    """A site being assembled beside the one that is shown."""

    def __init__(self, target: Path, *, is_alone: bool = False) -> None:
        """Clear what an earlier build left and begin.

        ``is_alone``: no other build can be at work on this folder, whatever lies beside it.

        Raises:
            Misuse: The target holds something that is not a site of ours.
        """
        # Resolved, so that a link to the site stays a link.
        self.target = target.resolve()
        _recover(self.target, is_alone)
        refuse_foreign(self.target)
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.folder = self.beside()
        self.folder.mkdir()
        self._taken: dict[str, str] = {}
        self._claimed: set[str] = set()
        self._folders = {""}
        self._is_update = self.target.exists()

    def beside(self, ending: str = "") -> Path:
        """A place on the same disk for what a build needs; gone when the build is over."""
        return _beside(self.target, f"{NEW}{os.getpid()}{ending}")

    def claim(self, path: str) -> None:
        """Note that an output takes this path.

        Raises:
            OutputClash: Another output has it, or only the case of letters differs.
        """
        other = self._taken.setdefault(path.lower(), path)
        if path in self._claimed or other != path:
            raise OutputClash(f"{path} and {other} cannot both be written")
        self._claimed.add(path)

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
        """Where a file goes; its folder is there."""
        # Texts, not paths: 100,000 times the difference is seconds.
        above = path.rpartition("/")[0]
        if above not in self._folders:
            (self.folder / above).mkdir(parents=True, exist_ok=True)
            self._folders.add(above)
        return f"{self.folder}/{path}"

    def publish(self) -> None:
        """Show the new site in place of the old one."""
        (self.folder / MARK).touch()
        _swap(self.folder, self.target)

    def abandon(self) -> None:
        """Remove what was assembled."""
        clear(self.target)


def clear(target: Path) -> None:
    """Remove what this process has beside a site; after ``publish`` that is the old one, if any."""
    for left, pid in _left(target.resolve()):
        if pid == os.getpid():
            discard(left)


def refuse_foreign(target: Path) -> None:
    """Stop before a folder that is not a site of ours.

    Raises:
        Misuse: It holds something else.
    """
    if target.exists() and not _is_ours(target):
        raise Misuse(
            f"{target}: thư mục này không phải do chương trình dựng, hãy chọn --out khác"
            " | not a site of this program, choose another --out"
        )


def _is_ours(target: Path) -> bool:
    """True if the folder may be replaced: a site of this program, or empty."""
    return target.is_dir() and ((target / MARK).exists() or not any(target.iterdir()))


def _write(file: str, data: bytes) -> None:
    with open(file, "wb") as opened:  # noqa: PTH123 - a text, as the one who asks has
        opened.write(data)


def _look(file: str) -> tuple[int, int] | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - a text, as the one who asks has
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _same(old: str, data: bytes) -> bool:
    try:
        if os.stat(old).st_size != len(data):  # noqa: PTH116 - a text, as the one who asks has
            return False
        with open(old, "rb") as opened:  # noqa: PTH123 - the same
            return opened.read() == data
    except OSError:
        return False


def _recover(target: Path, is_alone: bool) -> None:
    """Finish or undo what a killed build left behind."""
    old = _beside(target, OLD)
    if old.exists() and not target.exists():
        _rename(old, target)
    for left, pid in _left(target):
        if is_alone or not is_alive(pid):
            discard(left)
    if old.exists():
        discard(old)


def _left(target: Path) -> Iterator[tuple[Path, int]]:
    """What builds have beside a site, each with the number of its process (-1: unknown)."""
    for path in target.parent.glob(f"{escape(target.name + NEW)}*"):
        pid = path.name[len(target.name + NEW) :].partition(".")[0]
        yield path, int(pid) if pid.isdecimal() else -1


def _beside(target: Path, ending: str) -> Path:
    return target.with_name(target.name + ending)


def _swap(new: Path, target: Path) -> None:
    """Put ``new`` in the place of ``target`` and remove the old one."""
    if not target.exists():
        _rename(new, target)
        return
    if _exchange(new, target):
        discard(new)
        return
    # Windows and old disks cannot swap two folders in one step. Between these two
    # lines there is no site under its name; after a kill, _recover brings it back.
    old = _beside(target, OLD)
    try:
        _rename(target, old)
        _rename(new, target)
    except BaseException:  # Ctrl-C, too
        if old.exists() and not target.exists():
            _rename(old, target)
        raise
    discard(old)


def _rename(folder: Path, to: Path) -> None:
    """Rename; on Windows wait while a browser, a scanner or a preview has a file open."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            folder.rename(to)
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system cannot."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE) == 0)
        swap = libc.renameat2
        return bool(swap(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
    except (OSError, AttributeError, TypeError):
        return False
