"""What a reader meets in a real browser: Chromium, without a window.

Pages are opened from a small server on this machine, and once from files. Whatever a
test is about, a page that complains in the console, asks another host or answers with
an error fails it. The clock of the browser is set where the day matters.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from catalog.bench.search.browser import FLAGS
from tests.site_fixture import (
    COLLECTED,
    ROOT,
    BuiltSite,
    Document,
    Servers,
    build_site,
    text_of,
)
from tests.test_structured_data import ENDS

PHONE, DESK = 375, 1280

SEVEN = ["", "san-pham/", "ve-sao/"]
"""Home, list and about; of the real site, for its real lengths."""

ONE_OF_EACH = [
    "san-pham/htx-vi-du-mot/che-con-hieu-luc/",
    "chu-the/htx-vi-du-mot/",
    "xa/xa-chieng-vi/",
    "noi-ban/quay-vi-du/",
    "hoi-cho/hoi-cho-vi-du-sap-toi/",
    "hoi-cho/tuan-hang-vi-du-bi-huy/",
    "hoi-cho/",
    "so-lieu/hieu-luc/",
    "mua-vu/",
]
"""Product, producer, place, sales point, fairs, figures, seasons; of the invented province,
which has every field."""

OTHERS = [
    "chu-the/",
    "noi-ban/",
    "hoi-cho/",
    "xa/",
    "huyen-cu/moc-chau/",
    "nhom/",
    "nhom/che/",
    "sao/",
    "sao/4/",
    "so-lieu/",
    "so-lieu/hieu-luc/",
    "so-lieu/xa/",
    "so-lieu/muc-tieu/",
    "so-lieu/len-hang/",
    "so-lieu/diem-ban/",
    "so-lieu/chat-luong/",
    "hieu-luc/",
    "doc-nhan/",
    "sua-thong-tin/",
    "giay-phep/",
    "du-lieu/",
    "mua-vu/",
    "danh-sach/",
    "quy-tac/",
    "huong-dan/loi/date-form/",
    "huong-dan/loi/text-too-long/",
    "huong-dan/loi/id-too-alike/",
    "huong-dan/loi/photo-heic/",
]
"""All other kinds of page."""

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""All rules but the experimental and the AAA ones; target-size comes in by wcag22aa."""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests of this file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


class Tab:
    """A page, and all that went wrong in it."""

    def __init__(self, page: Page, allowed: str) -> None:
        self.page, self.complaints = page, list[str]()
        self.requests: list[tuple[str, str]] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("requestfailed", self._lost)
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self._asked(request.url, request.resource_type, allowed))
        page.on("response", self._answered)

    def _heard(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console: {message.text}")

    def _asked(self, url: str, kind: str, allowed: str) -> None:
        self.requests.append((kind, url))
        if not url.startswith((allowed, "data:")):
            self.complaints.append(f"outside: {url}")

    def _lost(self, request: Any) -> None:
        # Who goes on to the next page does not wait for the pictures of this one.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"lost: {request.url} {request.failure}")

    def _answered(self, response: Any) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

    def drain(self) -> list[str]:
        """What went wrong since the last time."""
        found, self.complaints = self.complaints, []
        return found


Open = Callable[..., Tab]


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Open]:
    """``open_tab(root)``: a new tab of a reader with these habits; complaints fail the test."""
    tabs: list[Tab] = []

    def make(
        root: str,
        *,
        width: int = DESK,
        scheme: str = "light",
        locale: str = "vi-VN",
        zone: str = "Asia/Ho_Chi_Minh",
        scripts: bool = True,
        day: date | None = COLLECTED,
        worker: bool = False,
    ) -> Tab:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale=locale,
            timezone_id=zone,
            java_script_enabled=scripts,
            base_url=root,
            reduced_motion="reduce",
        )
        if scripts and not worker:
            # Pages out of the worker's cache are the matter of test_offline.py.
            context.add_init_script("delete Navigator.prototype.serviceWorker")
        tab = Tab(context.new_page(), root)
        tab.page.set_default_timeout(10_000)
        if day and scripts:
            set_clock(tab.page, day)
        tabs.append(tab)
        return tab

    yield make
    complaints = [complaint for tab in tabs for complaint in tab.complaints]
    for tab in tabs:
        tab.page.context.close()
    assert complaints == []


