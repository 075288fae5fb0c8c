"""The page of one code: what it says, a wrong and a right example, and what to do next."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from catalog.report import Message, messages
from catalog.report.examples import Example, ExampleFile, examples
from catalog.rules import WARNINGS
from catalog.views.base import Head, Link, Site

_KEY = re.compile(r"\s*(?:- )?([a-z_]+):")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an example; ``differs``: the other side has it not."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """One file of an example. ``part``: other lines stand above these."""

    path: str
    part: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Everything about one code. ``told`` is empty if the wrong files show all."""

    head: Head
    code: str
    warning: bool
    message: Message
    group: str
    fields: tuple[str, ...]
    """Names of the fields that differ between wrong and right."""
    told: str
    was: tuple[Listing, ...]
    """Of a request: what stood there before it."""
    wrong: tuple[Listing, ...]
    right: tuple[Listing, ...]
    before: Link | None
    after: Link | None
    alike: tuple[Link, ...]
    """The other codes of the group."""


def unfilled(message: Message) -> Message:
    """The message as it reads before anything was found."""
    return Message(*(re.sub(r"{\w+}", "…", text) for text in (message.says, message.right)))


def error_link(site: Site, code: str) -> Link:
    """Link to the page of a code."""
    return Link(code, site.to("errors", code))


def error_page(site: Site, code: str) -> ErrorPage:
    """The page of one code."""
    example = examples()[code]
    message = unfilled(messages(site.language)[code])
    wrong, right = _compared(example)
    rules = Link(site.t("rules.title"), site.to("rules"))
    crumbs = site.crumbs(rules, error_link(site, code))
    title = site.t("errors.title", code=code)
    before, after = _neighbours(site, code)
    return ErrorPage(
        site.head("errors", code, title, message.says, crumbs=crumbs),
        code,
        code in WARNINGS,
        message,
        example.group,
        _fields(wrong, right),
        example.told.get(site.language, ""),
        _listings(example.before, {*range(len(_lines(example.before)))}),
        wrong,
        right,
        before,
        after,
        tuple(
            error_link(site, other.code)
            for other in examples().values()
            if other.group == example.group and other is not example
        ),
    )


def _neighbours(site: Site, code: str) -> tuple[Link | None, Link | None]:
    codes = list(examples())
    at = codes.index(code)
    links = [error_link(site, one) for one in codes[max(0, at - 1) : at + 2] if one != code]
    if not at:
        return None, links[0]
    return links[0], links[1] if len(links) > 1 else None


def _compared(example: Example) -> tuple[tuple[Listing, ...], tuple[Listing, ...]]:
    """Wrong and right files, with each line marked that the other side has not."""
    wrong, right = _lines(example.wrong), _lines(example.right)
    if not wrong:
        return (), _listings(example.right, {*range(len(right))})
    kept_wrong: set[int] = set()
    kept_right: set[int] = set()
    for at, other, size in SequenceMatcher(
        None, wrong, right, autojunk=False
    ).get_matching_blocks():
        kept_wrong.update(range(at, at + size))
        kept_right.update(range(other, other + size))
    return _listings(example.wrong, kept_wrong), _listings(example.right, kept_right)


def _lines(files: Iterable[ExampleFile]) -> list[str]:
    return [line for file in files for line in file.text.splitlines()]


def _listings(files: Iterable[ExampleFile], kept: set[int]) -> tuple[Listing, ...]:
    """``kept``: which lines, counted over all files, the other side has, too."""
    found, before = [], 0
    for file in files:
        lines = file.text.splitlines()
        shown = (Line(_visible(one), n not in kept) for n, one in enumerate(lines, before))
        found.append(Listing(f"products/{file.path}", file.part, tuple(shown)))
        before += len(lines)
    return tuple(found)


def _visible(line: str) -> str:
    """Signs that nobody can see are named; a tab is one of them."""
    return "".join(sign if sign.isprintable() else f"⟨U+{ord(sign):04X}⟩" for sign in line)


def _fields(*sides: tuple[Listing, ...]) -> tuple[str, ...]:
    lines = (line for side in sides for listing in side for line in listing.lines)
    keys = (_KEY.match(line.text) for line in lines if line.differs)
    return tuple(dict.fromkeys(key[1] for key in keys if key))
