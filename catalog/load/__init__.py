"""Read YAML files. Knows YAML and its dangers, and nothing about products.

Every scalar is kept as the text that the contributor typed; the model decides
what a number or a date is. What is wrong comes back as problems.
"""

from pathlib import Path

from catalog.load.comments import Comment, comments
from catalog.load.decode import CONTROL, MAX_BYTES, decode, too_big
from catalog.load.events import MAX_DEPTH, MAX_EVENTS, Reader
from catalog.load.source import Source, Stop, Tree
from catalog.problems import Problem

__all__ = [
    "CONTROL",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_EVENTS",
    "Comment",
    "Source",
    "Tree",
    "bytes_of",
    "comments",
    "read",
    "read_file",
]


def read_file(file: Path, path: str, *, times: int = 1) -> tuple[Source | None, list[Problem]]:
    """Read one file of the disk; ``path`` is how messages call it.

    ``times``: as often as large as a record may be, for lists of the maintainers.
    """
    data = bytes_of(file, path, times=times)
    return (None, [data]) if isinstance(data, Problem) else read(data, path, times=times)


def bytes_of(file: Path, path: str, *, times: int = 1) -> bytes | Problem:
    """The bytes of one file of the disk, or why there are none."""
    try:
        if file.stat().st_size > MAX_BYTES * times:
            return too_big(path, file.stat().st_size, times)
        return file.read_bytes()
    except OSError as error:
        return Problem(path, 0, 0, "file-unreadable", {"why": error.strerror or "?"})


def read(data: bytes, path: str, *, times: int = 1) -> tuple[Source | None, list[Problem]]:
    """Bytes to text with positions.

    Returns:
        The source, or None if the file cannot be used, and what is wrong.
    """
    problems: list[Problem] = []
    try:
        text = decode(data, path, problems, times)
        return Reader(path, text, problems, MAX_EVENTS * times).read(), problems
    except Stop as stop:
        return None, [*problems, stop.problem]
