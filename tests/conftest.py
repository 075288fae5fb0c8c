"""Fixtures that every test may ask for. Knows where tools are, and nothing about products."""

import importlib.util
from pathlib import Path

import pytest

import build

ROOT = Path(__file__).resolve().parent.parent


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