def set_clock(page: Page, day: date, at: time = time(5)) -> None:
    """Stop the reader's clock on a day, at a time in UTC; 5:00 is noon in Vietnam."""
    page.clock.set_fixed_time(datetime.combine(day, at, UTC))


@pytest.fixture
def root(serve: Servers, built_site: BuiltSite) -> str:
    """Address of the real site."""
    return serve(built_site.folder)


@pytest.fixture
def province(serve: Servers, province_site: BuiltSite) -> str:
    """Address of the site of the invented province."""
    return serve(province_site.folder)


def in_language(site: BuiltSite, language: str, paths: list[str]) -> list[str]:
    """Addresses of the same pages in a language; given are the Vietnamese ones."""
    return [
        path
        if language == "vi"
        else site.path_of(
            site.pages[path].one("link", rel="alternate", hreflang=language).get("href", "")
        )
        for path in paths
    ]


# --- every kind of page, both languages, light and dark, phone and desk ------------------


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_fit_and_are_accessible_and_quiet(
    open_tab: Open,
    serve: Servers,
    built_site: BuiltSite,
    province_site: BuiltSite,
    axe_source: str,
    language: str,
    scheme: str,
    width: int,
) -> None:
    """No sideways scroll, nothing in the console, no other host, nothing that axe finds."""
    wrong = []
    for site, paths in ((built_site, SEVEN), (province_site, ONE_OF_EACH)):
        root = serve(site.folder)
        tab = open_tab(root, width=width, scheme=scheme)
        for path in in_language(site, language, paths):
            tab.page.goto(root + path)
            chosen = tab.page.evaluate("document.documentElement.dataset.mdColorScheme")
            assert chosen == {"light": "default", "dark": "slate"}[scheme]
            found = [*tab.drain(), *sideways(tab.page), *axe(tab.page, axe_source)]
            wrong += [f"{path or 'home'}: {one}" for one in found]

    assert wrong == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_other_kinds_of_page_are_accessible_too(
    open_tab: Open, root: str, built_site: BuiltSite, axe_source: str, language: str
) -> None:
    """On a phone in the dark, where a table or a colour goes wrong first; all of it unfolded."""
    tab = open_tab(root, width=PHONE, scheme="dark")
    wrong = []
    for path in in_language(built_site, language, OTHERS):
        tab.page.goto(root + path)
        tab.page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        found = [*tab.drain(), *sideways(tab.page), *axe(tab.page, axe_source)]
        wrong += [f"{path}: {one}" for one in found]

    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_of_a_product_is_accessible(
    open_tab: Open, province: str, province_site: BuiltSite, axe_source: str, scheme: str
) -> None:
    """Each state has its own colours, and not the least readable ones for the sad states."""
    tab = open_tab(province, width=PHONE, scheme=scheme)
    by_state = {
        row["validity"]["state"]: row for row in province_site.json("products.json")["products"]
    }
    assert len(by_state) >= 7
    wrong = []
    for row in by_state.values():
        path = province_site.path_of(row["urls"]["vi"])
        tab.page.goto(province + path)
        wrong += [f"{path}: {one}" for one in (*tab.drain(), *axe(tab.page, axe_source))]

    assert wrong == []


def sideways(page: Page) -> list[str]:
    """What makes the page wider than the window; hiding the overflow does not count as a cure."""
    found: list[str] = page.evaluate(
        """() => {
          const page = document.scrollingElement, found = [];
          if (page.scrollWidth > page.clientWidth)
            found.push(`scrolls sideways: ${page.scrollWidth} > ${page.clientWidth}`);
          for (const element of [document.documentElement, document.body])
            if (["clip"].includes(getComputedStyle(element).overflowX))
              found.push("hides what is too wide");
          return found;
        }"""
    )
    return found


