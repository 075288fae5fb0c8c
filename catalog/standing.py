"""Where a product stands on a day: what every page, sheet and file counts by.

`validity` decides; here is what is told and counted beside it: since when, until when, by
what, and in which part of the whole. Two numbers are called "ever" and are never one:
`ever_recognised`, by a decision that was seen, and `recognised_or_reported`, for which
a report is enough. Of a report nothing is worked out: months that would run if it were
true are no term.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from catalog.claims import Claim, State
from catalog.dates import PartialDate, Span
from catalog.model import Certificate


class Basis(StrEnum):
    """What the state rests on."""

    DECISION = "decision"
    EXTENSION = "extension"
    REVOCATION = "revocation"
    REPORT = "report"
    NONE = "none"


class Part(StrEnum):
    """The part of all products in which one counts; every product is in exactly one.

    UNCONFIRMED: stars are reported, no decision was seen. CANNOT_TELL: the decision was
    seen, its exact day was not. Neither is in force, and neither has ended.
    """

    IN_FORCE = "in-force"
    CANNOT_TELL = "cannot-tell"
    UNCONFIRMED = "unconfirmed"
    ENDED = "ended"
    NONE = "none"


_PART = {
    State.IN_FORCE: Part.IN_FORCE,
    State.EXTENDED: Part.IN_FORCE,
    State.CANNOT_TELL: Part.CANNOT_TELL,
    State.UNCONFIRMED: Part.UNCONFIRMED,
    State.LAPSED: Part.ENDED,
    State.REVOKED: Part.ENDED,
    State.REPLACED: Part.ENDED,
    State.NONE: Part.NONE,
}

RANK_UNKNOWN = 0
"""Only a lower bound is known, or nothing."""
RANKS = (5, 4, 3, RANK_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Standing:
    """State, term and basis of one product on one day."""

    claim: Claim
    basis: Basis
    certificate: Certificate | None
    """The one that the claim rests on."""
    first_day: PartialDate | None
    """As exact as the decision's day is known; None of reports."""
    last: Span | None
    """The last day in force is, or was, one of these; None of reports."""
    ever_recognised: bool
    """A decision gave it stars, on that day or before, whatever came of them."""

    @property
    def in_force(self) -> bool:
        """True if stars may be claimed on that day."""
        return self.part is Part.IN_FORCE

    @property
    def part(self) -> Part:
        """Where it counts."""
        return _PART[self.claim.state]

    @property
    def recognised_or_reported(self) -> bool:
        """A decision or a report gave it stars, on that day or before."""
        return self.part is not Part.NONE

    @property
    def rank(self) -> int:
        """Exact stars of the claim, else `RANK_UNKNOWN`."""
        return RANK_UNKNOWN if self.claim.at_least else self.claim.stars or RANK_UNKNOWN

    @property
    def stars_in_force(self) -> int | None:
        """The stars that may be claimed; None too where a decision's rank is not exactly known."""
        return (self.rank or None) if self.in_force else None

    @property
    def paper(self) -> str | None:
        """The paper that extends or revokes."""
        if self.certificate is None:
            return None
        return {
            Basis.EXTENSION: self.certificate.extension_basis,
            Basis.REVOCATION: self.certificate.revocation_basis,
        }.get(self.basis)


def standing(certificates: Sequence[Certificate], claim: Claim, day: date) -> Standing:
    """The standing of a product on the day of its claim."""
    index = claim.certificate
    certificate = None if index is None else certificates[index]
    basis = _basis(claim, certificate)
    rests = certificate if basis not in {Basis.REPORT, Basis.NONE} else None
    return Standing(
        claim,
        basis,
        certificate,
        rests.issued if rests else None,
        last_days(claim) if rests else None,
        any(begun(one, day) for one in certificates if one.is_decided),
    )


def last_days(claim: Claim) -> Span | None:
    """The days of which one is the last in force: of a revocation, the day before."""
    if claim.end is None or claim.state is not State.REVOKED:
        return claim.end
    before = claim.end.first - timedelta(days=1)
    return Span(before, before)


def begun(certificate: Certificate, day: date) -> bool:
    """True if it may have been given on that day or before; of an unknown day it may."""
    return certificate.issued is None or certificate.issued.span.first <= day


def _basis(claim: Claim, certificate: Certificate | None) -> Basis:
    if certificate is None:
        return Basis.NONE
    if claim.state is State.UNCONFIRMED:
        return Basis.REPORT
    if claim.state is State.REVOKED:
        return Basis.REVOCATION
    return Basis.EXTENSION if claim.state is State.EXTENDED else Basis.DECISION
