"""The history of an entry: what changed in its file, on which day. Names nobody."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.collect import Kind
from catalog.history import Revision, shown_changes
from catalog.request.changes import Change
from catalog.request.people import Role
from catalog.request.say import field_in_words, in_words
from catalog.views.base import Site

MOST_FIELDS = 6
"""Fields that are told of one revision."""
MOST_SHOWN = 90
"""Letters of a value that are shown."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field. ``before`` and ``after`` are empty where values are not told."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One day's change. ``who``: a role in words, or "". ``more``: fields left out, in words."""

    day: str
    day_iso: str
    who: str
    says: str
    fields: tuple[FieldLine, ...]
    more: str


def revision_lines(site: Site, kind: Kind, id_: str) -> tuple[RevisionLine, ...]:
    """Newest first; empty if nothing is known but the first entry."""
    revisions = site.history.of(kind, id_)
    if len(revisions) == 1 and revisions[0].is_new:
        return ()
    return tuple(_line(site, one) for one in revisions)


def _line(site: Site, one: Revision) -> RevisionLine:
    t = site.t
    known = one.role in {Role.PRODUCER, Role.OFFICER}
    more = len(one.changes) - MOST_FIELDS
    return RevisionLine(
        t.day(one.day),
        one.day.isoformat(),
        t(f"revision.role.{one.role}") if known else "",
        t("revision.new") if one.is_new else "",
        tuple(field_lines(site, one, MOST_FIELDS)),
        t.many("revision.more", more) if more > 0 else "",
    )


def field_lines(site: Site, one: Revision, most: int) -> Iterator[FieldLine]:
    """What a revision changed, in words; at most so many fields."""
    for change, with_values in shown_changes(one, most):
        yield _field_line(site, change, with_values=with_values)


def _field_line(site: Site, change: Change, *, with_values: bool) -> FieldLine:
    assert change.kind is not None  # noqa: S101 - a change of a field has a kind
    field = field_in_words(change.kind, change.where, site.language)
    if not with_values:
        return FieldLine(field, "", "")
    last = next(step for step in reversed(change.where) if isinstance(step, str))
    before, after = (in_words(value, last, site.t) for value in (change.before, change.after))
    return FieldLine(field, _short(before), _short(after))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"