def axe(page: Page, source: str) -> list[str]:
    """Violations, one line each. No rule is switched off."""
    page.evaluate(source)
    result: list[str] = page.evaluate(
        """async tags => {
          const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
          return found.violations.flatMap(rule =>
            rule.nodes.slice(0, 3).map(node => `${rule.id}: ${node.html.slice(0, 120)} `
              + node.failureSummary.replace(/\\s+/g, " ").slice(0, 200)));
        }""",
        AXE_TAGS,
    )
    return result


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_page_fits_320_px(
    open_tab: Open, serve: Servers, built_site: BuiltSite, province_site: BuiltSite, language: str
) -> None:
    """A page at 400 % on a desk is as narrow as this (WCAG 1.4.10)."""
    wrong = []
    for site, paths in ((built_site, SEVEN + OTHERS), (province_site, ONE_OF_EACH)):
        root = serve(site.folder)
        page = open_tab(root, width=320).page
        for path in in_language(site, language, paths):
            page.goto(root + path)
            wrong += [f"{path or 'home'}: {one}" for one in sideways(page)]

    assert wrong == []


def test_names_that_are_markup_are_shown_and_not_obeyed(
    open_tab: Open, province: str, province_site: BuiltSite
) -> None:
    """Anybody may propose a record; none may run a script in a reader's browser."""
    tab = open_tab(province)
    rows = province_site.json("products.json")["products"]
    hostile = [row for row in rows if "<" in row["name"]["vi"]]
    assert hostile
    for row in hostile:
        tab.page.goto(row["urls"]["vi"].replace(province_site.base_url, province))
        name = " ".join(row["name"]["vi"].split())
        assert " ".join(tab.page.locator("h1").inner_text().split()) == name
    tab.page.goto(province)
    tab.page.locator("#hero-find").press_sequentially("onerror")
    found = tab.page.locator(".hero-search .box-option")

    assert found.first.inner_text().strip()
    assert tab.page.locator(".box-popup img").count() == 0
    tab.page.goto(province + "san-pham/?q=onerror")
    assert any("<" in name for name in shown(tab.page))
    assert tab.page.locator(".card-name img").count() == 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_can_be_read_without_scripts(
    open_tab: Open, serve: Servers, built_site: BuiltSite, province_site: BuiltSite, language: str
) -> None:
    """Text, lists and menu are all there; what only a script could do is not offered."""
    for site, paths in ((built_site, SEVEN + OTHERS), (province_site, ONE_OF_EACH)):
        root = serve(site.folder)
        page = open_tab(root, width=PHONE, scripts=False).page
        for path in in_language(site, language, paths):
            page.goto(root + path)
            assert page.locator("h1").is_visible(), path
            assert page.locator(".card:visible").count() == page.locator(".card").count(), path
            assert page.locator(".find-form:visible").count() == 0, path
            if page.locator("section.status").count():
                assert page.locator(".status-sentence").is_visible(), path
                assert page.locator(".status .badge").is_visible(), path
            assert not page.locator(".frame-nav").is_visible(), path
            page.locator(".frame-menu summary").click()
            assert page.locator(".frame-nav").is_visible(), path
            assert not page.locator(".frame-palette").is_visible(), path


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_thumb_hits_what_it_aims_at(
    open_tab: Open, serve: Servers, built_site: BuiltSite, province_site: BuiltSite, language: str
) -> None:
    """44 px for header, menu, buttons and fields; axe looks after 24 px of everything else."""
    small = []
    for site, paths in (
        (built_site, [*SEVEN, "chu-the/", "nhom/che/", "sua-thong-tin/"]),
        (province_site, ONE_OF_EACH),
    ):
        root = serve(site.folder)
        page = open_tab(root, width=PHONE).page
        for path in in_language(site, language, paths):
            page.goto(root + path)
            page.locator(".frame-menu summary").click()
            if page.locator(".finder").count():
                page.locator(".finder.has-filters .finder-open").click()
            small += page.evaluate(
                """path => [...document.querySelectorAll(
                  ".frame-header a, .frame-header button, .frame-header summary, .button, "
                  + ".field, .facet-values label, .star-counts a")]
                  .filter(e => e.checkVisibility())
                  .map(e => [e, e.getBoundingClientRect()])
                  .filter(([e, box]) => Math.min(box.width, box.height) < 43.9)
                  .map(([e, box]) => `${path}: ${e.outerHTML.slice(0, 80)} `
                    + `${box.width.toFixed()} x ${box.height.toFixed()}`)""",
                path,
            )

    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stop_of_the_tab_key_can_be_seen(open_tab: Open, root: str, scheme: str) -> None:
    """Who uses no mouse has to see where they are."""
    page = open_tab(root, scheme=scheme).page
    page.goto(root)
    unseen, stops = [], 0
    while stops < 60:
        page.keyboard.press("Tab")
        said = page.evaluate(
            """() => {
              const e = document.activeElement;
              if (!e || e === document.body) return null;
              const style = getComputedStyle(e), box = e.getBoundingClientRect();
              const ring = style.outlineStyle === "auto"
                || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5;
              const seen = ring && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
              return [seen, e.outerHTML.slice(0, 90)];
            }"""
        )
        if said is None:
            break
        stops += 1
        if not said[0]:
            unseen.append(said[1])

    assert stops > 20
    assert unseen == []


