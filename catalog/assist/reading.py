"""Reads a request from GitHub: lists first, then the few objects that are wanted, as bytes.

Nothing of the request is fetched into a repository or checked out, so nothing of it can
be a hook, an attribute, a filter or a module; and sizes are known before bytes are asked for.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from catalog.assist.diff import added_lines
from catalog.assist.event import Event
from catalog.assist.proposal import (
    MOST_FILES,
    Difference,
    Proposal,
    Stat,
    TooMuch,
    propose,
    too_much,
    wanted,
)
from catalog.github import Api
from catalog.request import Tree

_CUT_OFF = "truncated"


def read_proposal(api: Api, event: Event, base: Tree, commit: str) -> Proposal | TooMuch:
    """What the request proposes; ``commit``: the one of which ``base`` is the tree.

    Raises:
        GitHubRefused: GitHub did not give what was asked.
    """
    if event.files > MOST_FILES:
        return TooMuch.FILES
    repository = f"repos/{event.repository}"
    compared = api.get(f"{repository}/compare/{quote(commit)}...{event.commit}")
    difference = _difference(compared["files"])
    head = _listing(api, repository, event.commit)
    if head is None:
        return TooMuch.FILES
    if refused := too_much(difference, base.name, head):
        return refused
    forked = compared["merge_base_commit"]["sha"]
    fork = None if forked == commit else _listing(api, repository, forked)
    read = {
        id_: api.raw(f"{repository}/git/blobs/{quote(id_)}", size)
        for id_, size in wanted(base, difference, fork, head).items()
    }
    return propose(base, difference, fork, head, read)


def _difference(files: list[dict[str, Any]]) -> Difference:
    """A file that was renamed is one that went and one that came."""
    paths: dict[str, None] = {}
    for file in files:
        paths[file["filename"]] = None
        if file["status"] == "renamed":
            paths[file["previous_filename"]] = None
    added = {file["filename"]: added_lines(file.get("patch", "")) for file in files}
    return Difference(tuple(sorted(paths)), added)


def _listing(api: Api, repository: str, commit: str) -> Mapping[str, Stat] | None:
    """All files of a commit; None if they are more than GitHub lists."""
    told = api.get(f"{repository}/git/trees/{quote(commit)}?recursive=1")
    if told[_CUT_OFF]:
        return None
    return {
        one["path"]: Stat(one["mode"], one["sha"], one.get("size", 0))
        for one in told["tree"]
        if one["type"] != "tree"
    }
