"""Fairs: what a visitor reads, what the booth's staff has to do, what a calendar gets."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from icalendar import Calendar, Event

from catalog.addresses import LANGUAGES, address, calendar_address
from catalog.catalogue import Catalogue, FairEntry, by_first_day
from catalog.check import check
from catalog.claims import State, Window
from catalog.dates import Span
from catalog.exports import fair_calendar
from catalog.model import Fair, Photo, Producer, Product
from catalog.readiness import Criterion, Verdict, count, readiness, readiness_of
from catalog.validity import claim_on, timeline
from catalog.views.base import Site
from catalog.views.fair import fair_list, fair_page
from catalog.views.fair_days import phase_on
from catalog.views.home import home_page
from catalog.views.product import product_page
from catalog.words import read_words
from tests.invented import DAY, ENDING, PROVINCE, RICH, ROOT, THIN, change, copy_of_province
from tests.site_fixture import BuiltSite, text_of

COMING, PAST, CANCELLED = (
    "hoi-cho-vi-du-sap-toi",
    "phien-cho-vi-du-da-qua",
    "tuan-hang-vi-du-bi-huy",
)
DAYS = Span(date(2026, 12, 8), date(2026, 12, 12))
BASE = "https://vi-du.example/danh-muc/"
SECRETS = ("4321", "kệ giữa", "middle example shelf", "Mang theo giấy", "Bring copies")
"""What the files say for the staff alone."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = check(PROVINCE, DAY)
    assert found.problems == ()
    assert found.catalogue
    return found.catalogue


@pytest.fixture(scope="module")
def site_in(catalogue: Catalogue) -> Callable[[str], Site]:
    words = read_words(ROOT)
    return lambda language: Site(catalogue, words[language], BASE)


@pytest.fixture
def site(site_in: Callable[[str], Site]) -> Site:
    return site_in("vi")


def on(day: date, folder: Path = PROVINCE, language: str = "vi") -> Site:
    """The site as of another day."""
    found = check(folder, day).catalogue
    assert found
    return Site(found, read_words(ROOT)[language], BASE)


# --- the records -------------------------------------------------------------------------


def test_fairs_stand_in_order_of_their_first_day_and_then_of_names(catalogue: Catalogue) -> None:
    assert list(catalogue.fairs) == [PAST, COMING, CANCELLED]

    day = date(2026, 12, 8)
    made = [
        FairEntry(name, "", Fair.model_validate(record), ())
        for name, record in {
            "c": {"name": {"vi": "Đông"}, "first_day": day, "last_day": day},
            "b": {"name": {"vi": "Dương"}, "first_day": day, "last_day": day},
            "a": {"name": {"vi": "Ấm"}, "first_day": day + timedelta(1), "last_day": day},
        }.items()
    ]
    assert list(by_first_day(made)) == ["b", "c", "a"]


def test_a_fair_names_each_product_once_however_many_packs_it_shows(catalogue: Catalogue) -> None:
    assert catalogue.fairs[COMING].products.count(RICH) == 1


def test_a_former_id_is_answered_with_the_new_one(tmp_path: Path) -> None:
    """The list of a fair is often older than the name of a file."""
    products = copy_of_province(tmp_path)
    fair = products / "fairs" / f"{PAST}.yml"
    change(fair, RICH, "htx-vi-du-mot/che-vi-du-cu")

    (problem,) = check(products, DAY).problems

    assert problem.code == "reference-unknown"
    assert problem.values == {
        "field": "product",
        "found": "htx-vi-du-mot/che-vi-du-cu",
        "known": RICH,
    }


def test_packs_of_a_product_that_is_broken_itself_are_not_judged(tmp_path: Path) -> None:
    """One slip is told once, where it is."""
    products = copy_of_province(tmp_path)
    change(products / f"{RICH}.yml", "weight_g: 250", "weight_g: nặng")

    assert [problem.code for problem in check(products, DAY).problems] == ["number-form"]


# --- which products are ready ------------------------------------------------------------

