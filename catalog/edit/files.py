"""Files of records on the disk: checked as a whole, then changed at once or not at all."""

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from catalog.check import check
from catalog.disk import link_or_copy
from catalog.errors import FileChanged
from catalog.problems import Problem, Severity


def replace(file: Path, data: bytes) -> None:
    """Put new bytes in the place of a file; who reads meanwhile gets the old or the new ones."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(data)
    beside.replace(file)


def replace_all(top: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
    """Put new bytes in the place of several files, or of none.

    Args:
        top: The folder above the records.
        old: Bytes by path as messages call it, as they were looked at.
        new: Bytes by path; one that is not in ``old`` is a new file.

    Raises:
        FileChanged: One no longer holds what was looked at. Nothing was written.
        OSError: The disk refused one. The others are as they were.
    """
    for path, data in old.items():
        if (top / path).read_bytes() != data:
            raise FileChanged(path)
    done: list[str] = []
    try:
        for path, data in new.items():
            replace(top / path, data)
            done.append(path)
    except OSError:
        put_back(top, old, done)
        raise


def put_back(top: Path, old: Mapping[str, bytes], paths: Iterable[str]) -> None:
    """Undo ``replace_all`` for these paths."""
    for path in paths:
        if path in old:
            replace(top / path, old[path])
        else:
            (top / path).unlink()


def problems_after(folder: Path, new: Mapping[str, bytes], day: date) -> list[Problem]:
    """Errors that the whole catalogue would have with these files, and does not have today.

    Args:
        folder: The records. Nothing in it is touched.
        new: Bytes by path, as messages call it: ``products/htx-vi-du/che.yml``.
        day: As of when.
    """
    known = {(one.path, one.code, *one.values.items()) for one in check(folder, day).problems}
    with tempfile.TemporaryDirectory() as beside:
        copy = Path(beside) / folder.name
        shutil.copytree(folder, copy, symlinks=True, copy_function=link_or_copy)
        for path, data in new.items():
            file = Path(beside) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink(missing_ok=True)
            file.write_bytes(data)
        found = check(copy, day).problems
    return [
        one
        for one in found
        if one.severity is Severity.ERROR and (one.path, one.code, *one.values.items()) not in known
    ]
