"""The search engine in Chromium, on the real records: what people type, and what they get."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.search_fixture import Engine, engine
from tests.site_fixture import BuiltSite


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def search(
    built_site: BuiltSite, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    with engine(browser, built_site.folder, tmp_path_factory.mktemp("engine")) as opened:
        yield opened


@pytest.fixture(scope="module")
def english(
    built_site: BuiltSite, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    with engine(browser, built_site.folder, tmp_path_factory.mktemp("engine"), "en") as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ("mat ong", "Mật ong"),
        ("Mật ong", "Mật ong"),
        ("Ma\u0323\u0302t ong", "Mật ong"),
        ("mất ong", "Mật ong"),
        ("matong", "Mật ong"),
        ("mat o", "Mật ong"),
        ("mat ogn", "Mật ong"),
        ("ong mat", "Mật ong"),
        ("hợp tác xã bích thao", "Cà phê bột nguyên chất"),
        ("mãng cầu", "Na Đại Sơn"),
        ("honey", "Mật ong"),
        ("smoked buffalo", "Thịt trâu"),
        ("plum wine", "Rượu mận"),
        ("ca phe 5 sao", "Cà phê bột nguyên chất"),
        ("ca phe bich tao", "Cà phê bột nguyên chất"),
        ("che ta xua", "Trà xanh mây Tà Xùa"),
    ],
)
def test_the_examples_of_the_page_about_searching_are_true(
    query: str, begins: str, search: Engine
) -> None:
    """A page that promises what the search does not do would be worse than none."""
    first = search.names(query)[0]

    assert first.startswith(begins)


@pytest.mark.parametrize("query", ["iphone 15", "xe máy", "sầu riêng", "qwertyuiop", "Hà Giang"])
def test_what_is_not_there_is_not_found(query: str, search: Engine) -> None:
    found = search.find({"query": query, "lapsed": True})[0]

    assert found["total"] == 0


@pytest.mark.parametrize(
    ("query", "stranger"),
    [
        ("cup", "Gạo"),  # "cốc" is also in "ngũ cốc"
        ("lime", "Cà phê"),  # Mường Chanh is a place
        ("pear", "Cá rô phi lê sông Đà"),
        ("hạt dổi", "Bột mắc khén"),
        ("giò lụa", "Chả cá Sông Đà"),
        ("tinh dau", "Dâu tây"),  # "tỉnh" may be left out, "tinh" may not
    ],
)
def test_a_word_for_goods_finds_no_people_places_or_other_goods(
    query: str, stranger: str, search: Engine
) -> None:
    """A wrong synonym is worse than a missing one."""
    names = search.names(query, lapsed=True)

    assert not [name for name in names if name.startswith(stranger)]


def test_a_group_called_processed_is_no_tea(search: Engine) -> None:
    """ "che" is tea; "chế biến" (processed) only looks like it without marks."""
    names = search.run(
        "() => ocop.find(c, {query: 'chè'}).rows.map(row => c.product(row).groupName)"
    )

    assert set(names) <= {"Chè"}


@pytest.mark.parametrize("query", ["", "mat ong", "say", "che", "yen chau"])
@pytest.mark.parametrize("lapsed", [False, True])
def test_every_count_is_the_length_of_the_list_it_promises(
    query: str, lapsed: bool, search: Engine
) -> None:
    """For each value of each filter, alone and beside another filter."""
    for others in ({}, {"stars": ["3", "4"]}, {"group": ["che", "thuc-pham-che-bien"]}):
        wanted = {"query": query, "lapsed": lapsed, "filters": others}
        counts = search.find(wanted)[0]["counts"]
        asked = [
            (facet, value, {**wanted, "filters": {**others, facet: [value]}})
            for facet, values in counts.items()
            for value in values
        ]
        totals = search.find(*(one for _, _, one in asked))

        assert {(f, v): counts[f][v] for f, v, _ in asked} == {
            (f, v): answer["total"] for (f, v, _), answer in zip(asked, totals, strict=True)
        }


def test_orders_are_what_they_are_called(search: Engine, built_site: BuiltSite) -> None:
    named = search.run("() => ocop.find(c, {query: '', sort: 'name', lapsed: true}).rows")
    ranks = search.run(
        "() => ocop.find(c, {query: '', sort: 'stars'}).rows.map(r => c.product(r).rank)"
    )
    stars = [int(rank[0]) if rank[0] in "345" else 0 for rank in ranks]

    assert named == list(range(len(built_site.json("products.json")["products"])))
    assert stars == sorted(stars, reverse=True)


def test_an_empty_answer_says_what_to_take_back(search: Engine) -> None:
    found = search.find({"query": "mat ong", "filters": {"group": ["che"]}})[0]
    without_filter = search.find({"query": "mat ong"})[0]["total"]
    without_query = search.find({"query": "", "filters": {"group": ["che"]}})[0]["total"]

    assert found["total"] == 0
    assert sorted((one["facet"], one["count"]) for one in found["loosen"]) == [
        ("group", without_filter),
        ("query", without_query),
    ]
    assert found["nearest"][0].startswith("Mật ong")


def test_marks_stand_on_the_words_as_they_are_written(search: Engine) -> None:
    marked = search.run(
        """() => {
          const found = ocop.find(c, {query: "tuyet on"});
          const name = c.product(found.rows[0]).name;
          return ocop.highlight(name, found.words).map(([from, to]) => name.slice(from, to));
        }"""
    )

    assert marked == ["tuyết", "Ôn"]


def test_english_pages_show_english_names_and_find_vietnamese_ones(english: Engine) -> None:
    first = english.run(
        """() => {
          const one = c.product(ocop.find(c, {query: "ruou man"}).rows[0]);
          return [one.name, one.other, one.lang || null];
        }"""
    )

    assert first == ["Plum wine", "Rượu mận", None]


def test_the_address_of_every_product_is_worked_out_right(
    search: Engine, english: Engine, built_site: BuiltSite
) -> None:
    """Most addresses are not in the data: the browser makes them of names."""
    ids = sorted(row["id"] for row in built_site.json("products.json")["products"])

    for one in (search, english):
        assert sorted(one.find({"query": "", "lapsed": True}, most=10**6)[0]["ids"]) == ids


def test_suggestions_hold_products_producers_places_and_groups(search: Engine) -> None:
    kinds = {
        query: [one["kind"] for one in _suggested(search, query)]
        for query in ("ca phe", "yen chau", "bich thao")
    }

    assert kinds["ca phe"].count("product") >= 1
    assert "group" in kinds["ca phe"]
    assert kinds["yen chau"].count("place") == 2
    assert "producer" in kinds["bich thao"]


def _suggested(search: Engine, query: str) -> list[dict[str, str]]:
    script = "query => ocop.suggest(c, query, 8).map(one => ({kind: one.kind, path: one.path}))"
    return search.run(script, query)  # type: ignore[no-any-return]


def test_every_suggestion_leads_to_a_page(search: Engine, built_site: BuiltSite) -> None:
    for query in ("ca phe", "yen chau", "bich thao", "moc chau", "do uong", "t"):
        for one in _suggested(search, query):
            assert Path(built_site.folder / one["path"] / "index.html").is_file(), one
