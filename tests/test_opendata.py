"""Open data: what is asked of one file, another answers alike; and v1 keeps its promise.

Numbers are counted here from what a reader gets, by other means than the program's own:
from the steps of JSON, with the csv module, with openpyxl, from the page.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from catalog.addresses import LANGUAGES
from catalog.bench.invented import write_products
from catalog.check import check
from catalog.opendata.as_csv import GUARDED, cell_text, joined
from catalog.opendata.column import Column, Holds
from catalog.opendata.communes import COMMUNES
from catalog.opendata.files import FILES, TABLES
from catalog.opendata.keys import KEYS, LISTS
from catalog.opendata.package import json_schema
from catalog.opendata.published import Published
from catalog.opendata.standing_columns import STANDING
from catalog.views.base import Site
from catalog.views.data import data_page
from catalog.words import read_words, words_of
from tests.invented import PROVINCE, ROOT, change, copy_of_province
from tests.site_fixture import BuiltSite, text_of

PROMISE = yaml.safe_load((ROOT / "tests" / "data_v1.yml").read_text("utf-8"))
DAYS = (date(2026, 11, 25), date(2027, 1, 25), date(2027, 7, 2))
BASE = "https://vi-du.example/danh-muc/"

Read = Callable[[Path, date], Published]
Numbers = dict[str, Any]


@cache
def _published(folder: Path, day: date) -> Published:
    found = check(folder, day).catalogue
    assert found
    return Published(found, words_of(ROOT, found), BASE)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hundred invented products, a third of them with decisions that end day after day."""
    folder = tmp_path_factory.mktemp("many") / "products"
    write_products(folder, 300)
    return folder


@pytest.fixture(params=["real", "province", "many"])
def folder(request: pytest.FixtureRequest) -> Path:
    if request.param == "many":
        found = request.getfixturevalue("many")
        assert isinstance(found, Path)
        return found
    return ROOT / "products" if request.param == "real" else PROVINCE


def data(published: Published, name: str) -> bytes:
    return published.file(next(file for file in FILES if file.name == name))


def csv_rows(data_: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data_.decode("utf-8-sig"), newline="")))


def book_of(published: Published) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data(published, "catalogue.xlsx")))


def sheet_rows(book: Any, title: str) -> Iterator[dict[str, Any]]:
    rows = book[title].iter_rows(min_row=2, values_only=True)
    names = next(rows)
    for row in rows:
        yield dict(zip(names, row, strict=True))


# --- one question, one answer -------------------------------------------------------------


def asked_of_json(published: Published) -> Numbers:
    """By way of the steps, and of the certificates themselves."""
    day = published.catalogue.day.isoformat()
    holding, ever, reported = [], 0, 0
    for row in json.loads(data(published, "products.json"))["products"]:
        step = [one for one in row["validity"]["steps"] if (one["from"] or "") <= day][-1]
        if step["state"] in {"in-force", "extended"}:
            stars = row["stars"] if row["stars_at_least"] is None else None
            holding.append((stars, row["group"], row["place"]["commune_code"]))
        begun = [one for one in row["certificates"] if (one["issued"] or "") <= day]
        ever += any(one["decision"] and one["issuer"] for one in begun)
        reported += bool(begun)
    return counted(holding, ever, reported)


def asked_of_csv(published: Published) -> Numbers:
    rows = csv_rows(data(published, "products.csv"))
    holding = [
        (int(row["stars_in_force"] or 0) or None, row["group"], row["commune_code"] or None)
        for row in rows
        if row["in_force"] == "true"
    ]
    ever, reported = (
        sum(row[name] == "true" for row in rows)
        for name in ("ever_recognised", "recognised_or_reported")
    )
    return counted(holding, ever, reported)


def asked_of_book(published: Published) -> Numbers:
    rows = list(sheet_rows(book_of(published), "Sản phẩm"))
    holding = [
        (row["stars_in_force"], row["group"], row["commune_code"])
        for row in rows
        if row["in_force"] is True
    ]
    ever, reported = (
        sum(row[name] is True for row in rows)
        for name in ("ever_recognised", "recognised_or_reported")
    )
    return counted(holding, ever, reported)


