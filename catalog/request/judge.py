"""The judgement: what a request changes, what it may not, who must agree. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalog.problems import Problem, each_once
from catalog.request.changes import Change, What, changes_of
from catalog.request.names import files_are_plain
from catalog.request.owners import Owner
from catalog.request.people import Role, Who, needed, who_is
from catalog.request.promises import promises_kept
from catalog.request.records import Records
from catalog.request.tree import Tree, changed

MOST_FILES = 50
"""That a producer may change at once: no maker has so many products."""


@dataclass(frozen=True, slots=True)
class Need:
    """Who must agree besides the author, and to which changes."""

    role: Role
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """``problems`` must be corrected first; ``needs`` are for people to decide."""

    who: Who
    problems: tuple[Problem, ...]
    changes: tuple[Change, ...]
    needs: tuple[Need, ...]


def judge(base: Tree, head: Tree, account: str | None = None) -> Judgement:
    """Compare two trees, and say what the author of the difference may do.

    Args:
        base: What the request wants to change. Who may do what stands in there.
        head: What would be.
        account: Number of the author's account; None: a stranger.
    """
    before, after = Records(base), Records(head)
    who = who_is(account, before)
    paths = changed(base.files, head.files)
    beside = changed(base.beside, head.beside)
    problems = [*promises_kept(before, after), *files_are_plain(after, paths)]
    if who.role is Role.PRODUCER:
        problems += _of_producer(who, head, paths, beside)
    changes = [change for path in paths for change in changes_of(path, before, after)]
    changes += [_beside(path, base, head) for path in beside]
    needs = tuple(_needs(changes, who, before))
    return Judgement(who, tuple(each_once(problems)), tuple(changes), needs)


def _beside(path: str, base: Tree, head: Tree) -> Change:
    """A change of the program; its path leads out of the folder of records."""
    what = What.REPLACED
    if path not in base.beside:
        what = What.ADDED
    elif path not in head.beside:
        what = What.REMOVED
    return Change(f"../{path}", 0, None, what, Owner.MAINTAINER)


def _needs(changes: Iterable[Change], who: Who, base: Records) -> Iterator[Need]:
    by_role: dict[Role, list[Change]] = {}
    for change in changes:
        role = needed(change.owner, change.path, who, base)
        if role is not None:
            by_role.setdefault(role, []).append(change)
    for role in (Role.MAINTAINER, Role.OFFICER, Role.PRODUCER):
        if role in by_role:
            yield Need(role, tuple(by_role[role]))


def _of_producer(
    who: Who, head: Tree, paths: Sequence[str], beside: Sequence[str]
) -> Iterator[Problem]:
    """A producer changes one folder, its own, and not much at once."""
    if paths and beside:
        yield Problem(beside[0], 0, 0, "request-beside-records", {"count": str(len(beside))})
    if len(paths) > MOST_FILES:
        values = {"count": str(len(paths)), "most": str(MOST_FILES)}
        yield Problem(head.name, 0, 0, "request-too-many-files", values)
    own = ", ".join(who.folders)
    first: dict[str, str] = {}
    for path in paths:
        first.setdefault(path.rpartition("/")[0], path)
    for folder, path in first.items():
        if not who.owns(path):
            values = {"found": folder or head.name, "own": own}
            yield Problem(head.shown(path), 0, 0, "request-other-folder", values)
    mine = [folder for folder, path in first.items() if who.owns(path)]
    if len(mine) > 1:
        values = {"found": mine[1], "own": mine[0]}
        yield Problem(head.shown(first[mine[1]]), 0, 0, "request-several-folders", values)
