"""For buyers: what can be had in which month, what a producer offers, what a reader keeps."""

import re
import shutil
from xml.etree.ElementTree import Element

import pytest
from playwright.sync_api import Page, expect

from catalog.addresses import address
from catalog.catalogue import Catalogue
from catalog.check import check
from tests.site_fixture import COLLECTED, ROOT, BuiltSite, Servers, build_site, text_of
from tests.test_browser import (
    PHONE,
    Open,
    axe,
    browser,
    open_tab,
    press_tab_until,
    province,
    sideways,
)

__all__ = ["browser", "open_tab", "province"]

TEA = "san-pham/htx-vi-du-mot/che-con-hieu-luc/"
HONEY = "san-pham/htx-vi-du-mot/mat-ong-dang-den-ky/"
NO_STORE = """
  Storage.prototype.setItem = function () { throw new DOMException("full", "QuotaExceededError"); };
"""
"""A private window of some browsers: it can be read, and keeps nothing."""

# --- what can be had in which month -------------------------------------------------------


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalogue, BuiltSite]:
    """The invented province, with goods for all months, and some that are no longer made."""
    products = tmp_path_factory.mktemp("year") / "products"
    shutil.copytree(ROOT / "tests/province", products)
    for name, said in (
        ("htx-vi-du-hai/tra-duoc-nang-hang.yml", "season: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]"),
        ("htx-vi-du-hai/thit-duoc-keo-dai.yml", "season: [11]\nmade: no-longer"),
        ("unattributed/it-nhat-ba-sao.yml", "season: [2, 11]"),
    ):
        file = products / name
        file.write_text(f"{file.read_text('utf-8').rstrip()}\n{said}\n", "utf-8")
    found = check(products, COLLECTED)
    assert found.catalogue, found.problems
    return found.catalogue, build_site(products, products.parent / "site", COLLECTED)


def named(section: Element) -> list[str]:
    """Products of a section, by the ends of their addresses."""
    lines = [li for li in section.iter("li") if "harvest-line" in li.get("class", "")]
    links = [next(line.iter("a")).get("href", "") for line in lines]
    return sorted("/".join(link.strip("/").split("/")[-2:]) for link in links)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_month_has_what_the_records_state_and_no_more(
    year: tuple[Catalogue, BuiltSite], language: str
) -> None:
    catalogue, site = year
    page = site.pages[address(language, "seasons")]
    made = [e for e in catalogue.products.values() if e.record.made != "no-longer"]
    whole = sorted(e.id for e in made if len(set(e.record.season)) == 12)
    months = page.all("section", class_="month")

    assert len(months) == 12
    assert named(page.one("section", aria_labelledby="quanh-nam")) == whole != []
    chips = [text_of(li) for li in page.one("ul", class_="chips").iter("li")]
    for month, (section, chip) in enumerate(zip(months, chips, strict=True), 1):
        stated = sorted(e.id for e in made if month in e.record.season)
        assert named(section) == sorted({*stated} - {*whole}), month
        assert re.search(rf"\b{len(stated)} (sản phẩm|product)", chip), chip


def test_what_is_not_stated_is_counted_and_never_guessed(
    year: tuple[Catalogue, BuiltSite],
) -> None:
    catalogue, site = year
    page = site.pages["mua-vu/"]
    made = [e for e in catalogue.products.values() if e.record.made != "no-longer"]
    silent = [e.id for e in made if not e.record.season]
    section = page.one("section", aria_labelledby="chua-ghi")
    links = [a.get("href", "") for a in section.iter("a")]

    assert f"{len(made) - len(silent)} trong {len(made)} sản phẩm" in text_of(page.one("main"))
    assert f"{len(silent)} sản phẩm chưa ghi" in text_of(section)
    assert links == [f"../san-pham/{id_}/#correct" for id_ in silent]


def test_the_month_of_the_catalogue_is_marked_and_on_the_home_page(
    year: tuple[Catalogue, BuiltSite],
) -> None:
    catalogue, site = year
    marks = site.pages["mua-vu/"].all("span", class_="month-now")
    home = site.pages[""].one("section", aria_labelledby="season")
    names = [text_of(h) for h in home.iter("h3")]
    made = [e for e in catalogue.products.values() if e.record.made != "no-longer"]

    assert {m.get("data-month") for m in marks if m.get("hidden") is None} == {"11"}
    assert sorted(names) == sorted(e.record.name.vi for e in made if 11 in e.record.season)


