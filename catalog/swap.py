"""A site takes the place of the old one in one step. What builds leave beside it is known by name.

A kill at any moment leaves the old site whole; what it left beside is cleared by the next
build. Knows no file of a site but the mark that says: this is one.
"""

import ctypes
import os
import sys
import time
from collections.abc import Iterator
from glob import escape
from pathlib import Path

from catalog.disk import discard, is_alive
from catalog.errors import Misuse

_EXCHANGE = 2
"""Linux: swap two paths in one step. macOS calls the same flag RENAME_SWAP."""
_HERE = -100

MARK = ".ocop-site"
"""A file that says: this folder is ours to replace."""

NEW, OLD = ".ocop-new-", ".ocop-old"
"""Endings of our folders beside the site; nobody else's folder is called so by chance."""

_PATIENCE = 5.0
"""Seconds that Windows gets to close a file of the folder that we rename."""


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


def recover(target: Path, is_alone: bool) -> None:
    """Finish or undo what a killed build left behind."""
    old = beside(target, OLD)
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


def beside(target: Path, ending: str) -> Path:
    return target.with_name(target.name + ending)


def swap(new: Path, target: Path, spare: Path | None) -> None:
    """Put ``new`` in the place of ``target``; the old one is kept as a spare, or removed."""
    if not target.exists():
        _rename(new, target)
        return
    if _exchange(new, target):
        if spare is None or not moved(new, spare):
            discard(new)
        return
    # Windows and old disks cannot swap two folders in one step. Between these two
    # lines there is no site under its name; after a kill, recover brings it back.
    old = beside(target, OLD)
    try:
        _rename(target, old)
        _rename(new, target)
    except BaseException:  # Ctrl-C, too
        if old.exists() and not target.exists():
            _rename(old, target)
        raise
    discard(old)


def moved(site: Path, to: Path) -> bool:
    """Move a site of ours to a place where none is; False if it is none, or cannot."""
    try:
        if site.is_symlink() or not (site / MARK).is_file():
            return False
        discard(to)
        to.parent.mkdir(parents=True, exist_ok=True)
        site.rename(to)
    except OSError:
        return False  # such as onto another disk
    return True


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
        rename = libc.renameat2
        return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
    except (OSError, AttributeError, TypeError):
        return False
