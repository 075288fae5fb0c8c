"""Every page as a document: valid, outlined, named, small, and without leftovers of templates."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

import pytest

from catalog.addresses import LANGUAGES, address
from tests.site_fixture import BuiltSite, Document, text_of


@pytest.fixture(params=["built_site", "province_site"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """The real site, and the one of the invented province."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, BuiltSite)
    return found


def test_every_page_is_html_without_errors(site: BuiltSite) -> None:
    """A browser repairs bad markup in silence, and not always as we meant it."""
    errors = [
        f"{path}: {place}: {name} {details}"
        for path, document in site.documents.items()
        for place, name, details in document.errors
    ]

    assert errors == []


def test_ids_are_unique_in_every_page(site: BuiltSite) -> None:
    """A link to an anchor, and a label, mean one element."""
    twice = [
        f"{path}: {id_}"
        for path, document in site.documents.items()
        for id_, times in Counter(document.ids).items()
        if times > 1
    ]

    assert twice == []


def test_every_reference_to_an_id_finds_it(site: BuiltSite) -> None:
    """An aria-labelledby without its element leaves a section without a name."""
    missing = []
    for path, document in site.documents.items():
        known = set(document.ids)
        for element in document.tree.iter():
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                missing += [
                    f"{path}: {name}={id_}"
                    for id_ in element.get(name, "").split()
                    if id_ not in known
                ]

    assert missing == []


def test_every_page_has_one_first_heading_and_skips_no_level(site: BuiltSite) -> None:
    """Who cannot see the page walks through it by its headings."""
    wrong = []
    for path, document in site.documents.items():
        levels = [int(e.tag[1]) for e in document.tree.iter() if re.fullmatch("h[1-6]", e.tag)]
        steps = pairwise(levels)
        if levels.count(1) != 1 or levels[0] != 1 or any(b > a + 1 for a, b in steps):
            wrong.append(f"{path}: {levels}")

    assert wrong == []


def test_every_heading_and_link_has_words(site: BuiltSite) -> None:
    """An empty link is read out as its address; a photo that is one, by what it shows."""
    empty = [
        f"{path}: <{element.tag} {element.attrib}>"
        for path, document in site.documents.items()
        for tag in ("h1", "h2", "h3", "h4", "a", "button", "summary", "th", "dt", "dd", "title")
        for element in document.all(tag)
        if not text_of(element) and not element.get("aria-label")
        if not any(image.get("alt") for image in element.iter("img"))
        # What scripts copy and fill is no part of the page yet.
        if element not in {e for t in document.all("template") for e in t.iter()}
    ]

    assert empty == []


def test_every_picture_has_a_text_alternative_and_a_size(site: BuiltSite) -> None:
    """Without a size the text jumps when the picture arrives."""
    wrong = [
        f"{path}: {image.attrib}"
        for path, document in site.documents.items()
        for image in document.all("img")
        if not {"alt", "width", "height"} <= image.attrib.keys()
    ]

    assert wrong == []


def test_the_language_of_a_page_is_that_of_its_address(site: BuiltSite) -> None:
    """A screen reader chooses its voice by it, and the script its way to write a day."""
    wrong = [
        path
        for path, document in site.documents.items()
        if document.language != ("en" if path.startswith("en/") else "vi")
    ]

    assert wrong == []


QUOTING = tuple(address(one, kind) for one in LANGUAGES for kind in ("rules", "errors"))


def test_no_page_shows_a_leftover_of_the_program(built_site: BuiltSite) -> None:
    """Places that nobody filled, Python's None, and repeated marks are ours, not the reader's.

    Only on the real site: the invented province has such texts on purpose.
    """
    leftover = re.compile(
        r"[{}]|\bNone\b(?! of)|\bundefined\b|\bnan\b|Undefined|\(\)|, ,|\.\.(?!\.)|; ;"
    )
    found = []
    for path, document in built_site.documents.items():
        # The pages of codes quote YAML that contributors have written.
        if path.startswith(QUOTING):
            continue
        for match in leftover.finditer(text_of(document.one("body"))):
            around = match.string[max(0, match.start() - 40) : match.end() + 20]
            found.append(f"{path}: {around}")

    assert found == []


def test_every_page_is_written_in_composed_letters(site: BuiltSite) -> None:
    """Search engines, fonts and copied text all expect NFC."""
    decomposed = [
        path
        for path, document in site.documents.items()
        if not unicodedata.is_normalized("NFC", document.source)
    ]

    assert decomposed == []


def test_nothing_is_loaded_from_elsewhere(site: BuiltSite) -> None:
    """No reader is told on to a third party, and the site works without a network."""
    loading = [
        f"{path}: {link.by} {link.url}"
        for path, document in site.pages.items()
        for link in document.links
        if link.by in {"<img src>", "<script src>", "<source srcset>", "<form data-index>"}
        and "//" in link.url
    ]
    loading += [
        f"{path}: {link.attrib}"
        for path, document in site.pages.items()
        for link in document.all("link")
        if link.get("rel") not in {"canonical", "alternate"} and "//" in link.get("href", "")
    ]
    loading += [
        f"{file.name}: {word}"
        for file in site.folder.rglob("*.js")
        # The worker keeps what pages ask for (test_offline.py); chosen sheets are joined out of
        # pages of this site, and the policy of that page allows no other.
        if file.name not in {"sw.js", "sheets.js"}
        for word in ("fetch(", "XMLHttpRequest", "import(", "sendBeacon", "document.cookie")
        if word in file.read_text(encoding="utf-8")
    ]

    assert loading == []


def test_no_page_is_over_300_kb(site: BuiltSite) -> None:
    """Many readers have a slow phone and pay for each megabyte."""
    size = {path: len(document.source.encode()) for path, document in site.documents.items()}

    too_large = {path: n for path, n in size.items() if n > 300_000}

    largest = sorted(size, key=lambda path: -size[path])[:5]
    print("largest pages:", {path: size[path] for path in largest})
    assert too_large == {}


def _article(document: Document) -> str:
    return text_of(document.one("main"))


def test_both_languages_of_a_page_say_different_words(site: BuiltSite) -> None:
    """An English page that is a copy of the Vietnamese one has lost its words."""
    copies = [
        path
        for path, document in site.pages.items()
        if not path.startswith("en/")
        and _article(document) == _article(site.pages[_english_of(document, site)])
    ]

    assert copies == []


def _english_of(document: Document, site: BuiltSite) -> str:
    return site.path_of(document.one("link", rel="alternate", hreflang="en").get("href", ""))
