"""A slow phone that has never been here: Chromium slows itself down, as its tools do.

Knows how long a page takes until it says that its first answer stands, and what came
over the wire until then. A page says so by ``benchFirst``: milliseconds since navigation.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalog.bench.search.browser import WAIT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

SLOWER = 4
SLOW_4G = {
    "offline": False,
    "latency": 150 * 3.75,
    "downloadThroughput": 1_600_000 * 0.9 / 8,
    "uploadThroughput": 750_000 * 0.9 / 8,
}
"""The preset of Chrome's developer tools: milliseconds, and bytes a second."""

FAST = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}

RUNS = 3


@dataclass(frozen=True, slots=True)
class First:
    """Until the first answer: seconds, bytes that came over the wire, and their files."""

    seconds: float
    size: int
    files: int


@contextmanager
def slow_page(browser: "Browser") -> Iterator[tuple["Page", "CDPSession"]]:
    """A page with an empty cache, and the way to change its speed."""
    context = browser.new_context(viewport={"width": 375, "height": 667})
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield page, session
    finally:
        context.close()


def first_answer(browser: "Browser", address: str, script: str = "") -> First:
    """The median of some runs, by time. ``script``: runs before the page's own."""
    runs = [_run(browser, address, script) for _ in range(RUNS)]
    return sorted(runs, key=lambda run: run.seconds)[RUNS // 2]


def _run(browser: "Browser", address: str, script: str) -> First:
    asked: dict[str, float] = {}
    came: list[tuple[float, int]] = []

    def ask(event: dict[str, Any]) -> None:
        # Pictures inside a style sheet are "loaded" too, but came with the style sheet.
        if not event["request"]["url"].startswith("data:"):
            asked[event["requestId"]] = event["timestamp"]

    def come(event: dict[str, Any]) -> None:
        if event["requestId"] in asked:
            came.append((event["timestamp"], event["encodedDataLength"]))

    with slow_page(browser) as (page, session):
        session.on("Network.requestWillBeSent", ask)
        session.on("Network.loadingFinished", come)
        if script:
            page.add_init_script(script)
        page.goto(address, wait_until="commit", timeout=WAIT)
        page.wait_for_function("() => window.benchFirst", timeout=WAIT)
        seconds: float = page.evaluate("() => benchFirst") / 1000
    end = min(asked.values()) + seconds
    sizes = [size for when, size in came if when <= end]
    return First(seconds, round(sum(sizes)), len(sizes))
