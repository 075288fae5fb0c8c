"""Near me: what is measured, from where and to what; and that nobody is told where a reader is."""

import gzip
import json
import math
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from catalog.errors import BrokenReference
from catalog.reference import Places, places_of, read_places
from catalog.reference.data import FOLDER
from tests.site_fixture import ROOT, BuiltSite, Document, text_of
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
    sideways,
)

__all__ = ["browser", "open_tab", "province", "root"]

TABLE: dict[str, list[Any]] = yaml.safe_load((ROOT / "tests" / "near.yml").read_text("utf-8"))
TYPED = [(text, case) for case in TABLE["typed"] for text in case["typed"]]
LISTS = {"vi": "noi-ban/", "en": "en/sales-points/"}

DOOR, KIOSK, STALL, NOWHERE, CLOSED = (
    "quay-vi-du",
    "ki-ot-vi-du-o-xa",
    "sap-chua-kiem-tra",
    "tiem-vi-du-khong-ro-noi",
    "quan-vi-du-da-dong",
)
"""Of the invented province: measured at the door, known to the commune, to the district, not."""

HERE = {"latitude": 21.01, "longitude": 104.01, "accuracy": 40}
"""About 1.5 km from the door of the stand, and far from all else."""


# --- what is known of places --------------------------------------------------------------


def places(**changes: Any) -> Places:
    """Two communes of one district, as a places file would say it."""
    units: list[dict[str, Any]] = [
        {"code": "1", "slug": "xa-a", "full_name": "Xã A", "name_en": "A", "area_km2": "10"},
        {"code": "2", "slug": "xa-b", "full_name": "Xã B", "name_en": "B", "area_km2": "30"},
    ]
    units[0] |= {"centroid": ["20", "100"]} | changes
    units[1] |= {"centroid": ["24", "104"]}
    district: dict[str, Any] = {"id": "d", "name": "D", "full_name": "Huyện D", "type": "huyện"}
    tree: Any = {
        "province": {"name": "P", "name_en": "P"},
        "units": units,
        "former_districts": [district | {"now_in": ["1", "2"]}],
    }
    return places_of(tree)


def test_the_middle_of_a_district_lies_nearer_to_its_larger_communes() -> None:
    """Nobody wrote it down, so it is worked out; by plain mean where an area is missing."""
    assert places().districts["d"].middle == (23, 103)
    assert places(area_km2="").districts["d"].middle == (22, 102)
    assert places(centroid=[]).districts["d"].middle == (24, 104)
    assert places().districts["d"].area_km2 == 40
    assert places(area_km2="").districts["d"].area_km2 is None
    assert places(centroid=[]).communes["1"].middle is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"centroid": ["20"]},
        {"centroid": ["20", "x"]},
        {"centroid": ["100", "20"]},  # longitude first
        {"centroid": ["nan", "20"]},
        {"area_km2": "-1"},
        {"area_km2": "large"},
    ],
    ids=str,
)
def test_a_middle_that_is_no_point_is_said(wrong: dict[str, Any]) -> None:
    with pytest.raises(BrokenReference):
        places(**wrong)


def test_every_place_of_son_la_has_a_middle_inside_the_province() -> None:
    son_la = read_places(FOLDER / "places" / "son-la.yml")
    middles = [one.middle for one in son_la.communes.values()]
    middles += [one.middle for one in son_la.districts.values()]

    assert len(middles) == 75 + 12
    for middle in middles:
        assert middle is not None
        assert 20.5 < middle[0] < 22.1
        assert 103.2 < middle[1] < 105.1


def rows_of(site: BuiltSite, language: str = "vi") -> dict[str, Any]:
    """Rows of the list of sales points by the id of the point."""
    page = site.pages[LISTS[language]]
    return {
        next(row.iter("a")).get("href", "").split("/")[-2]: row
        for row in page.all("li", class_="tile")
    }


