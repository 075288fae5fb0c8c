"""Places now and then: 75 communes and wards of today, and what they were.

On 1 July 2025 districts ended and communes were merged. Sources go on printing
old names, visitors go on searching by the old district, and codes are reused:
so a name is read together with its era, and everything resolves to today.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from catalog.errors import BrokenReference
from catalog.model.parts import Place
from catalog.problems import Finding
from catalog.reference.data import Row, read_reference, rows, text, texts
from catalog.text import fold, unmarked

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune or ward in force since 1 July 2025."""

    code: str
    id: str
    vi: str
    en: str
    districts: tuple[str, ...]
    merged_from: tuple[str, ...]

    def name(self, language: str) -> str:
        """Full name in a language."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class District:
    """A district, town or city that ended on 30 June 2025."""

    id: str
    vi: str
    en: str
    plain: str
    communes: tuple[str, ...]

    def name(self, language: str) -> str:
        """Full name in a language."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class OldUnit:
    """A commune, ward or town before; ``now`` is the code of today's."""

    code: str
    vi: str
    also: tuple[str, ...]
    district: str
    now: str


@dataclass(frozen=True, slots=True)
class Located:
    """Where something is: today's commune and the former district, where known."""

    commune: Commune | None = None
    district: District | None = None
    old: OldUnit | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """All places of a province, found by name or code."""

    province: tuple[str, str]
    communes: Mapping[str, Commune]
    by_id: Mapping[str, Commune]
    """The communes by the id of their page."""
    districts: Mapping[str, District]
    old: tuple[OldUnit, ...]
    _now: Mapping[str, tuple[Commune, ...]] = field(repr=False)
    _then: Mapping[str, tuple[OldUnit, ...]] = field(repr=False)
    _district: Mapping[str, District] = field(repr=False)

    def locate(self, place: Place | None) -> tuple[Located, list[Finding]]:
        """Resolve a place of a record; findings name fields below ``place``."""
        if place is None:
            return Located(), []
        findings: list[Finding] = []
        district = None
        if place.former_district:
            district = self._district.get(_key(place.former_district))
            if district is None:
                findings.append(
                    _unknown(
                        "former_district",
                        place.former_district,
                        (d.plain for d in self.districts.values()),
                    )
                )
        old = self._old(place, district, findings)
        commune = self._commune(place, findings)
        if old and commune and old.now != commune.code:
            there = self.communes[old.now].vi
            values = {"old": old.vi, "now": there, "found": commune.vi}
            findings.append(Finding("place-moved-elsewhere", ("place", "commune"), values))
        commune = commune or (self.communes[old.now] if old else None)
        if district is None and old:
            district = self.districts[old.district]
        if district is None and commune and len(commune.districts) == 1:
            district = self.districts[commune.districts[0]]
        return Located(commune, district, old), findings

    def _commune(self, place: Place, findings: list[Finding]) -> Commune | None:
        if not place.commune:
            return None
        found = self._now.get(_key(place.commune), ())
        if len(found) != 1:
            findings.append(
                _unknown("commune", place.commune, (c.vi for c in self.communes.values()))
            )
        return found[0] if len(found) == 1 else None

    def _old(
        self, place: Place, district: District | None, findings: list[Finding]
    ) -> OldUnit | None:
        if not place.former_commune:
            return None
        found = self._then.get(_key(place.former_commune), ())
        if district and any(unit.district == district.id for unit in found):
            found = tuple(unit for unit in found if unit.district == district.id)
        if not found:
            findings.append(
                _unknown("former_commune", place.former_commune, (one.vi for one in self.old))
            )
        elif len({unit.now for unit in found}) > 1:
            where = ", ".join(sorted({self.districts[unit.district].vi for unit in found}))
            values = {"found": place.former_commune, "known": where}
            findings.append(Finding("place-needs-district", ("place", "former_commune"), values))
            return None
        elif district and found[0].district != district.id:
            values = {"found": place.former_commune, "known": self.districts[found[0].district].vi}
            findings.append(Finding("place-in-other-district", ("place", "former_commune"), values))
        return found[0] if found else None


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _unknown(field_name: str, found: str, known: Iterable[str]) -> Finding:
    """A name that is not in the list; names those that are alike without marks."""
    plain = fold(found)
    names = dict.fromkeys(known)
    alike = [one for one in names if plain in {fold(one), fold(_bare(one))}]
    values = {"found": found, "known": ", ".join(alike[:5]) or "-"}
    return Finding("place-unknown", ("place", field_name), values)


def read_places(file: Path) -> Places:
    """Read the places of one province."""
    tree = read_reference(file)
    communes = {text(row, "code"): _commune_of(row) for row in rows(tree, "units")}
    districts = {text(row, "id"): _district_of(row) for row in rows(tree, "former_districts")}
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
        {_key(name): d for d in districts.values() for name in _names_of_district(d)},
    )


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
    return (commune.vi, commune.vi.split(" ", 1)[-1], commune.code, commune.id)


def _names_of_old(unit: OldUnit) -> tuple[str, ...]:
    kind = unit.vi.removesuffix(_bare(unit.vi)).strip()
    others = (f"{kind} {name}" for name in unit.also)
    return (unit.vi, _bare(unit.vi), unit.code, *others, *unit.also)


def _bare(full: str) -> str:
    for kind in ("thị trấn ", "phường ", "xã "):
        if full.startswith(kind):
            return full.removeprefix(kind)
    return full


def _index(named: Iterable[tuple[tuple[str, ...], T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, tuple[T, ...]] = {}
    for names, thing in named:
        for key in dict.fromkeys(map(_key, names)):
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
    )


_DISTRICT_TYPES = {"huyện": "District", "thị xã": "Town", "thành phố": "City"}


def _district_of(row: Row) -> District:
    full, plain = text(row, "full_name"), text(row, "name")
    return District(
        text(row, "id"),
        full[:1].lower() + full[1:],
        f"{unmarked(plain)} {_DISTRICT_TYPES.get(text(row, 'type'), 'District')}",
        plain,
        texts(row, "now_in"),
    )


def _old_of(row: Row, now: str) -> OldUnit:
    return OldUnit(
        text(row, "code"),
        f"{text(row, 'type')} {text(row, 'name')}",
        texts(row, "also"),
        text(row, "district"),
        now,
    )
