"""The shell: frames that mkdocs and Material give, and hand-written pages."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

from catalog.errors import SiteEngineFailed, UnknownWord
from catalog.shell import SLOTS, Frame, Shell, render_shell
from catalog.shell.stylesheet import purged, words_of

ROOT = Path(__file__).parent.parent

KEYS = [
    "about",
    "as_of",
    "check",
    "communes",
    "contact",
    "correct",
    "data",
    "figures",
    "home",
    "licence",
    "made_with",
    "menu",
    "navigation",
    "other_language",
    "palette",
    "producers",
    "products",
    "sales_points",
    "search",
    "site_name",
    "skip",
    "validity",
]

BOX_KEYS = "all failed groups label loading none places some".split()

WORDS = {
    language: {f"frame.{key}": f"{language} {key}" for key in KEYS}
    | {f"box.{key}": f"{language} {key}" for key in BOX_KEYS}
    | {f"{key}.title": f"{language} {key}" for key in ("season", "shortlist")}
    | {"frame.as_of": language + " {as_of}."}
    for language in ("vi", "en")
}

VALUES = {
    "policy": '<meta name="referrer" content="no-referrer">',
    "root": "../../",
    "title": "Example plums",
    "head": '<meta name="description" content="Dried">',
    "other": "../../en/products/example/",
    "main": "<h1>Example plums</h1>",
    "here": "here-products",
    "as_of": "2026-11-23",
    "banner": "",
    "style": "assets/site.css?v=1a2b3c4d",
    "late": "assets/late.css?v=1a2b3c4d",
    "scripts": "assets/search.js?v=1a2b3c4d",
}

Checkout = Callable[..., Path]


@pytest.fixture(scope="module")
def shell() -> Shell:
    """The shell of this very checkout."""
    return render_shell(ROOT, WORDS)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout with these hand-written pages: path=body, front matter made up."""

    def make(**pages: str) -> Path:
        shutil.copy(ROOT / "mkdocs.yml", tmp_path)
        shutil.copytree(ROOT / "theme/frame", tmp_path / "theme/frame")
        for name, body in pages.items():
            language, _, stem = name.partition("_")
            file = tmp_path / "theme/content" / language / f"{stem}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            address = f"en/{stem}/" if language == "en" else f"{stem}/"
            front = f"id: {stem}\ntitle: T {stem}\ndescription: D\naddress: {address}\n"
            file.write_text(f"---\n{front}---\n\n{body}\n", "utf-8")
        return tmp_path

    return make


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_filled_frame_is_html_without_errors(shell: Shell, language: str) -> None:
    page = shell.frames[language].fill(VALUES)

    html5lib.HTMLParser(strict=True).parse(page)
    assert f'<html lang="{language}"' in page
    assert "<h1>Example plums</h1>" in page
    assert "2026-11-23" in page


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_slot_is_in_every_frame_and_no_mark_is_left(shell: Shell, language: str) -> None:
    frame = shell.frames[language]

    assert set(frame.slots) == SLOTS
    assert not re.search("[\ue000\ue001]", "".join(frame.pieces))


@pytest.mark.parametrize(
    "values",
    [
        {name: value for name, value in VALUES.items() if name != "root"},
        VALUES | {"sidebar": ""},
    ],
    ids=["missing", "unknown"],
)
def test_a_slot_too_few_or_too_many_is_an_error(shell: Shell, values: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"root|sidebar"):
        shell.frames["vi"].fill(values)


def test_values_go_in_as_they_are() -> None:
    """Also when they look like a slot or like a template."""
    frame = Frame("vi", ("<", "|", "|", ">"), ("main", "root", "main"))

    filled = frame.fill({"main": "{{ root }}", "root": "\\1"})

    assert filled == "<{{ root }}|\\1|{{ root }}>"


