"""What figures are in a browser: on a desk, with a thumb, with the keyboard, on paper.

Phones in the dark are looked at with all other kinds of page in `test_browser.py`.
"""

import pytest

from tests.site_fixture import BuiltSite
from tests.test_browser import (  # noqa: F401 - fixtures are found by their names
    PHONE,
    Open,
    axe,
    browser,
    in_language,
    open_tab,
    province,
    root,
    sideways,
)

PAGES = [
    "so-lieu/",
    "so-lieu/hieu-luc/",
    "so-lieu/xa/",
    "so-lieu/muc-tieu/",
    "so-lieu/len-hang/",
    "so-lieu/diem-ban/",
    "so-lieu/chat-luong/",
]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_figures_with_every_state_are_accessible_on_a_desk(
    open_tab: Open,  # noqa: F811 - the fixture
    province: str,  # noqa: F811
    province_site: BuiltSite,
    axe_source: str,
    language: str,
) -> None:
    tab = open_tab(province)
    wrong = []
    for path in in_language(province_site, language, PAGES):
        tab.page.goto(province + path)
        found = [*tab.drain(), *sideways(tab.page), *axe(tab.page, axe_source)]
        wrong += [f"{path}: {one}" for one in found]

    assert wrong == []


def test_a_thumb_hits_each_commune_of_the_map(open_tab: Open, root: str) -> None:  # noqa: F811
    """24 pixels, the least of WCAG 2.5.8; and each circle is hit in its middle."""
    page = open_tab(root, width=PHONE).page
    page.goto(f"{root}so-lieu/xa/")
    found = page.evaluate(
        """() => [...document.querySelectorAll(".province-map a")].map(link => {
          link.scrollIntoView({block: "center"});
          const box = link.querySelector(".cell").getBoundingClientRect();
          const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return [link.getAttribute("aria-label"), box.width, link.contains(there)];
        })"""
    )

    assert len(found) == 75
    assert [one for one in found if one[1] < 24 or not one[2]] == []


def test_the_map_is_walked_with_the_keyboard_or_skipped(open_tab: Open, root: str) -> None:  # noqa: F811
    """Who walks sees where they are; who does not want to walk 75 steps takes one."""
    page = open_tab(root).page
    page.goto(f"{root}so-lieu/xa/")
    page.locator(".map-skip").focus()
    assert page.locator(".map-skip").is_visible()
    page.keyboard.press("Tab")
    ring = page.evaluate(
        """() => { const cell = document.activeElement.querySelector(".cell");
          return [document.activeElement.closest(".province-map") !== null,
            getComputedStyle(cell).strokeWidth]; }"""
    )
    page.locator(".map-skip").focus()
    page.keyboard.press("Enter")

    assert ring == [True, "3px"]
    assert page.url.endswith("#list")


def test_without_scripts_every_number_is_there(open_tab: Open, root: str) -> None:  # noqa: F811
    page = open_tab(root, scripts=False).page
    page.goto(f"{root}so-lieu/")

    assert page.locator("#states-table tfoot td").inner_text() == "114"
    assert page.locator("#chart-stars-title").count() == 1


def test_what_was_visited_before_is_printed_as_at_first(open_tab: Open, root: str) -> None:  # noqa: F811
    """Styles for paper come behind all others, on the second visit too."""
    page = open_tab(root, scheme="dark").page
    seen = []
    for _ in range(2):
        page.goto(f"{root}so-lieu/", wait_until="networkidle")
        page.emulate_media(media="print")
        seen.append(
            page.evaluate(
                """() => [getComputedStyle(document.body).backgroundColor,
                  getComputedStyle(document.querySelector(".md-typeset")).fontSize,
                  getComputedStyle(document.querySelector(".figures-nav")).display]"""
            )
        )
        page.emulate_media(media="screen")

    assert seen[0] == seen[1] == ["rgb(255, 255, 255)", "12px", "none"]
