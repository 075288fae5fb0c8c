"""The finder as a reader meets it: typing, filtering, sharing, going back, by any means."""

import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.site_fixture import COLLECTED, BuiltSite, Servers, rank_of
from tests.test_browser import (
    DESK,
    PHONE,
    Open,
    axe,
    browser,
    open_tab,
    press_tab_until,
    province,
    root,
    shown,
    sideways,
)

__all__ = ["browser", "open_tab", "province", "root"]

FINDER = {"vi": "san-pham/", "en": "en/products/"}
EVERYTHING = "san-pham/?lapsed=1"


def count(page: Page) -> int:
    """The number that stands above the list; 0 where it says that nothing fits."""
    found = re.match(r"[\d.,]+", page.locator(".finder-count").inner_text())
    return int(re.sub(r"\D", "", found[0])) if found else 0


def tick(page: Page, facet: str, value: str) -> Any:
    """The tick of one value of a filter."""
    return page.locator(f'.facet input[name="{facet}"][value="{value}"]')


def query_of(page: Page) -> str:
    return str(page.evaluate("location.search"))


# --- typing -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_what_was_typed_is_found_and_marked(
    open_tab: Open, root: str, language: str, width: int
) -> None:
    page = open_tab(root, width=width).page
    page.goto(root + FINDER[language])
    everything = len(shown(page))
    page.locator("#find").press_sequentially("mat ong")
    expect(page.locator(".cards > li").first.locator("mark").first).to_be_visible()

    assert count(page) == len(shown(page)) < everything
    marks = page.locator(".finder-found .card-name mark").all_inner_texts()
    assert {mark.lower() for mark in marks} >= ({"mật", "ong"} if language == "vi" else {"honey"})
    assert query_of(page) == "?q=mat+ong"


def test_however_it_is_typed_the_same_is_found(open_tab: Open, root: str) -> None:
    """Vietnamese can be typed in many ways; none is the reader's fault."""
    page = open_tab(root).page
    page.goto(root + "san-pham/?q=mat+ong")
    plain = shown(page)
    assert plain
    for typed in (
        "MẬT ONG",
        "m\u00e2\u0323t ong",  # decomposed, as some keyboards and copied file names have it
        "ma\u0323\u0302t ong",  # the same marks in the other order
        "  mat   ong ",
    ):
        page.locator("#find").fill(typed)
        page.wait_for_timeout(100)

        assert sorted(shown(page)) == sorted(plain), typed


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_product_is_found_by_its_own_name(
    open_tab: Open, root: str, built_site: BuiltSite, language: str
) -> None:
    """The build and the browser take the marks off in the same way."""
    page = open_tab(root).page
    page.goto(root + FINDER[language])
    shown(page)
    names = {row["id"]: row["name"]["vi"] for row in built_site.json("products.json")["products"]}
    lost = page.evaluate(
        """names => Object.entries(names).filter(([id, name]) => ["NFC", "NFD"].some(form => {
          const query = name.toUpperCase().normalize(form);
          const rows = ocop.find(ocop.here, {query, lapsed: true}).rows.slice(0, 5);
          return !rows.some(row => ocop.here.product(row).path.endsWith(`/${id}/`));
        }))""",
        names,
    )

    assert lost == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_number_of_results_is_told_once_after_typing(
    open_tab: Open, root: str, width: int
) -> None:
    """A screen reader would else read a number for each letter."""
    page = open_tab(root, width=width).page
    page.goto(root + "san-pham/")
    shown(page)
    said = page.locator(".finder-said")
    page.evaluate(
        """() => {
          window.told = [];
          new MutationObserver(() => told.push(document.querySelector(".finder-said").textContent))
            .observe(document.querySelector(".finder-said"), {childList: true, subtree: true});
        }"""
    )
    page.locator("#find").press_sequentially("ca phe", delay=30)
    expect(said).to_have_text(page.locator(".finder-count").inner_text(), timeout=3000)

    assert said.get_attribute("role") == "status"
    assert len(page.evaluate("told")) == 1