def asked_of_status(published: Published) -> Numbers:
    rows = json.loads(data(published, "products.json"))["products"]
    holding = [
        (row["status"]["stars_in_force"], row["group"], row["place"]["commune_code"])
        for row in rows
        if row["status"]["in_force"]
    ]
    ever, reported = (
        sum(row["status"][name] for row in rows)
        for name in ("ever_recognised", "recognised_or_reported")
    )
    return counted(holding, ever, reported)


def asked_of_page(published: Published, language: str) -> Numbers:
    """What the page shows, by the names that it shows."""
    catalogue, t = published.catalogue, published.words[language]
    written = {"validity": "", "licence": ""}
    page = data_page(Site(catalogue, t, BASE, written, published=published), "")
    stars, groups, communes = (dict(table.lines) for table in page.by)
    group_ids = {one.name(language): one.id for one in catalogue.lists.groups.values()}
    codes = {one.name(language): one.code for one in catalogue.places.communes.values()}
    ranks = {t("stars.exactly", stars=number): number for number in (3, 4, 5)}
    return {
        "stars": {ranks.get(name): number for name, number in stars.items()},
        "group": {group_ids[name]: number for name, number in groups.items()},
        "commune": {codes.get(name): number for name, number in communes.items()},
        "ever": page.ever,
        "reported": page.reported,
        "all": page.in_force,
    }


def counted(holding: list[tuple[Any, Any, Any]], ever: int, reported: int) -> Numbers:
    stars, groups, communes = (Counter(row[at] for row in holding) for at in range(3))
    return {
        "stars": dict(stars),
        "group": dict(groups),
        "commune": dict(communes),
        "ever": ever,
        "reported": reported,
        "all": len(holding),
    }


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_file_and_the_page_give_the_same_numbers(folder: Path, day: date) -> None:
    """A minister's table, a journalist's and ours must agree, whichever file they took."""
    published = _published(folder, day)
    expected = asked_of_json(published)

    assert asked_of_status(published) == expected
    assert asked_of_csv(published) == expected
    assert asked_of_book(published) == expected
    for language in LANGUAGES:
        assert asked_of_page(published, language) == expected


def test_the_numbers_of_the_invented_move_with_the_day(many: Path) -> None:
    """Else the test above might compare nothing with nothing."""
    totals = [asked_of_json(_published(many, day)) for day in DAYS]

    assert totals[0]["all"] > totals[1]["all"] > totals[2]["all"] > 20
    assert len({numbers["ever"] for numbers in totals}) == 1
    assert totals[0]["ever"] > totals[0]["all"]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_points_of_communes_sum_up_to_the_catalogue(folder: Path, day: date) -> None:
    published = _published(folder, day)
    found = json.loads(data(published, "communes.geojson"))
    shown = {one["id"]: one["properties"] for one in found["features"]}

    products = sum(one["products"] for one in shown.values())
    assert products + found["products_elsewhere"] == len(published.catalogue.products)
    by_commune = asked_of_json(published)["commune"]
    assert {id_: one["products_in_force"] for id_, one in shown.items()} == {
        id_: by_commune.get(id_, 0) for id_ in shown
    }


def test_ever_is_called_alike_in_files_and_on_pages() -> None:
    """Two numbers bear the word, and everywhere each has the same one."""
    columns = {column.name: column for column in STANDING}
    words = read_words(ROOT)
    for name, key in (
        ("ever_recognised", "ever.recognised"),
        ("recognised_or_reported", "ever.reported"),
    ):
        assert columns[name].called == {language: t(key) for language, t in words.items()}


# --- the promise --------------------------------------------------------------------------


def pairs(listed: list[dict[str, str]]) -> list[tuple[str, str]]:
    return [next(iter(one.items())) for one in listed]


def test_v1_has_the_files_that_it_promised() -> None:
    assert [file.name for file in FILES] == PROMISE["files"]


@pytest.mark.parametrize("table", [*TABLES, COMMUNES], ids=lambda table: table.id)
def test_columns_are_those_that_were_promised(table: Any) -> None:
    """Removed, renamed or retyped: make a v2. Added: at the end, and in tests/data_v1.yml."""
    found = [(column.name, column.holds.value) for column in table.columns]

    assert found == pairs(PROMISE["tables"][table.id])


@pytest.mark.parametrize("name", KEYS)
def test_keys_are_those_that_were_promised(name: str) -> None:
    assert [(key.path, key.type) for key in KEYS[name]] == pairs(PROMISE["keys"][name])


TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "object": dict,
    "array": list,
}


def keys_in(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from keys_in(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, dict):
                for name, deeper in inner.items():
                    yield from keys_in(deeper, f"{path}[].{name}")


@pytest.mark.parametrize("name", KEYS)
def test_json_files_hold_what_their_keys_say(folder: Path, name: str) -> None:
    """Not a key more, none of another type; and the invented province has every one."""
    told = {key.path: key for key in KEYS[name]}
    found = json.loads(data(_published(folder, DAYS[0]), name))
    seen = set()
    for record in found[LISTS[name]]:
        for path, value in keys_in(record):
            key = told[path]
            seen.add(path)
            if value is None:
                assert not key.always, (path, record["id"])
            else:
                assert isinstance(value, TYPES[key.type]), (path, value)
                assert isinstance(value, bool) == (key.type == "boolean"), (path, value)
    if folder == PROVINCE:
        assert seen == set(told)
    jsonschema.Draft7Validator(json_schema(name)).validate(found)


def test_headers_are_the_columns(folder: Path) -> None:
    published = _published(folder, DAYS[0])
    book = book_of(published)

    for table in TABLES:
        names = [column.name for column in table.columns]
        first = data(published, f"{table.id}.csv").decode("utf-8-sig").split("\r\n")[0]
        assert first.split(",") == names
        assert [cell.value for cell in book[table.called["vi"]][2]] == names
    for name, table in (("sales-points.geojson", TABLES[2]), ("communes.geojson", COMMUNES)):
        for feature in json.loads(data(published, name))["features"]:
            assert list(feature["properties"]) == [column.name for column in table.columns]


def test_columns_hold_what_they_say(folder: Path) -> None:
    """Never empty where they say so, within their limits, one of their words."""
    kinds: dict[Holds, type | tuple[type, ...]] = {
        Holds.WHOLE: int,
        Holds.NUMBER: float,
        Holds.TRUTH: bool,
        Holds.DAY: date,
        Holds.LIST: tuple,
        Holds.CHOICE: str,
    }
    published = _published(folder, DAYS[0])
    for table in (*TABLES, COMMUNES):
        for row in published.cells(table):
            for column, value in zip(table.columns, row, strict=True):
                empty = value is None or value in {"", ()}
                assert not (empty and column.always), (table.id, column.name, row[0])
                if empty:
                    continue
                assert isinstance(value, kinds.get(column.holds, object)), (column.name, value)
                if column.choices:
                    assert value in column.choices
                if column.least is not None:
                    assert value >= column.least  # type: ignore[operator]


# --- CSV ----------------------------------------------------------------------------------


def test_csv_is_what_excel_and_programs_both_read(folder: Path) -> None:
    raw = data(_published(folder, DAYS[0]), "products.csv")

    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    ids = [row["id"] for row in csv_rows(raw)]
    assert ids == sorted(_published(folder, DAYS[0]).catalogue.products)


def test_a_formula_in_a_name_stays_text(tmp_path: Path) -> None:
    """Whoever opens the list must not run what a stranger typed into a name."""
    products = copy_of_province(tmp_path)
    hostile = '=HYPERLINK("https://xau.vi-du.example";"Bấm")'
    change(
        products / "htx-vi-du-mot/che-con-hieu-luc.yml",
        "vi: Chè ví dụ còn hiệu lực",
        f"vi: '{hostile}'",
    )
    published = _published(products, DAYS[0])
    row = next(
        one for one in csv_rows(data(published, "products.csv")) if hostile in one["name_vi"]
    )
    book = book_of(published)
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]

    assert row["name_vi"] == f"'{hostile}"
    assert hostile in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    assert b"<f>" not in data(published, "catalogue.xlsx")


TEXT: Column[Any] = Column("text", Holds.TEXT, lambda row: row, {}, {})


@given(st.text())
def test_the_guard_can_be_taken_away(text: str) -> None:
    """One leading apostrophe, always: also of a name that begins with one."""
    guarded = cell_text(TEXT, text)

    assert guarded.removeprefix("'") == text
    assert guarded == text or text.startswith(GUARDED)
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool), max_size=4))
def test_lists_can_be_taken_apart(values: list[str]) -> None:
    """As the page says: at each ``;`` that no ``\\`` stands before."""
    parts, escaped = [""], False
    for letter in joined(values):
        if escaped:
            parts[-1], escaped = parts[-1] + letter, False
        elif letter == "\\":
            escaped = True
        elif letter == ";":
            parts.append("")
        else:
            parts[-1] += letter

    assert [part.removeprefix(" ") if at else part for at, part in enumerate(parts)] == (
        values or [""]
    )


