"""Requests for the bot that answers: as values, and as commits in a repository made here."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from catalog.assist import Seen, answer, lay, read_event
from catalog.assist.event import Event
from catalog.assist.proposal import Difference, Proposal, Stat, propose
from catalog.check import check
from catalog.github import Call
from catalog.problems import Problem
from catalog.request.tree import changed
from catalog.words import read_words
from tests.request_fixture import BASE, tree
from tests.site_fixture import ROOT

EVENTS = ROOT / "tests" / "events"
WORDS = read_words(ROOT)
DAY = date(2026, 11, 23)
RECORDS = {path: text for path, text in BASE.items() if not path.endswith(".jpg")}
"""The base of tests/request.yml, without what is no photo."""
Git = Callable[..., str]


def event_of(name: str, **of_request: Any) -> Event:
    """A recorded event; what is named is otherwise."""
    told = json.loads((EVENTS / f"pull_request_{name}.json").read_text("utf-8"))
    told["pull_request"] |= of_request
    return read_event(json.dumps(told).encode())


def proposal_of(
    files: Mapping[str, str | bytes],
    *,
    base: Mapping[str, str] = RECORDS,
    beside: Mapping[str, str] | None = None,
    modes: Mapping[str, str] | None = None,
) -> Proposal:
    """What a request proposes that turns the base into these files; every line is new."""
    now, head = tree(base), tree(files, modes, beside)
    paths = [f"products/{own}" for own in changed(now.files, head.files)]
    listing = {
        f"products/{own}": Stat(e.mode, e.id, len(e.data)) for own, e in head.files.items()
    } | {path: Stat(e.mode, e.id, 1) for path, e in head.beside.items()}
    added = {path: frozenset(range(1, 5000)) for path in paths}
    difference = Difference((*paths, *head.beside), added)
    read = {e.id: e.data for e in head.files.values()}
    return propose(now, difference, None, listing, read)


def problems_of(proposal: Proposal, folder: Path) -> tuple[Problem, ...]:
    """What the check says of a proposal, laid into an empty folder; in this process."""
    source, target = folder / "base" / "products", folder / "laid" / "products"
    target.mkdir(parents=True)
    write(source, RECORDS)
    lay(tree(RECORDS), source, proposal, target)
    return check(target, DAY, folder / "cache").problems


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)


def answered(
    proposal: Proposal,
    problems: tuple[Problem, ...] | None = (),
    name: str = "opened_stranger",
    seen: Seen = Seen(),  # noqa: B008 - frozen
) -> tuple[Call, ...]:
    return answer(event_of(name), proposal, problems, seen, WORDS)


def repository_in(folder: Path) -> tuple[Path, Git]:
    """A repository whose first commit holds the records; ``git(...)`` runs in it."""
    folder.mkdir()
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=Ví Dụ", "-c", "user.email=vi-du@vi-du.example"]
    raw = ["-c", "core.autocrlf=false", "-c", "core.symlinks=false"]

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(folder), *who, *raw, *arguments]
        done = subprocess.run(
            command, capture_output=True, check=True, encoding="utf-8", env=kept | quiet
        )
        return done.stdout.strip()

    git("init", "--quiet", "--initial-branch=main")
    write(folder / "products", RECORDS)
    commit(git)
    return folder, git


def commit(git: Git) -> str:
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", "Một bước")
    return git("rev-parse", "HEAD")


def push(git: Git, folder: Path, files: Mapping[str, str | bytes], start: str = "main") -> str:
    """A commit on the branch of a fork; a text that is empty removes the file."""
    git("checkout", "--quiet", "-B", "fork", start)
    write(folder / "products", {path: text for path, text in files.items() if text})
    for path in (path for path, text in files.items() if not text):
        (folder / "products" / path).unlink()
    made = commit(git)
    git("checkout", "--quiet", "main")
    return made