PROOF = {"stars": "4", "issued": "2025-01-10", "decision": "1/QĐ-VD", "issuer": "UBND tỉnh Ví Dụ"}
PHOTO = {"file": "a.jpg", "alt": {"vi": "Gói chè"}}
CONTACT = {
    "kind": "phone",
    "number": "0900000001",
    "consent": {"given_on": "2026-10-01", "recorded_by": "Ví Dụ"},
}


def product(**changed: Any) -> Any:
    """A product that lacks nothing, with what the test is about changed."""
    whole = {
        "name": {"vi": "Chè"},
        "group": "che",
        "certificates": [PROOF],
        "photos": [PHOTO],
        "traceability": {"gtin": "2000000000008"},
        **changed,
    }
    record = Product.model_validate(whole)
    steps = timeline(record.certificates)
    return SimpleNamespace(id="a/b", record=record, timeline=steps, claim=claim_on(steps, DAY))


def maker(**changed: Any) -> Any:
    record = Producer.model_validate({"name": {"vi": "HTX"}, "contacts": [CONTACT], **changed})
    return SimpleNamespace(record=record)


@pytest.mark.parametrize(
    ("changed", "made_by", "criterion", "verdict"),
    [
        ({}, maker(), None, Verdict.READY),
        ({"photos": []}, maker(), Criterion.PHOTO, Verdict.MISSING),
        ({"traceability": None}, maker(), Criterion.TRACEABILITY, Verdict.MISSING),
        ({"traceability": {"url": "https://a.example/"}}, maker(), None, Verdict.READY),
        ({"traceability": {}}, maker(), Criterion.TRACEABILITY, Verdict.MISSING),
        ({}, maker(contacts=[]), Criterion.CONTACT, Verdict.MISSING),
        ({}, None, Criterion.CONTACT, Verdict.MISSING),
        ({"certificates": []}, maker(), Criterion.CERTIFICATE, Verdict.MISSING),
        (
            {"certificates": [PROOF | {"issued": "2023-12"}]},
            maker(),
            Criterion.CERTIFICATE,
            Verdict.MISSING,
        ),
        (
            {"certificates": [{"stars": "4", "reported_by": "press"}]},
            maker(),
            Criterion.CERTIFICATE,
            Verdict.MISSING,
        ),
        (
            {"certificates": [PROOF | {"issued": "2023-12-11"}]},
            maker(),
            Criterion.CERTIFICATE,
            Verdict.NOT_ALLOWED,
        ),
        (
            {"certificates": [PROOF | {"revoked_on": "2026-01-01", "revocation_basis": "x"}]},
            maker(),
            Criterion.CERTIFICATE,
            Verdict.NOT_ALLOWED,
        ),
        (
            {
                "certificates": [
                    PROOF
                    | {
                        "issued": "2023-06-01",
                        "extended_until": "2026-12-12",
                        "extension_basis": "x",
                    }
                ]
            },
            maker(),
            None,
            Verdict.READY,
        ),
    ],
)
def test_a_product_is_as_ready_as_the_least_of_four_criteria(changed, made_by, criterion, verdict):
    """Where sources are thin something is missing; only a decision can forbid."""
    found = readiness(product(**changed), made_by, DAYS)

    assert found.verdict is verdict
    expected = dict.fromkeys(Criterion, Verdict.READY)
    if criterion:
        expected[criterion] = verdict
    assert found.verdicts == expected


def test_not_allowed_is_worse_than_missing() -> None:
    lapsed = product(certificates=[PROOF | {"issued": "2020-01-01"}], photos=[])

    assert readiness(lapsed, maker(), DAYS).verdict is Verdict.NOT_ALLOWED


def test_a_record_may_hold_a_photo_that_is_not_published_yet() -> None:
    """Readiness asks the record alone: how pictures are made is no matter here."""
    assert Photo.model_validate(PHOTO) in product().record.photos