# --- light or dark -----------------------------------------------------------------------


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_light_or_dark_is_chosen_by_keyboard_and_remembered(
    open_tab: Open, root: str, width: int
) -> None:
    """The choice holds on the next page and after a reload, against what the system says."""
    page = open_tab(root, width=width).page
    scheme = "document.documentElement.dataset.mdColorScheme"
    page.goto(root)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    if width == PHONE:
        press_tab_until(page, ".frame-menu summary")
        page.keyboard.press("Enter")
    press_tab_until(page, ".frame-palette")
    page.keyboard.press("Enter")

    assert page.evaluate(scheme) == "slate"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.reload()
    assert page.evaluate(scheme) == "slate"
    page.goto(root + "en/products/")
    assert page.evaluate(scheme) == "slate"


def press_tab_until(page: Page, selector: str, most: int = 60) -> None:
    """Move the focus as a reader does."""
    for _ in range(most):
        if page.evaluate("s => !!document.activeElement?.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} cannot be reached with the Tab key")


# --- finding: see also test_finder.py -----------------------------------------------------


def shown(page: Page) -> list[str]:
    """Names of the products that the finder shows, once all its data are there."""
    page.locator(".finder.has-filters").wait_for()
    expect(page.locator(".finder-found > .cards")).not_to_have_attribute("aria-busy", "true")
    names = ".finder-found > .cards > li .card-name"
    return [" ".join(name.split()) for name in page.locator(names).all_inner_texts()]


def test_producers_are_filtered_too(open_tab: Open, root: str) -> None:
    """Letters without a match go with their heading."""
    page = open_tab(root).page
    page.goto(root + "chu-the/")
    page.locator("#find").fill("moc chau")
    rows = page.locator(".rows li:visible")

    assert 0 < rows.count() < page.locator(".rows li").count()
    assert page.locator(".find-count").inner_text().startswith(f"{rows.count()} ")
    for letter in page.locator(".letter").all():
        assert letter.is_visible() == (letter.locator("li:visible").count() > 0)


# --- the reader's day --------------------------------------------------------------------


def told(page: Document) -> dict[str, Any]:
    """All that a page says of stars on a day: status, cards, count and certification."""
    found: dict[str, Any] = {"cards": {}}
    for section in page.all("section", class_="status"):
        found["status"] = [
            section.get("class"),
            *(
                text_of(element)
                for name in (
                    "rank-words",
                    "badge",
                    "status-sentence",
                    "status-advice",
                    "status-day",
                )
                for element in section.iterfind(f".//*[@class='{name}']")
            ),
            page.one("a", class_="status-how").get("href"),
            [
                star.get("class")
                for star in page.all("span", class_="stars")
                if star in section.iter()
            ],
        ]
    for card in page.all("li", class_="card"):
        link = next(card.iter("a"))
        (rank,) = card.iterfind(".//*[@class='rank-words']")
        (badge,) = card.iterfind(".//*[@class='badge']")
        state = next(name for name in card.get("class", "").split() if name.startswith("state-"))
        drawn = [
            star.get("class", "")
            for star in card.iter("span")
            if "stars" in star.get("class", "").split()
        ]
        found["cards"][link.get("href")] = (
            state,
            card.get("data-stars"),
            text_of(rank),
            text_of(badge),
            drawn,
        )
    found["count"] = [text_of(b) for b in page.all("b") if "data-count-steps" in b.attrib]
    return found


