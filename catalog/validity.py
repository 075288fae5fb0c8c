"""What a product may claim on a day. The heart: a pure function on intervals.

Dates may be partial, so a certificate ends on *some* day of an interval, and
there are days on which nobody can tell. A certificate proves its stars when
number and issuer of its decision are known; else it is only a report, and the
product is "unconfirmed": neither in force nor lapsed, for we must not slander
a producer because our source is thin.

36 months from the day of issue; the last valid day is the same date three
years later (26/2026/QĐ-TTg, article 4.3; our reading of the day). A printed end
wins. An extension is data. A revocation is in force from its day.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from catalog.claims import BY_TRUST, NOTHING, Claim, State, Term, Window
from catalog.dates import Span, day_after, months_after
from catalog.model import Certificate

MONTHS_IN_FORCE = 36
WINDOW_OPENS_DAYS, WINDOW_CLOSES_DAYS = 180, 120
"""Re-evaluation is filed this many days before the end (article 7.6)."""


Timeline = tuple[tuple[date, Claim], ...]
"""(first day, claim) in order of days; the first begins with the calendar."""


def end_of(certificate: Certificate) -> Span | None:
    """The days of which one is the last in force, without any extension."""
    if certificate.valid_until:
        return Span(certificate.valid_until, certificate.valid_until)
    if certificate.issued is None:
        return None
    issued = certificate.issued.span
    return Span(
        months_after(issued.first, MONTHS_IN_FORCE), months_after(issued.last, MONTHS_IN_FORCE)
    )


def _begin_of(certificate: Certificate) -> date:
    """First day on which it can have been in force.

    A record says what was known when it was written, so its certificate had been
    issued by then: a year or a month counts from its first day, and only the end is
    in doubt. Looking back into that year, a page may show stars some months early.
    """
    return certificate.issued.span.first if certificate.issued else date.min


def validity(certificates: Sequence[Certificate], day: date) -> Claim:
    """What the product may claim on this day; the newest proof decides.

    A report counts where there is no proof, or where it is newer than a proof
    that no longer holds: the product may have been rated again.
    """
    begun = [i for i, one in enumerate(certificates) if _begin_of(one) <= day]
    proof = _newest(certificates, [i for i in begun if certificates[i].is_decided])
    report = _newest(certificates, [i for i in begun if not certificates[i].is_decided])
    if proof is None:
        return NOTHING if report is None else _reported(certificates[report], report, day)
    claim = _decided(certificates[proof], proof, day)
    newer = report is not None and _is_newer(certificates[report], certificates[proof], day)
    if report is not None and newer and not claim.state.proves_stars:
        return _reported(certificates[report], report, day)
    return claim


def state_of_each(certificates: Sequence[Certificate], day: date) -> tuple[State, ...]:
    """The state of every certificate by itself: one that a newer proof followed is replaced."""
    proofs = [i for i, one in enumerate(certificates) if one.is_decided and _begin_of(one) <= day]
    newest = _newest(certificates, proofs)
    states = []
    for i, one in enumerate(certificates):
        if not one.is_decided:
            states.append(State.UNCONFIRMED)
        elif _begin_of(one) > day:
            states.append(State.NONE)
        else:
            state = _decided(one, i, day).state
            replaced = (
                i != newest
                and state is not State.REVOKED
                and not _ended_before(one, certificates[newest or 0])
            )
            states.append(State.REPLACED if replaced else state)
    return tuple(states)


def timeline(certificates: Sequence[Certificate]) -> Timeline:
    """Every claim that the product ever makes, each from its first day.

    This is what the reader's browser gets: it looks its own day up, and so says
    what `validity` would say, without a second copy of the law.
    """
    days = sorted({date.min, *(day for one in certificates for day in _turning_days(one))})
    steps: list[tuple[date, Claim]] = []
    for day in days:
        claim = validity(certificates, day)
        if not steps or steps[-1][1] != claim:
            steps.append((day, claim))
    return tuple(steps)


def claim_on(steps: Timeline, day: date) -> Claim:
    """The claim of a timeline on one day."""
    claim = NOTHING
    for first, step in steps:
        if first > day:
            break
        claim = step
    return claim


def claim_during(steps: Timeline, days: Span) -> Claim:
    """The weakest claim of a timeline on all days from the first to the last of the span.

    What is shown with it may be shown on every one of those days, printed or carried
    about. Between equals, the earlier.
    """
    ends = [first for first, _ in steps[1:]]
    there = [
        claim
        for (first, claim), next_first in zip(steps, [*ends, None], strict=True)
        if first <= days.last and (next_first is None or next_first > days.first)
    ]
    return min(there, key=_strength, default=NOTHING)


def _strength(claim: Claim) -> tuple[int, int, bool, int]:
    """Sorts the weaker before the stronger: trust, then stars, then whether these are exact.

    Of claims that all prove their stars the fewer stars come first, whether in force or
    extended: five stars of which only four hold on another day are four.
    """
    trust = -BY_TRUST.index(claim.state)
    return 0 if claim.state.proves_stars else trust, claim.stars or 0, not claim.at_least, trust


def _newest(certificates: Sequence[Certificate], among: Sequence[int]) -> int | None:
    """The one issued last; of equals the later in the list."""
    return max(among, key=lambda i: (_begin_of(certificates[i]), i), default=None)


def _is_newer(report: Certificate, proof: Certificate, day: date) -> bool:
    """True if the report speaks of a later rating than the proof, or than its revocation."""
    revoked = proof.revoked_on if proof.revoked_on and proof.revoked_on <= day else None
    return _begin_of(report) > (revoked or _begin_of(proof))


def _ended_before(older: Certificate, newer: Certificate) -> bool:
    """True if the older ran out before the newer began, so was not replaced by it."""
    end = end_of(older)
    last = older.extended_until or (end.last if end else None)
    return last is not None and last < _begin_of(newer)


def _decided(certificate: Certificate, index: int, day: date) -> Claim:
    stars, at_least = certificate.rank
    end = end_of(certificate)
    extended = certificate.extended_until
    if certificate.revoked_on and day >= certificate.revoked_on:
        ended = Span(certificate.revoked_on, certificate.revoked_on)
        return Claim(State.REVOKED, stars, at_least, ended, index)
    if end is None:
        return Claim(State.CANNOT_TELL, stars, at_least, None, index)
    if day <= end.first:
        window = _window(end, day) if end.exact and not extended else None
        return Claim(State.IN_FORCE, stars, at_least, end, index, window)
    if extended and day <= extended:
        return Claim(State.EXTENDED, stars, at_least, Span(extended, extended), index)
    if day <= end.last:
        return Claim(State.CANNOT_TELL, stars, at_least, end, index)
    if extended:
        end = Span(extended, extended)
    return Claim(State.LAPSED, stars, at_least, end, index)


def _reported(certificate: Certificate, index: int, day: date) -> Claim:
    stars, at_least = certificate.rank
    if certificate.reported_by == "council":
        return Claim(State.UNCONFIRMED, stars, at_least, None, index, None, Term.PROPOSED)
    end = end_of(certificate)
    if end is None:
        term = Term.UNDATED
    elif day <= end.first:
        term = Term.RUNNING
    else:
        term = Term.UNCERTAIN if day <= end.last else Term.OVER
    return Claim(State.UNCONFIRMED, stars, at_least, end, index, None, term)


def window_of(end: date) -> Span:
    """First and last day on which re-evaluation can be asked for."""
    return Span(end - timedelta(days=WINDOW_OPENS_DAYS), end - timedelta(days=WINDOW_CLOSES_DAYS))


def _window(end: Span, day: date) -> Window:
    window = window_of(end.last)
    if day < window.first:
        return Window.NOT_YET
    return Window.OPEN if day <= window.last else Window.SHUT


def _turning_days(certificate: Certificate) -> Iterator[date]:
    """Days on which the claim of this certificate can change."""
    yield _begin_of(certificate)
    end = end_of(certificate)
    if end:
        yield day_after(end.first)
        yield day_after(end.last)
        if end.exact:
            window = window_of(end.last)
            yield window.first
            yield day_after(window.last)
    if certificate.extended_until:
        yield day_after(certificate.extended_until)
    if certificate.revoked_on:
        yield certificate.revoked_on
