"""What the README and CONTRIBUTING promise is tried, not believed."""

import re
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from catalog.check import check
from catalog.claims import State
from catalog.commands import parser
from catalog.picture import SHOTS
from catalog.problems import errors_among
from catalog.words import read_words

ROOT = Path(__file__).parent.parent
CATALOGUE = """\
name: {vi: Ví dụ}
province: son-la
base_url: https://vi-du.example/
"""
PRODUCER = "name: {vi: HTX Ví Dụ}\n"
PRODUCT = (
    "name: {vi: Mận sấy dẻo ví dụ}\ngroup: che-bien-rau-cu-qua-hat\npacks: [{weight_g: 250}]\n"
)


def yaml_blocks(name: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize(
    "block", [b for name in ("README.md", "CONTRIBUTING.md") for b in yaml_blocks(name)]
)
def test_an_example_that_people_copy_passes_the_check(block, tmp_path):
    """The first file of most contributors is a copy of ours."""
    folder = tmp_path / "products"
    (folder / "htx-vi-du").mkdir(parents=True)
    (folder / "catalogue.yml").write_text(CATALOGUE, "utf-8")
    (folder / "htx-vi-du" / "producer.yml").write_text(PRODUCER, "utf-8")
    name = "htx-vi-du/producer"
    if "group:" in block:
        name = "htx-vi-du/san-pham"
    elif "carries:" in block:
        name = "sales-points/diem-vi-du"
    elif "account:" in block:
        name = "people"
    elif "first_day:" in block:
        name = "fairs/hoi-cho-vi-du"
        (folder / "htx-vi-du" / "man-say-deo.yml").write_text(PRODUCT, "utf-8")
    (folder / f"{name}.yml").parent.mkdir(exist_ok=True)
    (folder / f"{name}.yml").write_text(block, "utf-8")

    checked = check(folder, date(2026, 11, 23))

    assert errors_among(checked.problems) == 0, checked.problems
    assert [p.code for p in checked.problems] in ([], ["code-missing"])


def test_every_command_of_the_readme_exists():
    text = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"`build\.py ([a-z]+)", text))
    usage = parser().format_help()

    assert named
    assert all(re.search(rf"^\s+{name}\s", usage, re.MULTILINE) for name in named), usage


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "HACKING.md"])
def test_every_file_that_a_guide_names_is_there(name):
    text = (ROOT / name).read_text("utf-8")
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    named = re.findall(r"`((?:catalog|theme|tests)/[\w./-]+)`", text)
    rooms = re.findall(r"\(`([a-z_]+(?:\.py|/))`\)", text)

    for path in [*linked, *named, *(f"catalog/{room}" for room in rooms)]:
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_state_has_one_name_on_badges_and_on_the_page_that_explains_it(language):
    """A reader who follows the link from a status must find the same words there."""
    page = {"vi": "hieu-luc.md", "en": "validity.md"}[language]
    text = (ROOT / "theme" / "content" / language / page).read_text("utf-8")
    words = read_words(ROOT)[language]

    for state in State:
        assert f"### {words(f'status.{state}.badge')} {{#{state}}}" in text


def test_every_picture_of_a_guide_is_made_by_the_build_and_of_its_size():
    """None is drawn by hand, so none shows a page that no longer looks like that."""
    made = {shot.name: (shot.width, shot.height) for shot in SHOTS}
    shown = {
        name
        for guide in ("README.md", "CONTRIBUTING.md")
        for name in re.findall(r"\.github/([\w-]+\.png)", (ROOT / guide).read_text("utf-8"))
    }

    assert shown == made.keys()
    for name, size in made.items():
        with Image.open(ROOT / ".github" / name) as picture:
            assert picture.size == size
