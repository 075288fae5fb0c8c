"""Reads the places of a province from their file, and sees that it fits together."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from catalog.errors import BrokenReference
from catalog.reference.data import Row, read_reference, rows, text, texts
from catalog.reference.middles import area_of_all, middle_of, middle_of_all, read_area
from catalog.reference.places import (
    Commune,
    District,
    OldUnit,
    Places,
    Province,
    name_key,
    without_type,
)
from catalog.text import unmarked

T = TypeVar("T")


def read_places(file: Path) -> Places:
    """Read the places of one province."""
    return places_of(read_reference(file))


def places_of(tree: Row) -> Places:
    """The places that a file's top map describes.

    Raises:
        BrokenReference: They do not fit together.
    """
    communes = {text(row, "code"): _commune_of(row) for row in rows(tree, "units")}
    districts = {
        text(row, "id"): _district_of(row, communes) for row in rows(tree, "former_districts")
    }
    old = [_old_of(row, text(row, "now")) for row in rows(tree, "units_until_2025_06")]
    known = {(unit.vi, unit.district) for unit in old}
    retired = [
        _old_of(row, (*texts(row, "now"), "")[0]) for row in rows(tree, "units_retired_2025_02")
    ]
    old += [unit for unit in retired if (unit.vi, unit.district) not in known]
    _check_whole(communes, districts, old)
    return Places(
        _province_names(tree),
        communes,
        {commune.id: commune for commune in communes.values()},
        districts,
        tuple(old),
        _index((_names_of_commune(c), c) for c in communes.values()),
        _index((_names_of_old(unit), unit) for unit in old),
        {name_key(name): d for d in districts.values() for name in _names_of_district(d)},
        {text(row, "id"): _province_of(row, districts) for row in rows(tree, "provinces")},
    )


def _province_of(row: Row, districts: Mapping[str, District]) -> Province:
    id_, own = text(row, "id"), texts(row, "former_districts")
    for one in own:
        if one not in districts:
            raise BrokenReference(f"{id_}: {one}")
    return Province(id_, text(row, "name"), text(row, "name_en"), frozenset(own))


def _check_whole(
    communes: Mapping[str, Commune], districts: Mapping[str, District], old: Iterable[OldUnit]
) -> None:
    """Every code and id that one line says of another is there."""
    named = [(code, d.id) for d in districts.values() for code in d.communes]
    named += [(unit.now, unit.code) for unit in old]
    for code, where in named:
        if code not in communes:
            raise BrokenReference(f"{where}: {code}")
    lain = [(one, c.code) for c in communes.values() for one in c.districts]
    lain += [(unit.district, unit.code) for unit in old]
    for district, where in lain:
        if district not in districts:
            raise BrokenReference(f"{where}: {district}")


def _province_names(tree: Row) -> tuple[str, str]:
    """The province in Vietnamese and in English."""
    province = tree.get("province")
    if not isinstance(province, dict):
        raise BrokenReference("province: map expected")
    return text(province, "name"), text(province, "name_en")


def _names_of_district(district: District) -> tuple[str, ...]:
    plain = district.plain
    return (district.vi, plain, district.id, f"TP {plain}", f"huyện {plain}")


def _names_of_commune(commune: Commune) -> tuple[str, ...]:
    """What contributors may call it: full name, name alone, code, id."""
    return (commune.vi, commune.plain, commune.code, commune.id)


def _names_of_old(unit: OldUnit) -> tuple[str, ...]:
    kind = unit.vi.removesuffix(without_type(unit.vi)).strip()
    others = (f"{kind} {name}" for name in unit.also)
    return (unit.vi, without_type(unit.vi), unit.code, *others, *unit.also)


def _index(named: Iterable[tuple[tuple[str, ...], T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, tuple[T, ...]] = {}
    for names, thing in named:
        for key in dict.fromkeys(map(name_key, names)):
            found[key] = (*found.get(key, ()), thing)
    return found


def _commune_of(row: Row) -> Commune:
    full = text(row, "full_name")
    return Commune(
        text(row, "code"),
        text(row, "slug"),
        full[:1].lower() + full[1:],
        text(row, "name_en"),
        texts(row, "former_districts"),
        texts(row, "merged_from_names"),
        middle_of(row),
        read_area(row),
    )


_DISTRICT_TYPES = {"huyện": "District", "thị xã": "Town", "thành phố": "City"}


def _district_of(row: Row, communes: Mapping[str, Commune]) -> District:
    full, plain = text(row, "full_name"), text(row, "name")
    codes = texts(row, "now_in")
    now = [communes[code] for code in codes if code in communes]
    return District(
        text(row, "id"),
        full[:1].lower() + full[1:],
        f"{unmarked(plain)} {_DISTRICT_TYPES.get(text(row, 'type'), 'District')}",
        plain,
        codes,
        middle_of_all(now),
        area_of_all(now),
    )


def _old_of(row: Row, now: str) -> OldUnit:
    return OldUnit(
        text(row, "code"),
        f"{text(row, 'type')} {text(row, 'name')}",
        texts(row, "also"),
        text(row, "district"),
        now,
    )
