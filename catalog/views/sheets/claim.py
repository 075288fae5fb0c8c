"""What a sheet says of a product's stars: drawn and named only where they are proven.

A sheet outlives its day, lies on a table and is read by people who cannot look up
anything. So a rank that no decision proves on all days of the sheet is not printed,
not even in a sentence that doubts it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from catalog.claims import ENDED, Claim, State
from catalog.model import Certificate
from catalog.views.base import Site
from catalog.views.sheets.said import NOTHING_SAID, Pair, Said
from catalog.views.status import claim_rank, drawn_stars

_A_RANK = re.compile(
    r"\b(0?[345]|ba|bốn|năm|three|four|five)[\s-]*(sao|stars?)|\b[345]\s?\*(?!\s?\d)|[★⭐]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """``stars``: how many are drawn; 0 for none. ``words`` stand beside them or instead."""

    state: str
    proves: bool
    stars: int
    words: Said
    until: Said
    """Last day in force; empty where nothing is proven."""
    sentence: Said
    """Why, in one or two sentences."""
    short: Said
    """For cards and labels; empty where silence is fair: there is nothing to claim."""


def shown_claim(pair: Pair, claim: Claim, certificates: tuple[Certificate, ...]) -> ShownClaim:
    """What paper says of a claim."""
    certificate = certificates[claim.certificate] if claim.certificate is not None else None
    if claim.state.proves_stars and certificate and claim.stars:
        words = pair.said(lambda site: claim_rank(site, claim))
        return ShownClaim(
            claim.state.value,
            True,
            drawn_stars(claim),
            words,
            pair.said(lambda site: _until(site, claim)),
            pair.word(
                "sheet.claim.decided", decision=certificate.decision, issuer=certificate.issuer
            ),
            words,
        )
    words = pair.word(f"sheet.claim.{_doubt(claim)}")
    silent = claim.state in ENDED or claim.state is State.NONE
    return ShownClaim(
        claim.state.value,
        False,
        0,
        words,
        NOTHING_SAID,
        pair.said(lambda site: _why(site, claim)),
        NOTHING_SAID if silent else words,
    )


def _doubt(claim: Claim) -> str:
    """Which of the few words: unconfirmed, none, lapsed, revoked."""
    if claim.state in {State.LAPSED, State.REVOKED, State.NONE}:
        return claim.state.value
    return State.UNCONFIRMED.value


def _until(site: Site, claim: Claim) -> str:
    if claim.end is None:
        return ""
    # Of a year or a month only the first possible end is sure.
    return site.t("sheet.claim.until", day=site.t.day(claim.end.first))


def _why(site: Site, claim: Claim) -> str:
    end = site.t.span(claim.end) if claim.end else site.t("date.unknown")
    return site.t(f"sheet.why.{claim.state}", end=end)


def without_ranks(said: Said) -> Said:
    """A contributor's text without the paragraphs that name a rank."""
    return Said(
        *(
            type(block)(
                tuple(one for one in block.paragraphs if not _names_a_rank(one)), block.lang
            )
            for block in (said.vi, said.en)
        )
    )


@lru_cache(maxsize=4096)
def _names_a_rank(paragraph: str) -> bool:
    """Kept, for both leaves of a product and often both languages say the same."""
    return _A_RANK.search(paragraph) is not None