def test_a_distance_is_measured_to_what_is_known_and_to_no_more(province_site: BuiltSite) -> None:
    """Coordinates stand in a row if they were measured, or are the middle of what is known."""
    rows = rows_of(province_site)
    said = {
        id_: [row.get(f"data-{name}") for name in ("at", "ground", "unit")]
        for id_, row in rows.items()
    }

    assert said == {
        DOOR: ["21.0001,104.0002", "tọa độ đo tại cửa", None],
        KIOSK: ["21.2,104.3", "đo tới giữa xã Mường Dụ", "xa-muong-du"],
        STALL: ["21.257,104.386", "đo tới giữa vùng huyện Ví Hạ cũ", "vi-ha"],
        NOWHERE: [None, None, None],
        CLOSED: ["21.0501,104.0502", "tọa độ đo tại cửa", None],
    }


def test_the_real_points_have_no_invented_door(built_site: BuiltSite) -> None:
    """Seven points, and no source gives a coordinate of any."""
    for id_, row in rows_of(built_site).items():
        assert row.get("data-unit"), id_
        assert "giữa" in row.get("data-ground", ""), id_


@pytest.mark.parametrize("language", ["vi", "en"])
def test_directions_lead_to_a_door_and_a_search_is_called_one(
    province_site: BuiltSite, language: str
) -> None:
    """Who is sent to the middle of a commune as if it were a shop does not come back."""
    way, search = {"vi": ("Chỉ đường", "Tìm trên bản đồ"), "en": ("Directions", "Find on a map")}[
        language
    ]
    for id_ in (DOOR, KIOSK, STALL, NOWHERE, CLOSED):
        page = province_site.pages[f"{LISTS[language]}{id_}/"]
        for where in (page, rows_of(province_site, language)[id_]):
            links = maps_of(where)
            if id_ == DOOR:
                assert [one.get("href") for one in links] == [
                    "https://www.google.com/maps/dir/?api=1&destination=21.0001%2C104.0002",
                    "https://www.openstreetmap.org/directions?route=%3B21.0001%2C104.0002",
                ]
                assert all(text_of(one).startswith(way) for one in links)
            elif id_ in {KIOSK, STALL}:
                assert [text_of(one).startswith(search) for one in links] == [True]
                assert "maps/search/" in links[0].get("href", "")
            else:
                assert links == []
            for one in links:
                assert {"noopener", "noreferrer"} <= set(one.get("rel", "").split())
        explained = "map can only search" if language == "en" else "chỉ tìm theo tên"
        assert (explained in page.source) == (id_ in {KIOSK, STALL})


def maps_of(where: Any) -> list[Any]:
    """Links to maps in a page or a row."""
    tree = where.tree if isinstance(where, Document) else where
    ways = [a for ul in tree.iter("ul") if ul.get("class") == "maps" for a in ul.iter("a")]
    return [
        way for way in ways if re.match(r"https://www\.(google|openstreetmap)\.", way.get("href"))
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_in_the_list_whom_to_call_stands_before_maps(
    province_site: BuiltSite, language: str
) -> None:
    """Where can I buy it, and whom do I call: without opening a page for each."""
    row = rows_of(province_site, language)[DOOR]
    (ways,) = [ul for ul in row.iter("ul") if ul.get("class") == "maps"]
    (closed,) = [rows_of(province_site, language)[CLOSED]]

    assert next(ways.iter("a")).get("href") == "tel:+84900000003"
    assert not [a for a in closed.iter("a") if a.get("href", "").startswith("tel:")]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("noi-ban/quay-vi-du/", ["Gọi 0900 000 003 – Quầy OCOP Ví Dụ"]),
        ("en/sales-points/ki-ot-vi-du-o-xa/", ["Message on Zalo 0900 000 004 – Example kiosk"]),
        (
            "chu-the/htx-vi-du-mot/",
            ["Gọi 0900 000 001 – HTX Ví Dụ Một", "Nhắn Zalo 0900 000 002 – HTX Ví Dụ Một"],
        ),
        (
            "san-pham/htx-vi-du-mot/che-con-hieu-luc/",
            ["Gọi 0900 000 001 – HTX Ví Dụ Một", "Nhắn Zalo 0900 000 002 – HTX Ví Dụ Một"],
        ),
    ],
)
def test_call_and_zalo_are_buttons_for_a_thumb_that_say_whose_they_are(
    open_tab: Open, province: str, path: str, names: list[str]
) -> None:
    page = open_tab(province, width=PHONE).page
    page.goto(province + path)
    for name in names:
        button = page.get_by_role("link", name=name, exact=True)
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        number = name.split(" – ")[0][-12:].replace(" ", "")
        href = button.get_attribute("href") or ""
        assert href == (f"https://zalo.me/{number}" if "Zalo" in name else f"tel:+84{number[1:]}")


