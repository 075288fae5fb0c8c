"""What is so in a period: who stands where on its last day, what changed, what ends next.

Pure. What happened on a day that is not known exactly, but perhaps in the period, is kept
apart: it is never counted as happened, nor left out in silence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catalog.catalogue import Catalogue, ProductEntry
from catalog.claims import State
from catalog.dates import Span
from catalog.figures import Expiry, Tally, by_commune, by_group, expiries, tally
from catalog.history import History
from catalog.model import Certificate
from catalog.periodic.period import Period


class Happened(StrEnum):
    """What can change in a period; each by the day of its paper, or of the calendar."""

    FIRST = "first"
    UPGRADE = "upgrade"
    RE_EVALUATION = "re-evaluation"
    DECIDED = "decided"
    """By a decision that does not say whether it is the first."""
    EXTENDED = "extended"
    """Its 36 months were over, and an extension began."""
    LAPSED = "lapsed"
    REVOKED = "revoked"
    REPORTED = "reported"
    """Said to have been recognised; no decision was seen."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One change of one product. ``days``: of which it happened on one."""

    what: Happened
    entry: ProductEntry
    certificate: Certificate
    days: Span


@dataclass(frozen=True, slots=True)
class Counted:
    """All that a report says. ``day``: what stands where is told as of it.

    ``happened`` surely lies in the period, ``perhaps`` only perhaps. ``by_commune``: by
    code; "" where nobody knows. ``corrected``, ``added``: records; None: no history.
    """

    period: Period
    day: date
    all: Tally
    by_group: Mapping[str, Tally]
    by_commune: Mapping[str, Tally]
    happened: tuple[Happening, ...]
    perhaps: tuple[Happening, ...]
    ahead: tuple[Expiry, ...]
    corrected: int | None
    added: int | None


def counted(catalogue: Catalogue, history: History, period: Period) -> Counted:
    """Count; the catalogue is that of the period's last day, or of an earlier one."""
    entries = tuple(catalogue.products.values())
    found = [one for entry in entries for one in _happenings(entry, catalogue.day)]
    found.sort(key=lambda one: (one.days.first, one.days.last))
    inside = [one for one in found if _touches(one.days, period)]
    sure = [one for one in inside if period.holds(one.days.first) and period.holds(one.days.last)]
    ahead = period.ahead
    revisions = [
        (key, one)
        for key, each in history.records.items()
        for one in each
        if period.holds(one.day) and not one.founding
    ]
    is_known = not history.missing
    return Counted(
        period,
        catalogue.day,
        tally(entries),
        by_group(catalogue),
        by_commune(catalogue),
        tuple(sure),
        tuple(one for one in inside if one not in sure),
        tuple(one for one in expiries(catalogue) if one.end.first <= ahead.last),
        len({key for key, one in revisions if not one.is_new}) if is_known else None,
        len({key for key, one in revisions if one.is_new}) if is_known else None,
    )


def _touches(days: Span, period: Period) -> bool:
    return days.first <= period.days.last and days.last >= period.days.first


def _happenings(entry: ProductEntry, today: date) -> Iterator[Happening]:
    certificates = entry.record.certificates
    for one in certificates:
        if one.issued and one.issued.span.first <= today:
            yield Happening(_recognition(one), entry, one, one.issued.span)
        if one.is_decided and one.revoked_on and one.revoked_on <= today:
            days = Span(one.revoked_on, one.revoked_on)
            yield Happening(Happened.REVOKED, entry, one, days)
    yield from _by_calendar(entry, certificates, today)


def _by_calendar(
    entry: ProductEntry, certificates: Sequence[Certificate], today: date
) -> Iterator[Happening]:
    """Steps that the calendar brings: an end, or the begin of an extension."""
    for first, claim in entry.timeline:
        if first > today or claim.certificate is None:
            continue
        one = certificates[claim.certificate]
        if claim.state is State.EXTENDED:
            yield Happening(Happened.EXTENDED, entry, one, Span(first, first))
        elif claim.state is State.LAPSED and claim.end:
            # Of an end that is only a year, nobody knows on which day of it.
            days = Span(first, first) if claim.end.exact else Span(claim.end.first, first)
            yield Happening(Happened.LAPSED, entry, one, days)


def _recognition(one: Certificate) -> Happened:
    if not one.is_decided:
        return Happened.REPORTED
    return Happened(one.kind) if one.kind else Happened.DECIDED
