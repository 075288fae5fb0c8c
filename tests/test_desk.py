"""The officers' desk: who may rise, which sales points are due, what the records lack."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from catalog.catalogue import Catalogue
from catalog.check import check
from catalog.figures.checks import looks
from catalog.figures.quality import FIELDS, Fault, quality
from catalog.figures.rising import NEEDED, Condition, rises
from catalog.words import read_words
from tests.invented import DAY, PROVINCE, RICH, ROOT
from tests.site_fixture import BuiltSite, text_of


@pytest.fixture(scope="module", params=["products", "tests/province"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    found = check(ROOT / request.param, DAY).catalogue
    assert found
    return found


@pytest.fixture(scope="module")
def province() -> Catalogue:
    found = check(PROVINCE, DAY).catalogue
    assert found
    return found


def test_only_who_has_three_or_four_stars_may_rise_and_each_once(catalogue: Catalogue) -> None:
    found = rises(catalogue)
    ended = {"lapsed", "revoked", "replaced", "none"}
    expected = {
        entry.id
        for entry in catalogue.products.values()
        if entry.claim.stars in {3, 4}
        and not entry.claim.at_least
        and entry.claim.state.value not in ended
        and entry.record.made != "no-longer"
    }

    assert sorted(one.product for one in found) == sorted(expected)
    for one in found:
        assert one.to == one.stars + 1
        assert tuple(condition for condition, _ in one.seen) == NEEDED[one.to]


def test_a_condition_is_seen_only_where_a_field_says_it(province: Catalogue) -> None:
    """Taking the field away takes the condition away, and nothing else."""
    entry = province.products[RICH]
    four = replace(entry.standing, claim=replace(entry.claim, stars=4))
    full = replace(entry, standing=four)
    fields = {
        Condition.STORY: {"story": None},
        Condition.LABEL: {"traceability": None},
        Condition.EXPORT: {"supply": None, "packs": ()},
    }

    def seen(**without: object) -> dict[Condition, bool]:
        changed = replace(full, record=full.record.model_copy(update=without))
        (rise,) = rises(replace(province, products={RICH: changed}))
        return dict(rise.seen)

    whole = seen()
    for condition, without in fields.items():
        assert whole[condition]
        lost = {one for one, found in seen(**without).items() if whole[one] and not found}
        assert condition in lost
        assert lost <= {condition, Condition.STORY_TOLD}


def test_a_sales_point_is_due_half_a_year_after_somebody_looked(province: Catalogue) -> None:
    found = {one.point: one for one in looks(province)}
    last = found["quay-vi-du"].last

    assert last == province.points["quay-vi-du"].record.checked_on
    assert found["quay-vi-du"].next == date(2027, 5, 1)
    assert not found["quay-vi-du"].is_due(date(2027, 4, 30))
    assert found["quay-vi-du"].is_due(date(2027, 5, 1))
    assert "quan-vi-du-da-dong" not in found
    assert all(one.is_due(DAY) for one in found.values() if one.last is None)


def test_completeness_is_that_of_the_records(catalogue: Catalogue) -> None:
    found = quality(catalogue)

    assert sum(found.filled.values()) == sum(found.share.values())
    for name in FIELDS:
        have = [e for e in catalogue.products.values() if getattr(e.record, name)]
        assert found.filled[name] == len(have)
    assert len(found.faults[Fault.UNCONFIRMED]) == sum(
        e.claim.state.value == "unconfirmed" for e in catalogue.products.values()
    )
    assert set(found.faults[Fault.CONFLICT]) == {
        e.id for e in catalogue.products.values() if e.record.conflicts
    }


def test_the_pages_show_these_numbers_in_both_languages(built_site: BuiltSite) -> None:
    data = json.loads((built_site.folder / "data/v1/products.json").read_bytes())["products"]
    for folder in ("so-lieu/chat-luong", "en/figures/quality"):
        html = (built_site.folder / folder / "index.html").read_text("utf-8")
        table = html[html.index('id="fields-table"') :]
        rows = re.findall(r"<tr><th[^>]*>([^<]+)</th><td[^>]*>(\d+)</td><td[^>]*>(\d+)</td>", table)
        assert len(rows) == len(FIELDS)
        assert {int(have) + int(lack) for _, have, lack in rows} == {len(data)}
    for folder in ("so-lieu/len-hang", "en/figures/next-rank"):
        html = (built_site.folder / folder / "index.html").read_text("utf-8")
        rising = [
            p["id"]
            for p in data
            if p["stars"] in {3, 4} and not p["stars_at_least"]
            if p["validity"]["state"] in {"unconfirmed", "in-force", "extended", "cannot-tell"}
        ]
        assert html.count('<details class="plain-details on-paper"><summary>') == len(rising)


def test_whoever_may_rise_is_shown_in_the_state_that_it_is_in(province_site: BuiltSite) -> None:
    """A decision whose day is not known is no mere report, and neither is in force."""
    states = set()
    for folder, language in (("so-lieu/len-hang/", "vi"), ("en/figures/next-rank/", "en")):
        t = read_words(ROOT)[language]
        page = province_site.documents[folder]
        lines = {
            line.find("p/a").get("href").rstrip("/").rpartition("/")[2]: text_of(line)  # type: ignore[union-attr]
            for line in page.one("main").iter("li")
            if line.find("details") is not None
        }
        for one in province_site.json("products.json")["products"]:
            name, state = one["id"].rpartition("/")[2], one["validity"]["state"]
            if name in lines:
                states.add(state)
                assert f"{one['stars']} " in lines[name]
                assert t(f"status.{state}.badge") in lines[name]

    assert {"in-force", "extended", "cannot-tell", "unconfirmed"} == states
