"""What GitHub tells of a request: who asks, and which commit is meant.

Title, text and labels are not read: nobody gets another answer by editing them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from catalog.errors import Misuse

ANSWERED = frozenset({"opened", "synchronize", "reopened", "ready_for_review"})
NEWCOMERS = frozenset({"FIRST_TIMER", "FIRST_TIME_CONTRIBUTOR", "NONE"})


@dataclass(frozen=True, slots=True)
class Event:
    """One push to a request, or its opening."""

    repository: str
    """``owner/name`` of the catalogue; never of the fork."""
    site: str
    """Where people see the repository, without a slash at its end."""
    number: int
    commit: str
    author: str
    """Number of the account."""
    newcomer: bool
    files: int
    """How many files it changes, as GitHub counts."""
    answered: bool
    """False for what needs no answer, such as a request that was closed."""


def read_event(data: bytes) -> Event:
    """The event that GitHub put into a file.

    Raises:
        Misuse: It is none of a request.
    """
    try:
        told = json.loads(data)
        request, repository = told["pull_request"], told["repository"]
        return Event(
            _matching(r"[\w.-]+/[\w.-]+", repository["full_name"]),
            _site(repository["html_url"]),
            _number(request["number"]),
            _matching(r"[0-9a-f]{40}", request["head"]["sha"]),
            str(_number(request["user"]["id"])),
            request.get("author_association") in NEWCOMERS,
            _number(request.get("changed_files", 0)),
            told.get("action") in ANSWERED,
        )
    except (KeyError, TypeError, ValueError, RecursionError, AttributeError):
        unknown = "không phải sự kiện của một đề nghị | no event of a pull request"
        raise Misuse(f"--event: {unknown}") from None


def _matching(pattern: str, text: str) -> str:
    if not re.fullmatch(pattern, text, re.ASCII):
        raise ValueError(text)
    return text


def _number(found: Any) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise ValueError(found)
    return found


def _site(url: str) -> str:
    if urlsplit(url).scheme != "https" or not re.fullmatch(r"[\w:/.-]+", url, re.ASCII):
        raise ValueError(url)
    return url.rstrip("/")


def is_head(event: Event, request: Mapping[str, Any]) -> bool:
    """False if the request has moved on since: the newer event gets the answer."""
    return bool(request["head"]["sha"] == event.commit)
