"""What a page costs a reader with a slow line: bytes as they travel, and words that stay put."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from catalog.bench.lighthouse import between_marks, heaviest, hosted, middle, weigh
from catalog.bench.lighthouse.program import CATEGORIES, LOCK, TIMES, Audit
from catalog.bench.lighthouse.weight import FIRST, NEXT
from catalog.bench.search.browser import FLAGS
from tests.site_fixture import BuiltSite

SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => { shifts += one.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_product_pages_cost_little(
    built_site: BuiltSite, browser: Browser, language: str
) -> None:
    """The two longest of the real ones: the first brings all that pages share."""
    first, second, *_ = heaviest(built_site.folder, language)
    with hosted(built_site.folder) as (root, sent):
        weight = weigh(browser, sent, root + first, root + second)

    assert 20_000 < weight.first < FIRST
    assert 2_000 < weight.next < NEXT
    assert weight.kept > 0


@pytest.mark.parametrize("path", ["", "san-pham/", "en/products/"])
def test_nothing_moves_while_a_page_comes(
    built_site: BuiltSite, browser: Browser, path: str
) -> None:
    """Data and fonts come after the words; 0.1 is what counts as good."""
    with hosted(built_site.folder) as (root, _), browser.new_context() as context:
        page = context.new_page()
        page.set_viewport_size({"width": 412, "height": 823})
        page.add_init_script(SHIFTS)
        page.goto(root + path)
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
        shifts = page.evaluate("shifts")

    assert shifts < 0.1


def test_lighthouse_comes_by_a_lock_with_a_digest_for_every_part() -> None:
    """And names no registry: it is asked for where npm is told to ask."""
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    parts = {name: part for name, part in lock["packages"].items() if name}

    assert "node_modules/lighthouse" in parts
    assert [name for name, part in parts.items() if "sha512-" not in part["integrity"]] == []
    assert [name for name, part in parts.items() if "resolved" in part] == []


def test_the_middle_of_each_figure_is_told() -> None:
    """Each by itself: the run that was best in one may be the worst in another."""
    runs = [
        Audit(dict.fromkeys(CATEGORIES, score), dict.fromkeys(TIMES, 100 - score), score)
        for score in (90.0, 99.0, 98.0)
    ]

    assert middle(runs) == Audit(dict.fromkeys(CATEGORIES, 98.0), dict.fromkeys(TIMES, 2.0), 98.0)


def test_a_table_goes_between_its_own_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb\n", encoding="utf-8")

    between_marks(page, "x", "| new |\n")

    assert page.read_text("utf-8") == "a\n<!-- x: begin -->\n\n| new |\n\n<!-- x: end -->\nb\n"
