"""Figures: every sum on a page is that of the records, on whatever day it is built.

Numbers are read back from the built pages and counted anew from the public data.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from icalendar import Calendar

from catalog.check import check
from catalog.claims import Claim, State
from catalog.dates import PartialDate, months_after
from catalog.errors import BrokenReference
from catalog.figures import (
    Known,
    expiries,
    known_by,
    schematic,
)
from catalog.pipeline import Order, build
from catalog.reference import announced_of, places_of, read_announced, read_places
from catalog.reference.data import FOLDER
from catalog.standing import Part, standing
from catalog.text import capital
from catalog.views import PAGES
from catalog.views.figures import FIGURES
from catalog.words import read_words
from tests.figures_fixture import by, counted, number, numbers_of, table_of, without_zeros
from tests.invented import DAY, ENDING, LAST_DAY, NEXT_YEAR, PROVINCE, change, copy_of_province
from tests.site_fixture import COLLECTED, ROOT, BuiltSite, text_of

NEXT = LAST_DAY + timedelta(days=1)
"""The first day on which ENDING has lapsed."""

SVG = "{http://www.w3.org/2000/svg}"

On = Callable[[date], BuiltSite]


@pytest.fixture(scope="module")
def on(tmp_path_factory: pytest.TempPathFactory) -> On:
    """The invented province as of a day, without what is printed."""

    @cache
    def site(day: date) -> BuiltSite:
        out = tmp_path_factory.mktemp(f"figures-{day}") / "site"
        built = build(Order(PROVINCE, out, day, pdfs=False))
        assert built.catalogue, built.problems[:3]
        return BuiltSite(out, built.base_url, day)

    return site


@pytest.fixture(params=["real", DAY, LAST_DAY, NEXT, NEXT_YEAR], ids=str)
def site(request: pytest.FixtureRequest, on: On) -> BuiltSite:
    """The real records, and the province on days on which it says different things."""
    if request.param == "real":
        found = request.getfixturevalue("built_site")
        assert isinstance(found, BuiltSite)
        return found
    return on(request.param)


def words_of(language: str) -> dict[str, str]:
    """What columns are called, by what `counted` calls them."""
    t = read_words(ROOT)[language]
    return {
        **{str(stars): t("stars.exactly", stars=stars) for stars in (5, 4, 3)},
        "unknown": t("figures.rank_unknown"),
        "sum": t("figures.sum"),
        "in_force": t("figures.in_force"),
        "ever": capital(t("ever.reported")),
        **{one.value: t(f"figures.standing.{one}") for one in Part if one is not Part.IN_FORCE},
    }


def id_of(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]


# --- counting ----------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(State))
def test_every_state_counts_in_one_part(state: State) -> None:
    """What a decision did not prove on the day is never in force, nor is it lapsed."""
    found = standing((), Claim(state, 4), DAY)

    assert (found.part is Part.IN_FORCE) is state.proves_stars
    assert found.in_force is state.proves_stars
    assert (found.part is Part.ENDED) is (state in {State.LAPSED, State.REVOKED, State.REPLACED})


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (date(2019, 12, 31), Known(0, 2)),
        (date(2020, 11, 30), Known(0, 2)),
        (date(2020, 12, 30), Known(0, 3)),
        (date(2020, 12, 31), Known(1, 2)),
        (date(2023, 12, 31), Known(6, 2)),
    ],
)
def test_a_year_counts_surely_only_when_it_is_over(day: date, known: Known) -> None:
    """ "By January 2024" must not take in what is only known to be of 2024."""
    catalogue = check(PROVINCE, DAY).catalogue
    assert catalogue

    assert known_by(catalogue.products.values(), day) == known


def test_ever_recognised_is_what_is_known_by_today(site: BuiltSite) -> None:
    page = site.documents["so-lieu/"]
    numbers = page.all("p", class_="number")
    products = site.json("products.json")["products"]
    in_force = sum(one["validity"]["proves_stars"] for one in products)
    reported = sum(one["validity"]["state"] != "none" for one in products)
    seen = sum(
        any(
            one["decision"] and one["issuer"] and (one["issued"] or "") <= site.day.isoformat()
            for one in product["certificates"]
        )
        for product in products
    )

    found = [number(text_of(p).split()[0]) for p in numbers[:3]]
    assert found == [in_force, seen, reported]
    home = [number(text_of(p).split()[0]) for p in site.documents[""].all("p", class_="number")]
    assert home[:2] == [in_force, reported]


# --- every table is the records ----------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_tables_of_the_overview_are_the_records(site: BuiltSite, language: str) -> None:
    words = words_of(language)
    page = site.documents["so-lieu/" if language == "vi" else "en/figures/"]
    unknown_year = read_words(ROOT)[language]("figures.year_unknown")
    expected = {
        "stars": by(site, stars_of(words), words),
        "year": by(site, lambda one: str(year_of(one, site.day) or unknown_year), words),
        "group": by(site, lambda one: one["group"], words),
    }

    for caption, rows in expected.items():
        shown = numbers_of(table_of(page, caption))
        total = shown.pop("sum")
        found = {id_of(key): without_zeros(row) for key, row in shown.items()}
        assert {key: row for key, row in found.items() if row} == rows, caption
        assert without_zeros(total) == counted(site.json("products.json")["products"], words), (
            caption
        )


def stars_of(words: dict[str, str]) -> Callable[[dict[str, Any]], str]:
    def key(one: dict[str, Any]) -> str:
        return str(one["stars"]) if one["stars"] else words["unknown"]

    return key


def year_of(one: dict[str, Any], day: date) -> int | None:
    """The year of the newest decision, or report, that the state of the product is about."""
    proofs = one["validity"]["state"] not in {"unconfirmed", "none"}
    issued = [
        c["issued"] or ""
        for c in one["certificates"]
        if (bool(c["decision"]) and bool(c["issuer"])) == proofs and (c["issued"] or "") <= str(day)
    ]
    return int(max(issued)[:4]) if issued and max(issued) else None


def test_the_table_of_states_adds_up(site: BuiltSite) -> None:
    table = site.documents["so-lieu/"].one("table", id="states-table")
    lines = [
        (row.get("class"), number(text_of(cell)))
        for row in table.iter("tr")
        for cell in row.findall("td")
    ]
    *parts, (_, total) = lines
    unconfirmed = sum(
        one["validity"]["state"] == "unconfirmed" for one in site.json("products.json")["products"]
    )

    assert sum(n for kind, n in parts if kind != "is-part") == total
    assert sum(n for kind, n in parts if kind == "is-part") == unconfirmed
    assert total == site.json("products.json")["count"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_commune_stands_in_the_table_once_with_its_products(
    site: BuiltSite, language: str
) -> None:
    """Products of which no commune is known count too: the sum is that of all."""
    words = words_of(language)
    page = site.documents["so-lieu/xa/" if language == "vi" else "en/figures/communes/"]
    places = read_places(
        PROVINCE / "places.yml" if "vi-du" in site.base_url else FOLDER / "places" / "son-la.yml"
    )
    shown = numbers_of(table_of(page, "communes"))
    total = shown.pop("sum")
    ids = [id_of(key) for key in shown if "/xa/" in key or "/communes/" in key]

    def key(one: dict[str, Any]) -> str:
        code = one["place"]["commune_code"]
        if code:
            return places.communes[code].id
        district = one["place"]["former_district"]
        if district:
            return next(d.id for d in places.districts.values() if d.vi == district)
        return read_words(ROOT)[language]("figures.communes.nowhere")

    assert sorted(ids) == sorted(places.by_id)
    found = {id_of(name): without_zeros(row) for name, row in shown.items()}
    assert {name: row for name, row in found.items() if row} == by(site, key, words)
    assert without_zeros(total) == counted(site.json("products.json")["products"], words)


def test_what_ends_within_months_is_what_the_records_say(site: BuiltSite) -> None:
    """Certain days apart from years, decisions apart from reports."""
    table = site.documents["so-lieu/hieu-luc/"].one("table", id="outlook-table")
    shown = [list(row.values()) for row in numbers_of(table).values()]

    assert shown == [ending(site, months_after(site.day, months)) for months in (3, 6, 12)]


def ending(site: BuiltSite, last: date) -> list[int]:
    """(decided, decided perhaps, reported, reported perhaps) up to a day."""
    found = [0, 0, 0, 0]
    for one in site.json("products.json")["products"]:
        validity = one["validity"]
        reported = validity["term"] in {"running", "uncertain"}
        if not reported and validity["state"] not in {"in-force", "extended", "cannot-tell"}:
            continue
        first, end = validity["end_first"], validity["end_last"]
        if first and first <= str(last):
            found[2 * reported + (first != end)] += 1
    return found


def test_every_product_that_ends_within_a_year_is_listed_once(site: BuiltSite) -> None:
    page = site.documents["so-lieu/hieu-luc/"]
    listed = [
        link.get("href", "")
        for table in ("certain-table", "unsure-table")
        for element in page.all("table", id=table)
        for link in element.iter("a")
    ]

    assert len(set(listed)) == len(listed)
    assert len(listed) == sum(ending(site, months_after(site.day, 12)))


def test_a_year_is_never_shown_as_a_day(on: On, built_site: BuiltSite) -> None:
    """ "31/12/2027" would be a promise that nobody gave."""
    for site in (built_site, on(DAY)):
        page = site.documents["so-lieu/hieu-luc/"]
        for row in page.one("table", id="unsure-table").iter("tr"):
            for head in row.findall("th[@scope='row']"):
                assert "chưa rõ ngày" in text_of(head)
                assert "/12/" not in text_of(head)


# --- days --------------------------------------------------------------------------------


def test_pages_and_calendars_change_on_the_day_after_the_last(on: On) -> None:
    """The last day is a day in force, to its end."""
    words = words_of("vi")

    def seen(day: date) -> tuple[int, bool, bool, str]:
        site = on(day)
        total = numbers_of(table_of(site.documents["so-lieu/"], "stars"))["sum"]
        page = site.documents["so-lieu/hieu-luc/"]
        listed = [
            link.get("href", "")
            for part in (page.all("table", id="certain-table"), page.all("ul"))
            for element in part
            for link in element.iter("a")
        ]
        event = events(site, "so-lieu/hieu-luc/hieu-luc.ics")[ending_uid(site, "ends")]
        return (
            total[words["in_force"], words["sum"]],
            any(ENDING in link for link in listed),
            "Còn hiệu lực" in str(event["description"]),
            str(event["dtstart"].dt),
        )

    before, after = seen(LAST_DAY), seen(NEXT)

    assert before == (after[0] + 1, True, True, str(LAST_DAY))
    assert after[1:] == (False, False, str(LAST_DAY))


def events(site: BuiltSite, path: str) -> dict[str, Any]:
    """UID -> entry."""
    calendar = Calendar.from_ical((site.folder / path).read_bytes())
    found = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def ending_uid(site: BuiltSite, moment: str) -> str:
    (row,) = [one for one in site.json("products.json")["products"] if one["id"] == ENDING]
    return f"{row['code']}-2024-01-05-{moment}@vi-du.example"


def test_a_calendar_names_window_and_end_as_whole_days(on: On) -> None:
    """180 and 120 days before the end, and the end itself."""
    site = on(DAY)
    found = events(site, "chu-the/htx-vi-du-mot/hieu-luc.ics")

    days = {
        moment: found[ending_uid(site, moment)]["dtstart"].dt
        for moment in ("opens", "closes", "ends")
    }

    assert days == {
        "opens": LAST_DAY - timedelta(days=180),
        "closes": LAST_DAY - timedelta(days=120),
        "ends": LAST_DAY,
    }
    assert all(
        event["dtend"].dt - event["dtstart"].dt == timedelta(days=1) for event in found.values()
    )


def test_entries_keep_their_ids_in_every_file_language_and_build(on: On) -> None:
    """A calendar that gets a file again changes its entries, and adds none."""
    site = on(DAY)
    every = events(site, "so-lieu/hieu-luc/hieu-luc.ics")

    assert every.keys() == events(site, "en/figures/validity/validity.ics").keys()
    for path in site.folder.rglob("*.ics"):
        name = path.relative_to(site.folder).as_posix()
        if path.name in {"hieu-luc.ics", "validity.ics"}:
            assert events(site, name).keys() <= every.keys(), name
    assert every.keys() & events(on(NEXT), "so-lieu/hieu-luc/hieu-luc.ics").keys() == every.keys()


@pytest.mark.parametrize(
    ("product", "status", "revision"),
    [
        ("htx-vi-du-hai/ruou-bi-thu-hoi", "CANCELLED", 2),
        ("htx-vi-du-hai/thit-duoc-keo-dai", "CONFIRMED", 1),
        (ENDING, "CONFIRMED", 0),
    ],
)
def test_what_a_decision_changed_is_changed_in_calendars(
    on: On, product: str, status: str, revision: int
) -> None:
    site = on(DAY)
    (row,) = [one for one in site.json("products.json")["products"] if one["id"] == product]
    found = [
        event
        for uid, event in events(site, "so-lieu/hieu-luc/hieu-luc.ics").items()
        if uid.startswith(f"{row['code']}-")
    ]

    assert [(str(e["status"]), int(e["sequence"])) for e in found] == [(status, revision)] * 3


def test_no_calendar_holds_a_day_that_is_not_certain(on: On) -> None:
    """Only a year, only a month, no date, or the day of a council: none of these is a day."""
    site = on(DAY)
    uids = " ".join(events(site, "so-lieu/hieu-luc/hieu-luc.ics"))
    for one in site.json("products.json")["products"]:
        exact = [c for c in one["certificates"] if c["issued"] and len(c["issued"]) == 10]
        if all(c["reported_by"] == "council" for c in exact):
            assert f"{one['code']}-" not in uids, one["id"]


def test_a_report_of_a_day_is_tentative_in_a_calendar(built_site: BuiltSite) -> None:
    """The five-star coffee: only the press gave its day."""
    found = events(built_site, "chu-the/htx-ca-phe-bich-thao/hieu-luc.ics")

    assert {str(event["status"]) for event in found.values()} == {"TENTATIVE"}
    assert all("chưa xác nhận" in str(event["summary"]) for event in found.values())
    assert sorted(event["dtstart"].dt for event in found.values()) == [
        date(2027, 1, 2),
        date(2027, 3, 3),
        date(2027, 7, 1),
    ]


def test_a_calendar_without_a_day_is_still_a_calendar(tmp_path: Path) -> None:
    """Its address is a promise; the standard wants a component in it."""
    products = tmp_path / "products"
    products.mkdir()
    for name in ("catalogue.yml", "places.yml"):
        (products / name).write_bytes((PROVINCE / name).read_bytes())
    built = build(Order(products, tmp_path / "site", DAY, pdfs=False))
    assert built.catalogue, built.problems

    data = (tmp_path / "site/so-lieu/hieu-luc/hieu-luc.ics").read_bytes()

    calendar = Calendar.from_ical(data)
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]
    assert data.endswith(b"END:VCALENDAR\r\n")


def test_the_page_leads_to_each_calendar_there_is(on: On) -> None:
    site = on(DAY)
    page = site.documents["so-lieu/hieu-luc/"]
    linked = {
        urljoin("https://x/so-lieu/hieu-luc/", link.get("href", ""))[len("https://x/") :]
        for link in page.all("a", type="text/calendar")
    }

    assert linked == {
        path.relative_to(site.folder).as_posix() for path in site.folder.rglob("hieu-luc.ics")
    }


def test_what_a_later_decision_followed_does_not_run_out(tmp_path: Path) -> None:
    """Built for a day of the past, the catalogue knows that nothing lapsed."""
    catalogue = check(PROVINCE, date(2024, 9, 1)).catalogue
    assert catalogue
    replaced = "htx-vi-du-hai/tra-duoc-nang-hang"

    assert catalogue.products[replaced].claim.state is State.IN_FORCE
    products = copy_of_province(tmp_path)
    change(products / f"{replaced}.yml", "issued: 2024-09-15", "issued: 2025-09-15")
    known = check(products, date(2025, 9, 14)).catalogue
    assert known
    assert replaced not in {one.entry.id for one in expiries(known)}


# --- places ------------------------------------------------------------------------------


def test_every_old_name_leads_to_the_commune_of_today(built_site: BuiltSite) -> None:
    """All that were communes, wards, towns or districts, each under its own district."""
    places = read_places(FOLDER / "places" / "son-la.yml")
    page = built_site.documents["so-lieu/xa/"]
    shown = [
        (text_of(row.findall("span")[0]), id_of(row.findall("a")[0].get("href", "")))
        for part in page.all("ul", class_="old-units")
        for row in part.findall("li")
    ]
    districts = [
        id_of(link.get("href", "")) for head in page.all("h3") for link in head.findall("a")
    ]

    expected = [(unit.vi, places.communes[unit.now].id) for unit in places.old]
    assert sorted(shown) == sorted(expected)
    assert sorted(districts) == sorted(places.districts)


def test_the_map_has_a_link_for_every_commune(built_site: BuiltSite) -> None:
    page = built_site.documents["so-lieu/xa/"]
    (drawing,) = page.all(f"{SVG}svg", class_="province-map")
    links = list(drawing.iter(f"{SVG}a"))

    assert sorted(id_of(link.get("href", "")) for link in links) == sorted(
        read_places(FOLDER / "places" / "son-la.yml").by_id
    )
    assert all(link.get("aria-label") for link in links)
    for link in links:
        path = urljoin("https://x/so-lieu/xa/", link.get("href", ""))[len("https://x/") :]
        assert (built_site.folder / path / "index.html").is_file()


def test_circles_of_the_map_never_lie_upon_each_other() -> None:
    """And none is too small for a thumb on a phone of 375 pixels (WCAG 2.5.8)."""
    places = read_places(FOLDER / "places" / "son-la.yml")
    plan = schematic(places)
    assert plan

    assert plan.cells.keys() == places.communes.keys()
    for one, other in combinations(plan.cells.values(), 2):
        apart = hypot(one.x - other.x, one.y - other.y)
        assert apart > one.radius + other.radius - 0.5, (one, other)
    assert min(2 * cell.radius for cell in plan.cells.values()) * 343 / plan.width >= 24
    assert schematic(places) == plan


def test_north_is_up_and_east_is_right() -> None:
    places = read_places(FOLDER / "places" / "son-la.yml")
    plan = schematic(places)
    assert plan
    cells = {places.communes[code].id: cell for code, cell in plan.cells.items()}

    assert cells["xa-muong-chien"].y < cells["xa-yen-chau"].y
    assert cells["xa-sop-cop"].x < cells["xa-van-ho"].x


def test_a_commune_without_a_centroid_is_named_instead_of_drawn(on: On) -> None:
    page = on(DAY).documents["so-lieu/xa/"]

    assert "xã Phiêng Không" in text_of(page.one("figcaption"))
    (drawing,) = page.all(f"{SVG}svg", class_="province-map")
    drawn = [link.get("href", "") for link in drawing.iter(f"{SVG}a")]
    assert len(drawn) == 4
    assert not [link for link in drawn if "phieng-khong" in link]


def test_a_province_without_any_centroid_has_no_map() -> None:
    row = {"code": "1", "full_name": "Xã Ví Dụ", "name_en": "Example", "slug": "xa-vi-du"}
    province = {"name": "Ví Dụ", "name_en": "Example"}

    assert schematic(places_of({"province": province, "units": [row]})) is None  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("path", "spots"),
    [
        ("xa/xa-yen-chau/", 1),
        ("huyen-cu/moc-chau/", 8),
        ("san-pham/htx-ca-phe-bich-thao/ca-phe-bot-nguyen-chat/", 1),
        ("en/products/htx-ca-phe-bich-thao/ca-phe-bot-nguyen-chat/", 1),
    ],
)
def test_a_place_is_marked_on_the_small_map(built_site: BuiltSite, path: str, spots: int) -> None:
    """The mark lies where the circle is: both have one frame."""
    frame = (built_site.folder / "assets/map.svg").read_text("utf-8")

    (drawing,) = built_site.documents[path].one("figure", class_="map-mark").iter(f"{SVG}svg")

    assert f'viewBox="{drawing.get("viewBox")}"' in frame
    circles = list(drawing.iter(f"{SVG}circle"))
    assert len(circles) == spots
    for circle in circles:
        assert f'cx="{circle.get("cx")}" cy="{circle.get("cy")}"' in frame


def test_a_sales_point_is_marked_where_its_commune_is(on: On) -> None:
    assert on(DAY).documents["noi-ban/quay-vi-du/"].one("figure", class_="map-mark") is not None


# --- announced ---------------------------------------------------------------------------


def test_announced_totals_are_the_sum_of_their_stars() -> None:
    told = read_announced("son-la").announced

    assert [(str(one.when), one.total) for one in told] == [
        ("2019", 28),
        ("2023", 110),
        ("2024-01", 151),
        ("2025-02", 202),
    ]
    assert all(one.total == sum(one.stars.values()) for one in told)
    assert all(one.sources for one in told)


def test_announced_totals_stand_beside_ours_and_are_not_forced_to_agree(
    built_site: BuiltSite,
) -> None:
    page = built_site.documents["so-lieu/"]
    table = page.one("table", id="announced-table")
    rows = [[text_of(cell) for cell in row.findall("td")] for row in table.iter("tr")]
    shown = [(row[3], row[4], row[5]) for row in rows if row]
    products = built_site.json("products.json")["products"]

    assert [total for total, _, _ in shown] == ["28", "110", "151", "202"]
    for (_, surely, perhaps), last in zip(
        shown, ("2019-12-31", "2023-12-31", "2024-01-31", "2025-02-28"), strict=True
    ):
        assert (int(surely), int(perhaps)) == recognised(products, last)
    assert "không làm cho bằng" in text_of(page.one("main"))
    assert "địa chỉ bài không được giữ lại" in text_of(page.one("main"))


def recognised(products: list[dict[str, Any]], last: str) -> tuple[int, int]:
    surely = perhaps = 0
    for one in products:
        spans = [
            PartialDate.parse(c["issued"]).span if c["issued"] else None
            for c in one["certificates"]
        ]
        if any(span and str(span.last) <= last for span in spans):
            surely += 1
        elif any(span is None or str(span.first) <= last for span in spans):
            perhaps += 1
    return surely, perhaps


def test_targets_stand_beside_what_is_known(built_site: BuiltSite) -> None:
    table = built_site.documents["so-lieu/muc-tieu/"].one("table", id="targets-table")
    rows = [[text_of(cell) for cell in row.findall("td")] for row in table.iter("tr")]
    products = built_site.json("products.json")["products"]
    rated = [one for one in products if one["validity"]["state"] != "none"]

    def of(stars: int | None) -> list[str]:
        wanted = [one for one in rated if stars is None or one["stars"] == stars]
        in_force = [one for one in wanted if one["validity"]["proves_stars"]]
        return [str(len(in_force)), str(len(wanted))]

    assert [row for row in rows if row] == [
        ["2025", "280", *of(None), "202"],
        ["2025", "100", *of(4), "62"],
        ["2030", "10", *of(5), "1"],
    ]
    assert "%" not in text_of(built_site.documents["so-lieu/muc-tieu/"].one("main"))


def test_a_province_that_announced_nothing_has_its_pages_all_the_same(on: On) -> None:
    site = on(DAY)

    assert not site.documents["so-lieu/"].all("table", id="announced-table")
    assert not site.documents["so-lieu/muc-tieu/"].all("table", id="targets-table")
    assert "chưa biết văn bản nào" in text_of(site.documents["so-lieu/muc-tieu/"].one("main"))


@pytest.mark.parametrize(
    "row",
    [
        {"when": "2019", "total": "28"},
        {"when": "2019", "total": "about 28", "sources": [{"title": "Ví dụ"}]},
        {"when": "in 2019", "total": "28", "sources": [{"title": "Ví dụ"}]},
    ],
    ids=["no source", "no number", "no date"],
)
def test_an_announced_number_needs_number_day_and_source(row: dict[str, Any]) -> None:
    with pytest.raises(BrokenReference):
        announced_of({"announced": [row]})


# --- the pages ---------------------------------------------------------------------------


def test_every_page_of_figures_is_listed_and_leads_to_the_others(built_site: BuiltSite) -> None:
    kinds = {kind.kind for kind in PAGES if kind.kind.startswith("figures")}

    assert {kind for kind, _ in FIGURES} == kinds
    for path in ("so-lieu/", "en/figures/", "so-lieu/hieu-luc/", "en/figures/targets/"):
        (nav,) = built_site.documents[path].all("nav", class_="figures-nav")
        links = list(nav.iter("a"))
        assert len(links) == len(FIGURES)
        assert [link.get("aria-current") for link in links].count("page") == 1


@pytest.mark.parametrize("kind", ["", "hieu-luc/", "muc-tieu/"])
def test_every_chart_is_named_and_has_its_table(built_site: BuiltSite, kind: str) -> None:
    """A picture of numbers says nothing to who cannot see it."""
    page = built_site.documents[f"so-lieu/{kind}"]
    drawings = page.all(f"{SVG}svg", role="img")

    assert drawings
    for drawing in drawings:
        said = {part.get("id"): part.text for part in drawing.iter() if part.get("id")}
        named = drawing.get("aria-labelledby", "").split()
        assert len(named) == 2
        assert all(said.get(id_) for id_ in named)
    holders = page.all("div", class_="chart-and-table")
    assert len(holders) == len(drawings)
    assert all(list(holder.iter("table")) for holder in holders)


def test_the_day_stands_on_every_page_of_figures(on: On) -> None:
    for kind in ("so-lieu/", "so-lieu/hieu-luc/", "so-lieu/xa/", "so-lieu/muc-tieu/"):
        assert "06/01/2027" in text_of(on(NEXT).documents[kind].one("p", class_="figures-day"))


def test_real_days_are_those_of_the_collection() -> None:
    """Else the tests above would compare nothing."""
    assert DAY == COLLECTED
