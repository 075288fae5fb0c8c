"""The smallest change of a file that sets, adds or removes one field.

Knows the text of YAML, and nothing of sheets. Whatever was written is read again:
if anything but the one field differs, the change is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.edit import lines as find
from catalog.edit.emit import entry, flow, item, scalar
from catalog.edit.trees import CannotEdit, Change, alone, at, changed_tree, missing
from catalog.load import Source, Tree, comments, read
from catalog.model import Record
from catalog.model.fields import names_at
from catalog.problems import Location


def edited(text: str, path: str, model: type[Record], change: Change) -> str:
    """The text with one field changed, and every other line as it was.

    Raises:
        CannotEdit: It cannot be done without touching more.
    """
    source = _read(text, path)
    lines = list(source.lines)
    try:
        wanted = changed_tree(source.tree, change)
        draft = _Draft(source, lines)
        if change.new is None:
            draft.remove(alone(source.tree, change.where))
        else:
            draft.put(model, *missing(source.tree, change.where, change.new))
    except (IndexError, KeyError, TypeError, ValueError):
        raise CannotEdit from None
    written = "\n".join(lines) + text[len(text.rstrip("\n")) :]
    if _read(written, path).tree != wanted:
        raise CannotEdit
    return written


def _read(text: str, path: str) -> Source:
    source, problems = read(text.encode(), path)
    if source is None or "\n".join(source.lines) != text.rstrip("\n"):
        raise CannotEdit(problems)
    return source


@dataclass(frozen=True, slots=True)
class _Draft:
    """The lines of a file while one thing in them is changed."""

    source: Source
    lines: list[str]

    def put(self, model: type[Record], where: Location, new: Tree) -> None:
        parent = where[:-1]
        if where in self.source.values:
            self._replace(where, new)
        elif isinstance(where[-1], int):
            self._append(parent, new)
        elif self._sign(parent) == "{":
            self._add_in_braces(where, new, names_at(model, parent))
        else:
            self._add_line(where, new, names_at(model, parent))

    def remove(self, where: Location) -> None:
        if len(where) > 1 and self._sign(where[:-1]) in "[{":
            self._remove_in_brackets(where)
            return
        is_key = where in self.source.keys
        row, start = _from_zero(self.source.keys[where] if is_key else self.source.values[where])
        before = self.lines[row][:start]
        indent = start if is_key else before.rindex("-")
        last = find.last_line(self.lines, row, indent, is_key=is_key)
        if is_key and before.strip():
            # The first field of an item: the next one takes its place behind the dash.
            if self.lines[last + 1][:start].strip():
                raise CannotEdit
            self.lines[last + 1] = before + self.lines[last + 1][start:]
        del self.lines[row : last + 1]

    def _sign(self, where: Location) -> str:
        return find.sign(self.lines, self.source.values[where])

    def _replace(self, where: Location, new: Tree) -> None:
        old, sign = at(self.source.tree, where), self._sign(where)
        row, start = _from_zero(self.source.values[where])
        line = self.lines[row]
        if isinstance(old, str) and isinstance(new, str):
            self._replace_text(where, old, new)
        elif isinstance(old, list) and sign == "[":
            end = find.end_of_brackets(line, start)
            self.lines[row] = line[:start] + flow(new) + line[end:]
        else:
            self._replace_entry(where, new)

    def _replace_text(self, where: Location, old: str, new: str) -> None:
        row, start = _from_zero(self.source.values[where])
        sign, line = self._sign(where), self.lines[row]
        in_flow = any(self._sign(where[:depth]) in "[{" for depth in range(1, len(where)))
        if not in_flow and (sign in "|>" or "\n" in new):
            self._replace_entry(where, new)
            return
        end = find.end_of_scalar(self.lines, row, start, old)
        if end is None:
            raise CannotEdit
        text = scalar(new, in_flow=in_flow, quoted=sign in "\"'")
        self.lines[row] = line[:start] + text + line[end:]

    def _replace_entry(self, where: Location, new: Tree) -> None:
        """Write a field anew, from its name on; notes in it would be lost."""
        row, start = _from_zero(self.source.keys[where])
        last = find.last_line(self.lines, row, start, is_key=True)
        noted = comments("\n".join(self.lines) + "\n")
        if any(row < one.line <= last + 1 for one in noted):
            raise CannotEdit
        made = entry(str(where[-1]), new, start)
        made[0] = self.lines[row][:start] + made[0][start:]
        self.lines[row : last + 1] = made

    def _append(self, parent: Location, new: Tree) -> None:
        row, start = _from_zero(self.source.values[parent])
        if self._sign(parent) == "[":
            line = self.lines[row]
            end = find.end_of_brackets(line, start) - 1
            self.lines[row] = f"{line[:end].rstrip()}, {flow(new)}{line[end:]}"
            return
        count = len(at(self.source.tree, parent))
        row = self.source.values[*parent, count - 1][0] - 1
        last = find.last_line(self.lines, row, start)
        self.lines[last + 1 : last + 1] = item(new, start)

    def _add_in_braces(self, where: Location, new: Tree, names: Sequence[str]) -> None:
        parent, own = where[:-1], names.index(str(where[-1]))
        text = f"{where[-1]}: {flow(new)}"
        for key in self._keys(parent):
            if names.index(key) > own:
                row, start = _from_zero(self.source.keys[*parent, key])
                line = self.lines[row]
                self.lines[row] = f"{line[:start]}{text}, {line[start:]}"
                return
        row, start = _from_zero(self.source.values[parent])
        line = self.lines[row]
        end = find.end_of_brackets(line, start) - 1
        self.lines[row] = f"{line[:end].rstrip()}, {text}{line[end:]}"

    def _add_line(self, where: Location, new: Tree, names: Sequence[str]) -> None:
        """Below the last field that stands before it in the order of the model."""
        parent, own = where[:-1], names.index(str(where[-1]))
        there = self._keys(parent)
        before = [key for key in there if key in names and names.index(key) < own]
        row, start = _from_zero(self.source.keys[*parent, before[-1] if before else there[0]])
        made = entry(str(where[-1]), new, start)
        if before:
            last = find.last_line(self.lines, row, start, is_key=True)
            self.lines[last + 1 : last + 1] = made
            return
        line = self.lines[row]
        made[0] = line[:start] + made[0][start:]
        self.lines[row : row + 1] = [*made, " " * start + line[start:]]

    def _keys(self, parent: Location) -> list[str]:
        found = at(self.source.tree, parent)
        return list(found) if isinstance(found, dict) else []

    def _remove_in_brackets(self, where: Location) -> None:
        row, start = _from_zero(self.source.keys.get(where, self.source.values[where]))
        value_row, value_start = _from_zero(self.source.values[where])
        value, line = at(self.source.tree, where), self.lines[row]
        end = (
            find.end_of_scalar(self.lines, value_row, value_start, value)
            if isinstance(value, str)
            else find.end_of_brackets(self.lines[value_row], value_start)
        )
        if end is None or value_row != row:
            raise CannotEdit
        tail = line[end:].lstrip()
        if tail.startswith(","):
            self.lines[row] = line[:start] + tail[1:].lstrip()
        else:
            self.lines[row] = line[:start].rstrip().removesuffix(",") + line[end:]


def _from_zero(place: tuple[int, int]) -> tuple[int, int]:
    return place[0] - 1, place[1] - 1