# --- filters ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [EVERYTHING, "san-pham/", "san-pham/?q=vi+du&lapsed=1"])
def test_each_tick_says_how_long_the_list_becomes(open_tab: Open, province: str, path: str) -> None:
    """Every value of every filter, on the page itself."""
    page = open_tab(province).page
    page.goto(province + path)
    shown(page)
    expect(page.locator(".facet input[name=price]").first).to_be_attached()
    ticks = page.evaluate(
        """() => [...document.querySelectorAll(".facet li:not([hidden])")].map(li => [
          li.querySelector("input").name, li.querySelector("input").value,
          Number(li.querySelector(".facet-count").textContent)])"""
    )
    wrong = []
    for facet, value, promised in ticks:
        tick(page, facet, value).check()
        if count(page) != promised or len(shown(page)) != promised:
            wrong.append((facet, value, promised, count(page)))
        tick(page, facet, value).uncheck()

    assert len({facet for facet, _, _ in ticks}) >= 10
    assert wrong == []


def test_everything_that_a_card_shows_can_be_filtered(
    open_tab: Open, province: str, province_site: BuiltSite
) -> None:
    """Rank, state, year or end, maker, place and group: each has a filter that finds the card."""
    page = open_tab(province).page
    page.goto(province + EVERYTHING)
    shown(page)
    rows = province_site.json("products.json")["products"]
    facets = page.evaluate(
        """() => ocop.facetsOf(ocop.here).map(facet => [facet.id,
          Object.fromEntries([...Array(ocop.here.size).keys()].map(row => [
            ocop.here.product(row).path.replace(/^san-pham\\/|\\/$/g, ""),
            facet.sets ? facet.sets[facet.of[row]].map(n => facet.values[n].id)
              : facet.of[row] < 0 ? [] : [facet.values[facet.of[row]].id]]))])"""
    )
    by_facet = dict(facets)
    for row in rows:
        id_ = row["id"]
        assert by_facet["stars"][id_] == [rank_of(row)]
        assert by_facet["state"][id_] == [row["validity"]["state"]]
        assert by_facet["group"][id_] == [row["group"]]
        assert by_facet["producer"][id_] == ([row["producer"]] if row["producer"] else [])
        assert bool(by_facet["commune"][id_]) == bool(row["place"]["commune"])
        assert bool(by_facet["district"][id_]) == bool(row["place"]["former_district"])
        term = row["validity"].get("term")
        assert by_facet["term"][id_] == ([term] if term else [])
        hint = page.evaluate(
            """id => [...Array(ocop.here.size).keys()].map(ocop.here.product)
              .find(one => one.path.endsWith(`/${id}/`)).hint.replace("-", "")""",
            id_,
        )
        year = re.search(r"\d{4}", hint)
        named = by_facet["year"][id_] + by_facet["ends"][id_]
        assert named == ([year[0]] if year else []), id_


def test_a_view_can_be_shared_and_gone_back_to(open_tab: Open, root: str) -> None:
    """Filters, order and query stand in the address; Back undoes one choice at a time."""
    page = open_tab(root).page
    page.goto(root + "san-pham/?q=che")
    before = shown(page)
    page.locator('.facet li:not([hidden]) input[name="stars"][value="4"]').check()
    page.locator(".finder-sort").select_option("name")
    asked, names = query_of(page), shown(page)

    assert asked == "?q=che&stars=4&sort=name"
    assert names
    assert len(names) < len(before)
    other = open_tab(root).page
    other.goto(root + "san-pham/" + asked)
    assert shown(other) == names
    assert tick(other, "stars", "4").is_checked()
    page.locator(".finder-found .card-name a").first.click()
    page.wait_for_url(re.compile("san-pham/.+/.+"))
    page.go_back()
    assert shown(page) == names
    page.go_back()
    expect(page.locator(".finder-sort")).to_have_value("relevance")
    page.go_back()
    assert query_of(page) == "?q=che"
    assert shown(page) == before


