"""All changes of one file: its mark, its ends of lines and every other line stay."""

from collections.abc import Sequence

from catalog.edit.one_field import edited
from catalog.edit.trees import CannotEdit, Change
from catalog.model import Record

_MARK = b"\xef\xbb\xbf"
"""Windows Notepad begins a file with it."""


def edited_file(data: bytes, path: str, model: type[Record], changes: Sequence[Change]) -> bytes:
    """The file with all changes made.

    Raises:
        CannotEdit: One of them needs more than its own lines; it is carried along.
    """
    windows = b"\r\n" in data
    text = data.removeprefix(_MARK).decode("utf-8").replace("\r\n", "\n")
    for change in _in_order(changes):
        try:
            text = edited(text, path, model, change)
        except CannotEdit as why:
            raise CannotEdit(why.problems, change) from None
    new = (text.replace("\n", "\r\n") if windows else text).encode()
    return (_MARK if data.startswith(_MARK) else b"") + new


def _in_order(changes: Sequence[Change]) -> list[Change]:
    """First what is set, so that nothing is empty in between; then removals, the last first.

    Numbers of items then never move under a change that is still to come.
    """
    sets = [one for one in changes if one.new is not None]
    return sets + [one for one in reversed(changes) if one.new is None]
