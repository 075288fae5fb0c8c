"""One change of a tree of text: what the file is to hold afterwards."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from catalog.load import Tree
from catalog.problems import Location, Problem


class CannotEdit(Exception):
    """No small change says this; carries what the loader found, and of several which one."""

    def __init__(self, problems: Sequence[Problem] = (), change: "Change | None" = None) -> None:
        self.problems = tuple(problems)
        self.change = change


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one file; ``new`` None removes it. Lists are changed as a whole."""

    where: Location
    new: Tree | None


def changed_tree(tree: dict[str, Tree], change: Change) -> dict[str, Tree]:
    """The tree after a change.

    Raises:
        CannotEdit: An item would have to stand behind one that is missing.
    """
    copy = deepcopy(tree)
    if change.new is None:
        _drop(copy, change.where)
        return copy
    top, value = missing(copy, change.where, change.new)
    parent: Any = at(copy, top[:-1])
    if isinstance(parent, list) and top[-1] == len(parent):
        parent.append(value)
    else:
        parent[top[-1]] = value
    return copy


def at(tree: Tree, where: Location) -> Tree:
    """What stands at a location that is there."""
    for step in where:
        inside: Any = tree
        tree = inside[step]
    return tree


def missing(tree: Tree, where: Location, new: Tree) -> tuple[Location, Tree]:
    """The highest part that the file lacks, with all that has to stand in it."""
    depth = 0
    while depth < len(where) - 1 and _has(tree, where[depth]):
        tree, depth = at(tree, (where[depth],)), depth + 1
    for step in reversed(where[depth + 1 :]):
        if isinstance(step, int) and step:
            raise CannotEdit
        new = [new] if isinstance(step, int) else {step: new}
    step = where[depth]
    if isinstance(step, int) and (not isinstance(tree, list) or step > len(tree)):
        raise CannotEdit
    return where[: depth + 1], new


def alone(tree: Tree, where: Location) -> Location:
    """The highest part that is empty without this field."""
    while len(where) > 1 and len(at(tree, where[:-1])) == 1:
        where = where[:-1]
    return where


def _has(tree: Tree, step: str | int) -> bool:
    if isinstance(tree, dict):
        return step in tree
    return isinstance(tree, list) and isinstance(step, int) and step < len(tree)


def _drop(tree: dict[str, Tree], where: Location) -> None:
    """Remove a field, and what is empty without it; of a list, only its last item may go."""
    where = alone(tree, where)
    parent: Any = at(tree, where[:-1])
    if isinstance(parent, list) and where[-1] != len(parent) - 1:
        raise CannotEdit
    del parent[where[-1]]