@pytest.mark.parametrize(
    "asked",
    [
        "?stars=9,banana&group=<script>&sort=evil&n=1e9&lapsed=2",
        "?q=" + "a" * 3000,
        "?q=%F0%9F%8D%AF&district=__proto__&constructor=x",
    ],
)
def test_an_address_that_somebody_made_up_does_no_harm(
    open_tab: Open, root: str, asked: str
) -> None:
    page = open_tab(root).page
    page.goto(root + "san-pham/" + asked)
    page.locator(".finder.is-ready").wait_for()

    assert page.locator(".finder-chips .chip").count() == 0


def test_chips_take_back_what_was_chosen(open_tab: Open, root: str) -> None:
    page = open_tab(root).page
    page.goto(root + "san-pham/?stars=3,4&group=che&lapsed=1")
    shown(page)
    chips = page.locator(".finder-chips .chip")

    assert chips.count() == 4
    chips.first.focus()
    page.keyboard.press("Enter")
    assert chips.count() == 3
    assert page.evaluate("document.activeElement.matches('.chip')")
    page.locator(".finder-chips .button").click()
    assert query_of(page) == ""
    assert page.locator(".finder-chips").is_hidden()


def test_what_lapsed_is_hidden_but_never_denied(
    open_tab: Open, province: str, province_site: BuiltSite
) -> None:
    """By default what may claim stars and what is unconfirmed; the rest by one tick."""
    over = {"lapsed", "revoked", "replaced"}
    rows = province_site.json("products.json")["products"]
    hidden = sum(row["validity"]["state"] in over for row in rows)
    page = open_tab(province).page
    page.goto(province + "san-pham/")
    assert len(shown(page)) == len(rows) - hidden > 0
    line = page.locator(".finder-hidden")
    assert str(hidden) in line.inner_text()
    line.locator("button").click()

    assert len(shown(page)) == len(rows)
    assert query_of(page) == "?lapsed=1"
    assert page.locator("#finder-lapsed").is_checked()


def test_no_way_ends_at_nothing(open_tab: Open, root: str) -> None:
    """An empty answer names what to take back, and how many products that brings."""
    page = open_tab(root).page
    page.goto(root + "san-pham/?q=mat+ong&group=che")
    page.locator(".finder-empty").wait_for()
    ways = page.locator(".finder-loosen button")
    promised = [int(re.findall(r"\d+", text)[-1]) for text in ways.all_inner_texts()]

    assert count(page) == 0
    assert len(promised) == 2
    assert page.locator(".finder-empty .card").count() > 0
    ways.first.click()
    assert len(shown(page)) == count(page) == promised[0]
    page.goto(root + "san-pham/?q=qwrtpsdf")
    page.locator(".finder-empty").wait_for()
    assert page.locator(".finder-empty .note").inner_text().strip()


@pytest.mark.parametrize(
    "asked", ["?state=lapsed&stars=5", "?state=revoked,lapsed&group=che", "?q=ruou&state=in-force"]
)
def test_what_is_promised_without_a_filter_is_what_comes(
    open_tab: Open, province: str, asked: str
) -> None:
    """Without a choice of states, ended products are hidden again: the promise must know it."""
    page = open_tab(province).page
    page.goto(province + "san-pham/" + asked)
    page.locator(".finder-empty").wait_for()
    for at in range(page.locator(".finder-loosen button").count()):
        way = page.locator(".finder-loosen button").nth(at)
        promised = int(re.findall(r"\d+", way.inner_text())[-1])
        way.click()
        assert len(shown(page)) == promised
        page.go_back()
        page.locator(".finder-empty").wait_for()


def test_text_with_signs_of_patterns_is_shown_as_it_is(open_tab: Open, root: str) -> None:
    page = open_tab(root).page
    page.goto(root + "san-pham/?q=" + "g%C3%B3i+%24%26+%24%27+qxz")
    page.locator(".finder-empty").wait_for()

    assert "“gói $& $' qxz”" in page.locator(".finder-empty p").first.inner_text()