def same_day(viewed: Document, built: Document) -> list[str]:
    """Where a page viewed on a day differs from one built on it."""
    one, other = told(viewed), told(built)
    wrong = [
        f"{viewed.path}: {key}: {one.get(key)} is not {other.get(key)}"
        for key in ("status", "count")
        if one.get(key) != other.get(key)
    ]
    # The home page chooses its cards on the day of the build; those in both must agree.
    both = one["cards"].keys() & other["cards"].keys()
    wrong += [
        f"{viewed.path}: {href}: {one['cards'][href]} is not {other['cards'][href]}"
        for href in sorted(both)
        if one["cards"][href] != other["cards"][href]
    ]
    mine, theirs = (
        next((data for data in page.data if data["@type"] == "Product"), {}).get("hasCertification")
        for page in (viewed, built)
    )
    # A certification may be withdrawn by the script, never told beyond what a build would say.
    if mine and (
        not theirs
        or mine.get("certificationRating") != theirs.get("certificationRating")
        or mine.get("expires", "") != theirs.get("expires", "")
    ):
        wrong.append(f"{viewed.path}: {mine} is not {theirs}")
    return wrong


@pytest.mark.parametrize("built_on", [date(2022, 6, 1), COLLECTED], ids=str)
def test_the_browser_says_on_a_day_what_a_build_of_that_day_says(
    open_tab: Open,
    serve: Servers,
    province_on: Callable[[date], BuiltSite],
    built_on: date,
) -> None:
    """A page that was built months ago, or lies on a memory stick, still tells the truth."""
    old = province_on(built_on)
    root = serve(old.folder)
    page = open_tab(root).page
    wrong = []
    for iso, turning in ENDS:
        day = date.fromisoformat(iso)
        if day < built_on:
            continue
        new = province_on(day)
        set_clock(page, day)
        paths = ["en/", "nhom/che/"] if built_on == COLLECTED else ["nhom/che/"]
        paths += [f"{top}{id_}/" for id_ in turning for top in ("san-pham/", "en/products/")]
        for path in paths:
            page.goto(root + path)
            viewed = Document(path, page.content())
            wrong += [f"{iso}: {one}" for one in same_day(viewed, new.documents[path])]

    assert wrong == []


def test_every_product_says_the_same_years_later(
    open_tab: Open, serve: Servers, province_on: Callable[[date], BuiltSite]
) -> None:
    """Every state at once, in both languages."""
    day = date(2027, 1, 6)
    old, new = province_on(COLLECTED), province_on(day)
    root = serve(old.folder)
    page = open_tab(root, day=day).page
    wrong = []
    for path in new.pages:
        if re.match("(san-pham|en/products)/.", path):
            page.goto(root + path)
            wrong += same_day(Document(path, page.content()), new.pages[path])

    assert wrong == []


