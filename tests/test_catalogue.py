"""The indexed whole: what belongs together on a page."""

from datetime import date
from pathlib import Path

import pytest

from catalog.catalogue import Catalogue, sort_name
from catalog.check import check

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = check(ROOT / "products", date(2026, 11, 23)).catalogue
    assert found is not None
    return found


def test_the_same_thing_by_others_is_related_first(catalogue: Catalogue) -> None:
    """Three makers sell dried longan under one name: a buyer must be able to tell them apart."""
    for entry in catalogue.products.values():
        twins = {
            one.id
            for one in catalogue.products.values()
            if one.record.name.vi == entry.record.name.vi and one.id != entry.id
        }
        related = [one.id for one in catalogue.related(entry)]

        assert set(related[: len(twins)]) == twins
        assert entry.id not in related
        assert len(related) == len(set(related)) <= 4


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("HTX Cà phê Bích Thao", "Cà phê Bích Thao"),
        ("Hợp tác xã Tự Nhiên", "Tự Nhiên"),
        ("Công ty TNHH MTV Đăng Dương", "Đăng Dương"),
        ("Hộ kinh doanh Hoa Xuân", "Hoa Xuân"),
        ("HTXanh", "HTXanh"),
    ],
)
def test_a_producer_sorts_by_its_own_name(catalogue: Catalogue, name: str, sorted_as: str) -> None:
    assert sort_name(name, catalogue.lists.type_words) == sorted_as


def test_every_product_stands_in_each_index_that_it_has_a_place_in(catalogue: Catalogue) -> None:
    by_group = [one.id for those in catalogue.by_group.values() for one in those]
    by_district = [one.id for those in catalogue.by_district.values() for one in those]

    assert sorted(by_group) == sorted(catalogue.products)
    assert sorted(by_district) == sorted(
        id_ for id_, entry in catalogue.products.items() if entry.located.district
    )
