"""The answer to a request, as calls. Pure: what GitHub was seen to hold comes in as values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.assist.comment import MARK, Found, comment, comment_on_too_much
from catalog.assist.event import Event
from catalog.assist.phrases import PHRASES
from catalog.assist.proposal import Proposal, TooMuch
from catalog.assist.quoted import fenced, message_of
from catalog.assist.suggest import Suggestion, suggestions
from catalog.github import BOT, Call
from catalog.model import Settings
from catalog.problems import Problem
from catalog.request import Tree, judge, of_request, told_once
from catalog.request.records import Records
from catalog.words import Words

_MARK_OF_LINE = "<!-- ocop-assist:{} -->"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that stands there, at the request or at one of its lines."""

    id: int
    author: int
    text: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What GitHub holds already."""

    at_request: tuple[Comment, ...] = ()
    at_lines: tuple[Comment, ...] = ()
    bot: int = BOT


def comments_in(told: Iterable[Mapping[str, Any]]) -> tuple[Comment, ...]:
    """Comments as GitHub lists them; one whose author's account is gone has number 0."""
    return tuple(
        Comment(one["id"], (one.get("user") or {}).get("id", 0), one.get("body") or "")
        for one in told
    )


def answer(
    event: Event,
    proposal: Proposal | TooMuch,
    checked: Sequence[Problem] | None,
    seen: Seen,
    words: Mapping[str, Words],
) -> tuple[Call, ...]:
    """What to write; nothing if all of it stands there already.

    Args:
        event: Who pushed what.
        proposal: What would be, or why that was not looked at.
        checked: Problems of the records as proposed; None if the check did not end.
        seen: Comments that stand there.
        words: Of all languages.
    """
    if isinstance(proposal, TooMuch):
        return tuple(_sticky(event, seen, comment_on_too_much(event, proposal)))
    judgement = judge(proposal.before, proposal.after, event.author)
    name = proposal.after.name
    told = told_once(checked or (), judgement.problems)
    offered = suggestions(proposal)
    found = Found(
        event,
        proposal,
        judgement,
        of_request(told, judgement, name),
        whole=checked is not None,
        base_url=_base_url(proposal.before),
        with_button=frozenset(p for one in offered for p in one.problems),
    )
    calls = list(_sticky(event, seen, comment(found, words)))
    return (*calls, *_at_lines(event, seen, offered))


def _base_url(base: Tree) -> str:
    """Where the catalogue is now. The request's own settings could lead readers anywhere."""
    read = Records(base).read("catalogue.yml")
    record = read.record if read else None
    return record.base_url if isinstance(record, Settings) else ""


def _sticky(event: Event, seen: Seen, text: str) -> Iterator[Call]:
    """One comment, always the same: written first, edited afterwards."""
    mine = [one for one in seen.at_request if one.author == seen.bot and MARK in one.text]
    repository = f"repos/{event.repository}"
    if not mine:
        path = f"{repository}/issues/{event.number}/comments"
        yield Call("POST", path, {"body": text}, "first answer")
    elif mine[0].text.strip() != text.strip():
        path = f"{repository}/issues/comments/{mine[0].id}"
        yield Call("PATCH", path, {"body": text}, "the answer, brought up to date")


def _at_lines(event: Event, seen: Seen, offered: Sequence[Suggestion]) -> Iterator[Call]:
    """New suggestions as one review, of which people are told once.

    What was suggested before, for the same line with the same mistake, is not repeated:
    it stands there still, or somebody decided about it.
    """
    known = "\n".join(one.text for one in seen.at_lines if one.author == seen.bot)
    fresh = [one for one in offered if _mark(one) not in known]
    if not fresh:
        return
    many = [say["suggest.all"].format(n=len(fresh)) for say in PHRASES.values()]
    body = {
        "commit_id": event.commit,
        "event": "COMMENT",
        "body": " / ".join(many),
        "comments": [
            {"path": one.path, "line": one.line, "side": "RIGHT", "body": _suggested(one)}
            for one in fresh
        ],
    }
    path = f"repos/{event.repository}/pulls/{event.number}/reviews"
    yield Call("POST", path, body, f"{len(fresh)} suggestions")


def _mark(one: Suggestion) -> str:
    return _MARK_OF_LINE.format(one.mark)


def _suggested(one: Suggestion) -> str:
    vi, en = (message_of(one.problem, language).says for language in PHRASES)
    lines = [_mark(one), f"{vi} {PHRASES['vi']['suggest']}", "", fenced(one.new), ""]
    english = f"{en} {PHRASES['en']['suggest']}"
    return "\n".join([*lines, f"<details><summary>English</summary>\n\n{english}\n\n</details>"])
