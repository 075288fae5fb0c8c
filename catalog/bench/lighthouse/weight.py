"""How many bytes a reader's first page and next page cost, as a host sends them.

Counted by the server, bodies as packed, pages scrolled to their end so that nothing waits.
Photos are left out: each is as large as its record wants. What the service worker keeps for
the day without a network comes after the page, not for readers who save data, and is counted
by itself.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.bench.lighthouse.host import Sent

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

FIRST, NEXT = 120_000, 15_000
"""Bytes that the first and the next product page may cost."""

_PHOTOS = "/anh/"
_CALM_MS = 1500
"""So long nothing may come before a page counts as finished."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of the first page, of the next one, and of what is kept for later."""

    first: int
    next: int
    kept: int
    requests: tuple[int, int]
    """Of the first and of the next page."""


def weigh(browser: "Browser", sent: Sent, first: str, second: str) -> Weight:
    """What two pages cost somebody who was never here. ``sent``: what their server counts."""
    with browser.new_context(service_workers="block") as context:
        at_once = _visit(context, sent, first)
        later = _visit(context, sent, second)
    with browser.new_context() as context:
        everything = _visit(context, sent, first)
    return Weight(
        sum(at_once), sum(later), sum(everything) - sum(at_once), (len(at_once), len(later))
    )


def _visit(context: "BrowserContext", sent: Sent, address: str) -> list[int]:
    """Bytes of each answer until nothing more comes."""
    before = len(sent)
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    seen = -1
    while seen != len(sent):
        seen = len(sent)
        page.wait_for_timeout(_CALM_MS)
    page.close()
    return [size for path, size in sent[before:] if _PHOTOS not in path]
