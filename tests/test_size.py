"""A page comes over one bar of signal, however many products there are: 15 kB compressed."""

import gzip
import re
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from catalog.bench.country import write_country
from catalog.exports.site_map import MOST, site_maps
from catalog.pipeline import build
from catalog.views.paging import ids_of_pages, page_count, part, sections
from tests.invented import DAY, files_of, order
from tests.site_fixture import Servers
from tests.test_browser import DESK, PHONE, Open, axe, browser, open_tab, sideways
from tests.test_pipeline import dead_links

__all__ = ["browser", "open_tab"]

LIMIT = 15_000
EXEMPT = {
    # Describes every column of every public file: a reference, which its readers keep.
    "du-lieu/index.html",
    "en/data/index.html",
}
BASE = "https://vi-du.example/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a country in small, whose long lists go on over several pages."""
    top = tmp_path_factory.mktemp("country")
    write_country(top / "products", 600, photos=False)
    built = build(order(top / "site", products=top / "products", pdfs=False, jobs=2))
    assert built.catalogue
    return top / "site"


@pytest.fixture(scope="module")
def files(folder: Path) -> dict[str, bytes]:
    return files_of(folder)


def pages_of(files: dict[str, bytes], list_: str, later: str) -> list[str]:
    """The pages of a list, in their order."""
    found = [f"{list_}index.html"]
    while (path := f"{list_}{later}-{len(found) + 1}/index.html") in files:
        found.append(path)
    return found


LISTS = [
    ("sao/4/", "trang"),
    ("en/stars/4/", "page"),
    ("nhom/thuc-pham-che-bien/", "trang"),
    ("chu-the/", "trang"),
    ("en/producers/", "page"),
    ("so-lieu/xa/", "trang"),
]


def test_every_page_is_small(files: dict[str, bytes]) -> None:
    large = {
        path: size
        for path, data in files.items()
        if path.endswith(".html") and (size := len(gzip.compress(data, 9))) > LIMIT
    }

    assert large.keys() <= EXEMPT


@pytest.mark.parametrize(("list_", "later"), LISTS)
def test_the_pages_of_a_list_lead_to_one_another(
    files: dict[str, bytes], list_: str, later: str
) -> None:
    paths = pages_of(files, list_, later)
    texts = [files[path].decode() for path in paths]

    assert len(paths) > 1
    for (one, text), (other, next_) in pairwise(zip(paths, texts, strict=True)):
        assert f'<link rel="next" href="{BASE}{other.removesuffix("index.html")}">' in text
        assert f'<link rel="prev" href="{BASE}{one.removesuffix("index.html")}">' in next_
    assert 'rel="prev"' not in texts[0]
    assert 'rel="next"' not in texts[-1]
    for path, text in zip(paths, texts, strict=True):
        assert f'<link rel="canonical" href="{BASE}{path.removesuffix("index.html")}">' in text
        assert text.count('<nav class="pager"') == 1
        pager = text[text.index('<nav class="pager"') :]
        assert pager[: pager.index("</nav>")].count('aria-current="page"') == 1


@pytest.mark.parametrize("pattern", [r"<title>(.*?)</title>", r'"description" content="(.*?)"'])
def test_no_two_pages_of_lists_say_the_same_of_themselves(
    files: dict[str, bytes], pattern: str
) -> None:
    paths = [path for list_, later in LISTS for path in pages_of(files, list_, later)]
    said = Counter(re.findall(pattern, files[path].decode())[0] for path in paths)

    assert [text for text, times in said.items() if times > 1] == []


def test_each_product_stands_on_one_page_of_its_rank(files: dict[str, bytes]) -> None:
    cards = [
        link
        for path in pages_of(files, "sao/4/", "trang")
        for link in re.findall(r'card-name"><a href="[./]*([^"]+)"', files[path].decode())
    ]

    assert len(cards) == len(set(cards)) > 200


def test_every_link_of_long_lists_leads_to_a_file(files: dict[str, bytes]) -> None:
    def file_of(path: str) -> str:
        path = path.removeprefix("./").partition("?")[0]
        return path + "index.html" if not path or path.endswith("/") else path

    assert dead_links(files, file_of) == []