# --- the workbook -------------------------------------------------------------------------


def test_the_workbook_keeps_zeros_marks_and_days() -> None:
    """LibreOffice and Excel are not at hand: openpyxl reads it back."""
    published = _published(PROVINCE, DAYS[0])
    book = book_of(published)
    products = {row["id"]: row for row in sheet_rows(book, "Sản phẩm")}
    ending = products["htx-vi-du-mot/ca-phe-sap-het-han"]
    year = products["ho-kinh-doanh-vi-du-ba/mien-chi-biet-nam"]

    assert book.sheetnames == ["Sản phẩm", "Chủ thể", "Điểm bán", "Giấy chứng nhận", "Giải thích"]
    assert ending["name_vi"] == published.catalogue.products[ending["id"]].record.name.vi
    assert ending["last_day"] == datetime(2027, 1, 5)  # noqa: DTZ001 - as a workbook holds it
    assert ending["stars_in_force"] == 4
    assert (year["first_day"], year["last_day"]) == ("2023", None)
    makers = {row["id"]: row for row in sheet_rows(book, "Chủ thể")}
    assert makers["htx-vi-du-mot"]["phones"] == "0900000001; 0900000002"
    real = sheet_rows(book_of(_published(ROOT / "products", DAYS[0])), "Sản phẩm")
    codes = {row["commune_code"] for row in real if row["commune_code"]}
    assert codes
    assert all(len(code) == 5 and code.startswith("0") for code in codes)
    for title in book.sheetnames[:-1]:
        assert book[title].freeze_panes == "B3"
        assert book[title].auto_filter.ref.startswith("A2:")


def test_the_workbook_explains_every_column() -> None:
    rows = book_of(_published(PROVINCE, DAYS[0]))["Giải thích"].iter_rows(values_only=True)
    told = {(row[0], row[1]) for row in rows if row[5] and row[6]}

    for table in TABLES:
        assert {(table.called["vi"], column.name) for column in table.columns} <= told


def test_the_same_day_gives_the_same_bytes(many: Path) -> None:
    one, other = (
        Published(_published(many, DAYS[0]).catalogue, _published(many, DAYS[0]).words, BASE)
        for _ in range(2)
    )

    for file in FILES:
        assert one.file(file) == other.file(file), file.name


# --- maps ---------------------------------------------------------------------------------


def test_maps_put_longitude_first_and_invent_no_place() -> None:
    """Swapped, all of Sơn La would lie in the Arctic Ocean."""
    published = _published(PROVINCE, DAYS[0])
    points = json.loads(data(published, "sales-points.geojson"))
    real = json.loads(data(_published(ROOT / "products", DAYS[0]), "communes.geojson"))

    placed = {id_ for id_, entry in published.catalogue.points.items() if entry.record.position}
    assert {one["id"] for one in points["features"]} == placed
    assert placed != published.catalogue.points.keys()
    stand = next(one for one in points["features"] if one["id"] == "quay-vi-du")
    assert stand["geometry"] == {"type": "Point", "coordinates": [104.0002, 21.0001]}
    assert len(real["features"]) == 75
    for one in real["features"]:
        east, north = one["geometry"]["coordinates"]
        assert 103 < east < 105.1
        assert 20.5 < north < 22.1
        assert one["properties"]["is_approximate"] is True
    assert "không phải ranh giới" in real["note"]
    assert "crs" not in real


# --- people -------------------------------------------------------------------------------


def test_numbers_of_households_are_in_no_file(tmp_path: Path) -> None:
    """Nobody can take a number back out of copies of a file."""
    products = copy_of_province(tmp_path)
    maker = products / "ho-kinh-doanh-vi-du-ba" / "producer.yml"
    consent = "consent: {given_on: 2026-10-01, recorded_by: Ví dụ}"
    number = f"  - {{kind: phone, number: 0987654321, {consent}}}"
    maker.write_text(f"{maker.read_text('utf-8')}\ncontacts:\n{number}\n", "utf-8")
    published = _published(products, DAYS[0])

    assert published.catalogue.producers["ho-kinh-doanh-vi-du-ba"].record.contacts
    assert b"0900000001" in data(published, "producers.csv")
    for file in FILES:
        raw = published.file(file)
        if file.name.endswith("xlsx"):
            raw = "\n".join(
                str(value) for sheet in book_of(published) for row in sheet.values for value in row
            ).encode()
        assert b"987654321" not in raw, file.name
        assert b"recorded_by" not in raw


