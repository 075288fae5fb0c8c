"""Reads a reference file as plain text values; what is broken there is our bug."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from catalog.errors import BrokenReference
from catalog.load import Tree, read_file

FOLDER = Path(__file__).parent

Row = Mapping[str, Tree]


def read_reference(file: Path) -> Row:
    """The top map of a reference file.

    Raises:
        BrokenReference: The file cannot be read.
    """
    source, problems = read_file(file, file.name)
    if source is None:
        raise BrokenReference(f"{file.name}: {problems[0].code} in line {problems[0].line}")
    return source.tree


def rows(tree: Row, key: str) -> list[Row]:
    """The list of maps under a key; empty if the key is absent."""
    found = tree.get(key, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise BrokenReference(f"{key}: list of maps expected")
    return cast(list[Row], found)


def text(row: Row, key: str, default: str = "") -> str:
    """The text under a key."""
    value = row.get(key, default)
    if not isinstance(value, str):
        raise BrokenReference(f"{key}: text expected")
    return value


def texts(row: Row, key: str) -> tuple[str, ...]:
    """The list of texts under a key; empty if the key is absent."""
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BrokenReference(f"{key}: list of texts expected")
    return tuple(str(one) for one in value)
