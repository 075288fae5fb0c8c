"""Revisions as trees. Knows git, and nothing of products.

Objects are only listed and printed: nothing is checked out, so no hook, filter
or attribute of a stranger's tree is ever run, and no link is followed.
"""

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from catalog.errors import Misuse
from catalog.load import MAX_BYTES
from catalog.request.tree import Entry, Tree

MOST_LISTED = 16 * 1024 * 1024
"""Bytes of ``codes.csv`` that are read: half a million codes."""


def read_tree(folder: Path, revision: str) -> Tree:
    """The files of a revision; ``folder`` is that of the records, in its repository.

    Raises:
        Misuse: No git, no repository, or no such revision.
    """
    commit = commit_of(folder, revision)
    prefix = path_text(run_git(folder, "rev-parse", "--show-prefix")).removesuffix("\n")
    listed = run_git(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", commit)
    rows = dict(_row(row) for row in listed.split(b"\0") if row)
    wanted = {id_ for path, (_, id_, size) in rows.items() if _is_read(path, prefix, size)}
    texts = read_blobs(folder, sorted(wanted))
    files: dict[str, Entry] = {}
    beside: dict[str, Entry] = {}
    for path, (mode, id_, size) in rows.items():
        if not path.startswith(prefix):
            beside[path] = Entry(mode, id_)
        else:
            data = texts[id_] if _is_read(path, prefix, size) else b""
            files[path.removeprefix(prefix)] = Entry(mode, id_, data)
    return Tree(files, beside, folder.name)


def commit_of(folder: Path, revision: str) -> str:
    """The full name of the commit that a revision is.

    Raises:
        Misuse: No git, no repository, or no such revision.
    """
    if revision.startswith("-") or not revision.isprintable():
        raise Misuse(f"{revision!r}: không phải là một phiên bản | not a revision")
    run_git(folder, "rev-parse", "--show-prefix")
    try:
        found = run_git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except Misuse:
        unknown = "kho git không có phiên bản này | no such revision in the repository"
        raise Misuse(f"{revision}: {unknown}") from None
    return found.decode("ascii").strip()


def _row(row: bytes) -> tuple[str, tuple[str, str, int]]:
    """A line of ``ls-tree -l``: path, and mode, object, size (none of a submodule)."""
    about, _, path = row.partition(b"\t")
    mode, _, id_, size = about.decode("ascii").split()
    return path_text(path), (mode, id_, -1 if size == "-" else int(size))


def path_text(path: bytes) -> str:
    """A path as text; git's may be any bytes, the same on every system."""
    return path.decode("utf-8", "surrogateescape")


def _is_read(path: str, prefix: str, size: int) -> bool:
    """Whether the judgement reads the text of a file."""
    if not path.startswith(prefix) or size < 0:
        return False
    if path == f"{prefix}codes.csv":
        return size <= MOST_LISTED
    return path.endswith(".yml") and size <= MAX_BYTES


def read_blobs(folder: Path, ids: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of many objects, by one process."""
    asked = "".join(f"{id_}\n" for id_ in ids).encode("ascii")
    answer = run_git(folder, "cat-file", "--batch", feed=asked)
    found: dict[str, bytes] = {}
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        id_, _, size = answer[at:end].decode("ascii").split()
        begin, at = end + 1, end + 2 + int(size)
        found[id_] = answer[begin : begin + int(size)]
    return found


def run_git(folder: Path, *arguments: str, feed: bytes = b"") -> bytes:
    """What git answers.

    Raises:
        Misuse: No git, no repository, or what was asked for is not there.
    """
    command = ["git", "--no-replace-objects", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(
            command, input=feed, capture_output=True, check=False, timeout=300, env=_environment()
        )
    except FileNotFoundError:
        raise Misuse("Máy này chưa có git | git is not installed") from None
    except subprocess.TimeoutExpired:
        raise Misuse(f"git {arguments[0]}: quá lâu | took too long") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").split("\n")[0]
        said = "".join(sign if sign.isprintable() else "\ufffd" for sign in said)
        raise Misuse(f"git {arguments[0]}: không đọc được kho git | cannot be read: {said}")
    return done.stdout


def _environment() -> dict[str, str]:
    """That of the caller, but for what would lead git to another repository, or to ask."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return kept | {
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
