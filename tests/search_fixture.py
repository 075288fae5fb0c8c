"""The search engine of the site in a browser, without any page around it.

Knows the scripts of ``theme/scripts/`` and the data that a built site holds. Tests and
the benchmark ask it what the finder would ask.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.site_fixture import ROOT

ENGINE = ("status", "text", "index", "query", "match", "facets", "codes", "find", "suggest")
PARTS = ("names", "makers", "facts")

FIND = """([wanted, most]) => wanted.map(one => {
  const found = ocop.find(c, one);
  return {
    ids: found.rows.slice(0, most).map(row => c.product(row).path.slice(c.folder.length, -1)),
    total: found.rows.length, hidden: found.hidden, counts: found.counts,
    loosen: found.loosen, nearest: (found.nearest || []).map(row => c.product(row).name),
  };
})"""


class Engine:
    """``ocop`` of the browser, opened on the data of one language of a site."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def find(self, *wanted: dict[str, Any], most: int = 10) -> list[dict[str, Any]]:
        """What the finder answers to each: {query, filters, lapsed, sort}."""
        return self.page.evaluate(FIND, [list(wanted), most])  # type: ignore[no-any-return]

    def ids(self, query: str, **more: Any) -> list[str]:
        """Ids of the first products that a query finds."""
        return self.find({"query": query, **more})[0]["ids"]  # type: ignore[no-any-return]

    def names(self, query: str, **more: Any) -> list[str]:
        """Names of the first products that a query finds."""
        return self.run(
            "wanted => ocop.find(c, wanted).rows.slice(0, 10).map(row => c.product(row).name)",
            {"query": query, **more},
        )

    def run(self, script: str, argument: Any = None) -> Any:
        """The value of a function in the browser; ``c`` is the open catalogue."""
        return self.page.evaluate(script, argument)


@contextmanager
def engine(
    browser: Browser, site: Path, folder: Path, language: str = "vi", parts: Sequence[str] = PARTS
) -> Iterator[Engine]:
    """An engine on a built site, as long as the block lasts. ``folder``: for its page."""
    scripts = [ROOT / "theme" / "scripts" / f"{name}.js" for name in ENGINE]
    scripts = [script for script in scripts if script.exists()]
    data = [site / "assets" / f"index-{language}-{part}.js" for part in parts]
    codes = site / "assets" / f"index-{language}-codes.js"
    files = [*scripts, *data, *([codes] if codes.exists() else [])]
    # Inside <body>, so that scripts which look for a page find one.
    tags = "".join(f'<script src="{file.as_uri()}"></script>' for file in files)
    page_file = folder / f"engine-{language}.html"
    page_file.write_text(f'<meta charset="utf-8"><body>{tags}', encoding="utf-8")
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.evaluate("() => { window.c = ocop.open(ocop.parts); }")
    yield Engine(page)
    page.close()
