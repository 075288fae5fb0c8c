"""One build at a time into one folder. The lock ends with the process, however that ends."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from catalog.errors import Misuse

LOCK = ".ocop-lock"
"""Ending of the lock's file beside the folder; it is there while a build runs."""
PATIENCE = 600.0
"""Seconds that another build gets to end: several times what a whole country takes."""
_PAUSE = 0.1


@dataclass(frozen=True, slots=True)
class Held:
    """The right to write into a folder."""

    waited: bool
    """Another build had it, and wrote meanwhile."""
    sure: bool
    """False on a network drive that knows no locks: there may be another build."""


@contextmanager
def alone(target: Path, waits: Callable[[], None] = lambda: None) -> Iterator[Held]:
    """Keep other builds out of a folder; ``waits`` is called once if one is in it.

    Raises:
        Misuse: The other build did not end.
        OSError: Nothing can be written beside the folder.
    """
    target = target.resolve()
    file = target.with_name(target.name + LOCK)
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, waited = _taken(file, target, waits)
    try:
        yield Held(waited, sure=handle is not None)
    finally:
        _give_back(file, handle)


def _taken(file: Path, target: Path, waits: Callable[[], None]) -> tuple[BinaryIO | None, bool]:
    """The lock, or None on a drive that knows none; and whether another had it."""
    waited, until = False, time.monotonic() + PATIENCE
    while True:
        handle = file.open("ab")
        try:
            _lock(handle)
            if _is(file, handle):
                return handle, waited
        except (BlockingIOError, PermissionError):
            if not waited:
                waits()
            waited = True
        except OSError:
            handle.close()
            return None, waited
        # Closed at once: the last one to leave removes the file, and we may hold that one.
        handle.close()
        if time.monotonic() > until:
            raise Misuse(
                f"{target}: một lần dựng khác vẫn đang ghi vào đây. Hãy dừng nó, hoặc chọn --out"
                " khác | another build still writes here. Stop it, or choose another --out"
            )
        time.sleep(_PAUSE)


def _lock(handle: BinaryIO) -> None:
    """Lock without waiting. Forked children hold the lock too, until the last has ended.

    Raises:
        BlockingIOError, PermissionError: Another process holds it.
        OSError: This drive knows no locks.
    """
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - exists everywhere else

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is(file: Path, handle: BinaryIO) -> bool:
    """True if the name still leads to what we locked."""
    try:
        return os.path.samestat(file.stat(), os.fstat(handle.fileno()))
    except OSError:
        return False


def _give_back(file: Path, handle: BinaryIO | None) -> None:
    # Removed while we hold it: who comes now makes a new file, who waits sees that his is gone.
    # Windows removes no open file, neither ours nor that of one who waits.
    if handle is not None and os.name == "nt":
        handle.close()
    with suppress(OSError):
        file.unlink()
    if handle is not None:
        handle.close()
