"""`docs/licences.md`: whatever is shipped may be passed on, and it is said by whom."""

import re
from pathlib import Path

import pytest

from tests.invented import ROOT

LINES = (ROOT / "docs" / "licences.md").read_text("utf-8").splitlines()
ROWS = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in LINES]
FILES = [row for row in ROWS if row[0].startswith("`") and len(row) == 5]
SHIPPED = sorted(
    file.relative_to(ROOT).as_posix()
    for file in (ROOT / "theme").rglob("*")
    if file.is_file() and file.name != "README.md" and "__pycache__" not in file.parts
)
SAYS = {"OFL-1.1": "SIL Open Font License", "MIT": "MIT License", "CC-BY-4.0": "Attribution 4.0"}
"""Licence -> words of its text."""


def named(row: list[str]) -> list[str]:
    """The files that a row means: ``*`` stands for a part of a name."""
    found = []
    for pattern in re.findall(r"`([^`]+)`", row[0]):
        expression = re.escape(pattern).replace(r"\*", "[^/]*")
        found += [path for path in SHIPPED if re.fullmatch(expression, path)]
    return found


def test_every_shipped_file_has_one_licence() -> None:
    listed = [path for row in FILES for path in named(row)]

    assert sorted(listed) == SHIPPED


@pytest.mark.parametrize("row", FILES, ids=lambda row: row[0])
def test_a_licence_stands_in_full_where_the_row_says(row: list[str]) -> None:
    """And no row is left of files that are gone."""
    assert named(row)
    text = named(row)[0] if row[4] == "itself" else row[4].strip("`")
    assert SAYS[row[3]] in (ROOT / text).read_text("utf-8")


def test_every_icon_of_the_theme_that_we_carry_is_listed() -> None:
    pages = [file.read_text("utf-8") for file in (ROOT / "theme").rglob("*.html")]
    icons = set(re.findall(r"\.icons/([\w/-]+)\.svg", "\n".join(pages)))

    assert icons == {"material/magnify", "material/menu", "material/brightness-6"}
    assert "magnifier, menu, brightness" in "\n".join(LINES)


def test_no_library_hides_among_our_scripts() -> None:
    """Code of others brings its licence as a remark, which would have to go with it."""
    for file in (ROOT / "theme" / "scripts").glob("*.js"):
        assert not re.search(
            r"@licen[sc]e|copyright|\(c\) \d", file.read_text("utf-8"), re.IGNORECASE
        )


def test_a_font_brings_its_licence_to_the_reader() -> None:
    fonts = Path("theme/assets/fonts")

    assert f"{fonts.as_posix()}/LICENSE-be-vietnam-pro.txt" in SHIPPED
