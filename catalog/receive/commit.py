"""The change in git, with the producer as its author. Knows git."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from catalog.errors import Misuse


def ready(folder: Path, paths: Sequence[str]) -> None:
    """Whether a commit of these files, and of nothing else, can be made. Asked before writing.

    Raises:
        Misuse: No git, no repository, nobody who commits, or other changes of these files.
    """
    top = folder.parent
    _git(top, "var", "GIT_COMMITTER_IDENT")
    if _git(top, "diff", "--cached", "--name-only"):
        raise Misuse(
            "--commit: có thay đổi khác đang chờ (git diff --cached) | other changes are staged"
        )
    changed = _git(top, "diff", "--name-only", "HEAD", "--", *paths)
    unknown = _git(top, "ls-files", "--others", "--", *paths)
    if changed or unknown:
        raise Misuse(
            f"--commit: {(changed or unknown).strip()}: tệp có sửa đổi chưa ghi vào git"
            " | has changes that git does not hold"
        )


def commit(folder: Path, paths: Sequence[str], subject: str, author: str) -> str:
    """Commit these files and nothing else; the short name of the commit.

    Args:
        folder: The records, in their repository.
        paths: From where the folder stands: ``products/htx-vi-du/che.yml``.
        subject: First line of the message.
        author: Who answers for the change; git is given no address, for we know none.

    Raises:
        Misuse: Git refuses; the index is as it was.
    """
    top = folder.parent
    try:
        _git(
            top,
            *("commit", "--quiet", "--only", f"--author={_line(author)} <>"),
            *("--file=-", "--cleanup=verbatim", "--", *paths),
            feed=subject + "\n",
        )
    except Misuse:
        _git(top, "reset", "--quiet", "--", *paths)
        raise
    return _git(top, "rev-parse", "--short", "HEAD").strip()


def _line(text: str) -> str:
    """A name on one line, without what git reads as an address."""
    return re.sub(r"[<>\s]+", " ", text).strip()[:120] or "OCOP"


def _git(top: Path, *arguments: str, feed: str = "") -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(top), *arguments],  # noqa: S607 - git is where its owner put it
            input=feed,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:
        raise Misuse("--commit: không tìm thấy git | git is not installed") from None
    if done.returncode:
        raise Misuse(f"git {arguments[0]}: {done.stderr.strip()[:300]}")
    return done.stdout