def test_the_invented_fair_has_every_case(catalogue: Catalogue) -> None:
    """Whoever changes the fair's file keeps what other tests rely on."""
    found = readiness_of(catalogue, catalogue.fairs[COMING])
    counts = count(found)

    assert {one.claim.state for one in found} == set(State) - {State.REPLACED, State.EXTENDED}
    assert {one.window for one in found} >= {Window.OPEN, Window.SHUT}
    assert counts[Verdict.MISSING]
    assert counts[Verdict.NOT_ALLOWED] == 3
    assert sum(counts.values()) == len(catalogue.fairs[COMING].products)


def test_whoever_fixes_all_that_is_asked_has_nothing_left_to_do(site: Site) -> None:
    """A verdict without a sentence would leave the staff alone with a colour."""
    for row in fair_page(site, COMING).prepare.rows:
        unmet = [cell for cell in row.cells if cell.verdict != Verdict.READY]
        assert len(row.todo) in {len(unmet), len(unmet) + 1}, row.link


# --- the page ----------------------------------------------------------------------------


def test_a_fair_shows_only_stars_that_hold_on_all_its_days(site: Site) -> None:
    """The meat is in force on the first day and lapses on the fourth."""
    cards = {one.card.link.path.split("/")[-2]: one for one in fair_page(site, COMING).products}

    starred = {id_: (one.rank, one.drawn) for id_, one in cards.items() if one.rank or one.drawn}
    assert starred == {
        "che-con-hieu-luc": ("5 sao", 5),
        "ca-phe-sap-het-han": ("4 sao", 4),
        "mat-ong-dang-den-ky": ("4 sao", 4),
        "tra-duoc-nang-hang": ("4 sao", 4),
    }
    assert cards["thit-duoc-keo-dai"].state == "lapsed"
    assert cards["thit-duoc-keo-dai"].hint == "ngày cuối 10/12/2026"
    assert site.catalogue.products["htx-vi-du-hai/thit-duoc-keo-dai"].claim.state.proves_stars


def test_a_price_says_whether_it_is_that_of_the_fair(site: Site) -> None:
    cards = {one.card.link.path.split("/")[-2]: one for one in fair_page(site, COMING).products}

    said = {
        id_: [(pack.size, pack.price, pack.note) for pack in cards[id_].packs]
        for id_ in (
            "che-con-hieu-luc",
            "ca-phe-sap-het-han",
            "mat-ong-dang-den-ky",
            "ruou-bi-thu-hoi",
        )
    }
    assert said == {
        "che-con-hieu-luc": [
            ("Túi, 250\u00a0g", "40.000\u00a0₫", "giá tại hội chợ"),
            ("Hộp, 1\u00a0kg", "150.000-180.000\u00a0₫", "giá tham khảo, 15/10/2026"),
        ],
        "ca-phe-sap-het-han": [("500\u00a0g", "120.000\u00a0₫", "giá tham khảo, năm 2026")],
        "mat-ong-dang-den-ky": [("", "90.000\u00a0₫", "giá tại hội chợ")],
        "ruou-bi-thu-hoi": [("500\u00a0ml", "", "")],
    }


def test_what_is_for_the_staff_alone_is_published_nowhere(province_site: BuiltSite) -> None:
    """Amounts and notes are on the lists of the staff, which search engines are not told of."""
    told = [
        f"{file.name}: {secret}"
        for file in province_site.folder.rglob("*")
        if file.suffix in {".html", ".json", ".ics", ".js", ".xml"}
        if file.parent.name not in {"booth", "packing", "tally"}
        for secret in SECRETS
        if secret in file.read_text("utf-8")
    ]

    assert told == []


