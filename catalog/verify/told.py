"""What was seen of a site, in words; what is to be done about it stands behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from catalog.verify.budget import SHARE, Need
from catalog.verify.phrases import KINDS, PHRASES
from catalog.verify.shrink import MOST, Lost

if TYPE_CHECKING:
    from catalog.verify import Verdict

MOST_LINKS = 40
"""Lines: one template that is wrong breaks a link on every page."""
MOST_KINDS = 20


def told(verdict: Verdict, language: str) -> str:
    """All of it, as lines for a terminal."""
    return "\n".join(_lines(verdict, language))


def told_loss(lost: Lost, language: str) -> str:
    """Which pages are gone, and what to do if that is meant."""
    return "\n".join(_of_loss(lost, language))


def _lines(verdict: Verdict, language: str) -> Iterator[str]:
    say = PHRASES[language]
    yield say["seen"].format(
        pages=number(verdict.pages, language),
        files=number(verdict.files, language),
        size=number(round(verdict.size / 1e6), language),
    )
    for need in verdict.needs:
        yield _of_need(need, language)
    for broken in verdict.broken[:MOST_LINKS]:
        yield say[f"broken.{broken.why}"].format(path=broken.path, url=broken.url)
    if len(verdict.broken) > MOST_LINKS:
        rest = len(verdict.broken) - MOST_LINKS
        yield say["broken.more"].format(count=number(rest, language))
    if verdict.too_large:
        yield say["too-large"].format(share=f"{SHARE:.0%}")
    if verdict.lost is None:
        yield say["no-before"]
    elif verdict.lost.pages:
        yield from _of_loss(verdict.lost, language, is_refused=verdict.has_shrunk)
    yield say["good" if verdict.is_good else "bad"]


def _of_need(need: Need, language: str) -> str:
    needed, most = need.needed, need.most
    if need.what != "files":
        needed, most = round(needed / 1e6), round(most / 1e6)
    return PHRASES[language][f"need.{need.what}"].format(
        host=need.host.name,
        needed=number(needed, language),
        most=number(most, language),
        share=f"{need.share:.0%}",
    )


def _of_loss(lost: Lost, language: str, *, is_refused: bool = True) -> Iterator[str]:
    say = PHRASES[language]
    yield say["lost"].format(
        pages=number(lost.pages, language),
        before=number(lost.before, language),
        share=f"{lost.pages / lost.before:.1%}",
    )
    for (kind, whose), count in lost.kinds[:MOST_KINDS]:
        what = KINDS[language].get(kind, KINDS[language]["other"])
        line = "lost.whose" if whose else "lost.kind"
        yield say[line].format(count=number(count, language), what=what, whose=whose)
    if len(lost.kinds) > MOST_KINDS:
        rest = sum(count for _, count in lost.kinds[MOST_KINDS:])
        yield say["lost.more"].format(count=number(rest, language))
    if is_refused:
        yield say["lost.refused"].format(most=f"{MOST:.0%}")


def number(count: int, language: str) -> str:
    """As readers of the language write it."""
    text = f"{count:,}"
    return text.replace(",", ".") if language == "vi" else text
