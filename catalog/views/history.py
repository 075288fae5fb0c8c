"""Every rating of a product, newest first, each with what it says of itself today."""

from dataclasses import dataclass

from catalog.catalogue import ProductEntry
from catalog.claims import State
from catalog.model import Certificate
from catalog.validity import end_of, state_of_each
from catalog.views.base import Site
from catalog.views.status import rank_words


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One certificate, report or evaluation; empty means not stated."""

    when: str
    rank: str
    state: str
    badge: str
    by: str
    end: str
    kind: str
    basis: str
    sources: tuple[int, ...]


def history(site: Site, entry: ProductEntry) -> tuple[HistoryLine, ...]:
    """Ratings newest first, then evaluations whose result is unknown."""
    certificates = entry.record.certificates
    states = state_of_each(certificates, site.catalogue.day)
    lines = [
        _rating(site, one, state, len(entry.record.sources) == 1)
        for one, state in zip(certificates, states, strict=True)
    ]
    t = site.t
    evaluations = [
        HistoryLine(
            t.partial(one.on),
            t("stars.none"),
            State.NONE.value,
            t(f"outcome.{one.outcome}"),
            one.body or "",
            "",
            t("kind.evaluation"),
            "",
            (),
        )
        for one in entry.record.evaluations
    ]
    return (*reversed(lines), *reversed(evaluations))


def _rating(site: Site, one: Certificate, state: State, only_source: bool) -> HistoryLine:
    t = site.t
    if one.decision:
        by = t(
            "history.decision",
            decision=one.decision,
            issuer=one.issuer or t("history.issuer_unknown"),
        )
    else:
        by = t(f"reporter.{one.reported_by or 'press'}")
        by = t("history.reported", who=by, issuer=one.issuer) if one.issuer else by
    end = end_of(one)
    basis = [
        t("history.extended", day=t.day(one.extended_until), basis=one.extension_basis)
        if one.extended_until
        else "",
        t("history.revoked", day=t.day(one.revoked_on), basis=one.revocation_basis)
        if one.revoked_on
        else "",
    ]
    return HistoryLine(
        t.partial(one.issued) if one.issued else t("date.unknown"),
        rank_words(site, *one.rank),
        state.value,
        t(f"status.{state}.badge"),
        by,
        t.span(end) if end and one.is_decided else "",
        t(f"kind.{one.kind}") if one.kind else "",
        " ".join(filter(None, basis)),
        # The only source of a record is the source of its rating.
        one.sources or ((1,) if only_source else ()),
    )
