"""Bytes to text: one encoding, one kind of line end, no signs that nobody sees."""

import re
from collections.abc import Iterator

from catalog.load.source import MAX_SHOWN, Stop
from catalog.problems import Problem, Severity
from catalog.text import foreign_d, nfc

MAX_BYTES = 256 * 1024
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
"""What YAML refuses, and what nobody sees: soft hyphens, joiners, turns of direction."""


def too_big(path: str, size: int, times: int = 1) -> Problem:
    """A file of more than ``times`` 256 KiB."""
    most = f"{MAX_BYTES * times // 1024}"
    return Problem(path, 0, 0, "file-too-big", {"kb": f"{size // 1024}", "most": most})


def decode(data: bytes, path: str, problems: list[Problem], times: int = 1) -> str:
    """The text of a file, composed; adds to ``problems`` what can be read all the same.

    Raises:
        Stop: The file cannot be used.
    """
    if len(data) > MAX_BYTES * times:
        raise Stop(too_big(path, len(data), times))
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(Problem(path, 1, 1, "byte-order-mark", severity=Severity.WARNING))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise Stop(Problem(path, line, column, "file-not-utf8")) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Stop(Problem(path, 1, 1, "file-empty"))
    hidden = CONTROL.search(text)
    if hidden:
        raise Stop(_problem_at(path, text, hidden.start(), "control-character"))
    problems.extend(_foreign_letters(path, text))
    composed = nfc(text)
    if composed != text:
        at = next(i for i, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b)
        problems.append(_problem_at(path, text, at, "text-decomposed", Severity.WARNING))
    return composed


def _foreign_letters(path: str, text: str) -> Iterator[Problem]:
    """The first false Đ of each line; a text full of them is not listed to its end."""
    if foreign_d(text) < 0:
        return
    begin, most = 0, 50
    for line in text.split("\n"):
        at = foreign_d(line)
        if at >= 0:
            yield _problem_at(path, text, begin + at, "letter-eth")
            most -= 1
        if not most:
            return
        begin += len(line) + 1


def _problem_at(
    path: str, text: str, at: int, code: str, severity: Severity = Severity.ERROR
) -> Problem:
    line = text.count("\n", 0, at) + 1
    begin = text.rfind("\n", 0, at) + 1
    shown = text[begin:].split("\n", 1)[0][:MAX_SHOWN]
    found = {"found": f"U+{ord(text[at]):04X}"}
    return Problem(path, line, at - begin + 1, code, found, CONTROL.sub("\ufffd", shown), severity)
