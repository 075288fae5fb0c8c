"""Python and the browser read Vietnamese alike: one table, both sides."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, sync_playwright

from catalog import text
from catalog.finder.makers_part import address_of
from tests.site_fixture import ROOT

TABLE: dict[str, list[Any]] = yaml.safe_load((ROOT / "tests" / "text.yml").read_text("utf-8"))
PYTHON = {
    "fold": text.fold,
    "words": text.words,
    "letters": text.letters,
    "loose": text.loose,
    "address": address_of,
}
BROWSER = {**{name: name for name in PYTHON}, "address": "slug"}
CASES = [(name, *case) for name in PYTHON for case in TABLE[name]]


@pytest.fixture(scope="module")
def page(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that holds nothing but our text functions."""
    folder = tmp_path_factory.mktemp("text")
    shutil.copy(ROOT / "theme" / "scripts" / "text.js", folder)
    (folder / "page.html").write_text('<meta charset="utf-8"><script src="text.js"></script>')
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((folder / "page.html").as_uri())
        yield page
        browser.close()


@pytest.mark.parametrize(("name", "given", "expected"), CASES)
def test_python_and_browser_read_alike(name: str, given: str, expected: Any, page: Page) -> None:
    """A name folded in one way by the build and in another by a phone would never be found."""
    in_browser = page.evaluate("([name, text]) => ocop.text[name](text)", [BROWSER[name], given])

    assert PYTHON[name](given) == expected
    assert in_browser == expected


@pytest.mark.parametrize("names", TABLE["order"], ids=lambda names: names[0])
def test_order_is_the_same_dictionary(names: list[str], page: Page) -> None:
    """The finder orders by row, and rows come in the build's order: CLDR must agree with it."""
    shuffled = sorted(names, reverse=True)
    collated = page.evaluate(
        "names => names.sort(new Intl.Collator('vi', {caseFirst: 'lower'}).compare)", shuffled
    )

    assert sorted(shuffled, key=text.order_key) == names
    assert collated == names


def test_every_real_name_folds_alike(page: Page) -> None:
    """Cases are chosen; names are not."""
    names = sorted(_names(ROOT / "products"))
    in_browser = page.evaluate(
        "names => names.map(n => [ocop.text.fold(n), ocop.text.words(n), ocop.text.slug(n)])", names
    )

    assert in_browser == [[text.fold(n), text.words(n), address_of(n)] for n in names]


def _names(folder: Path) -> set[str]:
    found = set()
    for file in folder.rglob("*.yml"):
        for line in file.read_text("utf-8").splitlines():
            _, colon, value = line.partition(": ")
            if colon:
                found.add(json.loads(value) if value.startswith('"') else value)
    return found
