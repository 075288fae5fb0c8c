"""Reference data: places now and then, groups of the law, and who may give which stars."""

from datetime import date
from pathlib import Path

import pytest

from catalog.errors import BrokenReference
from catalog.model.parts import Place
from catalog.reference import Issuer, Places, read_law, read_lists, read_places
from catalog.reference.data import FOLDER, read_reference
from catalog.reference.law import level_of
from catalog.text import slug


@pytest.fixture(scope="module")
def places() -> Places:
    return read_places(FOLDER / "places" / "son-la.yml")


LISTS = read_lists()
LAW = read_law()


def test_son_la_has_67_communes_and_8_wards(places: Places) -> None:
    """Resolution 1681/NQ-UBTVQH15 of 16 June 2025."""
    kinds = [commune.vi.split()[0] for commune in places.communes.values()]

    assert (kinds.count("xã"), kinds.count("phường")) == (67, 8)


def test_there_were_12_districts(places: Places) -> None:
    assert len(places.districts) == 12
    assert set(places.communes) == {code for d in places.districts.values() for code in d.communes}


def test_codes_and_ids_are_unique(places: Places) -> None:
    ids = [commune.id for commune in places.communes.values()]

    assert len(set(ids)) == len(ids) == 75
    assert all(slug(id_) == id_ for id_ in ids)


def test_a_commune_is_found_by_its_name_code_and_id(places: Places) -> None:
    for commune in places.communes.values():
        for name in (commune.vi, commune.vi.upper(), commune.code, commune.id):
            located, findings = places.locate(Place(commune=name))

            assert (located.commune, findings) == (commune, [])


def test_every_old_unit_leads_to_a_commune_of_today(places: Places) -> None:
    """Sources and packs go on printing old names; with the district, none is ambiguous."""
    assert len(places.old) >= 200
    for unit in places.old:
        district = places.districts[unit.district]
        place = Place(former_commune=unit.vi, former_district=district.plain)

        located, findings = places.locate(place)

        assert findings == []
        assert located.commune == places.communes[unit.now]
        assert located.district == district


def test_every_old_unit_lies_in_one_that_counts_it(places: Places) -> None:
    for unit in places.old:
        assert unit.district in places.communes[unit.now].districts, unit.vi


def test_an_old_name_alone_is_enough_unless_two_bore_it(places: Places) -> None:
    ambiguous = set()
    for unit in places.old:
        located, findings = places.locate(Place(former_commune=unit.vi))
        if findings:
            assert [finding.code for finding in findings] == ["place-needs-district"]
            assert located.commune is None
            ambiguous.add(unit.vi)

    assert ambiguous == {"xã Chiềng Chung"}


@pytest.mark.parametrize(
    ("district", "commune"), [("Mai Sơn", "04117"), ("thị xã Mộc Châu", "04000")]
)
def test_the_district_tells_two_of_a_name_apart(
    places: Places, district: str, commune: str
) -> None:
    located, findings = places.locate(
        Place(former_commune="xã Chiềng Chung", former_district=district)
    )

    assert findings == []
    assert located.commune == places.communes[commune]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Chiềng Ân", "Chiềng An"), ("Mường Sai", "Mường Sại"), ("Mường Bang", "Mường Bằng")],
)
def test_names_that_differ_only_by_marks_are_not_mixed_up(
    places: Places, first: str, second: str
) -> None:
    """Folded they are one word; eight pairs of Sơn La are like that."""
    one, _ = places.locate(Place(former_commune=first))
    other, _ = places.locate(Place(former_commune=second))

    assert one.old is not None
    assert other.old is not None
    assert one.old.code != other.old.code


@pytest.mark.parametrize("typed", ["Yên Châu", "huyện Yên Châu", "yen-chau", "HUYỆN  YÊN CHÂU"])
def test_a_district_is_found_as_people_write_it(places: Places, typed: str) -> None:
    located, findings = places.locate(Place(former_district=typed))

    assert findings == []
    assert located.district == places.districts["yen-chau"]


@pytest.mark.parametrize("typed", ["Sơn La", "TP Sơn La", "thành phố Sơn La"])
def test_the_former_city_is_found(places: Places, typed: str) -> None:
    located, findings = places.locate(Place(former_district=typed))

    assert findings == []
    assert located.district is not None
    assert located.district.vi == "thành phố Sơn La"


def test_a_code_is_read_with_its_era(places: Places) -> None:
    """04075 was xã Viêng Lán, then thị trấn Yên Châu, and is xã Yên Châu."""
    now, _ = places.locate(Place(commune="04075"))
    then, _ = places.locate(Place(former_commune="04075"))

    assert now.commune is not None
    assert now.commune.vi == "xã Yên Châu"
    assert then.old is not None
    assert then.commune == now.commune


