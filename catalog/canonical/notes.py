"""Contributors' comments, each beside the field it speaks of, wherever that moves to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from catalog.load import Comment, Source
from catalog.problems import Location

MADE = "#:"
"""How comments begin that `fix --explain` made: they are written anew, never kept."""
MODELINE = "# yaml-language-server:"


@dataclass(slots=True)
class Notes:
    """``above`` and ``beside``: of a field or an item. ``below``: set in deeper or not."""

    head: list[str] = field(default_factory=list)
    above: dict[Location, list[str]] = field(default_factory=dict)
    beside: dict[Location, str] = field(default_factory=dict)
    below: dict[Location, list[tuple[bool, str]]] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)
    explained: bool = False
    """The file had comments of ours."""

    def within(self, where: Location) -> bool:
        """True if something is noted inside a part of the file."""
        inside = (*self.above, *self.beside, *self.below)
        return any(one[: len(where)] == where and one != where for one in inside)

    def all(self) -> Iterator[str]:
        """Every note."""
        yield from self.head
        yield from self.tail
        for texts in self.above.values():
            yield from texts
        yield from self.beside.values()
        for several in self.below.values():
            yield from (text for _, text in several)

    def moved(self, origin: Callable[[Location], Location], places: Iterable[Location]) -> "Notes":
        """The same notes, where their fields are now."""
        made = Notes(self.head, tail=list(self.tail), explained=self.explained)
        left = {*self.above, *self.beside, *self.below}
        for place in places:
            before = origin(place)
            left.discard(before)
            for mine, other in (
                (self.above, made.above),
                (self.beside, made.beside),
                (self.below, made.below),
            ):
                if before in mine:
                    other[place] = mine[before]  # type: ignore[assignment]
        # What stood beside a field that is gone is not lost.
        for place in sorted(left, key=str):
            made.tail += [*self.above.get(place, ())]
            made.tail += [self.beside[place]] if place in self.beside else []
            made.tail += [text for _, text in self.below.get(place, ())]
        return made


@dataclass(frozen=True, slots=True)
class _Node:
    line: int
    column: int
    where: Location


def attached(source: Source, found: Iterable[Comment], is_ours: Callable[[str], bool]) -> Notes:
    """Which comment speaks of which field: the next one below, or the one on its line.

    ``is_ours``: whether `fix --explain` made it.
    """
    notes, nodes = Notes(), _nodes(source)
    first = nodes[0].line if nodes else 1
    # Notes above the first field and an empty line speak of the whole file.
    parted = max((c.line for c in found if c.line < first and c.below_gap), default=0)
    for one in found:
        if one.alone and is_ours(one.text):
            notes.explained = True
        elif one.alone and (one.line <= parted or one.text.startswith(MODELINE)):
            notes.head.append(one.text)
        elif one.alone:
            _attach(notes, nodes, one)
        else:
            node = [n for n in nodes if n.line <= one.line][-1]
            several = (notes.beside.pop(node.where, ""), one.text)
            notes.beside[node.where] = " ".join(filter(None, several))
    return notes


def _attach(notes: Notes, nodes: list[_Node], one: Comment) -> None:
    after = next((n for n in nodes if n.line > one.line), None)
    if after is not None and one.column <= _indent(after):
        notes.above.setdefault(after.where, []).append(one.text)
        return
    before = [n for n in nodes if n.line < one.line and n.column <= one.column]
    if after is None and (not before or one.column == 1):
        notes.tail.append(one.text)
    elif before:
        node = before[-1]
        notes.below.setdefault(node.where, []).append((one.column > node.column, one.text))
    else:
        notes.head.append(one.text)


def _indent(node: _Node) -> int:
    """Where the line of a field or an item begins: an item's dash, not what follows it."""
    return node.column - 2 if isinstance(node.where[-1], int) else node.column


def _nodes(source: Source) -> list[_Node]:
    """Fields and items as they follow each other; of several at one place, the outer first."""
    found = [_Node(*place, where) for where, place in source.keys.items() if where]
    found += [
        _Node(*place, where)
        for where, place in source.values.items()
        if where and isinstance(where[-1], int)
    ]
    return sorted(found, key=lambda node: (node.line, node.column, len(node.where)))
