"""What pages say to search engines, to sharing services and to programs: all of it agrees.

The site of the invented province is built as of several days, because what is said of
stars has to change on the same day on the page, in lists, in JSON-LD and in JSON.
"""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from catalog.finder.columns import DIGITS
from tests.site_fixture import BuiltSite, Document, rank_of, text_of

SITE_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LOCALES = {"vi": "vi_VN", "en": "en_GB"}

TYPES = {
    "san-pham": "Product",
    "products": "Product",
    "chu-the": "Organization",
    "producers": "Organization",
    "noi-ban": "Place",
    "sales-points": "Place",
    "hoi-cho": "SaleEvent",
    "fairs": "SaleEvent",
}
"""schema.org type by the first part of an address, for pages of one thing."""


@pytest.fixture(params=["built_site", "province_site"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """The real site, and the one of the invented province."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, BuiltSite)
    return found


def test_every_page_says_what_it_is(site: BuiltSite) -> None:
    """Title and description are what a search result shows; OG, what a shared link shows."""
    wrong = []
    for path, document in site.pages.items():
        title = text_of(document.one("title"))
        name = document.meta("og:site_name")
        description = document.meta("description")
        said = {
            "title": title == name if path in {"", "en/"} else title.endswith(f" · {name}"),
            "description": 20 <= len(description) <= 160,
            "canonical": document.one("link", rel="canonical").get("href") == site.base_url + path,
            "og:url": document.meta("og:url") == site.base_url + path,
            "og:title": bool(document.meta("og:title")),
            "og:description": document.meta("og:description") == description,
            "og:image": document.meta("og:image").startswith(site.base_url),
            "og:type": bool(document.meta("og:type")),
            "og:site_name": bool(name),
            "og:locale": document.meta("og:locale") == LOCALES[document.language],
            "viewport": document.meta("viewport") == "width=device-width,initial-scale=1",
        }
        wrong += [f"{path or 'home'}: {name}" for name, right in said.items() if not right]

    assert wrong == []


def test_pages_that_are_no_destination_are_not_to_be_listed(site: BuiltSite) -> None:
    """A printed code, a sheet, a missing page or a former address is no search result."""
    aside = site.documents.keys() - site.pages.keys()
    sheets = {path for path in aside if path.startswith("in/")}
    codes = {f"Q/{product['code']}/" for product in site.json("products.json")["products"]}

    assert codes | {"404.html"} <= aside
    for path in aside - sheets - {"404.html"}:
        assert path in codes or site.documents[path].all("meta", http_equiv="refresh"), path


def test_every_page_but_home_shows_the_way_to_it(site: BuiltSite) -> None:
    """The crumbs that a reader sees are those that a search engine reads."""
    wrong = []
    for path, document in site.pages.items():
        if path in {"", "en/"}:
            continue
        shown = [text_of(item) for item in document.one("nav", class_="crumbs").iter("li")]
        (crumbs,) = [data for data in document.data if data["@type"] == "BreadcrumbList"]
        items = crumbs["itemListElement"]
        if (
            [item["name"] for item in items] != shown
            or [item["position"] for item in items] != list(range(1, len(items) + 1))
            or site.path_of(items[0]["item"]) != ("en/" if path.startswith("en/") else "")
            or site.path_of(items[-1]["item"]) != path
            or any(site.path_of(item["item"]) not in site.pages for item in items)
        ):
            wrong.append(f"{path}: {shown} {items}")

    assert wrong == []


def test_json_ld_is_of_the_type_of_its_page(site: BuiltSite) -> None:
    """The home page is a web site, a product's page a product; a list claims to be nothing.

    The page of the data is no page of one thing among many, and is a data catalogue.
    """
    wrong = []
    for path, document in site.pages.items():
        parts = path.removeprefix("en/").strip("/").split("/")
        expected: list[str] = [TYPES[parts[0]]] if parts[0] in TYPES and len(parts) > 1 else []
        if path in {"", "en/"}:
            expected = ["WebSite"]
        if path in {"du-lieu/", "en/data/"}:
            expected = ["DataCatalog"]
        found = [data for data in document.data if data["@type"] != "BreadcrumbList"]
        if [data["@type"] for data in found] != expected or any(
            data["@context"] != "https://schema.org" or data["url"] != site.base_url + path
            for data in found
        ):
            wrong.append(f"{path or 'home'}: {found}")

    assert wrong == []


def test_stars_are_never_told_as_a_rating_by_customers(site: BuiltSite) -> None:
    """Search engines would show an aggregate rating as the verdict of buyers."""
    telling = [
        path
        for path, document in site.pages.items()
        for data in document.data
        if {"aggregateRating", "review", "offers"} & data.keys()
    ]

    assert telling == []


def test_the_site_map_lists_every_page_once_with_both_languages(site: BuiltSite) -> None:
    """No page is forgotten, no short address and no missing page is announced."""
    urls = ET.parse(site.folder / "sitemap.xml").getroot().findall(f"{SITE_MAP}url")  # noqa: S314 - our own file
    listed = Counter(site.path_of(url.findtext(f"{SITE_MAP}loc", "")) for url in urls)
    twins = {
        site.path_of(url.findtext(f"{SITE_MAP}loc", "")): {
            link.get("hreflang"): site.path_of(link.get("href", ""))
            for link in url.findall(f"{XHTML}link")
        }
        for url in urls
    }

    assert listed == Counter(site.pages.keys())
    for path, document in site.pages.items():
        assert twins[path].keys() == {"vi", "en"}
        assert twins[path][document.language] == path
        assert all(target in site.pages for target in twins[path].values())


def test_robots_may_read_everything_and_find_the_site_map(site: BuiltSite) -> None:
    """A Disallow left over from a trial would hide the catalogue for months."""
    lines = (site.folder / "robots.txt").read_text(encoding="utf-8").split("\n")

    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert f"Sitemap: {site.base_url}sitemap.xml" in lines
    assert not any(line.startswith("Disallow") for line in lines)


def test_home_star_pages_list_and_data_tell_the_same_numbers(site: BuiltSite) -> None:
    """Four places count the same products; a reader who adds up must not find a hole."""
    products = site.json("products.json")["products"]
    exact = Counter(product["stars"] for product in products if product["stars"])
    at_least = sum(product["stars_at_least"] is not None for product in products)
    unknown = sum(not product["stars"] and not product["stars_at_least"] for product in products)
    in_force = sum(product["validity"]["proves_stars"] for product in products)
    assert sum(exact.values()) + at_least + unknown == len(products)

    for top, folder, language in (("", "sao/", "vi"), ("en/", "en/stars/", "en")):
        home = site.pages[top]
        shown = {
            int(item.attrib["href"].strip("/").rsplit("/", 1)[-1]): int(_bold(item))
            for item in home.one("ul", class_="star-counts").iter("a")
        }
        cards = {n: len(site.pages[f"{folder}{n}/"].all("li", class_="card")) for n in (3, 4, 5)}
        count = next(b for b in home.all("b") if "data-count-steps" in b.attrib)
        note = text_of(home.one("section", aria_labelledby="today"))
        assert shown == cards == {n: exact[n] for n in (3, 4, 5)}
        assert text_of(count) == str(in_force)
        assert len(site.part(language, "names")["names"].split("\n")) == len(products)
        for number in filter(None, (at_least, unknown)):
            assert f" {number} " in note


def _bold(element: ET.Element) -> str:
    return text_of(next(element.iter("b")))


def test_lists_of_places_and_groups_hold_exactly_their_products(site: BuiltSite) -> None:
    """A product is in its group and in its commune, and in no other."""
    products = site.json("products.json")["products"]
    by_group: dict[str, set[str]] = {}
    for product in products:
        by_group.setdefault(product["group"], set()).add(site.path_of(product["urls"]["vi"]))
    shown = {
        path.split("/")[1]: {
            data_path
            for card in document.all("li", class_="card")
            for data_path in [_target(path, card)]
        }
        for path, document in site.pages.items()
        if path.startswith("nhom/") and path != "nhom/"
    }

    assert {group: paths for group, paths in shown.items() if paths} == by_group


def _target(path: str, card: ET.Element) -> str:
    href = next(card.iter("a")).attrib["href"]
    return href.removeprefix("../" * path.count("/"))


def test_producers_sales_points_and_fairs_are_counted_alike(site: BuiltSite) -> None:
    """JSON, list and pages come from the same records."""
    for name, rows, folder in (
        ("producers.json", "producers", "chu-the/"),
        ("sales-points.json", "sales_points", "noi-ban/"),
        ("fairs.json", "fairs", "hoi-cho/"),
    ):
        data = site.json(name)
        paths = {path for path in site.pages if path.startswith(folder) and path != folder}
        assert data["count"] == len(data[rows]) == len(paths)
        assert {site.path_of(row["urls"]["vi"]) for row in data[rows]} == paths


# --- one truth per day ---------------------------------------------------------------

ENDS = [
    # The day, and what the products whose state turns around it are on that day.
    ("2024-09-14", {"htx-vi-du-hai/tra-duoc-nang-hang": ("in-force", 3)}),
    ("2024-09-15", {"htx-vi-du-hai/tra-duoc-nang-hang": ("in-force", 4)}),
    ("2026-04-30", {"htx-vi-du-hai/ruou-bi-thu-hoi": ("in-force", 3)}),
    ("2026-05-01", {"htx-vi-du-hai/ruou-bi-thu-hoi": ("revoked", 3)}),
    ("2026-06-20", {"htx-vi-du-hai/thit-duoc-keo-dai": ("in-force", 4)}),
    ("2026-06-21", {"htx-vi-du-hai/thit-duoc-keo-dai": ("extended", 4)}),
    ("2026-12-10", {"htx-vi-du-hai/thit-duoc-keo-dai": ("extended", 4)}),
    ("2026-12-11", {"htx-vi-du-hai/thit-duoc-keo-dai": ("lapsed", 4)}),
    ("2026-12-31", {"ho-kinh-doanh-vi-du-ba/mien-chi-biet-nam": ("cannot-tell", 3)}),
    ("2027-01-01", {"ho-kinh-doanh-vi-du-ba/mien-chi-biet-nam": ("lapsed", 3)}),
    ("2027-01-04", {"htx-vi-du-mot/ca-phe-sap-het-han": ("in-force", 4)}),
    ("2027-01-05", {"htx-vi-du-mot/ca-phe-sap-het-han": ("in-force", 4)}),
    ("2027-01-06", {"htx-vi-du-mot/ca-phe-sap-het-han": ("lapsed", 4)}),
    ("2028-09-10", {"htx-vi-du-mot/che-con-hieu-luc": ("in-force", 5)}),
    ("2028-09-11", {"htx-vi-du-mot/che-con-hieu-luc": ("lapsed", 5)}),
]


@pytest.mark.parametrize(("day", "turning"), ENDS, ids=[day for day, _ in ENDS])
def test_page_list_json_ld_and_json_change_on_the_same_day(
    province_on: Callable[[date], BuiltSite], day: str, turning: dict[str, tuple[str, int]]
) -> None:
    """Both ends are inclusive: the last day is printed on the certificate as in force."""
    site = province_on(date.fromisoformat(day))
    products = {row["id"]: row for row in site.json("products.json")["products"]}

    assert site.json("products.json")["as_of"] == day
    for id_, (state, stars) in turning.items():
        validity = products[id_]["validity"]
        assert (validity["state"], validity["stars"]) == (state, stars)
    for language, groups in (("vi", "nhom/"), ("en", "en/groups/")):
        listed = {
            _target(path, card): card
            for path, document in site.documents.items()
            if path.startswith(groups)
            for card in document.all("li", class_="card")
        }
        names = site.part(language, "names")
        claimed = Counter(names["claims"][number].split()[1] for number in _numbers(names["claim"]))
        assert claimed == Counter(row["validity"]["state"] for row in products.values())
        for id_, product in products.items():
            path = site.path_of(product["urls"][language])
            state = product["validity"]["state"]
            page = site.documents[path]
            card = listed[path]
            badge = text_of(page.one("section", class_="status").find(".//*[@class='badge']"))
            assert f"state-{state}" in card.attrib["class"].split(), (id_, language)
            assert page.all("section", class_=f"state-{state}"), (id_, language)
            assert text_of(card.find(".//*[@class='badge']")) == badge, (id_, language)
            assert card.attrib["data-stars"] == rank_of(product)
            _certification_fits(page, product["validity"], day)


def _numbers(column: str) -> list[int]:
    """A column of `catalog/finder/columns.py`."""
    width, digits = int(column[0]), column[2:]
    cells = [digits[at : at + width] for at in range(0, len(digits), width)]
    return [sum(DIGITS.index(c) * 64**p for p, c in enumerate(reversed(cell))) for cell in cells]


def _certification_fits(page: Document, validity: dict[str, Any], day: str) -> None:
    """A certification is told exactly while stars may be claimed, with its own stars and end."""
    (data,) = [data for data in page.data if data["@type"] == "Product"]
    assert ("hasCertification" in data) == validity["proves_stars"], page.path
    if validity["proves_stars"]:
        certification = data["hasCertification"]
        assert certification["certificationRating"]["ratingValue"] == validity["stars"]
        assert certification["certificationStatus"] == "https://schema.org/CertificationActive"
        assert certification.get("expires", day) >= day
        if validity["end_first"] == validity["end_last"]:
            assert certification["expires"] == validity["end_last"]


def test_steps_in_the_data_tell_the_state_of_every_other_day(
    province_on: Callable[[date], BuiltSite], province_site: BuiltSite
) -> None:
    """Who downloads the file once can tell any later day without us."""
    steps = {
        row["id"]: row["validity"]["steps"]
        for row in province_site.json("products.json")["products"]
    }

    for day, _ in ENDS:
        built = province_on(date.fromisoformat(day)).json("products.json")["products"]
        for row in built:
            begun = [step for step in steps[row["id"]] if (step["from"] or "") <= day]
            told = {key: value for key, value in begun[-1].items() if key != "from"}
            now = {key: value for key, value in row["validity"].items() if key != "steps"}
            assert told == now, (row["id"], day)


def test_data_files_are_readable_and_say_their_day_and_licence(site: BuiltSite) -> None:
    """A file that was copied on still says how old it is and what one may do with it."""
    files = {*(site.folder / "data/v1").glob("*.*json")}
    files -= {site.folder / "data/v1/datapackage.json"}  # says both in the words of its standard
    for file in sorted(files):
        data = json.loads(file.read_text(encoding="utf-8"))
        assert (data["version"], data["as_of"]) == (1, site.day.isoformat()), file.name
        assert data["licence"] == "CC-BY-4.0"