@pytest.mark.parametrize(
    ("place", "code", "field", "known"),
    [
        (Place(commune="xa Yen Chau"), "place-unknown", "commune", "xã Yên Châu"),
        (Place(commune="xã Nhà Bè"), "place-unknown", "commune", "-"),
        (Place(former_district="Moc Chau"), "place-unknown", "former_district", "Mộc Châu"),
        (Place(former_commune="Hà Nội"), "place-unknown", "former_commune", "-"),
    ],
)
def test_an_unknown_place_names_what_is_alike(
    places: Places, place: Place, code: str, field: str, known: str
) -> None:
    located, findings = places.locate(place)

    assert located.commune is None
    assert [(f.code, f.where) for f in findings] == [(code, ("place", field))]
    assert known in findings[0].values["known"]


def test_no_place_is_nowhere(places: Places) -> None:
    located, findings = places.locate(None)

    assert (located.commune, located.district, located.old, findings) == (None, None, None, [])


def test_the_law_has_6_sectors_17_groups_and_26_sets() -> None:
    """Annexes I and II of 26/2026/QĐ-TTg: one set of criteria for each leaf."""
    assert len(LISTS.sectors) == 6
    assert len(LISTS.groups) == 17
    assert len(LISTS.leaves) == 26


@pytest.mark.parametrize("leaf", sorted(LISTS.leaves))
def test_a_leaf_belongs_to_a_group(leaf: str) -> None:
    group = LISTS.group_of(leaf)

    assert slug(leaf) == leaf
    assert group.id in LISTS.groups
    assert group.sector in {sector.id for sector in LISTS.sectors}
    assert LISTS.leaves[leaf].vi
    assert LISTS.leaves[leaf].en


@pytest.mark.parametrize("leaf", ["che-tuoi-che-bien", "ca-phe-ca-cao"])
def test_tea_and_coffee_are_food_by_law(leaf: str) -> None:
    assert LISTS.leaves[leaf].sector == "thuc-pham"


@pytest.mark.parametrize(
    "terms", ["groups", "producer_types", "papers", "point_kinds", "platforms"]
)
def test_every_term_has_an_id_and_a_name_in_both_languages(terms: str) -> None:
    for id_, term in getattr(LISTS, terms).items():
        assert slug(id_) == id_ == term.id
        assert term.name("vi")
        assert term.name("en")


def test_people_are_known_among_the_producer_types() -> None:
    assert {"ho-kinh-doanh"} <= LISTS.natural_persons <= set(LISTS.producer_types)


@pytest.mark.parametrize(
    ("day", "stars", "issuer"),
    [
        (date(2019, 8, 21), 3, Issuer.PROVINCE),
        (date(2023, 2, 23), 3, Issuer.PROVINCE),
        (date(2023, 2, 24), 3, Issuer.DISTRICT),
        (date(2025, 6, 30), 3, Issuer.DISTRICT),
        (date(2025, 7, 1), 3, Issuer.PROVINCE),
        (date(2026, 5, 22), 3, Issuer.PROVINCE),
        (date(2024, 6, 1), 4, Issuer.PROVINCE),
        (date(2020, 6, 1), 5, Issuer.CENTRE),
        (date(2099, 1, 1), 5, Issuer.CENTRE),
    ],
)
def test_who_gives_stars_depends_on_the_day(day: date, stars: int, issuer: Issuer) -> None:
    period = LAW.on(day)

    assert period is not None
    assert period.issuers[stars] == issuer


def test_there_were_no_stars_before_2019() -> None:
    assert LAW.on(date(2019, 8, 20)) is None


def test_periods_follow_each_other_without_a_gap() -> None:
    for before, after in zip(LAW.periods, LAW.periods[1:], strict=False):
        assert (after.first - before.last).days == 1


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("UBND tỉnh Sơn La", Issuer.PROVINCE),
        ("People's Committee of Son La Province", Issuer.PROVINCE),
        ("UBND huyện Yên Châu", Issuer.DISTRICT),
        ("UBND thị xã Mộc Châu", Issuer.DISTRICT),
        ("UBND thành phố Sơn La", Issuer.DISTRICT),
        ("Bộ Nông nghiệp và Môi trường", Issuer.CENTRE),
        ("Hội đồng đánh giá", None),
    ],
)
def test_the_level_of_an_issuer_is_read_from_its_name(name: str, level: Issuer | None) -> None:
    assert level_of(name) == level


def test_a_broken_reference_file_is_a_bug_of_ours(tmp_path: Path) -> None:
    """And says so: nobody who corrects product files can mend it."""
    broken = tmp_path / "places.yml"
    broken.write_text("units: [\n", encoding="utf-8")

    with pytest.raises(BrokenReference, match=r"places\.yml"):
        read_reference(broken)
