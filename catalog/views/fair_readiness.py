"""What each product still lacks before a fair: for those who run the booth."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.catalogue import FairEntry
from catalog.claims import Window
from catalog.readiness import Criterion, Readiness, Verdict, count, readiness_of
from catalog.views.base import Link, Site


@dataclass(frozen=True, slots=True)
class ReadyCell:
    """One criterion of one product."""

    label: str
    verdict: str
    words: str


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """One product: the worst of its four criteria, each of them, and what to do."""

    link: Link
    verdict: ReadyCell
    cells: tuple[ReadyCell, ...]
    todo: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """All products of a fair. No rows: the fair is over, called off, or names none."""

    count: str
    criteria: tuple[str, ...]
    rows: tuple[ReadyRow, ...]


def preparation(site: Site, fair: FairEntry) -> Preparation:
    """The list of what to do before the first day."""
    t = site.t
    found = readiness_of(site.catalogue, fair) if fair.is_to_come(site.catalogue.day) else ()
    counts = count(found)
    return Preparation(
        t(
            "fair.prepare_count",
            ready=t.number(counts[Verdict.READY]),
            missing=t.number(counts[Verdict.MISSING]),
            refused=t.number(counts[Verdict.NOT_ALLOWED]),
        ),
        tuple(t(f"ready.criterion.{criterion}") for criterion in Criterion),
        tuple(_row(site, one) for one in found),
    )


def _row(site: Site, one: Readiness) -> ReadyRow:
    return ReadyRow(
        site.product_link(site.catalogue.products[one.product]),
        _cell(site, site.t("fair.verdict"), one.verdict),
        tuple(
            _cell(site, site.t(f"ready.criterion.{criterion}"), verdict)
            for criterion, verdict in one.verdicts.items()
        ),
        tuple(_todo(site, one)),
    )


def _cell(site: Site, label: str, verdict: Verdict) -> ReadyCell:
    return ReadyCell(label, verdict.value, site.t(f"ready.verdict.{verdict}"))


def _todo(site: Site, one: Readiness) -> Iterator[str]:
    """One sentence for each criterion that is not met, and a word on the re-evaluation."""
    t = site.t
    end = t.span(one.claim.end) if one.claim.end else ""
    if one.verdicts[Criterion.CERTIFICATE] is not Verdict.READY:
        yield t(f"ready.certificate.{one.claim.state}", end=end)
    elif one.window in {Window.OPEN, Window.SHUT}:
        yield t(f"ready.window.{one.window}", end=end)
    for criterion in (Criterion.PHOTO, Criterion.TRACEABILITY):
        if one.verdicts[criterion] is Verdict.MISSING:
            yield t(f"ready.{criterion}.missing")
    if one.verdicts[Criterion.CONTACT] is Verdict.MISSING:
        has_maker = site.catalogue.products[one.product].producer is not None
        yield t("ready.contact.missing" if has_maker else "ready.contact.nobody")