def test_the_site_map_has_the_later_pages(files: dict[str, bytes]) -> None:
    listed = files["sitemap.xml"].decode()

    assert f"<loc>{BASE}sao/4/trang-2/</loc>" in listed
    assert f"<loc>{BASE}en/stars/4/page-2/</loc>" in listed


def test_a_site_map_with_too_many_addresses_is_an_index_of_several() -> None:
    """sitemaps.org allows 50,000 in a file; search engines drop one that has more."""
    pages = [{"vi": f"san-pham/{n}/", "en": f"en/products/{n}/"} for n in range(MOST)]

    maps = {path: ET.fromstring(make()) for path, make in site_maps(BASE, pages)}  # noqa: S314 - ours

    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    parts = [loc.text for loc in maps.pop("sitemap.xml").iter(name)]
    assert parts == [BASE + path for path in maps]
    assert [len(list(one.iter(name))) for one in maps.values()] == [MOST, MOST]


@pytest.mark.parametrize(
    ("entries", "pages"), [(0, 1), (80, 1), (96, 1), (97, 2), (176, 2), (177, 3)]
)
def test_a_list_that_is_a_little_longer_stays_whole(entries: int, pages: int) -> None:
    those = list(range(entries))

    shown = [part(those, number + 1, 80) for number in range(pages)]

    assert page_count(entries, 80) == pages == len(list(ids_of_pages("4", entries, 80)))
    assert [one for page in shown for one in page] == those
    assert max(map(len, shown)) <= 96


def test_sections_stay_together() -> None:
    assert sections([10, 10, 10], 20) == (range(2), range(2, 3))
    assert sections([50, 1], 20) == (range(1), range(1, 2))
    assert sections([], 20) == (range(0),)


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (DESK, "dark")])
@pytest.mark.parametrize("path", ["sao/4/trang-2/", "en/producers/page-2/", "en/figures/communes/"])
def test_a_list_that_goes_on_is_fit_for_all(
    folder: Path,
    serve: Servers,
    open_tab: Open,
    axe_source: str,
    path: str,
    width: int,
    scheme: str,
) -> None:
    page = open_tab(serve(folder), width=width, scheme=scheme).page
    page.goto(path)

    assert axe(page, axe_source) == []
    assert sideways(page) == []
    for link in page.locator(".pager a").all():
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


@pytest.mark.parametrize("path", ["sao/4/trang-2/", "en/groups/thuc-pham-che-bien/page-2/"])
def test_the_finder_has_the_whole_list(
    folder: Path, serve: Servers, open_tab: Open, path: str
) -> None:
    """With the same filter, lapsed ones too: as many as the list says of itself."""
    page = open_tab(serve(folder), day=DAY).page
    page.goto(path)
    count = page.locator(".page-head strong").inner_text().split()[0]

    page.locator(".page-head a[href*='lapsed=1']").click()

    expect(page.locator(".finder-count")).to_contain_text(re.compile(rf"(^|\D){count}\D"))


def test_no_script_is_needed_to_turn_a_page(folder: Path, serve: Servers, open_tab: Open) -> None:
    page = open_tab(serve(folder), scripts=False).page
    page.goto("chu-the/")

    page.get_by_role("link", name="Trang sau").click()

    expect(page.locator("h1")).to_have_text("Chủ thể OCOP, trang 2")
    expect(page.locator(".pager [aria-current=page]")).to_contain_text("2")


def test_a_producer_is_found_from_a_list_that_goes_on(
    folder: Path, serve: Servers, open_tab: Open
) -> None:
    page = open_tab(serve(folder), day=DAY).page
    page.goto("chu-the/")
    name = page.locator("ul.rows li", has_text="sản phẩm").locator("a").first.inner_text()

    page.locator("#find").fill(name)
    page.locator("#find").press("Enter")

    expect(page.locator(".card-line").first).to_contain_text(name.split()[-1])
