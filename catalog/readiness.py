"""May a product go to a fair, and what is still missing? Four criteria, one verdict.

Pure: records and days in, verdicts out, no words. "Not allowed" is said only of stars
that a decision took away or let run out. Where our sources are thin, something is
missing: whoever goes to the fair asks for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalog.catalogue import Catalogue, FairEntry, ProducerEntry, ProductEntry
from catalog.claims import ENDED, Claim, Window
from catalog.dates import Span
from catalog.validity import claim_during


class Verdict(StrEnum):
    """From the best to the worst."""

    READY = "ready"
    MISSING = "missing"
    NOT_ALLOWED = "not-allowed"


class Criterion(StrEnum):
    """What a product needs at a fair, in the order in which it is asked."""

    CERTIFICATE = "certificate"
    PHOTO = "photo"
    TRACEABILITY = "traceability"
    CONTACT = "contact"


_FROM_THE_BEST = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class Readiness:
    """One product at one fair.

    ``claim`` holds on all days of the fair. ``window`` is that of the day of the
    catalogue, on which its certificate can be looked after; None if there is none.
    """

    product: str
    claim: Claim
    window: Window | None
    verdicts: Mapping[Criterion, Verdict]

    @property
    def verdict(self) -> Verdict:
        """The worst of the four."""
        return max(self.verdicts.values(), key=_FROM_THE_BEST.index)


def readiness(entry: ProductEntry, producer: ProducerEntry | None, days: Span) -> Readiness:
    """How ready a product is for a fair on these days."""
    claim = claim_during(entry.timeline, days)
    return Readiness(entry.id, claim, entry.claim.window, dict(_verdicts(entry, producer, claim)))


def readiness_of(catalogue: Catalogue, fair: FairEntry) -> tuple[Readiness, ...]:
    """That of every product of a fair, in the order of its file."""
    entries = (catalogue.products[id_] for id_ in fair.products)
    return tuple(
        readiness(one, catalogue.producers[one.producer] if one.producer else None, fair.days)
        for one in entries
    )


def count(found: tuple[Readiness, ...]) -> Mapping[Verdict, int]:
    """How many products have each verdict."""
    return {verdict: sum(one.verdict is verdict for one in found) for verdict in Verdict}


def _verdicts(
    entry: ProductEntry, producer: ProducerEntry | None, claim: Claim
) -> Iterator[tuple[Criterion, Verdict]]:
    trace = entry.record.traceability
    yield Criterion.CERTIFICATE, _certificate(claim)
    yield Criterion.PHOTO, _there(entry.record.photos)
    yield Criterion.TRACEABILITY, _there(trace and (trace.gtin or trace.url))
    # A contact is only read with the consent of whom it belongs to.
    yield Criterion.CONTACT, _there(producer and producer.record.contacts)


def _certificate(claim: Claim) -> Verdict:
    if claim.state.proves_stars:
        return Verdict.READY
    return Verdict.NOT_ALLOWED if claim.state in ENDED else Verdict.MISSING


def _there(found: object) -> Verdict:
    return Verdict.READY if found else Verdict.MISSING
