"""Words by which people look for goods: ``search-words.yml``, which says how they are used.

Knows phrases, and no product.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.errors import BrokenReference
from catalog.reference.data import FOLDER, Row, read_reference, rows, texts

Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """``same``: sets of phrases for one thing; ``short``: the same of short forms.

    ``broader``: what was typed -> what it also finds.
    ``groups``: id of a group or subgroup -> words for all its goods. ``stop``: may be left out.
    """

    same: tuple[Phrases, ...]
    short: tuple[Phrases, ...]
    broader: tuple[tuple[Phrases, Phrases], ...]
    groups: Mapping[str, Phrases]
    stop: Phrases


def read_search_words(folder: Path = FOLDER) -> SearchWords:
    """Read the file.

    Raises:
        BrokenReference: It does not hold what it must.
    """
    tree = read_reference(folder / "search-words.yml")
    return SearchWords(
        same=_sets(tree, "same"),
        short=_sets(tree, "short"),
        broader=tuple((texts(row, "query"), texts(row, "finds")) for row in rows(tree, "broader")),
        groups=_groups(tree),
        stop=texts(tree, "stop"),
    )


def _sets(tree: Row, key: str) -> tuple[Phrases, ...]:
    found = tree.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, list) for one in found):
        raise BrokenReference(f"search-words.yml: {key}: list of lists expected")
    return tuple(texts({key: one}, key) for one in found)


def _groups(tree: Row) -> Mapping[str, Phrases]:
    found = tree.get("groups", {})
    if not isinstance(found, dict):
        raise BrokenReference("search-words.yml: groups: map expected")
    return {id_: texts(found, id_) for id_ in found}