def test_a_page_does_not_contradict_itself_on_a_later_day(open_tab: Open, province: str) -> None:
    """Badges of the history, counts of the filters and the word about zero move on as well."""
    page = open_tab(province, day=date(2029, 1, 6)).page
    page.goto(province + "san-pham/htx-vi-du-mot/ca-phe-sap-het-han/")
    assert page.locator(".status.state-lapsed").count() == 1
    assert page.locator(".history .badge").count() == 0
    page.goto(province + "san-pham/?lapsed=1&state=lapsed")
    assert "Cà phê ví dụ sắp hết hạn" in shown(page)
    page.goto(province)
    assert page.locator("[data-count-steps]").first.inner_text() == "0"
    assert page.locator(".zero").is_visible()

    set_clock(page, COLLECTED)
    page.goto(province)
    assert page.locator("[data-count-steps]").first.inner_text() != "0"
    assert not page.locator(".zero").is_visible()


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo", "Asia/Ho_Chi_Minh"])
@pytest.mark.parametrize(
    ("at", "state", "day"),
    [
        (time(16, 59), "in-force", "05/01/2027"),
        (time(17, 1), "lapsed", "06/01/2027"),
    ],
)
def test_the_day_is_that_of_vietnam(
    open_tab: Open, province: str, zone: str, at: time, state: str, day: str
) -> None:
    """A certificate of 5 January 2027 ends at midnight there, wherever its reader is."""
    page = open_tab(province, zone=zone).page
    set_clock(page, date(2027, 1, 5), at)
    page.goto(province + "san-pham/htx-vi-du-mot/ca-phe-sap-het-han/")
    section = page.locator("section.status")

    assert f"state-{state}" in (section.get_attribute("class") or "").split()
    assert day in page.locator(".status-day").inner_text()
    page.goto(province + "san-pham/?lapsed=1")
    card = page.locator(".card", has=page.locator("a[href*=ca-phe-sap-het-han]"))
    assert f"state-{state}" in (card.get_attribute("class") or "").split()


# --- short addresses, wrong addresses, sub-paths, files ----------------------------------


@pytest.mark.parametrize(
    ("locale", "scripts", "top"),
    [
        ("vi-VN", True, "san-pham/"),
        ("en-US", True, "en/products/"),
        ("vi-VN", False, "san-pham/"),
        ("en-US", False, "san-pham/"),
    ],
)
def test_a_printed_code_opens_the_product_in_the_language_of_the_reader(
    open_tab: Open,
    serve: Servers,
    built_site: BuiltSite,
    locale: str,
    scripts: bool,
    top: str,
) -> None:
    """The refresh works without scripts; it cannot know a language."""
    root = serve(built_site.folder, "/ocop-son-la/")
    page = open_tab(root, locale=locale, scripts=scripts).page
    for product in built_site.json("products.json")["products"][:60:20]:
        page.goto(f"{root}Q/{product['code']}/")
        page.wait_for_url(f"{root}{top}{product['id']}/")
        assert page.locator("h1").is_visible()