# --- distances and names, in Python and in the browser -------------------------------------


def haversine(start: list[float], end: list[float]) -> float:
    """Kilometres between two points given by latitude and longitude."""
    (north, east), (to_north, to_east) = (map(math.radians, one) for one in (start, end))
    part = (
        math.sin((to_north - north) / 2) ** 2
        + math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2) ** 2
    )
    return 2 * 6371.0088 * math.asin(min(1, math.sqrt(part)))


@pytest.fixture(scope="module")
def bare(browser: Any, built_site: BuiltSite, tmp_path_factory: Any) -> Iterator[Page]:
    """A page that holds the functions, the places of Sơn La, and nothing else."""
    folder: Path = tmp_path_factory.mktemp("where")
    for name in ("text.js", "where.js"):
        shutil.copy(ROOT / "theme" / "scripts" / name, folder)
    shutil.copy(built_site.folder / "assets" / "places.js", folder)
    scripts = "".join(f'<script src="{n}.js"></script>' for n in ("text", "where", "places"))
    (folder / "page.html").write_text(f'<meta charset="utf-8">{scripts}', "utf-8")
    page = browser.new_page()
    page.goto((folder / "page.html").as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("case", TABLE["distances"], ids=str)
def test_python_and_browser_measure_alike(case: dict[str, Any], bare: Page) -> None:
    ends = [case["from"], case["to"]]

    assert haversine(*ends) == pytest.approx(case["km"], abs=1e-4)
    assert bare.evaluate("ends => ocop.where.distance(...ends)", ends) == pytest.approx(
        case["km"], abs=1e-4
    )


@pytest.mark.parametrize(("text", "case"), TYPED, ids=[text for text, _ in TYPED])
def test_a_place_is_known_however_it_is_typed(text: str, case: dict[str, Any], bare: Page) -> None:
    found = bare.evaluate(
        """text => {
          const found = ocop.where.search(ocop.where.placesOf(ocop.places), text);
          return [found.hits.map(one => one.id), found.sure];
        }""",
        text,
    )
    first = case["first"]

    assert found[0][: max(1, len(first))] == first
    assert found[1] == case["sure"]


def test_every_place_has_an_address_of_its_own(bare: Page) -> None:
    """``?near=`` means one place, for ever."""
    ids = bare.evaluate("ocop.where.placesOf(ocop.places).map(one => one.id)")

    assert len(ids) == len(set(ids)) > 200


def test_places_cost_little(built_site: BuiltSite) -> None:
    """They are loaded by those only who type a place, and still over the worst network."""
    data = (built_site.folder / "assets" / "places.js").read_bytes()

    assert len(gzip.compress(data)) < 6000


# --- the list ------------------------------------------------------------------------------


def order(page: Page) -> list[str]:
    """Ids of the points in the order in which a reader sees them."""
    found: list[str] = page.locator(".points h2 a").evaluate_all(
        "all => all.map(a => a.getAttribute('href').split('/').slice(-2)[0])"
    )
    return found


def distance(page: Page, id_: str) -> str:
    """What a row says of its distance."""
    return page.locator(f".points li:has(a[href*='{id_}']) .distance").inner_text()


def ask_device(page: Page) -> str:
    """Press the button; what is announced when the answer is there."""
    page.locator(".nearby-device button").click()
    status = page.locator(".nearby-status")
    expect(status).to_have_text(re.compile("[^…]$"))
    return status.inner_text()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_list_is_sorted_on_the_device_and_nothing_is_sent(
    open_tab: Open, province: str, language: str
) -> None:
    """Not one request more, and neither the address nor the storage holds a position."""
    tab = open_tab(province, width=PHONE)
    page = tab.page
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(HERE)  # type: ignore[arg-type]
    page.goto(province + LISTS[language])
    page.wait_for_load_state("networkidle")  # fonts come after everything else
    usual, before = order(page), len(tab.requests)
    said = ask_device(page)
    page.wait_for_timeout(300)

    assert len(tab.requests) == before
    assert order(page) == [DOOR, KIOSK, STALL, NOWHERE, CLOSED] != usual
    expected = {
        "vi": ("khoảng 1 km, tọa độ đo tại cửa", "chưa rõ nơi, không tính được khoảng cách"),
        "en": ("about 1 km, measured at the door", "place not known well enough for a distance"),
    }[language]
    assert distance(page, DOOR) == expected[0]
    assert distance(page, NOWHERE) == expected[1]
    assert ("đường chim bay" if language == "vi" else "straight-line") in said
    assert "1 km" in said
    assert page.evaluate("location.search + location.hash") == ""
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert "21.0" not in kept

    back = {"vi": "Về thứ tự thường", "en": "Back to the usual order"}[language]
    page.get_by_role("button", name=back).click()
    assert order(page) == usual
    assert page.locator(".distance:visible").count() == 0
    assert page.evaluate("document.activeElement.id") == "nearby"


def test_the_position_is_asked_for_only_by_a_click(open_tab: Open, province: str) -> None:
    """Once, without wearing the battery out, and not before the promise was read."""
    page = open_tab(province).page
    page.add_init_script(
        """window.wishes = [];
        navigator.geolocation.getCurrentPosition = (found, lost, how) => wishes.push(how);
        navigator.geolocation.watchPosition = () => wishes.push("watched");"""
    )
    page.goto(province + "noi-ban/?near=vi-ha")
    page.locator(".distance:visible").first.wait_for()
    assert page.evaluate("wishes") == []
    described = page.locator(".nearby-device button").get_attribute("aria-describedby")
    assert "không gửi gì" in page.locator(f"#{described}").inner_text()

    page.locator(".nearby-device button").click()
    assert page.evaluate("wishes") == [{"maximumAge": 300_000, "timeout": 10_000}]


FAILURES = {"denied": 1, "unavailable": 2, "too late": 3}


@pytest.mark.parametrize("code", FAILURES.values(), ids=FAILURES)
def test_without_a_position_a_typed_place_remains(open_tab: Open, province: str, code: int) -> None:
    page = open_tab(province).page
    if code > 1:  # the browser of the tests denies of itself
        page.add_init_script(
            "navigator.geolocation.getCurrentPosition = (found, lost) =>"
            f" lost({{code: {code}, PERMISSION_DENIED: 1}});"
        )
    page.goto(province + "noi-ban/")
    usual = order(page)
    said = ask_device(page)

    assert said.startswith("Trang không được phép" if code == 1 else "Máy chưa tìm ra")
    assert "gõ tên xã" in said
    assert order(page) == usual
    page.locator("#nearby-place").fill("mường dụ")
    page.locator(".nearby-choices button").nth(1).wait_for()


def test_no_number_is_given_that_means_nothing(open_tab: Open, province: str) -> None:
    """Half a kilometre from the middle of a commune, its shop may be ten kilometres off."""
    page = open_tab(province).page
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 21.204, "longitude": 104.3})
    page.goto(province + "noi-ban/")
    said = ask_device(page)

    assert order(page)[0] == KIOSK
    assert distance(page, KIOSK) == "quanh đây, ngay trong xã Mường Dụ"
    assert said.endswith("quanh đây, ngay trong xã Mường Dụ.")
    assert distance(page, STALL).startswith("khoảng 11 km, đo tới giữa")


