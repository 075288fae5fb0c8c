"""For each code, what makes it and what is right: files of ``catalog/messages/examples/``.

One file per group of codes, one entry per code::

    date-form:
      wrong: |              # a text: lines below the head of a product's file
        packs:
          - price_on: 24/01/2024
      right:                # or whole files by path, below the folder of the records
        htx-vi-du/che-vi-du.yml: |
          ...
      around: {...}         # files that stand beside both and are not shown
      before: {...}         # of a request: what stood there before it
      told: {vi: ..., en: ...}  # what no text can show: bytes, links, photos

All names in them are invented ("Ví dụ"). ``wrong`` may be left out where ``told`` says it;
the tests check every example, and lay the bytes that are only told.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from catalog.errors import BrokenReference
from catalog.load import read_file
from catalog.report.messages import FOLDER

GROUPS = (
    "files writing fields values certificates products fairs photos places references codes"
    " people requests"
).split()
"""Groups of codes, each a file; the reader's next step is the same for a whole group."""

FILE = "htx-vi-du/che-vi-du.yml"
HEAD = "name:\n  vi: Chè Ví dụ\ngroup: che-tuoi-che-bien\n"
"""What stands above a part of a product's file."""


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One file of an example; ``part``: only the lines below its head."""

    path: str
    text: str
    part: bool = False

    @property
    def whole(self) -> str:
        """The text as it would stand in the file."""
        return HEAD + self.text if self.part else self.text


@dataclass(frozen=True, slots=True)
class Example:
    """What makes one code, and what is right instead."""

    code: str
    group: str
    right: tuple[ExampleFile, ...]
    wrong: tuple[ExampleFile, ...] = ()
    around: tuple[ExampleFile, ...] = ()
    before: tuple[ExampleFile, ...] = ()
    """What a request changed; empty where one look at the files is enough."""
    told: Mapping[str, str] = field(default_factory=dict)
    """In each language what the files cannot show; empty if they show all."""


@cache
def examples() -> Mapping[str, Example]:
    """All examples by code, group after group.

    Raises:
        BrokenReference: A file is missing or broken, or a code stands twice.
    """
    found: dict[str, Example] = {}
    for group in GROUPS:
        name = f"examples/{group}.yml"
        source, problems = read_file(FOLDER / name, name)
        if source is None or problems:
            raise BrokenReference(f"messages/{name}:{problems[0].line}: {problems[0].code}")
        for code, entry in source.tree.items():
            if code in found or not isinstance(entry, dict) or "right" not in entry:
                raise BrokenReference(f"messages/{name}: {code}")
            found[code] = _example(code, group, entry)
    return found


def _example(code: str, group: str, entry: Mapping[str, object]) -> Example:
    told = entry.get("told", {})
    return Example(
        code,
        group,
        _files(entry["right"]),
        _files(entry.get("wrong", {})),
        _files(entry.get("around", {})),
        _files(entry.get("before", {})),
        {language: str(text) for language, text in told.items()} if isinstance(told, dict) else {},
    )


def _files(tree: object) -> tuple[ExampleFile, ...]:
    if isinstance(tree, dict):
        return tuple(ExampleFile(path, _spelt(str(text))) for path, text in tree.items())
    return (ExampleFile(FILE, _spelt(str(tree)), part=True),)


def _spelt(text: str) -> str:
    """⟨U+200B⟩ stands for a sign that no file of ours may hold."""
    return re.sub(r"⟨U\+([0-9A-F]{4})⟩", lambda found: chr(int(found[1], 16)), text)
