"""Keeps of a style sheet what our pages can show: 149 kB of the theme become about 17.

Knows CSS, and no page: it is told every word that pages may hold. A rule goes if its
selector asks for a class, an element or an attribute that is none of these words; a custom
property goes if nobody reads it. What it does not understand, it keeps.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Any

import tinycss2  # type: ignore[import-untyped] # it has no types

Node = Any
"""A token, a rule or a declaration."""
Rule = tuple[str, list[Any]]
"""What stands before the brace, and the declarations or rules inside."""

_WORD = re.compile(r"[A-Za-z][\w-]*")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_ANIMATION = re.compile(r"animation[\w-]*:([^;}]+)")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Every word of some texts, with hyphens: classes, elements and attributes among them."""
    return frozenset(chain.from_iterable(map(_WORD.findall, texts)))


def purged(sheet: str, words: AbstractSet[str], others: str) -> str:
    """The sheet for pages that hold these words. ``others``: style sheets that build upon it."""
    rules = list(_rules(tinycss2.parse_stylesheet(sheet, True, True), words))
    read: frozenset[str] = frozenset()
    text = others
    while (found := _read_in(text) | _read_in(others)) != read:
        read = found
        text = "\n".join(_written(rules, read))
    return text


def _read_in(text: str) -> frozenset[str]:
    """Custom properties and animations that some rule asks for."""
    played = chain.from_iterable(map(_WORD.findall, _ANIMATION.findall(text)))
    return frozenset((*_VARIABLE.findall(text), *played))


def _rules(rules: Sequence[Node], words: AbstractSet[str]) -> Iterator[Rule]:
    """Rules that apply to these words."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _parts(rule.prelude) if _applies(one, words)]
            if selectors:
                head = ",".join(tinycss2.serialize(one).strip() for one in selectors)
                yield head, tinycss2.parse_blocks_contents(rule.content, True, True)
        elif rule.type == "at-rule" and rule.content is not None:
            head = f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}"
            if rule.at_keyword in {"media", "supports"}:
                inside = tinycss2.parse_rule_list(rule.content, True, True)
                if found := list(_rules(inside, words)):
                    yield head, found
            else:
                yield head, rule.content


def _parts(tokens: Sequence[Node]) -> Iterator[list[Node]]:
    """The selectors of a list."""
    part: list[Node] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _applies(selector: Sequence[Node], words: AbstractSet[str]) -> bool:
    """False if the selector asks for something that no page has."""
    before = ""
    for token in selector:
        if token.type == "ident" and before != ":" and token.value not in words:
            return False
        if token.type == "hash" and token.value not in words:
            return False
        if token.type == "[] block":
            asked = [one.value for one in token.content if one.type in {"ident", "string"}]
            if not all(word in words for text in asked for word in _WORD.findall(text)):
                return False
        before = token.value if token.type == "literal" else ""
    return True


def _written(rules: Iterable[Rule], read: AbstractSet[str]) -> Iterator[str]:
    """Rules as text, without custom properties and animations that nobody asks for."""
    for head, inside in rules:
        if head.startswith("@keyframes") and head.split()[-1] not in read:
            continue
        if inside and isinstance(inside[0], tuple):
            body = "".join(_written(inside, read))
        elif head.startswith("@"):
            body = tinycss2.serialize(inside)
        else:
            body = ";".join(_declared(inside, read))
        if body:
            yield f"{head}{{{body}}}"


def _declared(declarations: Iterable[Node], read: AbstractSet[str]) -> Iterator[str]:
    for one in declarations:
        if one.type != "declaration":
            yield tinycss2.serialize([one])
        elif not one.name.startswith("--") or one.name in read:
            important = "!important" if one.important else ""
            yield f"{one.name}:{tinycss2.serialize(one.value).strip()}{important}"
