"""What is new in the catalogue on a day: recognised, ended, revoked, added, corrected. Pure.

What ends, ends by the calendar: its event is there on that day, whether or not anybody
committed anything. An event keeps its id for ever, whatever becomes of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from catalog.catalogue import Catalogue, ProductEntry
from catalog.claims import State
from catalog.collect import Kind
from catalog.dates import VIETNAM, day_after
from catalog.history.revisions import History, Revision
from catalog.noting import note
from catalog.validity import end_of


class EventKind(StrEnum):
    """What happened."""

    RECOGNISED = "recognised"
    LAPSED = "lapsed"
    REVOKED = "revoked"
    ADDED = "added"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one record.

    ``at``: seconds since 1970; of something that has only a day, its midnight in Vietnam.
    ``mark``: with kind and record, what makes it this event and no other.
    ``certificate``: place in the product's list; None where none is spoken of.
    """

    kind: EventKind
    record: Kind
    id: str
    at: int
    mark: str
    certificate: int | None = None
    revision: Revision | None = None
    end: date | None = None


def events(catalogue: Catalogue, history: History, most: int) -> tuple[Event, ...]:
    """The newest events up to the catalogue's day, newest first."""
    note("history")
    found = [one for entry in catalogue.products.values() for one in _of_days(entry, catalogue.day)]
    for (kind, id_), revisions in history.records.items():
        found += [_of_revision(kind, id_, one) for one in revisions if not one.founding]
    found.sort(key=lambda one: (-one.at, one.record, one.id, one.kind, one.mark))
    return tuple(found[:most])


def _of_revision(kind: Kind, id_: str, one: Revision) -> Event:
    what = EventKind.ADDED if one.is_new else EventKind.CORRECTED
    return Event(what, kind, id_, one.at, one.commit[:12], revision=one)


def _of_days(entry: ProductEntry, today: date) -> Iterator[Event]:
    """By certain days alone: a decision of "2024" happened on no day that we know."""
    certificates = entry.record.certificates
    for index, one in enumerate(certificates):
        if not one.is_decided:
            continue
        mark = str(one.issued or one.decision)
        if one.issued and one.issued.day and one.issued.span.first <= today:
            yield _on(EventKind.RECOGNISED, entry, one.issued.span.first, mark, index)
        if one.revoked_on and one.revoked_on <= today:
            yield _on(EventKind.REVOKED, entry, one.revoked_on, mark, index)
    for first, claim in entry.timeline:
        if claim.state is State.LAPSED and claim.certificate is not None and first <= today:
            one = certificates[claim.certificate]
            end = one.extended_until or end_of(one)
            exact = isinstance(end, date) or (end is not None and end.exact)
            last = claim.end.last if claim.end else None
            # After a newer report that held for a while the old claim may come back: no news.
            if exact and last and first == day_after(last):
                mark = f"{one.issued or one.decision}-{last}"
                yield _on(EventKind.LAPSED, entry, first, mark, claim.certificate, last)


def _on(
    kind: EventKind,
    entry: ProductEntry,
    day: date,
    mark: str,
    index: int,
    end: date | None = None,
) -> Event:
    midnight = datetime.combine(day, time(), UTC) - VIETNAM
    return Event(kind, Kind.PRODUCT, entry.id, int(midnight.timestamp()), mark, index, end=end)
