"""The status of a product in words: may it claim its stars, and until when?

One claim becomes one badge and one sentence. A page carries them for every day
of the product's timeline; a small script shows those of the reader's own day.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.catalogue import ProductEntry
from catalog.claims import Claim, State, Term, Window
from catalog.model import Certificate
from catalog.validity import Timeline
from catalog.views.base import Site


@dataclass(frozen=True, slots=True)
class Step:
    """What is said from one day on, until the next step."""

    first: str
    state: str
    proves: bool
    stars: int
    rank: str
    badge: str
    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class Status:
    """What is said on the day of the build, and all steps for the browser."""

    now: Step
    steps: tuple[Step, ...]


def rank_words(site: Site, stars: int | None, at_least: bool) -> str:
    """The rank: exactly so many stars, at least so many, or not stated."""
    if stars is None:
        return site.t("stars.not_stated")
    return site.t("stars.at_least" if at_least else "stars.exactly", stars=stars)


def claim_rank(site: Site, claim: Claim) -> str:
    """The rank that a claim is about, in words."""
    if claim.state is State.NONE:
        return site.t("stars.none")
    return rank_words(site, claim.stars, claim.at_least)


def rank_code(claim: Claim) -> str:
    """The rank for scripts: ``4``, ``3+`` for at least, ``-`` not stated, ``0`` no certificate."""
    if claim.state is State.NONE:
        return "0"
    if claim.stars is None:
        return "-"
    return f"{claim.stars}+" if claim.at_least else str(claim.stars)


def drawn_stars(claim: Claim) -> int:
    """How many stars may be drawn: only an exact rank has a picture."""
    return 0 if claim.at_least else claim.stars or 0


def hint_code(claim: Claim, certificates: Sequence[Certificate]) -> str:
    """What a card adds, for scripts: ``running:2024`` of a report, else a last day, else ``-``."""
    if claim.certificate is None:
        return "-"
    issued = certificates[claim.certificate].issued
    if claim.state is State.UNCONFIRMED:
        return f"{claim.term}:{issued.year}" if issued else Term.UNDATED.value
    return claim.end.last.isoformat() if claim.end and claim.end.exact else "-"


def hint_words(site: Site, state: State, hint: str) -> str:
    """The words of a hint; the script puts the same together from the same words."""
    if hint == "-":
        return ""
    if state is State.UNCONFIRMED:
        term, _, year = hint.partition(":")
        return site.t(f"hint.{term}", year=year)
    key = "hint.until" if state.proves_stars else "hint.ended"
    return site.t(key, day=site.t.day(date.fromisoformat(hint)))


def status(site: Site, entry: ProductEntry) -> Status:
    """The status of a product."""
    steps = tuple(
        _step(site, first, claim, entry.record.certificates) for first, claim in entry.timeline
    )
    return Status(_step(site, site.catalogue.day, entry.claim, entry.record.certificates), steps)


def short_steps(steps: Timeline, certificates: Sequence[Certificate]) -> str:
    """The timeline for a card: ``2024-01-24 in-force 4 2027-01-24;2027-01-25 lapsed ...``.

    Each step: first day, state, `rank_code`, `hint_code`.
    """
    shown: list[str] = []
    last = ""
    for first, claim in steps:
        said = f"{claim.state} {rank_code(claim)} {hint_code(claim, certificates)}"
        if said != last:
            shown.append(f"{first.isoformat()} {said}")
            last = said
    return ";".join(shown)


def count_steps(site: Site, holds: Callable[[Claim], bool]) -> str:
    """For how many products something holds, from each day on: ``0001-01-01 0;2024-01-24 1``.

    Only from the catalogue's day on, for readers live later: a country has 1,000 days before it.
    """
    changes: dict[date, int] = {}
    for entry in site.catalogue.products.values():
        before = False
        for first, claim in entry.timeline:
            now = holds(claim)
            if now != before:
                changes[first] = changes.get(first, 0) + (1 if now else -1)
            before = now
    total = changes.pop(date.min, 0)
    days = sorted(changes)
    total += sum(changes[day] for day in days if day <= site.catalogue.day)
    shown = [f"0001-01-01 {total}"]
    for day in days:
        if day > site.catalogue.day:
            total += changes[day]
            shown.append(f"{day.isoformat()} {total}")
    return ";".join(shown)


def _step(site: Site, first: date, claim: Claim, certificates: tuple[Certificate, ...]) -> Step:
    t = site.t
    rank = claim_rank(site, claim)
    return Step(
        first.isoformat(),
        claim.state.value,
        claim.state.proves_stars,
        drawn_stars(claim),
        rank,
        t(f"status.{claim.state}.badge"),
        _sentence(site, claim, rank, certificates),
        _advice(site, claim),
    )


def _sentence(site: Site, claim: Claim, rank: str, certificates: tuple[Certificate, ...]) -> str:
    t = site.t
    if claim.state is State.NONE or claim.certificate is None:
        return t("status.none.sentence")
    certificate = certificates[claim.certificate]
    if claim.state is State.UNCONFIRMED:
        return _unconfirmed(site, claim, rank, certificate)
    values = {"rank": rank, "decision": certificate.decision, "issuer": certificate.issuer}
    if claim.end is None:
        return t("status.cannot-tell.undated", **values)
    if claim.state is State.IN_FORCE and not claim.end.exact:
        at_least_until = t.day(claim.end.first)
        return t("status.in-force.partial", until=at_least_until, end=t.span(claim.end), **values)
    return t(f"status.{claim.state}.sentence", end=t.span(claim.end), **values)


def _unconfirmed(site: Site, claim: Claim, rank: str, certificate: Certificate) -> str:
    t = site.t
    who = t(f"reporter.{certificate.reported_by or 'press'}")
    when = (
        t("status.unconfirmed.when", when=t.partial(certificate.issued))
        if certificate.issued
        else ""
    )
    said = t("status.unconfirmed.sentence", who=who, rank=rank, when=when)
    term = claim.term or Term.UNDATED
    end = t.span(claim.end) if claim.end else ""
    return f"{said} {t(f'status.unconfirmed.{term}', end=end)}"


def _advice(site: Site, claim: Claim) -> str:
    """What the state means for the reader; one short sentence."""
    if claim.window is Window.OPEN:
        return site.t("status.window.open")
    if claim.window is Window.SHUT:
        return site.t("status.window.shut")
    return site.t(f"status.{claim.state}.advice")
