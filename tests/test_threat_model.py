"""`docs/threat-model.md`: each line has tests, and each test is there."""

import ast
import re
from functools import cache

import pytest

from tests.invented import ROOT

PAGE = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
LINES = [line for line in PAGE.splitlines() if re.match(r"\| (?!Threat|-)", line)]
PROOF = re.compile(r"`(test_\w+\.py)::(test_\w+)`")


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_the_page_has_many_lines() -> None:
    assert len(LINES) >= 25
    assert len(LINES) == PAGE.count("\n| ") - PAGE.count("\n| Threat")


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split("|")[1].strip()[:50])
def test_a_line_is_proved_by_tests_that_are_there(line: str) -> None:
    threat, stands, proof = (cell.strip() for cell in line.strip("|").split("|"))
    named = PROOF.findall(proof)

    assert threat
    assert stands
    assert ", ".join(f"`{file}::{name}`" for file, name in named) == proof
    assert [name for file, name in named if name not in names_in(file)] == []


@pytest.mark.parametrize("name", ["HACKING.md", "SECURITY.md"])
def test_the_page_is_found(name: str) -> None:
    assert "](docs/threat-model.md)" in (ROOT / name).read_text("utf-8")


def test_a_report_goes_to_the_maintainers_and_to_no_invented_address() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")

    assert text.index("Báo lỗ hổng") < text.index("Reporting a vulnerability")
    assert text.count("Report a vulnerability") == 2
    assert re.findall(r"[\w.]+@[\w.]+|https?://\S+", text) == []
