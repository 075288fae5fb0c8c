"""One field of a file changes; every other line stays as somebody wrote it."""

from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.edit.one_field import edited
from catalog.edit.trees import CannotEdit, Change
from catalog.load import read
from catalog.model import Producer, Product

ROOT = Path(__file__).parent.parent
RICH = (ROOT / "tests/province/htx-vi-du-mot/che-con-hieu-luc.yml").read_text("utf-8")
MAKER = (ROOT / "tests/province/htx-vi-du-mot/producer.yml").read_text("utf-8")


def difference(text, model, where, new):
    after = edited(text, "a.yml", model, Change(where, new))
    lines = unified_diff(text.split("\n"), after.split("\n"), lineterm="", n=0)
    return [line for line in lines if line[:2] not in {"--", "++", "@@"}]


@pytest.mark.parametrize(
    ("where", "new", "lines"),
    [
        (
            ("packs", 0, "price_vnd"),
            "50.000",
            ["-    price_vnd: 45.000", '+    price_vnd: "50.000"'],
        ),
        (("packs", 0, "market"), "export", ["+    market: export"]),
        (("packs", 2, "weight_g"), "5", ["+  - weight_g: 5"]),
        (("packs", 0, "form", "vi"), "Túi, to", ['+  - form: {vi: "Túi, to", en: Bag}']),
        (("packs", 0, "form", "en"), None, ["+  - form: {vi: Túi}"]),
        (("packs", 0, "form"), None, ["+  - weight_g: 250"]),
        (("season",), ["1", "2"], ["+season: [1, 2]"]),
        (("season",), None, ["-season: [3, 4, 5, 6, 7, 8, 9, 10]"]),
        (("also",), ["Chè A", "B: c"], ["+  - Chè A", '+  - "B: c"']),
        (("also",), None, ["-also:", "-  - Chè Vi Du"]),
        (("place", "former_district"), "Ví", ["+  former_district: Ví"]),
        (("place", "address"), '=A("x")', ['+  address: "=A(\\"x\\")"']),
        (("certificates", 0, "reported_by"), "press", ["+    reported_by: press"]),
        (("traceability", "gtin"), "08930000000004", ['+  gtin: "08930000000004"']),
        (("traceability", "gtin"), None, ['-  gtin: "2000000000008"']),
        (("story", "vi"), "Một\n\nHai\n", ["+    Một", "+    Hai"]),
        (("story", "vi"), "Một", ["+  vi: Một"]),
        (("storage", "vi"), "Một\nhai\n", ["+  vi: |", "+    Một", "+    hai"]),
    ],
)
def test_a_change_touches_its_own_lines_only(where, new, lines):
    found = difference(RICH, Product, where, new)

    assert [line for line in found if line in lines] == lines
    added = [line for line in found if line.startswith("+")]
    assert added == [line for line in lines if line.startswith("+")]


def test_notes_stay_where_they_are():
    text = "# head\nname:\n  vi: A  # as printed\n# between\ngroup: b\n# end\n"

    changed = edited(text, "a.yml", Product, Change(("name", "vi"), "C"))
    added = edited(changed, "a.yml", Product, Change(("brand",), "D"))

    assert added == "# head\nname:\n  vi: C  # as printed\n# between\ngroup: b\nbrand: D\n# end\n"


def test_what_is_not_there_yet_is_added_with_all_that_it_stands_in():
    text = "name: {vi: A}\n"

    one = edited(text, "a.yml", Producer, Change(("contacts", 0, "number"), "0900000001"))
    two = edited(one, "a.yml", Producer, Change(("contacts", 0, "kind"), "phone"))
    three = edited(
        two, "a.yml", Producer, Change(("contacts", 0, "consent", "given_on"), "2026-10-01")
    )

    assert three == (
        'name: {vi: A}\ncontacts:\n  - kind: phone\n    number: "0900000001"\n'
        "    consent:\n      given_on: 2026-10-01\n"
    )


@pytest.mark.parametrize(
    ("text", "where", "new"),
    [
        ("name:\n  vi: A\n", ("packs", 1, "weight_g"), "5"),
        ("packs:\n  - weight_g: 1\n  - weight_g: 2\n", ("packs", 0), None),
        ("also:\n  - A  # old spelling\n", ("also",), ["B"]),
        ("brand: one\n  two\n", ("brand",), "three"),
        ("name: text\n", ("name", "vi"), "B"),
    ],
)
def test_what_would_touch_more_is_refused(text, where, new):
    with pytest.raises(CannotEdit):
        edited(text, "a.yml", Product, Change(where, new))


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=80),
    st.sampled_from(
        [("brand",), ("place", "address"), ("packs", 0, "form", "vi"), ("storage", "vi")]
    ),
)
def test_any_text_is_read_back_as_it_was_or_refused(text, where):
    """Formulas, colons, quotes, hashes, words that YAML takes for truths."""
    try:
        after = edited(RICH, "a.yml", Product, Change(where, text))
    except CannotEdit:
        after = None
    if after is None:
        shown, problems = read(f"b: |\n  {text}\n".encode(), "b.yml")
        assert shown is None or problems or shown.tree["b"] != f"{text}\n"
    else:
        found, _ = read(after.encode(), "a.yml")
        tree = found.tree
        for step in where:
            tree = tree[step]
        assert tree == text