def test_a_device_that_hardly_knows_says_so(open_tab: Open, province: str) -> None:
    """A desk computer finds itself by its network, often in the next town."""
    page = open_tab(province).page
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(HERE | {"accuracy": 25_000})  # type: ignore[arg-type]
    page.goto(province + "noi-ban/")

    assert "sai số khoảng 25 km" in ask_device(page)


@pytest.mark.parametrize(
    "missing",
    [
        "delete Navigator.prototype.geolocation",
        "Object.defineProperty(window, 'isSecureContext', {get: () => false})",
    ],
    ids=["no such thing", "plain http"],
)
def test_what_the_browser_cannot_do_is_not_offered(
    open_tab: Open, province: str, missing: str
) -> None:
    page = open_tab(province).page
    page.add_init_script(missing)
    page.goto(province + "noi-ban/")

    assert not page.locator(".nearby-device").is_visible()
    assert not page.locator("#nearby-promise").is_visible()
    page.locator("#nearby-place").fill("ban du")
    page.keyboard.press("Enter")
    page.wait_for_url("**/noi-ban/?near=xa-ban-du-vi-thuong")
    assert order(page)[0] == DOOR


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_place_is_typed_and_chosen_with_the_keyboard_alone(
    open_tab: Open, province: str, width: int
) -> None:
    """Several places bear one name: they are listed, and the choice stands in the address."""
    tab = open_tab(province, width=width)
    page = tab.page
    page.goto(province + "noi-ban/")
    assert not any("places" in url for _, url in tab.requests)
    press_tab_until(page, "#nearby-place")
    page.keyboard.type("vi ha")
    page.locator(".nearby-choices button").first.wait_for()
    shown = page.locator(".nearby-choices button").all_inner_texts()
    assert shown[:3] == [
        "vùng huyện Ví Hạ cũ",
        "xã Ví Hạ",
        "thị trấn Ví Hạ (trước 07/2025), nay thuộc xã Ví Hạ",
    ]
    assert page.locator(".nearby-status[role=status]").inner_text().startswith("3 nơi")
    page.keyboard.press("Enter")
    assert page.locator(".nearby-choices button").count() == 3  # not sure, so not sorted

    press_tab_until(page, ".nearby-choices button", most=3)
    page.keyboard.press("Enter")
    page.wait_for_url("**/noi-ban/?near=vi-ha")
    assert page.evaluate("document.activeElement.type") == "reset"
    assert page.locator("#nearby-place").input_value() == "huyện Ví Hạ"
    assert order(page) == [STALL, KIOSK, DOOR, NOWHERE, CLOSED]
    assert distance(page, STALL) == "trong vùng huyện Ví Hạ cũ, chưa rõ xã nào"
    assert "từ giữa vùng huyện Ví Hạ cũ" in page.locator(".nearby-status").inner_text()

    page.reload()
    page.locator(".distance:visible").first.wait_for()
    assert order(page)[0] == STALL
    page.locator(".points h2 a").first.click()
    page.wait_for_url("**/sap-chua-kiem-tra/")
    page.go_back()
    page.locator(".distance:visible").first.wait_for()
    assert order(page)[0] == STALL
    press_tab_until(page, ".nearby [type=reset]")
    page.keyboard.press("Enter")
    assert page.evaluate("location.search") == ""


