"""Lines of a file in the form of the house, with the notes of contributors among them."""

from collections.abc import Callable, Iterator

from catalog.canonical.notes import Notes
from catalog.edit.emit import block, flow, scalar
from catalog.load import Tree
from catalog.problems import Location

Explain = Callable[[Location], str]
"""What our own comment says of a field; empty for none."""

STEP = 2


def lines_of(tree: dict[str, Tree], notes: Notes, explain: Explain) -> list[str]:
    """Every line of the file."""
    head = [*notes.head, ""] if notes.head else []
    made = list(_Layout(notes, explain).fields(tree, (), 0))
    return [*head, *made, *notes.tail]


class _Layout:
    def __init__(self, notes: Notes, explain: Explain) -> None:
        self._notes, self._explain = notes, explain

    def fields(self, tree: dict[str, Tree], where: Location, indent: int) -> Iterator[str]:
        for key, value in tree.items():
            inside = (*where, key)
            if text := self._explain(inside):
                yield f"{' ' * indent}{text}"
            yield from self._above(inside, indent)
            yield from self._field(key, value, inside, indent)
            yield from self._below(inside, indent)

    def _field(self, key: str, value: Tree, where: Location, indent: int) -> Iterator[str]:
        pad, name = " " * indent, scalar(key)
        if isinstance(value, str):
            first, *others = block(value, indent)
            yield f"{pad}{name}: {first}{self._beside(where)}"
            yield from others
        elif _is_short(value) and not self._notes.within(where):
            yield f"{pad}{name}: {flow(value)}{self._beside(where)}"
        elif isinstance(value, dict):
            yield f"{pad}{name}:{self._beside(where)}"
            yield from self.fields(value, where, indent + STEP)
        else:
            yield f"{pad}{name}:{self._beside(where)}"
            for number, one in enumerate(value):
                yield from self._item(one, (*where, number), indent + STEP)

    def _item(self, value: Tree, where: Location, indent: int) -> Iterator[str]:
        pad = " " * indent
        yield from self._above(where, indent)
        if isinstance(value, dict) and value:
            yield from self._map_item(value, where, indent)
        elif isinstance(value, str):
            first, *others = block(value, indent)
            yield f"{pad}- {first}{self._beside(where)}"
            yield from others
        else:
            yield f"{pad}- {flow(value)}{self._beside(where)}"
        yield from self._below(where, indent + STEP)

    def _map_item(self, value: dict[str, Tree], where: Location, indent: int) -> Iterator[str]:
        """The first field stands behind the dash, what is noted above it above the dash."""
        pad = " " * indent
        lines = list(self.fields(value, where, indent + STEP))
        while lines[0].lstrip().startswith("#"):
            yield pad + lines.pop(0).lstrip()
        yield f"{pad}- {lines[0][indent + STEP :]}"
        yield from lines[1:]
        # A note on the item itself stands on the line of its first field, if at all.
        if where in self._notes.beside:
            yield f"{pad}  {self._notes.beside[where]}"

    def _above(self, where: Location, indent: int) -> Iterator[str]:
        yield from (" " * indent + text for text in self._notes.above.get(where, ()))

    def _below(self, where: Location, indent: int) -> Iterator[str]:
        for deeper, text in self._notes.below.get(where, ()):
            yield " " * (indent + STEP * deeper) + text

    def _beside(self, where: Location) -> str:
        text = self._notes.beside.get(where, "")
        return f"  {text}" if text else ""


def _is_short(value: Tree) -> bool:
    """Lists of numbers, such as months, and what is empty."""
    if not value:
        return True
    return isinstance(value, list) and all(isinstance(o, str) and o.isdecimal() for o in value)
