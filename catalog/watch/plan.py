"""What follows for the issues: one for each producer, told once, closed when nothing is left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.catalogue import Catalogue
from catalog.github import Call
from catalog.watch.issues import LABEL, LINKS, Issue, mark_of
from catalog.watch.links import Failures, as_text
from catalog.watch.notices import Kind, Notice, notices
from catalog.watch.phrases import PHRASES
from catalog.watch.text import body_of, comment_of, folded, title_of
from catalog.words import Words

MOST_NEW = 10
"""New issues a day: nobody reads a hundred at once. What waits is told on the next days."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every step needs."""

    repository: str
    catalogue: Catalogue
    words: Mapping[str, Words]

    def issue(self, number: int, body: Mapping[str, object], why: str) -> Call:
        return Call("PATCH", f"repos/{self.repository}/issues/{number}", body, why)

    def comment(self, number: int, text: str, why: str) -> Call:
        path = f"repos/{self.repository}/issues/{number}/comments"
        return Call("POST", path, {"body": text}, why)

    def new(self, title: str, text: str, why: str) -> Call:
        body = {"title": title, "body": text, "labels": [LABEL]}
        return Call("POST", f"repos/{self.repository}/issues", body, why)


def plan(
    repository: str,
    catalogue: Catalogue,
    words: Mapping[str, Words],
    day: date,
    issues: Mapping[str, Issue],
    failures: Failures,
) -> tuple[Call, ...]:
    """The calls of a day; none, if everything stands there already.

    Args:
        repository: ``owner/name``.
        catalogue: The records.
        words: Of both languages.
        day: The day.
        issues: Ours, as GitHub lists them.
        failures: Of links, today's answers among them.
    """
    desk = _Desk(repository, catalogue, words)
    found = notices(catalogue, day, failures.dead)
    calls = [call for key, issue in issues.items() for call in _of_issue(desk, key, issue, found)]
    calls += list(_new(desk, {k: v for k, v in found.items() if k not in issues}))
    return (*calls, *_links(desk, issues.get(LINKS), failures))


def _of_issue(
    desk: _Desk, key: str, issue: Issue, found: Mapping[str, Sequence[Notice]]
) -> Iterator[Call]:
    """An issue that is there: renewed, told of what is new, or closed."""
    if key == LINKS:
        return
    news = found.get(key, ())
    if not news:
        if issue.is_open:
            yield desk.comment(issue.number, _both("done"), f"{key}: nothing is left")
            body = body_of(key, issue.told, (), desk.catalogue, desk.words)
            yield desk.issue(issue.number, {"state": "closed", "body": body}, f"{key}: closed")
        return
    fresh = [one for one in news if one.key not in issue.told]
    if not issue.is_open and not fresh:
        return  # Somebody closed it, and knows.
    told = (*issue.told, *(one.key for one in fresh))
    body = body_of(key, told, news, desk.catalogue, desk.words)
    state = {} if issue.is_open else {"state": "open"}
    if body != issue.body or state:
        yield desk.issue(issue.number, {"body": body, **state}, f"{key}: renewed")
    if fresh:
        text = comment_of(fresh, desk.catalogue, desk.words)
        yield desk.comment(issue.number, text, f"{key}: {len(fresh)} new")


def _new(desk: _Desk, found: Mapping[str, Sequence[Notice]]) -> Iterator[Call]:
    """Issues for producers that have none; the most urgent, so many a day."""
    order = list(Kind)
    urgent = sorted(found.items(), key=lambda one: (order.index(one[1][0].kind), one[1][0].until))
    for key, news in urgent[:MOST_NEW]:
        told = [one.key for one in news]
        body = body_of(key, told, news, desk.catalogue, desk.words)
        yield desk.new(title_of(_name(desk.catalogue, key)), body, f"{key}: {len(news)} to tell")


def _name(catalogue: Catalogue, key: str) -> str:
    entry = catalogue.producers.get(key) or catalogue.products[key]
    return entry.record.name.vi


def _links(desk: _Desk, issue: Issue | None, failures: Failures) -> Iterator[Call]:
    """The one issue that remembers which links fail; made closed, for nobody has to read it."""
    if issue is None and not failures.of:
        return
    body = "\n".join([mark_of(LINKS, ()), _both("links"), as_text(failures)])
    if issue is None:
        yield desk.new(PHRASES["vi"]["links_title"], body, "links that fail")
    elif issue.body != body:
        yield desk.issue(issue.number, {"body": body}, "links that fail")


def _both(key: str) -> str:
    return folded(PHRASES["vi"][key], PHRASES["en"][key])
