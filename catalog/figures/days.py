"""The days of a certificate that belong in a calendar. Only certain days: never a year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from catalog.catalogue import ProductEntry
from catalog.claims import State
from catalog.model import Certificate
from catalog.validity import end_of, state_of_each, window_of

KEPT = timedelta(days=366)
"""So long a calendar keeps what is over; then nobody asks for it."""


class Moment(StrEnum):
    """What the day is: the first or last to ask for re-evaluation, the last of the stars."""

    OPENS = "opens"
    CLOSES = "closes"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day of one certificate. ``mark``: stays the same as long as the decision does.

    ``revision`` counts what was changed since the decision: 1 if put off, 2 if called off.
    """

    entry: ProductEntry
    moment: Moment
    day: date
    mark: str
    decided: bool
    called_off: bool
    revision: int


def deadlines(entry: ProductEntry, today: date) -> Iterator[Deadline]:
    """Days of all its certificates, whose end is known to the day and not long past.

    What a newer decision replaced, or a revocation ended, is called off: a calendar that
    has the day strikes it out.
    """
    certificates = entry.record.certificates
    for state, one in zip(state_of_each(certificates, today), certificates, strict=True):
        end = end_of(one)
        if end is None or not end.exact or one.reported_by == "council" or state is State.NONE:
            continue
        last = one.extended_until or end.last
        if last + KEPT < today:
            continue
        gone = state in {State.REPLACED, State.REVOKED} or _is_overtaken(entry, one)
        window = window_of(end.last)
        revision = 2 if gone else 1 if one.extended_until else 0
        mark = f"{entry.code}-{one.issued or end.last}"
        for moment, day in (
            (Moment.OPENS, window.first),
            (Moment.CLOSES, window.last),
            (Moment.ENDS, last),
        ):
            yield Deadline(entry, moment, day, mark, one.is_decided, gone, revision)


def has_deadlines(entries: Iterable[ProductEntry], today: date) -> bool:
    """True if a calendar of these products would hold anything."""
    return any(True for entry in entries for _ in deadlines(entry, today))


def _is_overtaken(entry: ProductEntry, one: Certificate) -> bool:
    """A report beside a decision, or beside a newer report, tells no day of its own."""
    index = entry.claim.certificate
    return not one.is_decided and (index is None or entry.record.certificates[index] is not one)
