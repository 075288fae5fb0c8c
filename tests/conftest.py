"""Fixtures that every test may ask for. Knows where tools are, and nothing about products."""

import importlib.util
import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import build
from tests.site_fixture import COLLECTED, ROOT, BuiltSite, Servers, build_site

# As catalog/spreadsheet/book.py says it, and before a test imports the library itself.
os.environ["OPENPYXL_LXML"] = "False"


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def chromium() -> str:
    """The installed browser, for ``playwright`` as ``executable_path``."""
    found = build.find_browser()
    if not found:
        pytest.fail("no Chromium: run `python3 build.py test`, which finds or installs it")
    return found


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The script of axe-core, to be run in a page. Its Python wrapper is not used."""
    spec = importlib.util.find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.fail("axe is missing: run `python3 build.py test`, which installs the test lock")
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the real records, as of the day of their collection. Nobody writes into it."""
    return build_site(ROOT / "products", tmp_path_factory.mktemp("real") / "site", COLLECTED)


@pytest.fixture(scope="session")
def province_on(tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], BuiltSite]:
    """The site of the invented province as of a day; built once per day."""

    @cache
    def site(day: date) -> BuiltSite:
        folder = tmp_path_factory.mktemp(f"province-{day}") / "site"
        return build_site(ROOT / "tests" / "province", folder, day)

    return site


@pytest.fixture(scope="session")
def province_site(province_on: Callable[[date], BuiltSite]) -> BuiltSite:
    """The site of the invented province, which has every state and every field."""
    return province_on(COLLECTED)


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real records, built to be opened from files."""
    folder = tmp_path_factory.mktemp("offline") / "site"
    return build_site(ROOT / "products", folder, COLLECTED, offline=True)


@pytest.fixture(scope="session")
def serve() -> Iterator[Servers]:
    """``serve(folder)`` or ``serve(folder, "/ocop-son-la/")``: address of a running server."""
    servers = Servers()
    yield servers
    servers.close()