# --- the page -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["du-lieu/", "en/data/"])
def test_the_page_names_every_file_and_column(province_site: BuiltSite, path: str) -> None:
    """With the size of the very file that is there."""
    page = province_site.documents[path]
    links = {link.get("href", "").rpartition("/")[2]: link for link in page.all("a")}
    items = {text_of(item).split()[0]: text_of(item) for item in page.all("li")}

    for file in FILES:
        size = (province_site.folder / "data/v1" / file.name).stat().st_size
        assert links[file.name].get("download") is not None
        assert items[file.name] == f"{file.name} {-(-size // 1000)} kB"
    for table in (*TABLES, COMMUNES):
        for column in table.columns:
            assert f"{table.id}-{column.name}" in page.ids


@pytest.mark.parametrize("path", ["du-lieu/", "en/data/"])
def test_the_page_shows_the_numbers_of_the_files(province_site: BuiltSite, path: str) -> None:
    """In the page that is written, not only in its view."""
    page = province_site.documents[path]
    rows = csv_rows((province_site.folder / "data/v1/products.csv").read_bytes())
    shown = {id_: int(text_of(page.one("dd", id=f"count-{id_}"))) for id_ in ("in-force", "ever")}
    tables = {
        id_: [text_of(cell) for cell in page.one("table", id=f"count-{id_}").iter("td")]
        for id_ in ("states", "stars", "groups", "communes")
    }

    assert shown["in-force"] == sum(row["in_force"] == "true" for row in rows) == 5
    assert shown["ever"] == sum(row["ever_recognised"] == "true" for row in rows) == 8
    for id_, cells in tables.items():
        *parts, total = map(int, cells)
        assert sum(parts) == total == (len(rows) if id_ == "states" else shown["in-force"])


def test_the_frame_leads_to_the_page(province_site: BuiltSite) -> None:
    for path, target in (("", "./du-lieu/"), ("en/", "../en/data/")):
        assert target in {link.url for link in province_site.documents[path].links}


# --- state, term and basis ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("product", "day", "told"),
    [
        ("htx-vi-du-mot/ca-phe-sap-het-han", "2027-01-05", "in-force 4 2027-01-05 decision"),
        ("htx-vi-du-mot/ca-phe-sap-het-han", "2027-01-06", "lapsed - 2027-01-05 decision"),
        ("htx-vi-du-hai/ruou-bi-thu-hoi", "2026-04-30", "in-force 3 2028-08-01 decision"),
        # The day of a revocation is the first one without stars.
        ("htx-vi-du-hai/ruou-bi-thu-hoi", "2026-05-01", "revoked - 2026-04-30 revocation"),
        ("htx-vi-du-hai/thit-duoc-keo-dai", "2026-12-10", "extended 4 2026-12-10 extension"),
        ("htx-vi-du-hai/thit-duoc-keo-dai", "2026-12-11", "lapsed - 2026-12-10 decision"),
        # Of a year alone no day is told, and a report has no term at all.
        ("ho-kinh-doanh-vi-du-ba/mien-chi-biet-nam", "2026-12-31", "cannot-tell - - decision"),
        (
            "example-district/xa-muong-du/to-hop-tac-vi-du/bao-noi-con-han",
            "2026-11-25",
            "unconfirmed - - report",
        ),
        ("cong-ty-vi-du-thu-nghiem/khong-co-sao", "2026-11-25", "none - - none"),
    ],
)
def test_files_say_until_when_and_by_what(product: str, day: str, told: str) -> None:
    published = _published(PROVINCE, date.fromisoformat(day))
    rows = {row["id"]: row for row in csv_rows(data(published, "products.csv"))}
    row = rows[product]

    names = ("state", "stars_in_force", "last_day", "basis")
    assert " ".join(row[name] or "-" for name in names) == told
    assert bool(row["last_day_from"]) == (row["basis"] not in {"report", "none"})
