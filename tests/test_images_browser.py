"""Photos in a real browser: the right variant, in a place kept free, with and without a network."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.invented import RICH
from tests.site_fixture import COLLECTED, BuiltSite, build_site
from tests.test_browser import DESK, PHONE, Open, axe, browser, open_tab, province, root, sideways
from tests.test_offline import go_offline, own, settle

__all__ = ["browser", "open_tab", "own", "province", "root"]

PRODUCT, MAKER = f"san-pham/{RICH}/", "chu-the/htx-vi-du-mot/"
SEEN = """() => [...document.querySelectorAll(".photo img, .card picture img")].map(one => ({
  name: one.currentSrc.replace(/.*-/, ""), loaded: one.complete && one.naturalWidth > 0,
  width: one.clientWidth, height: one.clientHeight, loading: one.loading }))"""


def seen(page: Page) -> list[dict[str, Any]]:
    """All photos of a page, after the reader has scrolled past each."""
    for photo in page.locator(".photo img, .card picture img").all():
        photo.scroll_into_view_if_needed()
    page.wait_for_function(f"() => ({SEEN})().every(one => one.loaded)")
    found: list[dict[str, Any]] = page.evaluate(SEEN)
    return found


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_photo_comes_in_the_size_that_the_screen_needs(
    open_tab: Open, province: str, width: int
) -> None:
    """A phone in a valley pays for every kilobyte."""
    tab = open_tab(province, width=width)
    tab.page.goto(province + PRODUCT)
    photos = seen(tab.page)

    assert [photo["name"] for photo in photos] == ["400.webp", "400.webp"]
    assert [photo["loading"] for photo in photos] == ["auto", "lazy"]
    asked = [url for _, url in tab.requests if "/anh/" in url]
    assert len(asked) == len(set(asked)) == 2


def test_a_sharp_screen_gets_more_pixels(browser: Browser, province: str) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": 800}, device_scale_factor=2)
    page = context.new_page()
    page.goto(province + PRODUCT)
    photos = seen(page)
    context.close()

    assert photos[0]["name"] == "800.webp"


@pytest.mark.parametrize("path", [PRODUCT, MAKER])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_line_moves_when_a_photo_arrives(
    open_tab: Open, province: str, width: int, path: str
) -> None:
    """Who reads already must not lose the line."""
    tab = open_tab(province, width=width)
    waiting: list[Route] = []
    tab.page.route("**/anh/**", lambda route: waiting.append(route))  # noqa: PLW0108 - a method tells no count
    tab.page.goto(province + path, wait_until="domcontentloaded")
    tab.page.wait_for_selector(".photo img", state="attached")
    before = tab.page.evaluate(SEEN)
    assert waiting
    assert not any(photo["loaded"] for photo in before)
    for route in waiting:
        route.continue_()
    tab.page.unroute("**/anh/**")
    after = seen(tab.page)

    for photo in (*before, *after):
        assert photo["width"] > 80
        assert photo["height"] > 80
    sizes = [[(photo["width"], photo["height"]) for photo in photos] for photos in (before, after)]
    assert sizes[0] == sizes[1]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_with_photos_fit_and_are_accessible(
    open_tab: Open, province: str, axe_source: str, language: str, scheme: str
) -> None:
    paths = (
        (PRODUCT, MAKER)
        if language == "vi"
        else (f"en/products/{RICH}/", "en/producers/htx-vi-du-mot/")
    )
    for width in (320, DESK):
        tab = open_tab(province, width=width, scheme=scheme)
        for path in paths:
            tab.page.goto(province + path)
            seen(tab.page)
            assert [*sideways(tab.page), *axe(tab.page, axe_source)] == []


def test_a_product_with_a_photo_says_who_took_it_and_not_that_it_lacks_one(
    open_tab: Open, province: str
) -> None:
    page = open_tab(province).page
    page.goto(province + PRODUCT)
    expect(page.locator(".photo figcaption")).to_have_text(
        "Ảnh: Người Chụp Ví Dụ · CC BY 4.0 · chụp tháng 10/2026"
    )
    expect(page.locator(".photos-more img")).to_have_attribute("alt", "Hình vẽ gói chè ví dụ")
    assert page.locator(".unknown").count() == 0
    page.goto(province + f"en/products/{RICH}/")
    expect(page.locator(".photos-more img")).to_have_attribute("lang", "vi")
    page.goto(province + "san-pham/htx-vi-du-mot/man-say-het-hieu-luc/")
    assert "ảnh chụp sản phẩm" in page.locator(".unknown").inner_text()
    assert page.locator(".photo").count() == 0


def test_a_card_shows_the_photo_in_the_place_of_the_drawing(open_tab: Open, province: str) -> None:
    """Equally large, whatever the shape of the photo."""
    page = open_tab(province).page
    page.goto(province + MAKER)
    seen(page)
    boxes = [
        card.bounding_box() for card in page.locator(".card:has(.card-picture) .card-picture").all()
    ]
    lefts = page.evaluate(
        "[...document.querySelectorAll('.card')].map(card =>"
        " card.querySelector('.card-picture').getBoundingClientRect().left"
        " - card.getBoundingClientRect().left)"
    )

    assert page.locator(".card picture").count() == 1
    assert len({(box["width"], box["height"]) for box in boxes if box}) == 1
    assert len(boxes) == 4
    assert max(lefts) - min(lefts) < 0.5


def test_a_photo_that_was_seen_is_there_without_a_network(
    open_tab: Open, own: tuple[Path, str]
) -> None:
    """Kept apart from what pages need, and never asked for twice."""
    _, address = own
    tab = open_tab(address, worker=True, width=PHONE)
    tab.page.goto(address + PRODUCT)
    settle(tab.page, address)
    tab.page.reload()
    seen(tab.page)
    tab.page.wait_for_function(
        "() => caches.open('ocop-photos').then(one => one.keys().then(keys => keys[1]))"
    )
    go_offline(tab, address)
    tab.page.reload()

    assert all(photo["loaded"] for photo in seen(tab.page))
    assert tab.drain() == []


def test_photos_open_from_a_memory_stick(open_tab: Open, tmp_path: Path) -> None:
    site: BuiltSite = build_site(
        Path(__file__).parent / "province", tmp_path / "stick", COLLECTED, offline=True
    )
    tab = open_tab(f"file://{site.folder}/")
    tab.page.goto(f"file://{site.folder}/{PRODUCT}index.html")

    assert [photo["name"] for photo in seen(tab.page)] == ["400.webp", "400.webp"]
