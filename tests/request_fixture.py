"""Requests as tests/request.yml tells them: two trees, an author, what is said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

import yaml

from catalog.problems import Problem
from catalog.request import Entry, Judgement, Tree, judge
from catalog.request.tree import PLAIN

# Not our own loader: the table holds signs that it refuses.
TABLE = yaml.load((Path(__file__).parent / "request.yml").read_bytes(), yaml.BaseLoader)  # noqa: S506
BASE: dict[str, str] = TABLE["base"]
AUTHORS: dict[str, str] = TABLE["authors"]
ANSWERS: dict[str, dict[str, str]] = TABLE["answers"]


@dataclass(frozen=True)
class Row:
    """One field of one file: whose it is, and what a request writes into it."""

    path: str
    owner: str
    field: str
    value: str


ROWS = [
    Row(path, owner, field, value)
    for path, owners in TABLE["matrix"].items()
    for owner, fields in owners.items()
    for field, value in fields.items()
]


def tree(
    files: Mapping[str, str | bytes],
    modes: Mapping[str, str] | None = None,
    beside: Mapping[str, str] | None = None,
) -> Tree:
    """A tree of texts; a text that is empty is a file that is not there."""
    data = {p: t.encode() if isinstance(t, str) else t for p, t in files.items() if t}
    modes = modes or {}
    entries = {p: Entry(modes.get(p, PLAIN), _id(d), d) for p, d in data.items()}
    others = {p: Entry(PLAIN, _id(t.encode())) for p, t in (beside or {}).items()}
    return Tree(entries, others)


def _id(data: bytes) -> str:
    return sha1(data, usedforsecurity=False).hexdigest()


def with_field(path: str, field: str, value: str) -> dict[str, str]:
    """The base with one field of one file written anew."""
    kept, inside = [], False
    for line in BASE[path].splitlines():
        if not line.startswith((" ", "-")):
            inside = line.startswith(f"{field}:")
        if not inside:
            kept.append(line)
    return BASE | {path: "\n".join([*kept, f"{field}: {value}", ""])}


def judged(files: Mapping[str, str | bytes], author: str = "stranger", **more: object) -> Judgement:
    """The judgement about a request that turns the base into these files."""
    return judge(tree(BASE), tree(files, **more), AUTHORS[author])  # type: ignore[arg-type]


def refused() -> Iterator[tuple[str, Judgement, list[str]]]:
    """Every request that is told no: name, judgement, what must be said."""
    for name, case in TABLE["refused"].items():
        files = BASE | case.get("files", {})
        judgement = judged(files, case["author"], modes=case.get("modes"))
        yield name, judgement, case["problems"]


def said(judgement: Judgement) -> list[str]:
    return [f"{p.path.removeprefix('products/')}:{p.line} {p.code}" for p in judgement.problems]


def all_request_problems() -> Iterator[Problem]:
    """What no file of a case can hold: problems of the difference between two trees."""
    for _, judgement, _ in refused():
        yield from judgement.problems
    yield from too_much().problems
    yield from two_folders().problems


def too_much() -> Judgement:
    """A producer changes 51 files, and the program too."""
    many = {f"htx-mot/anh-{n}.jpg": "x" for n in range(51)}
    return judged(BASE | many, "producer", beside={"build.py": "x"})


def two_folders() -> Judgement:
    """A producer has two folders, and changes both in one request."""
    people = "people:\n  - {account: 9, role: producer, folders: [htx-mot, htx-hai]}\n"
    base = BASE | {"people.yml": people}
    head = base | {"htx-mot/a.jpg": "x", "htx-hai/a.jpg": "x"}
    return judge(tree(base), tree(head), "9")
