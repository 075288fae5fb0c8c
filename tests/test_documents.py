"""What is told of the fields: schemas, reference, examples and forms say what the model does."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from catalog.asking.questions import QUESTIONS
from catalog.check import check
from catalog.collect import MODELS, Kind
from catalog.commands import documenting, parser
from catalog.documents import annotated, described, example_tree, forms, schema
from catalog.documents.annotated import PATHS
from catalog.documents.described import _LISTS
from catalog.documents.forms import CORRECTION
from catalog.load import read
from catalog.model import Record, field_meaning, field_name
from catalog.model.fields import hints, record_in
from catalog.problems import errors_among
from catalog.reference import read_lists
from catalog.report.examples import examples
from catalog.shape import shape
from tests.invented import ROOT, run
from tests.site_fixture import BuiltSite
from tests.test_examples import good, texts
from tests.test_fix import records_below

LISTS = read_lists()
BASE = "https://ocop.example/"
VALIDATORS = {kind: jsonschema.Draft7Validator(schema(kind, LISTS, BASE)) for kind in Kind}
KIND_OF = {model: kind for kind, model in MODELS.items()}


def records(model: type[Record]) -> dict[str, type[Record]]:
    """All record types inside one, by name."""
    found = {model.__name__: model}
    for hint in hints(model).values():
        inner = record_in(hint)
        if inner and inner.__name__ not in found:
            found |= records(inner)
    return found


EVERY = {name: model for top in MODELS.values() for name, model in records(top).items()}


@pytest.mark.parametrize("name", EVERY)
def test_every_field_is_told_in_both_languages(name: str) -> None:
    for field in EVERY[name].model_fields:
        for language in ("vi", "en"):
            assert field_name(EVERY[name], field, language).strip()
            assert field_meaning(EVERY[name], field, language).endswith((".", "…", "...", ")."))
        assert re.search("[à-ỹđ]", field_meaning(EVERY[name], field, "vi").lower()), field


def test_ids_of_lists_are_told_wherever_the_model_has_some() -> None:
    assert {key.partition(".")[0] for key in _LISTS} <= EVERY.keys()
    assert all(key.partition(".")[2] in EVERY[key.partition(".")[0]].model_fields for key in _LISTS)


# Schemas


@pytest.mark.parametrize("kind", Kind)
def test_a_schema_is_one(kind: Kind) -> None:
    jsonschema.Draft7Validator.check_schema(schema(kind, LISTS, BASE))


@pytest.mark.parametrize(
    ("path", "data", "model"),
    records_below(ROOT / "products"),
    ids=[path for path, *_ in records_below(ROOT / "products")],
)
def test_a_real_record_is_right_for_an_editor(path: str, data: bytes, model: type[Record]) -> None:
    """Which reads it as plain YAML: days, numbers and all."""
    assert problems_of(data, KIND_OF[model]) == []


def problems_of(data: bytes, kind: Kind) -> list[str]:
    tree = json.loads(json.dumps(yaml.safe_load(data), default=str))
    return [one.message for one in VALIDATORS[kind].iter_errors(tree)]


SEEN = [
    *("field-missing", "field-misnamed", "field-unknown", "list-expected", "map-expected"),
    *("text-expected", "word-unknown", "money-form", "date-form", "date-not-whole", "link-form"),
    *("decision-form", "number-too-large", "group-unknown"),
    *("paper-kind-unknown", "producer-type-unknown", "point-kind-unknown", "channel-unknown"),
    *("photo-file-form", "text-too-long", "number-form", "identifier-form"),
]
"""Codes that an editor tells while somebody types; what needs two fields, only the check."""


@pytest.mark.parametrize("code", SEEN)
def test_an_editor_sees_what_one_field_can_show(code: str) -> None:
    def told(files: Any) -> list[str]:
        kinds = {"producer.yml": Kind.PRODUCER}
        found: list[str] = []
        for file in files:
            kind = kinds.get(file.path.rpartition("/")[2], Kind.PRODUCT)
            kind = Kind.SALES_POINT if file.path.startswith("sales-points/") else kind
            found += problems_of(file.whole.encode(), kind)
        return found

    assert told(examples()[code].wrong) != []
    assert told(examples()[code].right) == []


def test_the_site_publishes_them(built_site: BuiltSite) -> None:
    for kind in Kind:
        published = json.loads(
            (built_site.folder / f"data/v1/schema/{kind.value}.json").read_bytes()
        )
        assert published["$id"] == f"{built_site.base_url}data/v1/schema/{kind.value}.json"
        assert published["properties"].keys() == MODELS[kind].model_fields.keys()
        example = (built_site.folder / f"data/v1/examples/{kind.value}.yml").read_bytes()
        assert problems_of(example, kind) == []


# Examples


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_example_has_every_field_and_explains_each_once(kind: Kind, language: str) -> None:
    text = annotated(kind, language)
    source, problems = read(text.encode(), "a.yml")
    assert source
    assert (problems, shape(MODELS[kind], source)[1]) == ([], [])

    shown = {".".join(s for s in where if isinstance(s, str)) for where in source.keys}
    fields = {one.path for top in described(kind, LISTS) for one in top.all()}
    # A certificate has one kind of stars, a pack one measure: the list has one of each.
    assert fields - shown == set()
    notes = [line.strip() for line in text.splitlines() if line.strip().startswith("# ")]
    told = [one for one in fields if one.rpartition(".")[2] not in {"vi", "en"}]
    assert len(notes) == len(told) + 1


def test_the_examples_together_are_a_catalogue(tmp_path: Path) -> None:
    """Whoever copies them all has nothing to correct."""
    folder = tmp_path / "products"
    for kind, path in PATHS.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(annotated(kind), "utf-8")
    other = folder / "htx-vi-du-hai"
    other.mkdir()
    (other / "producer.yml").write_text("name: {vi: HTX Ví dụ Hai}\n", "utf-8")
    for name in ("vuon-vi-du.jpg", "che-vi-du.jpg"):
        (folder / "htx-vi-du" / name).write_bytes(good(name))

    found = check(folder, date(2027, 8, 1), tmp_path / "cache")

    assert errors_among(found.problems) == 0, found.problems


# The page


def test_every_field_has_a_place_on_its_page(built_site: BuiltSite) -> None:
    for language, folder in (("vi", "huong-dan/cac-truong/"), ("en", "en/guide/fields/")):
        for kind in Kind:
            page = built_site.pages[f"{folder}{kind.value}/"]
            fields = [one for top in described(kind, LISTS) for one in top.all()]
            assert {one.path.replace(".", "-") for one in fields} <= set(page.ids)
            text = (built_site.folder / folder / kind.value / "index.html").read_text("utf-8")
            assert all(one.name in text for one in fields)
        assert built_site.pages[folder].links
        assert language in {"vi", "en"}


# Forms


def test_the_forms_in_the_repository_are_those_of_the_model() -> None:
    done = run("docs", "--check")

    assert (done.returncode, done.stdout) == (0, "")


def test_a_stale_form_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(documenting, "ROOT", tmp_path)
    asked = parser().parse_args(["docs", "--check"])
    assert documenting.write_documents(asked) == 1
    assert documenting.write_documents(parser().parse_args(["docs"])) == 0
    assert documenting.write_documents(asked) == 0
    (tmp_path / ".github/ISSUE_TEMPLATE/cu.yml").write_text("x")
    assert documenting.write_documents(asked) == 1


def test_a_form_asks_for_what_new_asks_and_its_ids_stay() -> None:
    made = forms(LISTS)
    asked = yaml.safe_load(made[f".github/ISSUE_TEMPLATE/{CORRECTION}.yml"])
    ids = [one["id"] for one in asked["body"] if "id" in one]
    assert ids == ["product", "message", "agreed"]

    product = yaml.safe_load(made[".github/ISSUE_TEMPLATE/san-pham-moi.yml"])
    names = {one["id"] for one in product["body"] if "id" in one}
    wanted = {"_".join(s for s in q.where if isinstance(s, str)) for q in QUESTIONS[Kind.PRODUCT]}
    assert names == wanted | {"agreed", "producer"}
    assert all(one["type"] == "checkboxes" for one in product["body"] if one.get("id") == "agreed")


@pytest.mark.parametrize("path", forms(LISTS))
def test_github_takes_a_form(path: str, tmp_path: Path) -> None:
    """By the schema that GitHub's own editor uses."""
    import check_jsonschema.builtin_schemas as builtin  # noqa: PLC0415 - only here

    name = "github-issue-config" if path.endswith("config.yml") else "github-issue-forms"
    rules = builtin.get_builtin_schema(f"vendor.{name}")
    tree = yaml.safe_load(forms(LISTS)[path])

    assert [one.message for one in jsonschema.Draft7Validator(rules).iter_errors(tree)] == []
    if "body" in tree:
        labels = [
            one["attributes"]["label"] for one in tree["body"] if "label" in one["attributes"]
        ]
        assert len(labels) == len(set(labels))


def test_examples_are_invented_and_say_so() -> None:
    for kind in set(Kind) - {Kind.PEOPLE}:
        assert "ví dụ" in str(example_tree(kind)).lower()
    assert texts(()) == {}