def test_without_any_season_the_page_says_what_is_missing(built_site: BuiltSite) -> None:
    """The real records state none yet: no empty months, and none on the home page."""
    page = built_site.pages["mua-vu/"]

    assert page.all("section", class_="month") == []
    assert "Sửa thông tin" in text_of(page.one("section", aria_labelledby="chua-ghi"))
    assert built_site.pages[""].all("section", aria_labelledby="season") == []


def test_this_month_is_that_of_the_reader(
    open_tab: Open, province: str, province_site: BuiltSite
) -> None:
    later = COLLECTED.replace(year=2027, month=3)
    page = open_tab(province, width=PHONE, day=later).page
    page.goto(province + "mua-vu/")

    expect(page.locator(".month-now:visible")).to_have_count(2)
    expect(page.locator("#thang-3 .month-now")).to_be_visible()


# --- what a producer offers ---------------------------------------------------------------


def test_a_producer_says_at_once_what_buyers_ask(province_site: BuiltSite) -> None:
    section = province_site.pages["chu-the/htx-vi-du-mot/"].one("section", aria_labelledby="supply")
    said = text_of(section)
    sheets = [a.get("href", "") for a in section.iter("a") if "in/ban-in/" in a.get("href", "")]

    for fact in ("7 ngày", "20 gói", "Z5WXVAH", "đã hết hạn 30/06/2026", "2000000000008"):
        assert fact in said
    assert "Chưa ghi: khả năng cung ứng" in said
    assert "Chưa ghi quy cách, sản lượng, thời gian giao hay giấy tờ: Mận sấy" in said
    assert len(sheets) == 1
    assert sheets[0].startswith("../../in/ban-in/#supplier,vi,a4&ids=htx-vi-du-mot/")
    assert sheets[0].count(",") == 2 + 3  # four products


def test_the_sheets_of_a_producer_can_be_opened(open_tab: Open, province: str) -> None:
    page = open_tab(province).page
    page.goto(province + "chu-the/htx-vi-du-mot/")
    page.get_by_role("link", name="In phiếu cho người mua").click()

    expect(page.locator(".leaf:visible")).to_have_count(4)


# --- what a reader keeps ------------------------------------------------------------------


def keep(page: Page, root: str, *paths: str) -> None:
    for path in paths:
        page.goto(root + path)
        page.locator(".keep button").click()


def names(page: Page) -> list[str]:
    page.locator(".shortlist-found").wait_for()
    return page.locator(".shortlist .card-name").all_inner_texts()


def test_what_was_kept_is_there_after_a_reload_and_can_be_sent(
    open_tab: Open, province: str
) -> None:
    page = open_tab(province, width=PHONE).page
    keep(page, province, HONEY, TEA)
    expect(page.locator(".keep button")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator(".keep button")).to_have_attribute("aria-pressed", "true")
    page.locator(".keep a").click()
    own = names(page)
    link = page.locator(".shortlist-link").input_value()

    assert [name.split(" ví dụ")[0] for name in own] == ["Mật ong", "Chè"]
    assert re.search(r"/danh-sach/#ids=[0-9A-Z]{7},[0-9A-Z]{7}$", link)

    other = open_tab(province, width=PHONE).page  # somebody else's device
    other.goto(link)
    assert names(other) == own
    assert other.evaluate("localStorage.getItem('ocop-kept')") is None  # until they say so
    other.locator(".frame-language").click()
    assert len(names(other)) == 2
    other.locator(".shortlist-keep").click()
    expect(other.locator(".shortlist-said")).to_contain_text("Kept")
    other.goto(province + "danh-sach/")
    assert names(other) == own


