"""Our own search in a browser: the scripts of the site on its data, without a page around.

Knows the scripts of ``theme/scripts/`` and the data that a built site holds. Tests and
the benchmark ask it what the finder would ask.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.bench.search.browser import InPage
from catalog.bundles import SCRIPTS
from catalog.catalogue import Catalogue
from catalog.finder import PARTS, part_path, part_script
from catalog.pipeline import ROOT
from catalog.views.base import Site
from catalog.words import read_words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OPENED = tuple(name for name in PARTS if name != "codes")
"""All parts, as a part left out would pass for a bad search; ``codes`` lies beside."""

OPEN = """() => {
  window.c = ocop.open(ocop.parts);
  window.bench = {
    find: text => ocop.find(c, { query: text, lapsed: true }),
    ids: found => found.rows.slice(0, 10).map(bench.id),
    counts: found => Object.fromEntries(ocop.facetsOf(c).map(facet => [
      facet.id,
      Object.fromEntries(facet.values.map((value, n) => [value.id, found.counts[facet.id][n]])),
    ])),
    id: row => c.product(row).path.slice(c.folder.length, -1),
  };
}"""

FIND = """([wanted, most]) => wanted.map(one => {
  const found = ocop.find(c, one);
  return {
    ids: found.rows.slice(0, most).map(bench.id),
    total: found.rows.length, hidden: found.hidden, counts: bench.counts(found),
    loosen: found.loosen, nearest: (found.nearest || []).map(row => c.product(row).name),
  };
})"""


class Engine(InPage):
    """``ocop`` of the browser, opened on the data of one language of a site."""

    def find(self, *wanted: dict[str, Any], most: int = 10) -> list[dict[str, Any]]:
        """What the finder answers to each: {query, filters, lapsed, sort}."""
        return self.page.evaluate(FIND, [list(wanted), most])  # type: ignore[no-any-return]

    def ids(self, query: str, **more: Any) -> list[str]:
        """Ids of the first products that a query finds."""
        return self.find({"query": query, **more})[0]["ids"]  # type: ignore[no-any-return]

    def names(self, query: str, **more: Any) -> list[str]:
        """Names of the first products that a query finds."""
        return self.run(  # type: ignore[no-any-return]
            "wanted => ocop.find(c, wanted).rows.slice(0, 10).map(row => c.product(row).name)",
            {"query": query, **more},
        )

    def run(self, script: str, argument: Any = None) -> Any:
        """The value of a function in the browser; ``c`` is the open catalogue."""
        return self.page.evaluate(script, argument)


@contextmanager
def engine(
    browser: "Browser",
    site: Path,
    folder: Path,
    language: str = "vi",
    parts: Sequence[str] = OPENED,
) -> Iterator[Engine]:
    """An engine on a built site, as long as the block lasts. ``folder``: for its page."""
    scripts = [ROOT / "theme" / "scripts" / f"{name}.js" for name in _sources()]
    data = [site / part_path(language, part) for part in (*parts, "codes")]
    files = [*scripts, *(file for file in data if file.exists())]
    # Inside <body>, so that scripts which look for a page find one.
    tags = "".join(f'<script src="{file.as_uri()}"></script>' for file in files)
    page_file = folder / f"engine-{language}.html"
    page_file.write_text(f'<meta charset="utf-8"><body>{tags}', encoding="utf-8")
    page = browser.new_page()
    try:
        page.goto(page_file.as_uri())
        page.evaluate(OPEN)
        yield Engine(page)
    finally:
        page.close()


def _sources() -> Sequence[str]:
    """All that finds and suggests, without what draws pages."""
    return ("status", *SCRIPTS["search.js"], *SCRIPTS["codes.js"], "facets", "suggest")


def write_data(catalogue: Catalogue, folder: Path) -> None:
    """Write of a site only what the search needs: the pages of 18,000 products take minutes."""
    for language, words in read_words(ROOT).items():
        site = Site(catalogue, words, catalogue.settings.base_url)
        for part in PARTS:
            file = folder / part_path(language, part)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(part_script(site, part))
