"""Where a product stands on a day, in the words of the public files.

`validity` decides; here only what a reader needs beside it: since when, until when, by
what. Of a report nothing is worked out: months that would run if it were true are no term.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from catalog.catalogue import ProductEntry
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
        return self.claim.state.proves_stars

    @property
    def recognised_or_reported(self) -> bool:
        """A decision or a report gave it stars, on that day or before."""
        return self.claim.state is not State.NONE

    @property
    def stars_in_force(self) -> int | None:
        """The stars that may be claimed; None too where a decision's rank is not exactly known."""
        return self.claim.stars if self.in_force and not self.claim.at_least else None

    @property
    def paper(self) -> str | None:
        """The paper that extends or revokes."""
        if self.certificate is None:
            return None
        return {
            Basis.EXTENSION: self.certificate.extension_basis,
            Basis.REVOCATION: self.certificate.revocation_basis,
        }.get(self.basis)


def standing(entry: ProductEntry, day: date) -> Standing:
    """The standing of a product on the day of its claim."""
    claim = entry.claim
    index = claim.certificate
    certificate = None if index is None else entry.record.certificates[index]
    basis = _basis(claim, certificate)
    rests = certificate if basis not in {Basis.REPORT, Basis.NONE} else None
    return Standing(
        claim,
        basis,
        certificate,
        rests.issued if rests else None,
        last_days(claim) if rests else None,
        any(_begun(one, day) for one in entry.record.certificates if one.is_decided),
    )


def last_days(claim: Claim) -> Span | None:
    """The days of which one is the last in force: of a revocation, the day before."""
    if claim.end is None or claim.state is not State.REVOKED:
        return claim.end
    before = claim.end.first - timedelta(days=1)
    return Span(before, before)


def _begun(certificate: Certificate, day: date) -> bool:
    return certificate.issued is None or certificate.issued.span.first <= day


def _basis(claim: Claim, certificate: Certificate | None) -> Basis:
    if certificate is None:
        return Basis.NONE
    if claim.state is State.UNCONFIRMED:
        return Basis.REPORT
    if claim.state is State.REVOKED:
        return Basis.REVOCATION
    return Basis.EXTENSION if claim.state is State.EXTENDED else Basis.DECISION