def test_a_filter_that_is_still_on_its_way_is_waited_for(
    open_tab: Open, province: str, province_site: BuiltSite
) -> None:
    """Else a shared address would first show everything, as if nothing had been chosen."""
    tab = open_tab(province)
    page = tab.page
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    page.route("**/index-vi-facts.js*", hold)
    paper = province_site.part("vi", "facts")["papers"]["values"][0][0]
    page.goto(f"{province}{EVERYTHING}&papers={paper}", wait_until="commit")
    page.locator(".finder-panel[open]").wait_for(state="attached")
    page.wait_for_function("() => ocop.here && ocop.here.added.makers")
    page.wait_for_timeout(300)
    assert page.locator(".finder-found .cards > li").count() == 0
    held[0].continue_()
    few = len(shown(page))

    assert few == count(page)
    assert page.locator(".finder-chips .chip").count() == 2


def test_a_filter_that_does_not_come_is_told(open_tab: Open, province: str) -> None:
    tab = open_tab(province)
    tab.page.route("**/index-vi-facts.js*", lambda route: route.abort())
    tab.page.goto(province + EVERYTHING + "&papers=vietgap")
    expect(tab.page.locator(".finder-failed")).to_be_visible()

    assert tab.page.locator(".finder-found .cards > li").count() == 0
    tab.drain()


def test_a_filter_of_many_values_follows_the_question(open_tab: Open, root: str) -> None:
    """Only some values get a tick: those of this answer, not those of the first."""
    page = open_tab(root).page
    page.goto(root + "san-pham/")
    shown(page)
    producers = page.evaluate("ocop.facetsOf(ocop.here).find(one => one.id === 'producer').values")
    assert len(producers) > 60
    wrong = []
    for value in producers[::9]:
        page.locator("#find").fill(value["label"])
        names = shown(page)
        if names and not tick(page, "producer", value["id"]).count():
            wrong.append(value["id"])

    assert wrong == []


def test_the_focus_stays_where_something_is(open_tab: Open, province: str) -> None:
    page = open_tab(province).page
    page.goto(province + "san-pham/")
    shown(page)
    page.locator(".finder-hidden button").click()

    assert page.evaluate("document.activeElement.id") == "found"


def test_enter_twice_is_one_step_back(open_tab: Open, root: str) -> None:
    page = open_tab(root).page
    page.goto(root + "ve-sao/")
    page.goto(root + "san-pham/")
    shown(page)
    page.locator("#find").press_sequentially("che")
    shown(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.go_back()

    assert page.url == root + "ve-sao/"


def test_orders_follow_the_reader(open_tab: Open, province: str, province_site: BuiltSite) -> None:
    """Price by the kilogram, whatever the size of the pack; unknown prices last."""
    page = open_tab(province).page
    page.goto(province + EVERYTHING + "&sort=price")
    shown(page)
    expect(page.locator(".facet input[name=price]").first).to_be_attached()
    prices = page.evaluate(
        """() => ocop.find(ocop.here, {query: "", sort: "price", lapsed: true}).rows
          .map(row => ocop.here.perKilogram[row])"""
    )
    known = [price for price in prices if price]

    assert len(known) >= 2
    assert known == sorted(known)
    assert prices[: len(known)] == known
    issued = page.evaluate(
        """() => ocop.find(ocop.here, {query: "", sort: "newest", lapsed: true}).rows
          .map(row => ocop.here.issued[row])"""
    )
    assert issued == sorted(issued, reverse=True)


def test_the_season_is_that_of_the_reader(open_tab: Open, province: str) -> None:
    """A page from a memory stick, opened in another month, offers what is in season then."""
    found = {}
    for month in range(1, 13):
        page = open_tab(province, day=date(2027, month, 15)).page
        page.goto(province + EVERYTHING + "&season=now")
        page.locator(".finder.is-ready").wait_for()
        page.wait_for_function("() => ocop.here && ocop.here.added.facts")
        page.wait_for_timeout(50)
        found[month] = count(page)

    assert len(set(found.values())) > 1


# --- on a phone ---------------------------------------------------------------------------


def test_on_a_phone_the_filters_are_a_screen_of_their_own(open_tab: Open, root: str) -> None:
    """Readers of other finders never saw the filters: here a button says how many are on."""
    page = open_tab(root, width=PHONE).page
    page.goto(root + "san-pham/")
    shown(page)
    opener = page.locator(".finder-open")
    opener.click()
    panel = page.locator(".finder-panel")

    assert panel.evaluate("e => e.matches(':modal')")
    box = panel.bounding_box() or {}
    assert (box["width"], box["height"]) == (PHONE, 800)
    tick(page, "stars", "4").check()
    assert str(count(page)) in page.locator(".finder-show").inner_text()
    page.locator(".finder-show").click()
    assert panel.is_hidden()
    assert "(1)" in opener.inner_text()
    opener.click()
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert page.evaluate("document.activeElement.matches('.finder-open')")
    assert sideways(page) == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_all_is_done_with_the_keyboard(open_tab: Open, root: str, width: int) -> None:
    """Skip the header, type, tick four stars, open a product."""
    page = open_tab(root, width=width).page
    page.goto(root + "san-pham/")
    everything = len(shown(page))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    press_tab_until(page, "#find", most=8)
    page.keyboard.type("mat ong")
    expect(page.locator(".card-name mark").first).to_be_visible()
    honey = len(shown(page))
    if width == PHONE:
        press_tab_until(page, ".finder-open", most=6)
        page.keyboard.press("Enter")
    press_tab_until(page, 'input[name="stars"][value="4"]', most=6)
    page.keyboard.press("Space")
    if width == PHONE:
        page.keyboard.press("Escape")
    assert 0 < len(shown(page)) < honey < everything
    press_tab_until(page, ".card-name a", most=90)
    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("san-pham/.+/.+"))

    assert page.locator("h1").inner_text() == name