def test_the_frame_links_from_the_root_of_the_site_and_to_no_other_server(shell: Shell) -> None:
    """Sub-paths and memory sticks work; one bar of signal is not spent elsewhere."""
    page = shell.frames["en"].fill(VALUES | {"root": "ROOT/", "other": "ROOT/"})

    links = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    outside = [link for link in links if not link.startswith(("ROOT/", "#"))]
    assert outside == ["https://squidfunk.github.io/mkdocs-material/"]
    assert "ROOT/en/products/" in links
    loaded = re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="ROOT/([^"?]*)', page)
    assert set(loaded) == {"assets/site.css", "assets/late.css", "assets/pictures/logo.svg"}


def test_the_style_sheet_asks_for_nothing_else(shell: Shell) -> None:
    sheet = shell.stylesheet

    assert not re.search(r"url\((?![\"']?data:)|@import|sourceMappingURL", sheet)


def test_of_the_style_sheet_only_what_pages_show_is_kept(shell: Shell) -> None:
    """The theme brings tabs, drawers and a search of its own: 150 kB for 20."""
    sheet = shell.stylesheet

    assert ".md-typeset table" in sheet
    assert "md-search" not in sheet
    assert "[data-md-color-scheme=slate]" in sheet
    assert len(sheet) < 30_000


def test_rules_are_left_out_by_what_they_ask_for() -> None:
    """A class, an element or an attribute that no page has; a property that nobody reads."""
    sheet = """
      .kept, .gone { color: var(--read) }
      .kept:not(.gone) > a:hover { top: 0 }
      .kept [data-scheme=dark] b { top: 1px }
      .kept [data-scheme=light] b { top: 2px }
      article { top: 3px !important }
      @media print { .gone { top: 4px } .kept { animation: turn 1s } }
      :root { --read: red; --unread: blue; --ours: 1px }
      @keyframes turn { to { top: 5px } }
      @keyframes still { to { top: 6px } }
    """
    words = words_of(["kept a data-scheme dark b root"])

    kept = purged(sheet, words, ".x { width: var(--ours) }")

    assert kept.splitlines() == [
        ".kept{color:var(--read)}",
        ".kept:not(.gone) > a:hover{top:0}",
        ".kept [data-scheme=dark] b{top:1px}",
        "@media print{.kept{animation:turn 1s}}",
        ":root{--read:red;--ours:1px}",
        "@keyframes turn{ to { top: 5px } }",
    ]


def test_the_language_switch_says_its_own_language(shell: Shell) -> None:
    page = shell.frames["vi"].fill(VALUES)

    link = '<a class="frame-button frame-language" href="../../en/products/example/"'
    assert f'{link} lang="en" hreflang="en">vi other_language</a>' in page


def test_words_are_text_and_not_markup() -> None:
    words = {language: dict(keys) for language, keys in WORDS.items()}
    words["en"]["frame.site_name"] = 'Plums & "tea" <b>'

    page = render_shell(ROOT, words).frames["en"].fill(VALUES)

    assert "Plums &amp; &quot;tea&quot; &lt;b&gt;" in page


def test_a_missing_word_is_named() -> None:
    words = WORDS | {"en": {k: text for k, text in WORDS["en"].items() if k != "frame.skip"}}

    with pytest.raises(UnknownWord, match=r"en: frame\.skip"):
        render_shell(ROOT, words)


def test_hand_written_pages_come_in_pairs_at_the_promised_addresses(shell: Shell) -> None:
    """The frame links to some; a moved page would break every page of the site."""
    paths = {page.path for page in shell.pages}
    ids = {
        language: sorted(page.id for page in shell.pages if page.language == language)
        for language in WORDS
    }

    assert {"ve-sao/", "hieu-luc/", "sua-thong-tin/", "giay-phep/"} <= paths
    assert {"about-stars", "validity", "correct-an-entry", "licence"} <= set(ids["vi"])
    assert ids["vi"] == ids["en"]
    assert {f"en/{page.id}/" for page in shell.pages if page.language == "en"} <= paths


