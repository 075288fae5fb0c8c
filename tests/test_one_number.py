"""One question, one answer: every page, file, feed, calendar and report of one built site.

The questions are those that officers and journalists ask: how many are in force, how many
were ever recognised, or at least reported. Each source is read as its reader would, with
nothing of the program that counts; each is asked on the same days, and all must agree.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import feedparser
import openpyxl  # type: ignore[import-untyped]
import pytest
from icalendar import Calendar

from catalog.cli import main
from catalog.text import capital
from catalog.words import read_words
from tests.figures_fixture import number, numbers_of, table_of
from tests.invented import DAY, ENDING, LAST_DAY, NEXT_YEAR, PROVINCE, ROOT
from tests.site_fixture import BuiltSite, Document, text_of
from tests.test_figures import NEXT, SVG, On, on  # noqa: F401 - fixtures are found by their names

DAYS = (DAY, LAST_DAY, NEXT, NEXT_YEAR)

Answer = dict[str, Any]
"""By the question: "in force", "recognised", "reported", and in force "by stars" and "by group"."""


@pytest.fixture(params=["real", *DAYS], ids=str)
def site(request: pytest.FixtureRequest, on: On) -> BuiltSite:  # noqa: F811 - the fixture
    if request.param == "real":
        found = request.getfixturevalue("built_site")
        assert isinstance(found, BuiltSite)
        return found
    return on(request.param)


def answer(rows: list[tuple[bool, bool, bool, int | None, str]]) -> Answer:
    """Of rows: (in force, recognised, recognised or reported, stars in force, group)."""
    holding = [row for row in rows if row[0]]
    return {
        "in force": len(holding),
        "recognised": sum(row[1] for row in rows),
        "reported": sum(row[2] for row in rows),
        "by stars": Counter(row[3] for row in holding),
        "by group": Counter(row[4] for row in holding),
    }


def from_certificates(site: BuiltSite) -> Answer:
    """Counted anew from the steps and the certificates of products.json."""
    day, rows = site.day.isoformat(), []
    for one in site.json("products.json")["products"]:
        step = [s for s in one["validity"]["steps"] if (s["from"] or "") <= day][-1]
        begun = [c for c in one["certificates"] if (c["issued"] or "") <= day]
        holds = step["state"] in {"in-force", "extended"}
        seen = any(c["decision"] and c["issuer"] for c in begun)
        rows.append((holds, seen, bool(begun), one["stars"] if holds else None, one["group"]))
    return answer(rows)


def from_json(site: BuiltSite) -> Answer:
    found = site.json("products.json")["products"]
    return answer(
        [
            (
                one["status"]["in_force"],
                one["status"]["ever_recognised"],
                one["status"]["recognised_or_reported"],
                one["status"]["stars_in_force"],
                one["group"],
            )
            for one in found
        ]
    )


def from_csv(site: BuiltSite) -> Answer:
    text = (site.folder / "data/v1/products.csv").read_text("utf-8-sig")
    return answer(
        [
            (
                row["in_force"] == "true",
                row["ever_recognised"] == "true",
                row["recognised_or_reported"] == "true",
                int(row["stars_in_force"]) if row["stars_in_force"] else None,
                row["group"],
            )
            for row in csv.DictReader(io.StringIO(text, newline=""))
        ]
    )


def from_workbook(site: BuiltSite) -> Answer:
    book = openpyxl.load_workbook(site.folder / "data/v1/catalogue.xlsx")
    names, *rows = list(book["Sản phẩm"].iter_rows(min_row=2, values_only=True))
    listed = [dict(zip(names, row, strict=True)) for row in rows]
    return answer(
        [
            (
                row["in_force"] is True,
                row["ever_recognised"] is True,
                row["recognised_or_reported"] is True,
                row["stars_in_force"],
                row["group"],
            )
            for row in listed
        ]
    )


def from_overview(site: BuiltSite, language: str) -> Answer:
    """What the page of figures shows: three large numbers, and two tables."""
    t = read_words(ROOT)[language]
    page = site.documents["so-lieu/" if language == "vi" else "en/figures/"]
    large = [number(text_of(p).split()[0]) for p in page.all("p", class_="number")[:3]]
    column = (t("figures.in_force"), t("figures.sum"))
    stars, groups = (numbers_of(table_of(page, one)) for one in ("stars", "group"))
    assert stars["sum"][column] == groups["sum"][column] == large[0]
    assert stars["sum"][capital(t("ever.reported")), t("figures.sum")] == large[2]
    return {
        "in force": large[0],
        "recognised": large[1],
        "reported": large[2],
        "by stars": by_last_part(stars, column, lambda part: int(part) if part.isdigit() else None),
        "by group": by_last_part(groups, column, str),
    }


def by_last_part(
    table: dict[str, dict[tuple[str, str], int]],
    column: tuple[str, str],
    named: Callable[[str], Any],
) -> Counter[Any]:
    """The rows of a table that are not zero, by the last part of where they lead."""
    rows = {key: row[column] for key, row in table.items() if key != "sum" and row[column]}
    return Counter({named(last_part(key)): n for key, n in rows.items()})


def from_data_page(site: BuiltSite, language: str) -> dict[str, int]:
    page = site.documents["du-lieu/" if language == "vi" else "en/data/"]
    ids = {"in force": "count-in-force", "recognised": "count-ever", "reported": "count-reported"}
    return {name: number(text_of(page.one("dd", id=id_))) for name, id_ in ids.items()}


def from_report(site: BuiltSite, tmp_path: Any, products: Any) -> dict[str, int]:
    """What `build.py report` of that day writes for Excel: totals by their columns."""
    file = tmp_path / "report.xlsx"
    period = f"{site.day.year}-{site.day.month:02}"
    options = ["--period", period, "--as-of", site.day.isoformat(), "--xlsx", str(file)]
    assert main(["report", "--products", str(products), *options]) == 0
    names, *_, total = list(openpyxl.load_workbook(file)["Theo sao"].iter_rows(values_only=True))
    found = dict(zip(names, total, strict=True))
    reported = capital(read_words(ROOT)["vi"]("ever.reported"))
    return {"in force": found["Còn hiệu lực"], "reported": found[reported]}


def only(found: Answer, *names: str) -> dict[str, int]:
    return {name: found[name] for name in names}


def test_pages_files_and_report_give_one_number(
    site: BuiltSite,
    tmp_path: Any,
) -> None:
    expected = from_certificates(site)
    totals = ("in force", "recognised", "reported")
    products = PROVINCE if "vi-du" in site.base_url else ROOT / "products"

    assert from_json(site) == expected
    assert from_csv(site) == expected
    assert from_workbook(site) == expected
    for language in ("vi", "en"):
        assert from_overview(site, language) == expected
        assert from_data_page(site, language) == only(expected, *totals)
        home = site.documents["" if language == "vi" else "en/"].all("p", class_="number")[:2]
        assert [number(text_of(p).split()[0]) for p in home] == [
            expected["in force"],
            expected["reported"],
        ]
    assert from_report(site, tmp_path, products) == only(expected, "in force", "reported")


def test_the_number_of_a_commune_is_the_same_on_map_table_and_in_files(site: BuiltSite) -> None:
    t = read_words(ROOT)["vi"]
    page = site.documents["so-lieu/xa/"]
    in_files = {
        last_part(one["properties"]["url_vi"]): one["properties"]["products_in_force"]
        for one in site.json("communes.geojson")["features"]
    }
    table = numbers_of(table_of(page, "communes"))
    in_table = {
        last_part(key): row[t("figures.in_force"), t("figures.sum")]
        for key, row in table.items()
        if "/xa/" in key
    }
    on_map = {
        last_part(link.get("href", "")): int(link.get("aria-label", "").split(": ")[1].split()[0])
        for link in page.one("main").iter(f"{SVG}a")
    }
    counts = Counter(
        last_part(one["properties"]["url_vi"])
        for one in site.json("communes.geojson")["features"]
        for product in one["properties"]["product_ids"]
        if in_force(site, product)
    )

    # Of a commune without a centroid there is no point and no circle, only a row.
    assert on_map == in_files == {id_: in_table[id_] for id_ in in_files}
    assert counts == {id_: n for id_, n in in_files.items() if n}


def last_part(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def in_force(site: BuiltSite, id_: str) -> bool:
    (row,) = (one for one in site.json("products.json")["products"] if one["id"] == id_)
    return bool(row["status"]["in_force"])


def test_the_days_are_days_of_different_numbers(on: On) -> None:  # noqa: F811 - the fixture
    """Else the test above might compare one number with itself."""
    found = [from_certificates(on(day))["in force"] for day in DAYS]

    assert found[1] == found[2] + 1
    assert len(set(found)) >= 3
    assert found[-1] < from_certificates(on(DAY))["recognised"]


# --- across an expiry ---------------------------------------------------------------------


def test_everything_changes_on_the_day_after_the_last(on: On, tmp_path: Any) -> None:  # noqa: F811
    """Page, list of figures, calendar, feed, files and report: none a day early or late."""
    found = {day: told_of_ending(on(day), tmp_path) for day in (LAST_DAY, NEXT)}

    assert found[LAST_DAY] == {
        "page": "in-force",
        "json": "in-force",
        "csv": ("in-force", "true"),
        "workbook": ("in-force", True),
        "certificate": "in-force",
        "is listed to end": True,
        "may rise": True,
        "calendar": (LAST_DAY, "Còn hiệu lực"),
        "feed": None,
        "report": None,
    }
    assert found[NEXT] == {
        "page": "lapsed",
        "json": "lapsed",
        "csv": ("lapsed", "false"),
        "workbook": ("lapsed", False),
        "certificate": "lapsed",
        "is listed to end": False,
        "may rise": False,
        "calendar": (LAST_DAY, "Hết hiệu lực"),
        "feed": f"{NEXT.isoformat()}T00:00:00+07:00",
        "report": NEXT,
    }


def told_of_ending(site: BuiltSite, tmp_path: Any) -> dict[str, Any]:
    """What each source says of the product whose last day is LAST_DAY."""
    data = site.folder / "data/v1"
    (row,) = (one for one in site.json("products.json")["products"] if one["id"] == ENDING)
    (line,) = (one for one in lines_of(data / "products.csv") if one["id"] == ENDING)
    certificates = [one for one in lines_of(data / "certificates.csv") if one["product"] == ENDING]
    book = openpyxl.load_workbook(data / "catalogue.xlsx")
    names, *cells = list(book["Sản phẩm"].iter_rows(min_row=2, values_only=True))
    (cell,) = (
        one for one in (dict(zip(names, c, strict=True)) for c in cells) if one["id"] == ENDING
    )
    status = site.documents[f"san-pham/{ENDING}/"].one("section", class_="status")
    return {
        "page": status.get("class", "").rpartition("state-")[2],
        "json": row["validity"]["state"],
        "csv": (line["state"], line["in_force"]),
        "workbook": (cell["state"], cell["in_force"]),
        "certificate": certificates[-1]["state"],
        "is listed to end": names_it(site.documents["so-lieu/hieu-luc/"]),
        "may rise": names_it(site.documents["so-lieu/len-hang/"]),
        "calendar": in_calendar(site, row["code"]),
        "feed": in_feed(data / "changes.atom"),
        "report": in_report(site.day, tmp_path),
    }


def lines_of(file: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))


def names_it(page: Document) -> bool:
    return any(f"/{ENDING}/" in a.get("href", "") for a in page.one("main").iter("a"))


def in_calendar(site: BuiltSite, code: str) -> tuple[date, str]:
    """Its last day in the province's calendar, and the state that stands beside it."""
    data = (site.folder / "so-lieu/hieu-luc/hieu-luc.ics").read_bytes()
    (event,) = (
        one
        for one in Calendar.from_ical(data).walk("VEVENT")
        if str(one["uid"]).startswith(code) and "-ends@" in str(one["uid"])
    )
    said = str(event["description"])
    (state,) = (one for one in ("Còn hiệu lực", "Hết hiệu lực") if one in said)
    return event["dtstart"].dt, state


def in_feed(file: Any) -> str | None:
    """When the feed says that it lapsed; None: it does not."""
    found = [
        entry.updated
        for entry in feedparser.parse(file.read_bytes()).entries
        if entry.tags[0].term == "lapsed" and f"/{ENDING}/" in entry.link
    ]
    assert len(found) <= 1
    return found[0] if found else None


def in_report(day: date, tmp_path: Any) -> date | None:
    """The day on which the report of its month, written on a day, says that it lapsed."""
    file = tmp_path / f"{day}.xlsx"
    period = ["--period", f"{day:%Y-%m}", "--as-of", day.isoformat()]
    assert main(["report", "--products", str(PROVINCE), *period, "--xlsx", str(file)]) == 0
    book = openpyxl.load_workbook(file)
    if "Chi tiết thay đổi" not in book.sheetnames:
        return None
    rows = book["Chi tiết thay đổi"].iter_rows(min_row=2, values_only=True)
    (days,) = {row[6] for row in rows if row[5] == "Hết hiệu lực"} or {None}
    if days is None:
        return None
    d, m, y = map(int, days.split("/"))
    return date(y, m, d)
