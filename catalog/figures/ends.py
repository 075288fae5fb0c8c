"""What runs out, and when: certain days apart from years, decisions apart from reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from catalog.catalogue import Catalogue, ProductEntry
from catalog.claims import State, Term
from catalog.dates import Span, day_after, months_after
from catalog.text import order_key
from catalog.validity import claim_on, window_of

HORIZONS = (3, 6, 12)
"""Months in which officers plan."""


@dataclass(frozen=True, slots=True)
class Expiry:
    """The end of what a product claims today, or is reported to.

    ``end``: the days of which one is the last. ``decided`` False: only a report, which may
    be wrong. ``window``: days on which re-evaluation is asked for; None if the end is no
    certain day, or was put off.
    """

    entry: ProductEntry
    end: Span
    decided: bool
    extended: bool
    window: Span | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What ends from today to ``last``, both included.

    ``unsure``: the day is not known, so it may be later.
    """

    months: int
    last: date
    decided: int
    decided_unsure: int
    reported: int
    reported_unsure: int


def expiries(catalogue: Catalogue) -> tuple[Expiry, ...]:
    """Every end that is still to come, or may be; the nearest first."""
    found = [one for entry in catalogue.products.values() if (one := expiry_of(entry))]
    return tuple(
        sorted(found, key=lambda one: (one.end.last, one.end.first, order_key(_name(one))))
    )


def expiry_of(entry: ProductEntry) -> Expiry | None:
    """The end of the present claim; None if nothing runs, or its end is not known at all."""
    claim = entry.claim
    if claim.certificate is None or claim.end is None:
        return None
    certificate = entry.record.certificates[claim.certificate]
    decided = claim.state is not State.UNCONFIRMED
    runs = claim.state in {State.IN_FORCE, State.EXTENDED, State.CANNOT_TELL}
    if not runs and claim.term not in {Term.RUNNING, Term.UNCERTAIN}:
        return None
    put_off = certificate.extended_until if decided else None
    end = Span(put_off, put_off) if put_off else claim.end
    # Built for a day of the past, the catalogue knows what followed: then nothing ran out.
    if claim_on(entry.timeline, day_after(end.last)).state.proves_stars:
        return None
    window = window_of(end.last) if end.exact and not put_off else None
    return Expiry(entry, end, decided, bool(put_off), window)


def outlook(those: Iterable[Expiry], day: date) -> tuple[Outlook, ...]:
    """How many end within 3, 6 and 12 months; each row contains the one before it."""
    ends = tuple(those)
    return tuple(_outlook(ends, months, months_after(day, months)) for months in HORIZONS)


def _outlook(ends: Iterable[Expiry], months: int, last: date) -> Outlook:
    near = [one for one in ends if one.end.first <= last]

    def count(*, decided: bool, exact: bool) -> int:
        return sum(one.decided is decided and one.end.exact is exact for one in near)

    return Outlook(
        months,
        last,
        count(decided=True, exact=True),
        count(decided=True, exact=False),
        count(decided=False, exact=True),
        count(decided=False, exact=False),
    )


def rounds(those: Iterable[Expiry]) -> dict[Span, tuple[Expiry, ...]]:
    """What ends alike stands together: mostly the products of one decision."""
    found: dict[Span, list[Expiry]] = {}
    for one in those:
        found.setdefault(one.end, []).append(one)
    return {end: tuple(ends) for end, ends in found.items()}


def extended(catalogue: Catalogue) -> Iterator[ProductEntry]:
    """Products whose certificate runs longer than its 36 months, today or soon."""
    for entry in catalogue.products.values():
        expiry = expiry_of(entry)
        if expiry and expiry.extended:
            yield entry


def revoked(catalogue: Catalogue) -> Iterator[ProductEntry]:
    """Products whose stars a decision took away, with no newer ones."""
    return (e for e in catalogue.products.values() if e.claim.state is State.REVOKED)


def _name(one: Expiry) -> str:
    return one.entry.record.name.vi