def test_links_between_hand_written_pages_fit_their_addresses(checkout: Checkout) -> None:
    root = checkout(
        vi_sao="[hiệu lực](hieu-luc.md#cach-tinh) [en](../en/stars.md) [sản phẩm](../san-pham/)"
        " [dữ liệu](../data/v1/products.json) [ra ngoài](https://example.org/a.md)",
        vi_hieu_luc="",
        en_stars="[vi](../vi/sao.md)",
    )
    content = root / "theme/content/vi"
    shutil.move(content / "hieu_luc.md", content / "hieu-luc.md")
    text = (content / "hieu-luc.md").read_text("utf-8").replace("hieu_luc", "hieu-luc")
    (content / "hieu-luc.md").write_text(f"{text}\n## Cách tính\n", "utf-8")

    pages = {page.path: page for page in render_shell(root, WORDS).pages}

    assert list(pages) == ["en/stars/", "hieu-luc/", "sao/"]
    assert re.findall('href="([^"]*)"', pages["sao/"].html) == [
        "../hieu-luc/#cach-tinh",
        "../en/stars/",
        "../san-pham/",
        "../data/v1/products.json",
        "https://example.org/a.md",
    ]
    assert 'href="../../sao/"' in pages["en/stars/"].html
    assert (pages["sao/"].title, pages["sao/"].description) == ("T sao", "D")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("[x](moved.md)", r"vi/sao\.md: no such page: moved\.md"),
        ("[x](sao.md#nowhere)", r"vi/sao\.md.*#nowhere"),
        ("[x](/san-pham/)", r"absolute link '/san-pham/'"),
    ],
    ids=["missing page", "missing heading", "breaks under a sub-path"],
)
def test_a_broken_link_stops_the_build(checkout: Checkout, body: str, said: str) -> None:
    with pytest.raises(SiteEngineFailed, match=said):
        render_shell(checkout(vi_sao=body), WORDS)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: T sao\n", "", "no text for 'title'"),
        ("title: T sao", "title: 2026", "no text for 'title'"),
        ("title: T sao", "title: a: b", "no text for"),
        ("address: sao/", "address: /sao", "is not like"),
        ("address: sao/", "address: tra/", "both are"),
        ("id: sao", "id: tra", "both are"),
    ],
)
def test_front_matter_must_be_whole(checkout: Checkout, old: str, new: str, said: str) -> None:
    root = checkout(vi_sao="", vi_tra="")
    page = root / "theme/content/vi/sao.md"
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")

    with pytest.raises(SiteEngineFailed, match=said):
        render_shell(root, WORDS)


@pytest.mark.parametrize("name", ["vi/plum.jpg", "th/sao.md"])
def test_a_file_that_would_be_lost_stops_the_build(checkout: Checkout, name: str) -> None:
    """Pictures belong into theme/assets/; a folder is a language with words."""
    root = checkout(vi_sao="")
    lost = root / "theme/content" / name
    lost.parent.mkdir(exist_ok=True)
    shutil.copy(root / "theme/content/vi/sao.md", lost)

    with pytest.raises(SiteEngineFailed, match=name):
        render_shell(root, WORDS)


def test_mkdocs_stays_silent_and_writes_nothing(
    checkout: Checkout, capfd: pytest.CaptureFixture[str]
) -> None:
    root = checkout(vi_sao="")
    before = sorted(root.rglob("*"))

    render_shell(root, WORDS)

    assert sorted(root.rglob("*")) == before
    assert capfd.readouterr() == ("", "")


_PRINT_DIGEST = """
import hashlib, sys
from tests.test_shell import ROOT, WORDS
from catalog.shell import render_shell
shell = render_shell(ROOT, WORDS)
print(hashlib.sha256(repr((shell.frames, shell.pages, shell.stylesheet)).encode()).hexdigest())
"""


def test_the_same_bytes_anywhere() -> None:
    """Hash seed, time zone, locale and clock of the machine leave no trace."""
    digests = {
        subprocess.run(
            [sys.executable, "-c", _PRINT_DIGEST],
            cwd=ROOT,
            env={k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"} | setting,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for setting in (
            {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "2", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8"},
            {"PYTHONHASHSEED": "3", "TZ": "America/Lima", "SOURCE_DATE_EPOCH": "1"},
        )
    }

    assert len(digests) == 1