# --- the box of every page ----------------------------------------------------------------


@pytest.fixture
def boxed(open_tab: Open, root: str) -> Page:
    """A page that is not about the search."""
    tab = open_tab(root)
    tab.page.goto(root + "ve-sao/")
    assert not any("index-" in url or "search.js" in url for _, url in tab.requests)
    page: Page = tab.page
    return page


def test_the_box_is_a_combobox_as_the_pattern_says(boxed: Page) -> None:
    """ARIA 1.2: the focus stays in the box, the option is named, Escape closes, then empties."""
    box = boxed.locator(".frame-search input")
    assert box.get_attribute("aria-expanded") == "false"
    box.press_sequentially("ca phe")
    options = boxed.locator(".frame-search [role=option]")
    options.first.wait_for()

    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("role") == "combobox"
    listbox = boxed.locator(f"#{box.get_attribute('aria-controls')}")
    assert listbox.get_attribute("role") == "listbox"
    boxed.keyboard.press("ArrowDown")
    boxed.keyboard.press("ArrowDown")
    active = boxed.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    assert boxed.locator("[aria-selected=true]").count() == 1
    assert box.evaluate("e => e === document.activeElement")
    boxed.keyboard.press("ArrowUp")
    boxed.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    boxed.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "ca phe"
    boxed.keyboard.press("Escape")
    assert box.input_value() == ""


def test_the_tree_that_a_screen_reader_gets_is_whole(boxed: Page) -> None:
    boxed.locator(".frame-search input").press_sequentially("moc chau")
    boxed.locator(".frame-search [role=option]").first.wait_for()

    expect(boxed.locator(".frame-search")).to_match_aria_snapshot(
        """
        - search:
          - combobox "Tìm sản phẩm" [expanded]: moc chau
          - button "Tìm sản phẩm"
          - listbox "Gợi ý":
            - group "Sản phẩm"
            - group "Chủ thể"
            - group "Xã, phường và vùng cũ"
            - option /Xem tất cả/
        """
    )


