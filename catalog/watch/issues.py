"""The issues of the watch: how one is known again, and what it keeps unseen."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.watch.unseen import unseen

LABEL = "ocop-watch"
LINKS = "links"
"""Key of the one issue that keeps which links fail."""
MOST_TOLD = 300
"""News that an issue remembers."""
_MARK = re.compile(r"^<!-- ocop-watch (\{.*\}) -->$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of ours. ``key``: its producer; ``told``: all that was ever announced in it."""

    number: int
    key: str
    told: tuple[str, ...]
    body: str
    is_open: bool


def mark_of(key: str, told: Iterable[str]) -> str:
    """The first line of an issue, which no reader sees."""
    return unseen(LABEL, {"key": key, "told": list(dict.fromkeys(told))[-MOST_TOLD:]})


def issues_in(rows: Iterable[Mapping[str, Any]], bot: int) -> dict[str, Issue]:
    """Ours among the issues that GitHub lists, by key; the oldest, if there are two.

    Anybody can write our mark into an issue; only what the bot itself opened is ours.
    """
    found: dict[str, Issue] = {}
    for row in sorted(rows, key=lambda one: int(one["number"])):
        body = row.get("body") or ""
        mark = _MARK.search(body)
        if mark is None or "pull_request" in row or (row.get("user") or {}).get("id") != bot:
            continue
        try:
            data = json.loads(mark[1])
            key, told = str(data["key"]), tuple(map(str, data["told"]))
        except (ValueError, KeyError, TypeError):
            continue
        found.setdefault(key, Issue(row["number"], key, told, body, row.get("state") == "open"))
    return found
