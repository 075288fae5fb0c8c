"""The form reads values as the check does, and makes the same block: shared tables, both sides."""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, sync_playwright

from catalog.canonical import CURES, LETTERS
from catalog.collect import Kind
from catalog.documents import described, edit_fields
from catalog.load import CONTROL, Source
from catalog.model import Record
from catalog.model.fields import house_form
from catalog.reference import read_lists
from catalog.shape import shape
from catalog.words import read_words
from tests.site_fixture import ROOT
from tests.test_documents import EVERY

TABLE: list[tuple[str, str, str]] = [
    tuple(row) for row in yaml.safe_load((ROOT / "tests/values.yml").read_text("utf-8"))
]
BLOCKS: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    (ROOT / "tests/block.yml").read_text("utf-8")
)
FIELDS = {
    f"{name}.{one.name}": one
    for kind in Kind
    for top in described(kind, read_lists())
    for one in top.all()
    for name in EVERY
    if one.name in EVERY[name].model_fields
}


@pytest.fixture(scope="module")
def page(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that holds nothing but these scripts."""
    folder = tmp_path_factory.mktemp("edit")
    names = ("edit-values", "edit-block", "edit-changes")
    for name in names:
        shutil.copy(ROOT / "theme" / "scripts" / f"{name}.js", folder)
    tags = "".join(f'<script src="{name}.js"></script>' for name in names)
    (folder / "page.html").write_text(f'<meta charset="utf-8">{tags}')
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((folder / "page.html").as_uri())
        yield page
        browser.close()


def in_python(name: str, typed: str) -> str:
    """What the loader, the model and the cures make of it."""
    record, _, field = name.partition(".")
    model: type[Record] = EVERY[record]
    text = typed.strip().replace("\r\n", "\n")
    if CONTROL.search(text):
        return "control-character"
    text = LETTERS["text-decomposed"](text)

    def problems(value: str) -> list[Any]:
        return [
            one for one in shape(model, Source("", (), {field: value}))[1] if one.where == (field,)
        ]

    for problem in problems(text):
        cure = CURES.get(problem.code)
        meant = cure(problem, text) if cure else None
        if not isinstance(meant, str):
            return str(problem.code)
        left = problems(meant)
        if left:
            return str(left[0].code)
        text = meant
    return house_form(model, (field,), text)


@pytest.mark.parametrize(("name", "typed", "expected"), TABLE)
def test_python_and_browser_read_alike(name: str, typed: str, expected: str, page: Page) -> None:
    """What the form lets through, the check must take; what the check takes, the form must."""
    record, _, field = name.partition(".")
    info = next(
        one
        for kind in Kind
        for top in described(kind, read_lists())
        for one in top.all()
        if one.name == field
        and one.form
        and EVERY[record].model_fields[field].examples == ([one.example] if one.example else None)
    )
    asked = {
        "name": field,
        "read": info.form.reader if info.form else "",
        **{k: v for k, v in (("least", info.least), ("most", info.most)) if v is not None},
        **({"longest": info.longest} if info.longest else {}),
    }
    found = page.evaluate("([text, field]) => ocop.values.read(text, field)", [typed, asked])

    assert in_python(name, typed) == expected
    assert found.get("value", found.get("code")) == expected


@pytest.mark.parametrize("name", BLOCKS)
def test_the_browser_makes_the_block_that_python_reads(name: str, page: Page) -> None:
    told = json.loads(BLOCKS[name]["told"])

    assert page.evaluate("told => ocop.block(told)", told) == BLOCKS[name]["line"]


@pytest.mark.parametrize(
    ("now", "wanted", "expected"),
    [
        ({}, {}, []),
        ({"brand": "A"}, {"brand": "B"}, [[["brand"], "A", "B"]]),
        ({"brand": "A"}, {}, [[["brand"], "A", None]]),
        ({}, {"summary": {"vi": "x"}}, [[["summary", "vi"], None, "x"]]),
        (
            {"packs": [{"weight_g": "1", "market": "export"}]},
            {"packs": [{"weight_g": "2", "market": "export"}]},
            [[["packs", 0, "weight_g"], "1", "2"]],
        ),
        (
            {"packs": [{"weight_g": "1"}]},
            {"packs": [{"weight_g": "1"}, {"weight_g": "2"}]},
            [[["packs", 1], None, {"weight_g": "2"}]],
        ),
        (
            {"packs": [{"weight_g": "1"}, {"weight_g": "2"}]},
            {"packs": [{"weight_g": "2"}]},
            [[["packs"], [{"weight_g": "1"}, {"weight_g": "2"}], [{"weight_g": "2"}]]],
        ),
        ({"packs": [{"weight_g": "1"}]}, {}, [[["packs"], [{"weight_g": "1"}], None]]),
    ],
    ids=range(8),
)
def test_changes_name_what_differs_and_nothing_else(
    now: Any, wanted: Any, expected: Any, page: Page
) -> None:
    fields = [
        {"path": ["brand"], "read": "line"},
        {"path": ["summary", "vi"], "read": "prose"},
        {"path": ["packs"], "items": [{"path": ["packs", "weight_g"], "read": "whole"}]},
    ]

    assert page.evaluate("a => ocop.changes.of(...a)", [fields, now, wanted]) == expected


def test_the_table_asks_for_every_reader() -> None:
    script = Path(ROOT / "theme" / "scripts" / "edit-values.js").read_text("utf-8")
    asked = {name.partition(".")[2] for name, *_ in TABLE}

    for reader in ("money", "whole", "partial", "day", "phone", "link", "gtin", "line", "prose"):
        assert f"{reader}: {reader}" in script
    assert {"price_vnd", "weight_g", "price_on", "checked_on", "number", "website"} <= asked
    assert FIELDS


def test_the_form_speaks_no_words_of_files() -> None:
    """ "paused" is what a file says; the form offers "tạm dừng"."""
    script = edit_fields(
        read_lists(), {language: read_words(ROOT)[language] for language in ("vi", "en")}
    )
    data = json.loads(script[script.index(".editData=") + 10 : script.rindex("}") + 1])
    fields = [one for several in data["fields"].values() for one in several]
    fields += [item for one in fields for item in one.get("items", ())]
    offering = [one for one in fields if "choices" in one]

    assert len(offering) > 3
    for one in offering:
        for id_, *_ in one["choices"]:
            assert f"{id_}:" not in one["hint"]["vi"] + one["hint"]["en"], one["path"]
