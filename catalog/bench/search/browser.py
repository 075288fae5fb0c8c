"""Engines in Chromium: each is a page that finds, and one clock times them all.

Such a page offers two functions. ``bench.find(text)`` answers a query as its site would
at a keystroke; ``bench.ids(found)`` then names the products, best first, untimed.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.errors import CatalogError, Misuse

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOST = 10
"""So many products of an answer are looked at."""

WAIT = 600_000
"""Milliseconds until an engine must have read its documents: lunr takes its time."""

FLAGS = (
    "--no-sandbox",  # containers have no other; our own pages are all it opens
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

HOW = "Hãy chạy | Run: python3 build.py bench search"


def page_file(name: str) -> str:
    """A page or script of the folder ``pages``: there editors know what they are."""
    return (Path(__file__).parent / "pages" / name).read_text(encoding="utf-8")


class NotHere(CatalogError):
    """This machine cannot run an engine; the message says what it needs."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Ids of the first products, best first, and the milliseconds until they were found."""

    ids: list[str]
    took: float


class InPage:
    """An engine in a page, which offers ``bench``."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self._ask = page_file("ask.js")

    def answer(self, text: str) -> Answer:
        """What it finds, and how long that took."""
        return Answer(*self.page.evaluate(self._ask, [text, MOST]))

    def keystrokes(self, texts: Sequence[str]) -> Iterator[float]:
        """Milliseconds for each; nobody looks at what is found."""
        for text in texts:
            yield self.page.evaluate(self._ask, [text, 0])[1]


@contextmanager
def chromium() -> Iterator["Browser"]:
    """The browser that ``build.py`` found, without a window.

    Raises:
        Misuse: Started without ``build.py``, which makes browser and libraries ready.
    """
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - of the test lock
    except ImportError:
        raise Misuse(HOW) from None
    found = os.environ.get("OCOP_CHROMIUM")
    if not found:
        raise Misuse(HOW)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: "Browser", address: str) -> Iterator[InPage]:
    """An engine whose page sets ``bench`` when it is ready; closed after the block."""
    page = browser.new_page()
    try:
        page.goto(address)
        page.wait_for_function("() => window.bench", timeout=WAIT)
        yield InPage(page)
    finally:
        page.close()