def test_numbers_of_a_fair_are_shown_on_its_page_and_not_collected(
    province_site: BuiltSite,
) -> None:
    """Leave was given for the page of the fair; a list of numbers is another matter."""
    page = province_site.documents[address("vi", "fairs", COMING)]

    assert [a.get("href") for a in page.all("a") if a.get("href", "").startswith("tel:")] == [
        "tel:+84900000005"
    ]
    assert "900000005" not in json.dumps(province_site.json("fairs.json"))
    assert "900 000 005" not in json.dumps(province_site.json("fairs.json"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fair_that_was_called_off_says_so_first(province_site: BuiltSite, language: str) -> None:
    page = province_site.documents[address(language, "fairs", CANCELLED)]

    (notice,) = page.all("p", class_="notice-bad")
    assert ("bị hủy ngày 15/11/2026" if language == "vi" else "on 15 November 2026") in text_of(
        notice
    )
    (data,) = (one for one in page.data if one["@type"] == "SaleEvent")
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert not page.all("section", class_="prepare")


def test_search_engines_are_told_days_and_place(province_site: BuiltSite) -> None:
    page = province_site.documents[address("en", "fairs", COMING)]
    (data,) = (one for one in page.data if one["@type"] == "SaleEvent")

    assert data["startDate"] == "2026-12-08"
    assert data["endDate"] == "2026-12-12"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["location"] == {
        "@type": "Place",
        "name": "Example exhibition hall, Unreal Street, Example City",
    }


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2026, 12, 7), "coming"),
        (date(2026, 12, 8), "now"),
        (date(2026, 12, 12), "now"),
        (date(2026, 12, 13), "over"),
    ],
)
def test_a_fair_is_on_from_its_first_to_its_last_day(
    catalogue: Catalogue, day: date, phase: str
) -> None:
    assert phase_on(catalogue.fairs[COMING], day) == phase
    assert phase_on(catalogue.fairs[CANCELLED], day) == "cancelled"


@pytest.mark.parametrize(
    ("day", "named"), [(date(2026, 12, 12), [COMING]), (date(2026, 12, 13), [])]
)
def test_a_product_names_fairs_at_which_it_can_still_be_had(day: date, named: list[str]) -> None:
    """Until the last day; not one that was called off, which shows the coffee too."""
    site = on(day)

    for id_ in (RICH, ENDING):
        shown = [one.link.path for one in product_page(site, id_).fairs]
        assert shown == [address("vi", "fairs", fair) for fair in named]


def test_after_its_last_day_a_fair_is_past_and_has_nothing_to_prepare() -> None:
    before, after = on(date(2026, 12, 12)), on(date(2026, 12, 13))

    def ids(rows: Any) -> list[str]:
        return [row.link.path.split("/")[-2] for row in rows]

    assert ids(fair_list(before, "").coming) == [COMING, CANCELLED]
    assert ids(fair_list(after, "").coming) == [CANCELLED]
    assert ids(fair_list(after, "").past) == [COMING, PAST]
    assert fair_page(before, COMING).prepare.rows
    assert fair_page(after, COMING).prepare.rows == ()
    assert fair_page(after, COMING).unknown == ()