def test_an_address_written_by_hand_is_read_as_words(open_tab: Open, root: str) -> None:
    """``?near=thi-tran-bac-yen`` is no id of ours, and says clearly what is meant."""
    page = open_tab(root).page
    page.goto(root + "en/sales-points/?near=thi-tran-bac-yen")
    page.wait_for_url("**/?near=thi-tran-bac-yen-bac-yen")
    assert order(page)[0] == "gian-hang-viet-thi-tran-bac-yen"
    assert distance(page, "gian-hang-viet-thi-tran-bac-yen") == "right in Bac Yen Commune"

    page.goto(root + "noi-ban/?near=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.locator(".nearby-status")).to_contain_text("Không thấy nơi nào")


def test_a_device_position_takes_the_typed_place_out_of_the_address(
    open_tab: Open, province: str
) -> None:
    page = open_tab(province).page
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(HERE)  # type: ignore[arg-type]
    page.goto(province + "noi-ban/?near=vi-ha")
    page.locator(".distance:visible").first.wait_for()
    ask_device(page)

    assert page.evaluate("location.search") == ""
    assert page.locator("#nearby-place").input_value() == ""
    assert order(page)[0] == DOOR


def test_an_answer_to_an_older_wish_comes_too_late(open_tab: Open, province: str) -> None:
    """Who typed a place while the device was still thinking meant the place."""
    page = open_tab(province).page
    page.add_init_script(
        "navigator.geolocation.getCurrentPosition = found => { window.answer = () =>"
        " found({coords: {latitude: 21, longitude: 104, accuracy: 9}}); };"
    )
    page.goto(province + "noi-ban/")
    page.locator(".nearby-device button").click()
    page.locator("#nearby-place").fill("xã ví hạ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?near=xa-vi-ha")
    page.evaluate("answer()")

    assert order(page)[0] == STALL
    assert page.evaluate("location.search") == "?near=xa-vi-ha"


def test_places_that_cannot_be_loaded_may_come_later(open_tab: Open, province: str) -> None:
    tab = open_tab(province)
    page = tab.page
    page.route("**/places.js*", lambda route: route.abort())
    page.goto(province + "noi-ban/")
    page.locator("#nearby-place").fill("vi ha")
    expect(page.locator(".nearby-status")).to_contain_text("Chưa tải được")
    assert all("places.js" in one or "ERR_FAILED" in one for one in tab.drain())

    page.unroute("**/places.js*")
    page.keyboard.press("Enter")
    page.locator(".nearby-choices button").first.wait_for()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_state_of_the_form_is_accessible(
    open_tab: Open, province: str, axe_source: str, language: str, scheme: str, width: int
) -> None:
    """At rest, with choices, sorted; and the pages of points."""
    tab = open_tab(province, width=width, scheme=scheme)
    page = tab.page
    page.goto(province + LISTS[language])
    wrong = [*axe(page, axe_source), *sideways(page)]
    page.locator("#nearby-place").fill("muong du")
    page.locator(".nearby-choices button").first.wait_for()
    wrong += [*axe(page, axe_source), *sideways(page)]
    page.locator(".nearby-choices button").first.click()
    page.wait_for_url("**/?near=*")
    wrong += [*axe(page, axe_source), *sideways(page), *small(page)]
    for id_ in (KIOSK, CLOSED):
        page.goto(f"{province}{LISTS[language]}{id_}/")
        wrong += [*axe(page, axe_source), *sideways(page), *small(page)]

    assert wrong == []


def small(page: Page) -> list[str]:
    """Buttons and fields that a thumb would miss."""
    found: list[str] = page.evaluate(
        """() => [".nearby button", ".nearby input", ".maps a", ".contacts a"]
          .flatMap(all => [...document.querySelectorAll(all)])
          .filter(e => e.checkVisibility())
          .filter(e => Math.min(e.offsetWidth, e.offsetHeight) < 44)
          .map(e => e.outerHTML.slice(0, 80))"""
    )
    return found


def test_a_screen_reader_hears_a_search_its_field_and_its_answer(
    open_tab: Open, province: str
) -> None:
    page = open_tab(province).page
    page.goto(province + "noi-ban/")
    form = page.get_by_role("search", name="Gần tôi")

    assert form.get_by_role("textbox", name="hoặc gõ tên xã, phường, huyện cũ").is_visible()
    assert form.get_by_role("button", name="Dùng vị trí của máy này").is_visible()
    form.get_by_role("textbox").fill("vi ha")
    form.get_by_role("list", name="Những nơi có tên như vậy").wait_for()
    assert form.get_by_role("status").inner_text().startswith("3 nơi")


def test_without_scripts_the_list_is_whole_and_no_form_is_shown(
    open_tab: Open, province: str
) -> None:
    page = open_tab(province, scripts=False).page
    page.goto(province + "noi-ban/")

    assert len(order(page)) == 5
    assert not page.locator(".nearby").is_visible()
    assert page.locator(".distance:visible").count() == 0
    assert page.locator(".maps a").first.is_visible()


def test_from_a_memory_stick_typed_places_work(open_tab: Open, offline_site: BuiltSite) -> None:
    """No host, no position; the names of places lie on the stick."""
    start = offline_site.folder.as_uri() + "/"
    page = open_tab(start).page
    page.goto(start + "noi-ban/index.html")
    assert not page.locator(".nearby-device").is_visible()
    page.locator("#nearby-place").fill("tt bac yen")
    page.keyboard.press("Enter")
    page.locator(".distance:visible").first.wait_for()

    assert order_by_link(page)[0].endswith("gian-hang-viet-thi-tran-bac-yen/index.html")


def order_by_link(page: Page) -> list[str]:
    found: list[str] = page.locator(".points h2 a").evaluate_all("all => all.map(a => a.href)")
    return found


def test_the_script_is_given_all_its_words(province_site: BuiltSite) -> None:
    for language, path in LISTS.items():
        script = next(
            one
            for one in province_site.pages[path].all("script", type="application/json")
            if one.get("class") == "nearby-words"
        )
        words = json.loads(script.text or "")
        assert all(words.values()), language
        assert words["count"] == {"vi": "5 điểm bán", "en": "5 sales points"}[language]
