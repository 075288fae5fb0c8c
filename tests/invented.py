"""The invented province of `tests/province/`, and ways to build it as a user would.

Knows the command line and files; asks no test framework for anything.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from catalog.pipeline import Order

ROOT = Path(__file__).resolve().parent.parent
PROVINCE = ROOT / "tests" / "province"

DAY = date(2026, 11, 23)
"""The day for which the comments in the files of the province are true."""
NEXT_YEAR = date(2027, 11, 23)
"""Another day: several certificates ended between the two."""

RICH = "htx-vi-du-mot/che-con-hieu-luc"
THIN = "ho-kinh-doanh-vi-du-ba/ngo-khong-ro-ngay"
ENDING = "htx-vi-du-mot/ca-phe-sap-het-han"
HOSTILE = "cong-ty-vi-du-thu-nghiem/doan-chu-hiem-doc"
LAST_DAY = date(2027, 1, 5)
"""Of ENDING."""


def order(out: Path, **changed: object) -> Order:
    """An order for the province, with what the test is about changed."""
    return replace(Order(products=PROVINCE, out=out, day=DAY), **changed)  # type: ignore[arg-type]


def copy_of_province(folder: Path) -> Path:
    """A province that the test may spoil."""
    return Path(shutil.copytree(PROVINCE, folder / "products"))


def change(file: Path, old: str, new: str) -> None:
    """Replace text that is there exactly once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Paths that only one has, or whose bytes differ: an assertion that can be read."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def command(*arguments: object) -> list[str]:
    """The program, started as `build.py` starts it."""
    return [sys.executable, "-m", "catalog", *map(str, arguments)]


def environment(**changed: str) -> dict[str, str]:
    """The environment that `build.py` gives to the program, with some of it changed."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **changed}


def run(*arguments: object, cwd: Path = ROOT, **changed: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        command(*arguments),
        cwd=cwd,
        env=environment(**changed),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def build_province(out: Path, *arguments: object, **changed: str) -> None:
    """Build the province by the command line; fails if that fails."""
    done = run("build", "--products", PROVINCE, "--out", out, "--as-of", DAY, *arguments, **changed)
    assert done.returncode == 0, done.stdout + done.stderr