def test_a_wrong_address_under_a_sub_path_still_leads_home(
    open_tab: Open, serve: Servers, tmp_path: Path
) -> None:
    """At any depth: the page of a host for missing addresses knows only the base address."""
    folder = tmp_path / "site"
    root = serve(folder, "/ocop-son-la/")
    build_site(ROOT / "tests" / "province", folder, COLLECTED, base_url=root)
    tab = open_tab(root)
    for path in ("khong-co", "san-pham/khong/co/that/", "en/nothing.html"):
        answer = tab.page.goto(root + path)
        assert answer is not None
        assert answer.status == 404
        complaints = [one for one in tab.drain() if one.startswith(("lost", "outside", "script"))]
        assert complaints == []
        ground = tab.page.evaluate(
            "getComputedStyle(document.querySelector('.frame-header')).backgroundColor"
        )
        assert ground not in {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
        tab.page.locator("main a").first.click()
        assert tab.page.locator("main#main h1").is_visible()
        assert tab.page.url.startswith(root)
        assert tab.drain() == []


def test_the_site_works_under_a_sub_path(
    open_tab: Open, serve: Servers, built_site: BuiltSite
) -> None:
    """From the home page to a product, its producer, the other language, and a search."""
    root = serve(built_site.folder, "/ocop-son-la/")
    page = open_tab(root).page
    page.goto(root)
    page.locator(".frame-nav a[data-page=products]").click()
    page.wait_for_url(root + "san-pham/")
    assert shown(page)
    page.locator(".card-name a").first.click()
    page.wait_for_url(re.compile(re.escape(root) + "san-pham/.+/.+/"))
    product = page.url
    page.locator(".frame-language").click()
    page.wait_for_url(product.replace("/san-pham/", "/en/products/"))
    page.locator(".maker a").first.click()
    page.wait_for_url(re.compile(re.escape(root) + "en/producers/.+/"))
    page.locator(".frame-search input").fill("ca phe")
    page.keyboard.press("Enter")
    page.wait_for_url(root + "en/products/?q=ca+phe")
    assert shown(page)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_site_opens_from_a_memory_stick(
    open_tab: Open, offline_site: BuiltSite, width: int
) -> None:
    """No server, no network: menu, list, product, language, suggestion, search and code."""
    root = offline_site.folder.as_uri() + "/"
    tab = open_tab(root, width=width)
    page = tab.page

    def arrived(pattern: str) -> None:
        page.wait_for_url(re.compile(re.escape(root) + pattern))
        assert page.locator("main#main h1").is_visible()

    page.goto(root + "index.html")
    if width == PHONE:
        page.locator(".frame-menu summary").click()
    page.locator(".frame-nav a[data-page=products]").click()
    arrived("san-pham/index.html")
    page.locator("#find").fill("mat ong")
    assert shown(page)
    page.locator(".card-name a:visible").first.click()
    arrived("san-pham/.+/.+/index.html")
    page.locator(".frame-language").click()
    arrived("en/products/.+/.+/index.html")
    page.locator(".crumbs a").first.click()
    arrived("en/index.html")
    page.locator("#hero-find").press_sequentially("mat ong")
    page.locator(".hero-search .box-option").first.click()
    arrived("en/products/.+/.+/index.html")
    page.locator(".frame-brand").click()
    arrived("en/index.html")
    page.locator("#hero-find").fill("ca phe")
    page.keyboard.press("Enter")
    arrived(r"en/products/index.html\?q=ca\+phe")
    assert shown(page)
    code = offline_site.json("products.json")["products"][0]["code"]
    page.goto(f"{root}Q/{code}/index.html")
    arrived("san-pham/.+/index.html")
    assert not {kind for kind, _ in tab.requests} & {"fetch", "xhr", "websocket", "ping"}


# --- fairs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_to_be_done_before_a_fair_fits_and_is_accessible(
    open_tab: Open,
    province: str,
    province_site: BuiltSite,
    axe_source: str,
    language: str,
    scheme: str,
    width: int,
) -> None:
    """The table becomes blocks on a phone, where it stands folded until asked for."""
    tab = open_tab(province, width=width, scheme=scheme)
    (path,) = in_language(province_site, language, ["hoi-cho/hoi-cho-vi-du-sap-toi/"])
    tab.page.goto(province + path)
    table = tab.page.locator(".prepare-table")
    expect(table).to_be_hidden()

    tab.page.locator(".prepare-rows summary").click()

    expect(table).to_be_visible()
    expect(tab.page.locator(".prepare-table tbody tr")).to_have_count(12)
    assert [*sideways(tab.page), *axe(tab.page, axe_source)] == []


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 7), "Sắp diễn ra"),
        (date(2026, 12, 8), "Đang diễn ra"),
        (date(2026, 12, 12), "Đang diễn ra"),
        (date(2026, 12, 13), "Đã kết thúc"),
    ],
)
def test_a_page_of_last_week_knows_whether_a_fair_is_on(
    open_tab: Open, province: str, day: date, said: str
) -> None:
    """On the fair's page, in the list and on the page of a product; what is off stays off."""
    page = open_tab(province, day=day).page
    page.goto(province + "hoi-cho/hoi-cho-vi-du-sap-toi/")
    expect(page.locator(".fair-days .badge")).to_have_text(said)
    page.goto(province + "san-pham/htx-vi-du-mot/che-con-hieu-luc/")
    expect(page.locator("#where ~ ul .badge")).to_have_text(said)
    page.goto(province + "hoi-cho/")
    expect(page.locator(".fairs .badge")).to_have_text([said, "Đã hủy", "Đã kết thúc"])
