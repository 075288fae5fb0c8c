"""What git remembers of a folder: commits, and which bytes each gave a file.

Follows first parents: the day of a change is the day on which it came into the
catalogue, not that on which somebody began to write it. Reads no author's name; of an
address only the number of the account that GitHub puts into it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from catalog.errors import Misuse
from catalog.load import MAX_BYTES
from catalog.request.git import commit_of, path_text, read_blobs, run_git

MOST_COMMITS = 20_000
"""Commits that are asked for, the newest first; older ones are left out."""
NO_OBJECT = "0" * 40
_HEAD = "\x02"
_ACCOUNT = re.compile(r"(\d{1,12})\+[^@]+@users\.noreply\.github\.com")


@dataclass(frozen=True, slots=True)
class Commit:
    """One step of the catalogue. ``at``: seconds since 1970; ``account``: "" if not known."""

    id: str
    at: int
    account: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """One commit gave one file these bytes; ``blob`` is `NO_OBJECT` if it took the file away."""

    commit: Commit
    blob: str


@dataclass(frozen=True, slots=True)
class Past:
    """``touched``: path below the folder -> its touches, newest first.

    ``missing``: why there is no past ("no-git", "shallow"), or "".
    """

    touched: Mapping[str, tuple[Touch, ...]]
    missing: str = ""
    is_cut: bool = False
    """There are older commits than were asked for."""


def read_past(folder: Path) -> Past:
    """The past of a folder of records up to the present commit; never fails.

    A shallow copy says of its oldest commit that it added everything, so it tells nothing.
    """
    try:
        commit = commit_of(folder, "HEAD")
        if run_git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
            return Past({}, "shallow")
    except (Misuse, OSError):
        return Past({}, "no-git")
    return _past_of(folder, commit)


# `serve` builds again with every saved file, and one commit has one past.
@lru_cache(maxsize=4)
def _past_of(folder: Path, commit: str) -> Past:
    try:
        prefix = path_text(run_git(folder, "rev-parse", "--show-prefix")).removesuffix("\n")
        listed = run_git(folder, *_LOG, commit, "--", ".")
    except Misuse:
        return Past({}, "no-git")
    found: dict[str, list[Touch]] = {}
    seen = 0
    here = Commit("", 0)
    words = iter(path_text(listed).split("\0"))
    for word in words:
        piece = word.lstrip("\n")
        if piece.startswith(_HEAD):
            here, seen = _commit(piece[1:]), seen + 1
        elif piece.startswith(":"):
            touch = Touch(here, piece.split(" ")[3])
            found.setdefault(next(words).removeprefix(prefix), []).append(touch)
    return Past({path: tuple(each) for path, each in found.items()}, "", seen >= MOST_COMMITS)


_LOG = (
    *("-c", "log.showSignature=false", "log", "--first-parent", "--diff-merges=first-parent"),
    *("--raw", "-z", "--no-renames", "--no-abbrev", "--no-mailmap", "--no-color"),
    *(f"--max-count={MOST_COMMITS}", "--format=%x02%H %ct %ae"),
)


def _commit(line: str) -> Commit:
    id_, at, address = line.split(" ", 2)
    account = _ACCOUNT.fullmatch(address)
    return Commit(id_, int(at), account[1] if account else "")


def texts_of(folder: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of objects; those that are not there, or too large for a record, are absent."""
    asked = sorted({*blobs} - {NO_OBJECT})
    feed = "".join(f"{blob}\n" for blob in asked).encode("ascii")
    try:
        sizes = run_git(folder, "cat-file", "--batch-check", feed=feed).decode("ascii").splitlines()
        rows = [row.split(" ") for row in sizes]
        small = [row[0] for row in rows if row[1] == "blob" and int(row[2]) <= MAX_BYTES]
        return read_blobs(folder, small)
    except Misuse:
        return {}
