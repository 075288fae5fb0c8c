"""A second province, made up: the program knows no name of Sơn La, and trusts no text."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest

from catalog.addresses import LANGUAGES, address, short_address
from catalog.catalogue import Catalogue
from catalog.check import check
from catalog.claims import State, Term, Window
from catalog.pipeline import Built, build
from catalog.text import paragraphs
from tests.invented import DAY, ENDING, HOSTILE, LAST_DAY, PROVINCE, RICH, THIN, order
from tests.site_fixture import read_part

HTML = "{http://www.w3.org/1999/xhtml}"
DEEP = "example-district/xa-muong-du/to-hop-tac-vi-du"
FOREIGN_HOST = "xau.vi-du.example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The province on DAY."""
    out = tmp_path_factory.mktemp("province") / "site"
    assert build(order(out)).catalogue
    return out


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = check(PROVINCE, DAY)
    assert found.problems == ()
    assert found.catalogue
    return found.catalogue


def page(site: Path, language: str, kind: str, id_: str = "") -> str:
    return (site / address(language, kind, id_) / "index.html").read_text(encoding="utf-8")


def tree(text: str) -> ET.Element:
    """The page as a browser reads it."""
    found = html5lib.parse(text, treebuilder="etree")
    assert isinstance(found, ET.Element)
    return found


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in root.iter() if name in one.get("class", "").split()]


def linked_data(root: ET.Element, kind: str) -> list[dict[str, object]]:
    scripts = [s for s in root.iter(f"{HTML}script") if s.get("type") == "application/ld+json"]
    data = [json.loads(script.text or "") for script in scripts]
    return [one for one in data if one.get("@type") == kind]


def pages(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), file.read_text(encoding="utf-8")


# The province as a case: every state that a record can be in


def test_the_province_has_every_state(catalogue: Catalogue) -> None:
    """Whoever changes a file here keeps what other tests rely on."""
    claims = [entry.claim for entry in catalogue.products.values()]

    # A product is never "replaced" as a whole: its newer certificate speaks for it.
    assert {claim.state for claim in claims} == set(State) - {State.REPLACED}
    assert {claim.term for claim in claims if claim.term} == set(Term)
    assert {claim.window for claim in claims if claim.window} == set(Window)
    assert {claim.stars for claim in claims} == {None, 3, 4, 5}
    assert any(claim.at_least for claim in claims)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_has_its_page(site: Path, catalogue: Catalogue, language: str) -> None:
    """In both languages, at any depth, with a producer or without."""
    missing = [
        f"{kind}/{id_}"
        for kind, ids in (
            ("products", catalogue.products),
            ("producers", catalogue.producers),
            ("sales-points", catalogue.points),
            ("fairs", catalogue.fairs),
            ("communes", (one.id for one in catalogue.places.communes.values())),
            ("districts", catalogue.places.districts),
        )
        for id_ in ids
        if not (site / address(language, kind, id_) / "index.html").is_file()
    ]

    assert missing == []
    assert f"{DEEP}/bao-noi-con-han" in catalogue.products


def test_every_code_opens_a_page_that_leads_to_both_languages(
    site: Path, catalogue: Catalogue
) -> None:
    for entry in catalogue.products.values():
        short = (site / short_address(entry.code) / "index.html").read_text(encoding="utf-8")

        for language in LANGUAGES:
            assert f"../../{address(language, 'products', entry.id)}" in short


def test_no_page_speaks_of_another_province(site: Path) -> None:
    """The hand-written pages may name examples; what comes from records may not."""
    found = [
        path
        for path, text in pages(site)
        if path.startswith(("san-pham/", "en/products/", "chu-the/", "xa/", "huyen-cu/"))
        and re.search(r"Sơn La|Son La", text)
    ]

    assert found == []


# Text of contributors is text