def test_the_box_suggests_and_leads_on(boxed: Page, root: str) -> None:
    """Enter opens what is chosen; without a choice, the finder with the query."""
    box = boxed.locator(".frame-search input")
    box.press_sequentially("bich thao")
    option = boxed.locator(".frame-search [role=option]", has_text="HTX Cà phê Bích Thao").last
    option.wait_for()
    kinds = boxed.locator(".frame-search .box-kind").all_inner_texts()
    assert kinds[:2] == ["Sản phẩm", "Chủ thể"]
    boxed.keyboard.press("ArrowDown")
    first = boxed.locator("[aria-selected=true]").get_attribute("href") or ""
    boxed.keyboard.press("Enter")
    boxed.wait_for_url("**/" + first.lstrip("./"))
    boxed.locator(".frame-search input").press_sequentially("mat ong")
    boxed.locator(".frame-search [role=option]").first.wait_for()
    boxed.keyboard.press("Enter")
    boxed.wait_for_url(root + "san-pham/?q=mat+ong")
    assert shown(boxed)


def test_a_code_is_suggested_too(boxed: Page, built_site: BuiltSite) -> None:
    """Whoever holds a pack may type its code anywhere."""
    for row in built_site.json("products.json")["products"][:30:10]:
        box = boxed.locator(".frame-search input")
        box.fill("")
        box.press_sequentially(row["code"].lower())
        option = boxed.locator(".frame-search [role=option]").first
        expect(option.locator(".box-name")).to_have_text(row["name"]["vi"])


def test_without_the_data_the_box_is_still_a_form(open_tab: Open, root: str) -> None:
    """One bar of signal, and the data do not come: Enter opens the finder all the same."""
    tab = open_tab(root)
    tab.page.route("**/assets/index-*", lambda route: route.abort())
    tab.page.goto(root + "ve-sao/")
    tab.page.locator(".frame-search input").press_sequentially("mat ong")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(root + "san-pham/?q=mat+ong")
    expect(tab.page.locator(".finder-failed")).to_be_visible()
    tab.drain()
    tab.page.unroute("**/assets/index-*")
    tab.page.locator(".finder-failed button").click()

    assert shown(tab.page)


# --- everybody ----------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_finder_in_use_is_accessible(
    open_tab: Open,
    serve: Servers,
    province_site: BuiltSite,
    axe_source: str,
    width: int,
    scheme: str,
    language: str,
) -> None:
    """Results, chips, open filters, an empty answer, suggestions; at rest: test_browser.py."""
    root = serve(province_site.folder)
    tab = open_tab(root, width=width, scheme=scheme)
    page, path = tab.page, root + FINDER[language]
    wrong = []

    def look(what: str) -> None:
        found = [*tab.drain(), *sideways(page), *axe(page, axe_source)]
        wrong.extend(f"{what}: {one}" for one in found)

    page.goto(path + "?q=ca+phe&lapsed=1&stars=4,5")
    shown(page)
    look("results")
    if width == PHONE:
        page.locator(".finder-open").click()
        look("filters")
        page.keyboard.press("Escape")
    page.goto(path + "?q=mat+ong&group=che")
    page.locator(".finder-empty").wait_for()
    look("nothing found")
    if width == PHONE:
        page.locator(".frame-find").click()
    page.locator(".frame-search input").press_sequentially("vi du")
    page.locator(".frame-search [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    look("suggestions")

    assert wrong == []


def test_without_scripts_lists_serve(open_tab: Open, root: str) -> None:
    page = open_tab(root, scripts=False).page
    page.goto(root + "san-pham/")

    assert page.locator(".card:visible").count() > 0
    assert page.locator(".finder-open:visible, .finder-panel:visible").count() == 0
    ways = page.locator(".finder .ways a")
    assert ways.count() >= 4
    for href in [way.get_attribute("href") or "" for way in ways.all()]:
        page.goto(root + "san-pham/" + href)
        assert page.locator("main ul a").count() >= 3


def test_nothing_moves_for_those_who_asked_for_rest(open_tab: Open, root: str) -> None:
    """All tests here ask for reduced motion: nothing is animated then."""
    page = open_tab(root, width=PHONE, day=COLLECTED).page
    page.goto(root + "san-pham/?q=che")
    shown(page)
    page.locator(".finder-open").click()

    assert page.evaluate("document.getAnimations().length") == 0
