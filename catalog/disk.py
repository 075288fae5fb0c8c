"""Files and folders as a disk knows them: two names for one file, whole or not at all, gone.

Knows nothing of what is in a file.
"""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Snapshot = Mapping[str, tuple[int, int]]
"""Path -> (time of the last change, size)."""

FRESH = "fresh"
"""Folder of a cache in which its next files are written, before they get their name."""


def link_or_copy(source: str | Path, target: str | Path) -> str | Path:
    """The same file under a second name; a copy where the disk knows no hard links.

    Nobody may write into the second name, only put another file in its place.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def discard(path: Path) -> None:
    """Remove a file or a folder of ours, also a folder that may not be written.

    What still resists stays, such as a file that Windows has open.
    """
    if path.is_symlink() or not path.is_dir():
        with contextlib.suppress(OSError):
            path.unlink()
        return
    shutil.rmtree(path, ignore_errors=True)
    if path.exists():
        _let_write(path)
        shutil.rmtree(path, ignore_errors=True)


def _let_write(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
    for top, folders, files in os.walk(folder):
        # On other systems the folder decides; and a file may be that of the new site, too.
        names = [*folders, *files] if os.name == "nt" else folders
        for path in (Path(top, name) for name in names):
            if not path.is_symlink():
                with contextlib.suppress(OSError):
                    path.chmod(0o700)


def is_alive(pid: int) -> bool:
    """True if another process of that number runs; on Windows we cannot ask without harm."""
    if os.name == "nt" or pid <= 0 or pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def keep(file: Path, data: bytes) -> None:
    """Put a file into a cache, whole or not at all. A disk that refuses it is no error."""
    # Two builds, or two processes of one, may make the same file at the same time.
    fresh = file.parent / FRESH / f"{file.name}.{os.getpid()}"
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()


def forget_fresh(cache: Path) -> None:
    """Remove what killed processes had begun to put into a cache."""
    with contextlib.suppress(OSError):
        for left in (cache / FRESH).iterdir():
            pid = left.name.rpartition(".")[2]
            if not pid.isdigit() or not is_alive(int(pid)):
                discard(left)


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