class _Danger(HTMLParser):
    """Collects what would run: handlers, foreign scripts, frames, forms of strangers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, raw in attrs:
            value = (raw or "").strip().lower()
            if name.startswith("on") or value.startswith(("javascript:", "vbscript:")):
                self.found.append(f"<{tag} {name}={value}>")
            if FOREIGN_HOST in value and name in {"src", "action", "href"}:
                self.found.append(f"<{tag} {name}={value}>")
        if tag in {"iframe", "object", "embed", "base"}:
            self.found.append(f"<{tag}>")


def test_no_text_of_a_record_becomes_markup(site: Path) -> None:
    """Read once by a strict parser and once as browsers do."""
    for path, text in pages(site):
        reader = _Danger()
        reader.feed(text)
        reader.close()
        assert reader.found == [], path

        root = tree(text)
        for element in root.iter():
            attributes = [n for n in element.attrib if n.startswith("on")]
            assert not attributes, f"{path}: {element.tag} {attributes}"
        scripts = [script.text or "" for script in root.iter(f"{HTML}script")]
        types = [script.get("type", "") for script in root.iter(f"{HTML}script")]
        for script, kind in zip(scripts, types, strict=True):
            assert kind.endswith("json") or "alert(" not in script, path
            if kind.endswith("json"):
                json.loads(script)
        for tag in ("iframe", "object", "embed", "textarea"):
            assert root.find(f".//{HTML}{tag}") is None, f"{path}: {tag}"


def test_templates_do_not_run_text_of_a_record(site: Path) -> None:
    """`{{ 7*7 }}` is three braces and a sum, and stays so."""
    for language in LANGUAGES:
        text = words(tree(page(site, language, "products", HOSTILE)))

        assert "{{ 7*7 }}" in text
        assert (
            "{{ ''.__class__ }} {% for x in y %} <!-- --> &lt;img&gt;" in text or language == "en"
        )
        assert "49" not in text


def test_hostile_text_is_shown_as_it_was_typed(site: Path, catalogue: Catalogue) -> None:
    """Also a name that ends a script, in the data that search engines read."""
    record = catalogue.products[HOSTILE].record
    for language in LANGUAGES:
        root = tree(page(site, language, "products", HOSTILE))
        name = record.name.best(language)[0]

        (heading,) = root.iter(f"{HTML}h1")
        assert words(heading) == name
        (data,) = linked_data(root, "Product")
        assert data["name"] == name
        assert data["description"] == record.summary.best(language)[0]  # type: ignore[union-attr]


def test_hostile_text_survives_in_exports(site: Path, catalogue: Catalogue) -> None:
    record = catalogue.products[HOSTILE].record
    rows = json.loads((site / "data/v1/products.json").read_text(encoding="utf-8"))["products"]
    (row,) = [row for row in rows if row["id"] == HOSTILE]

    assert row["name"] == {"vi": record.name.vi, "en": record.name.en}
    for language in LANGUAGES:
        script = (site / f"assets/index-{language}-names.js").read_text(encoding="utf-8")
        assert "<" not in script
        names = read_part(script)
        shown = names["names"] if language == "vi" else names["english"]
        assert record.name.best(language)[0] in shown.split("\n")
    ET.parse(site / "sitemap.xml")  # noqa: S314 - our own file


# Languages


def test_a_story_in_one_language_is_shown_and_marked_in_both(site: Path) -> None:
    """A screen reader must change its voice; a machine translation is not offered."""
    vietnamese = tree(page(site, "vi", "products", "cong-ty-vi-du-thu-nghiem/khong-co-sao"))
    english = tree(page(site, "en", "products", "cong-ty-vi-du-thu-nghiem/khong-co-sao"))

    def story(root: ET.Element) -> list[str | None]:
        parents = {child: parent for parent in root.iter() for child in parent}
        texts = [one for one in root.iter() if (one.text or "").startswith("Nobody has told")]
        found = []
        for one in texts:
            above: ET.Element | None = one
            while above is not None and above.get("lang") is None:
                above = parents.get(above)
            found.append(above.get("lang") if above is not None else None)
        return found

    assert story(vietnamese) == ["en"]
    assert story(english) == ["en"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", [RICH, THIN])
def test_a_page_has_one_heading_and_its_language(site: Path, language: str, id_: str) -> None:
    root = tree(page(site, language, "products", id_))

    assert root.get("lang") == language
    assert len(list(root.iter(f"{HTML}h1"))) == 1


# The last day of a certificate, wherever it shows


def certified(data: dict[str, object]) -> bool:
    return "hasCertification" in data


@pytest.mark.parametrize(
    ("day", "state", "proves"),
    [
        (date(2024, 1, 4), "none", False),
        (date(2024, 1, 5), "in-force", True),
        (LAST_DAY - timedelta(days=1), "in-force", True),
        (LAST_DAY, "in-force", True),
        (LAST_DAY + timedelta(days=1), "lapsed", False),
        (LAST_DAY + timedelta(days=3000), "lapsed", False),
    ],
    ids=str,
)
def test_the_last_day_is_the_same_everywhere(
    tmp_path: Path, day: date, state: str, proves: bool
) -> None:
    """On the page, on every card, for search engines and in the data: both ends included."""
    site = tmp_path / "site"
    built: Built = build(order(site, day=day))
    assert built.catalogue, [problem.code for problem in built.problems]
    stars = 4 if state != "none" else 0

    rows = json.loads((site / "data/v1/products.json").read_text(encoding="utf-8"))
    (row,) = [row for row in rows["products"] if row["id"] == ENDING]
    assert rows["as_of"] == day.isoformat()
    assert row["validity"]["state"] == state
    assert row["validity"]["proves_stars"] is proves
    assert (row["stars"] or 0) == stars
    for language in LANGUAGES:
        root = tree(page(site, language, "products", ENDING))
        (status,) = of_class(root, "status")
        assert f"state-{state}" in status.get("class", "").split()
        (data,) = linked_data(root, "Product")
        assert certified(data) is proves
        (found,) = cards_of(tree(page(site, language, "groups", "ca-phe-ca-cao")), ENDING)
        assert f"state-{state}" in found.get("class", "").split()
        assert int(found.get("data-stars", "")) == stars
        for kind, id_ in (("producers", "htx-vi-du-mot"), ("communes", "xa-muong-du")):
            for one in cards_of(tree(page(site, language, kind, id_)), ENDING):
                assert f"state-{state}" in one.get("class", "").split()


def cards_of(root: ET.Element, product: str) -> list[ET.Element]:
    """The cards that lead to a product."""
    return [
        card
        for card in of_class(root, "card")
        if any(a.get("href", "").rstrip("/").endswith("/" + product) for a in card.iter(f"{HTML}a"))
    ]


def test_every_state_of_a_page_is_that_of_the_data(site: Path) -> None:
    rows = json.loads((site / "data/v1/products.json").read_text(encoding="utf-8"))["products"]
    for language in LANGUAGES:
        for row in rows:
            root = tree(page(site, language, "products", row["id"]))
            (status,) = of_class(root, "status")

            assert f"state-{row['validity']['state']}" in status.get("class", "").split()


CHOSEN_WORDS = {
    *("group", "kind", "made", "market", "invoice", "supports", "sold_at", "former_ids"),
    "file",
}
"""Fields whose values are ids, fixed words and names of files: a page shows what they mean."""


def _typed(value: object, key: str = "") -> Iterator[str]:
    """Every text of a record that a page should show as it was typed."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in CHOSEN_WORDS:
                yield from _typed(inner, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _typed(inner, key)
    elif isinstance(value, str):
        yield from paragraphs(value)


def test_nothing_that_a_contributor_typed_is_shown_nowhere(
    site: Path, catalogue: Catalogue
) -> None:
    """A field that the check accepts and no page shows is work thrown away."""
    typed = _typed(catalogue.products[RICH].record.model_dump())
    # Text and links, as a reader gets them.
    said = " ".join(unescape(page(site, language, "products", RICH)) for language in LANGUAGES)

    assert [text for text in typed if text not in said] == []