def test_a_thin_fair_says_what_is_not_known(tmp_path: Path) -> None:
    products = copy_of_province(tmp_path)
    (products / "fairs" / "phien-cho-mong.yml").write_text(
        "name:\n  vi: Phiên chợ mỏng\nfirst_day: 2026-12-20\nlast_day: 2026-12-20\n", "utf-8"
    )
    page = fair_page(on(DAY, products), "phien-cho-mong")

    assert page.lead == "20/12/2026. Chưa rõ địa điểm."
    assert len(page.unknown) == 5
    assert (page.products, page.prepare.rows) == ((), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_fair_the_list_says_so_and_the_home_page_does_not(
    built_site: BuiltSite, language: str
) -> None:
    """Nobody has told us of a fair: none is invented, and no way leads to an empty room."""
    path = address(language, "fairs")
    page = built_site.documents[path]

    (notice,) = page.all("p", class_="notice-quiet")
    assert text_of(notice) == read_words(ROOT)[language]("fairs.none")
    assert built_site.json("fairs.json")["fairs"] == []
    assert "fairs/" not in built_site.documents[address("en")].source
    assert "hoi-cho/" not in built_site.documents[""].source


def test_with_a_fair_the_home_page_leads_to_the_list(site: Site, province_site: BuiltSite) -> None:
    assert home_page(site, "").fairs == "3 hội chợ"
    assert any(a.get("href", "").endswith("hoi-cho/") for a in province_site.documents[""].all("a"))


def test_a_thin_product_is_shown_at_a_fair_too(site: Site) -> None:
    shown = [one.card.link.path for one in fair_page(site, COMING).products]

    assert address("vi", "products", THIN) in shown


# --- the data ----------------------------------------------------------------------------


def test_the_data_gives_the_claim_of_all_days(province_site: BuiltSite) -> None:
    fairs = {row["id"]: row for row in province_site.json("fairs.json")["fairs"]}
    states = {one["id"].split("/")[-1]: one["claim"] for one in fairs[COMING]["products"]}

    assert states["thit-duoc-keo-dai"]["proves_stars"] is False
    assert states["che-con-hieu-luc"]["stars"] == 5
    assert fairs[CANCELLED]["cancelled_on"] == "2026-11-15"
    assert fairs[PAST]["venue"] is None
    for row in fairs.values():
        for url in row["calendars"].values():
            assert (province_site.folder / province_site.path_of(url)).is_file()


# --- the calendar ------------------------------------------------------------------------


def event_of(data: bytes) -> Event:
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert isinstance(event, Event)
    return event


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_reads_what_the_page_says(site_in: Callable[[str], Site], language: str) -> None:
    site = site_in(language)
    event = event_of(fair_calendar(site, COMING))
    record = site.catalogue.fairs[COMING].record

    assert event["summary"] == record.name.best(language)[0]
    assert event["summary"].params["LANGUAGE"] == language
    assert event["location"] == record.venue.best(language)[0]  # type: ignore[union-attr]
    assert event["dtstart"].dt == date(2026, 12, 8)
    assert event["dtend"].dt == date(2026, 12, 13), "the standard excludes it"
    assert event["dtstamp"].dt == datetime(2026, 11, 23, tzinfo=UTC)
    assert event["uid"] == f"{COMING}@vi-du.example"
    assert event["url"] == BASE + address(language, "fairs", COMING)
    assert event["status"] == "CONFIRMED"
    assert "B12" in event["description"]
    assert event["description"].endswith(str(event["url"]))


def test_a_fair_of_one_day_ends_on_the_next(site: Site) -> None:
    event = event_of(fair_calendar(site, PAST))

    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 10, 3), date(2026, 10, 4))
    assert "location" not in event


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_of_a_fair_stays_text_in_a_calendar(
    site_in: Callable[[str], Site], language: str
) -> None:
    """Commas, semicolons and line breaks have a meaning there; an alarm would ring."""
    site = site_in(language)
    data = fair_calendar(site, CANCELLED)
    record = site.catalogue.fairs[CANCELLED].record
    components = [one.name for one in Calendar.from_ical(data).walk()]
    event = event_of(data)

    assert components == ["VCALENDAR", "VEVENT"]
    assert not any(line.startswith((b"ATTACH", b"BEGIN:VALARM")) for line in data.split(b"\r\n"))
    assert event["summary"] == record.name.best(language)[0]
    assert event["location"] == record.venue.vi  # type: ignore[union-attr]
    assert event["status"] == "CANCELLED"
    assert record.booth in event["description"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", [COMING, PAST, CANCELLED])
def test_lines_are_as_the_standard_asks(
    site_in: Callable[[str], Site], province_site: BuiltSite, language: str, id_: str
) -> None:
    """CRLF, at most 75 bytes, cut between letters; and the same bytes each time."""
    data = fair_calendar(site_in(language), id_)

    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    for line in data.split(b"\r\n"):
        line.decode()
    assert data == fair_calendar(site_in(language), id_)
    built = province_site.folder / calendar_address(language, id_)
    assert event_of(built.read_bytes())["uid"] == event_of(data)["uid"]


def test_both_languages_name_the_same_event(site_in: Callable[[str], Site]) -> None:
    """A calendar that gets both keeps one."""
    uids = {event_of(fair_calendar(site_in(language), COMING))["uid"] for language in LANGUAGES}

    assert len(uids) == 1
