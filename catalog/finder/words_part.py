"""The part with words: labels of filters, words of groups, and synonyms that find something."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from catalog.finder.columns import lines
from catalog.finder.labels import labels
from catalog.finder.makers_part import maker_columns
from catalog.finder.names_part import names_part
from catalog.finder.rows import english_names, leaf_ids, located_once, product_rows, spelled
from catalog.text import words
from catalog.views.base import Site


def words_part(site: Site) -> dict[str, Any]:
    """What else a product may be called, and what filters are called.

    Shape: ``english`` (if the names do not hold it) and ``also``: lines, one a row.
    ``before``: lines, names of each of the ``places`` before July 2025. ``labels``: see
    `labels`. ``groups``: words of each of the ``leaves`` of the names, bars between them.
    ``same``, ``short``: lists of phrases; ``broader``: [what was typed, what that also finds];
    ``stop``: phrases that may be left out.
    """
    said = site.catalogue.lists.search_words
    heard = _Heard(_columns(site))
    found = ((typed, [one for one in finds if one in heard]) for typed, finds in said.broader)
    return {
        "english": english_names(site) if site.language == "vi" else "",
        "also": _also(site),
        "before": _before(site),
        "labels": labels(site),
        "groups": [leaf_words(site, leaf) for leaf in leaf_ids(site)],
        "same": [list(those) for those in said.same if any(one in heard for one in those)],
        "short": [list(those) for those in said.short if any(one in heard for one in those)],
        "broader": [[list(typed), finds] for typed, finds in found if finds],
        "stop": list(said.stop),
    }


def leaf_words(site: Site, leaf: str) -> str:
    """Words by which people look for the goods of a group: the law's own names mislead."""
    group = site.catalogue.lists.group_of(leaf)
    said = site.catalogue.lists.search_words.groups
    both = (*said.get(leaf, ()), *said.get(group.id, ()))
    return "|".join(dict.fromkeys(both))


def _also(site: Site) -> str:
    rows = product_rows(site)
    return lines(spelled([*entry.record.also, entry.record.brand]) for entry in rows)


def _before(site: Site) -> str:
    old = (located.old for located in located_once(site))
    return lines(spelled([one.vi, *one.also]) if one else "" for one in old)


def _columns(site: Site) -> Iterator[str]:
    """Every text that can be found."""
    names = names_part(site)
    yield from (names["names"], english_names(site), _also(site), _before(site))
    yield from maker_columns(site)
    for _, *unit in (*names["communes"], *names["districts"]):
        yield unit[-1]


class _Heard:
    """Texts, asked for whole words side by side. Marks count, as they do for synonyms."""

    def __init__(self, columns: Iterable[str]) -> None:
        self._text = f" {' '.join(chain.from_iterable(map(_spaced, columns)))} "
        self._words = frozenset(self._text.split())

    def __contains__(self, phrase: str) -> bool:
        asked = words(phrase)
        # Most phrases fail at a word: the long text is read for the few others only.
        return self._words.issuperset(asked) and f" {' '.join(asked)} " in self._text


def _spaced(column: str) -> Iterable[str]:
    """Words of a column; a bar between texts, so that no phrase runs from one into the next."""
    for text in column.splitlines():
        yield from words(text.replace("|", " "))
        yield "|"