def test_a_list_is_changed_by_keyboard_and_taken_back(open_tab: Open, province: str) -> None:
    page = open_tab(province, width=PHONE).page
    keep(page, province, HONEY, TEA)
    page.goto(province + "danh-sach/")
    first, second = names(page)
    press_tab_until(page, ".shortlist-drop")
    page.keyboard.press("Enter")

    assert names(page) == [second]
    assert page.evaluate("document.activeElement.className").count("shortlist-drop") == 1
    expect(page.locator(".shortlist-said")).to_contain_text(first)
    page.locator(".shortlist-undo button").focus()
    page.keyboard.press("Enter")
    assert names(page) == [first, second]
    page.locator(".shortlist-clear").click()
    expect(page.locator(".shortlist-empty")).to_be_visible()
    page.reload()
    expect(page.locator(".shortlist-empty")).to_be_visible()


def test_the_list_leads_to_its_sheets(open_tab: Open, province: str) -> None:
    page = open_tab(province).page
    keep(page, province, HONEY, TEA)
    page.goto(province + "danh-sach/")
    names(page)
    page.locator(".shortlist-print").click()

    expect(page.locator(".print-list li")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_list_fits_a_phone_and_is_accessible(
    open_tab: Open, province: str, axe_source: str, scheme: str, language: str
) -> None:
    page = open_tab(province, width=PHONE, scheme=scheme).page
    keep(page, province, HONEY, TEA)
    assert axe(page, axe_source) == []
    page.goto(province + address(language, "shortlist"))
    names(page)
    assert [*sideways(page), *axe(page, axe_source)] == []
    page.goto(page.locator(".shortlist-link").input_value())
    page.reload()
    expect(page.locator(".shortlist-keep")).to_be_visible()

    assert [*sideways(page), *axe(page, axe_source)] == []


def test_a_browser_that_keeps_nothing_still_hands_the_list_on(
    open_tab: Open, province: str
) -> None:
    page = open_tab(province, width=PHONE).page
    page.add_init_script(NO_STORE)
    keep(page, province, TEA)
    expect(page.locator(".keep-said")).to_contain_text("không cho lưu")
    page.locator(".keep a").click()
    assert len(names(page)) == 1
    page.locator(".shortlist-keep").click()

    expect(page.locator(".shortlist-said")).to_contain_text("không cho lưu")


@pytest.mark.parametrize(
    "lies",
    [
        '{"a": 1}',
        "not JSON",
        '["<img src=x onerror=alert(1)>", 7, null, "../../../x"]',
        '["ZZZZZZZ"]',
    ],
)
def test_what_lies_in_the_store_may_be_anything(open_tab: Open, province: str, lies: str) -> None:
    """Other pages of the same host can write there."""
    page = open_tab(province).page
    page.goto(province)
    page.evaluate("lies => localStorage.setItem('ocop-kept', lies)", lies)
    page.goto(province + "danh-sach/")

    expect(page.locator(".shortlist-empty")).to_be_visible()
    keep(page, province, TEA)
    page.goto(province + "danh-sach/")
    assert len(names(page)) == 1


def test_an_address_that_names_what_is_not_there_says_so(open_tab: Open, province: str) -> None:
    page = open_tab(province).page
    page.goto(province + "danh-sach/#ids=<b>x</b>,Z5WXVAH")

    assert len(names(page)) == 1
    expect(page.locator(".shortlist-unknown")).to_contain_text("<b>x</b>")


def test_without_scripts_the_list_says_why_it_is_empty(
    open_tab: Open, province: str, province_site: BuiltSite
) -> None:
    """The driven browser never draws <noscript>: its words are read from the file."""
    main = province_site.pages["danh-sach/"].one("main")
    assert ["JavaScript" in text_of(one) for one in main.iter("noscript")] == [True]
    page = open_tab(province, scripts=False).page
    page.goto(province + TEA)

    expect(page.locator(".keep")).to_be_hidden()


def test_the_list_works_from_a_memory_stick(
    open_tab: Open, offline_site: BuiltSite, serve: Servers
) -> None:
    folder = offline_site.folder.as_uri() + "/"
    page = open_tab(folder).page
    page.goto(folder + "san-pham/index.html")
    page.locator(".finder.is-ready").wait_for()
    page.locator(".card-name a").first.click()
    name = page.locator("h1").inner_text()
    page.locator(".keep button").click()
    page.locator(".keep a").click()

    assert names(page) == [name]
    assert page.locator(".shortlist-link").input_value().startswith(offline_site.base_url)
    page.locator(".shortlist-print").click()
    expect(page.locator(".print-list li")).to_have_count(1)
