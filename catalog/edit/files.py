"""Files of records on the disk: checked as a whole, then changed at once or not at all."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from catalog.check import check
from catalog.problems import Problem, Severity


def replace(file: Path, data: bytes) -> None:
    """Put new bytes in the place of a file; who reads meanwhile gets the old or the new ones."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(data)
    beside.replace(file)


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
        shutil.copytree(folder, copy, symlinks=True, copy_function=_link)
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


def _link(source: str, target: str) -> object:
    """A second name of the file; nothing is written into it, only in its place."""
    try:
        os.link(source, target)
    except OSError:
        return shutil.copy2(source, target)
    return target
