"""Places now and then: 75 communes and wards of today, and what they were.

On 1 July 2025 districts ended and communes were merged. Sources go on printing
old names, visitors go on searching by the old district, and codes are reused:
so a name is read together with its era, and everything resolves to today.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalog.model.parts import Place
from catalog.problems import Finding
from catalog.text import fold

LatLon = tuple[float, float]
"""Degrees north and east, WGS 84."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune or ward in force since 1 July 2025."""

    code: str
    id: str
    vi: str
    en: str
    districts: tuple[str, ...]
    merged_from: tuple[str, ...]
    middle: LatLon | None = None
    """Centroid of its area: good for a distance, never for a door."""
    area_km2: float | None = None

    @property
    def plain(self) -> str:
        """Its name without xã or phường: lists go by that."""
        return without_type(self.vi)

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
    middle: LatLon | None = None
    """Worked out from the communes of today: large ones weigh more."""
    area_km2: float | None = None
    """Of the communes of today together, which took in land of other districts."""

    def name(self, language: str) -> str:
        """Full name in a language."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Province:
    """A province of a country's places, by the former districts that lie in it."""

    id: str
    vi: str
    en: str
    districts: frozenset[str]


@dataclass(frozen=True, slots=True)
class OldUnit:
    """A commune, ward or town before; ``now`` is the code of today's."""

    code: str
    vi: str
    also: tuple[str, ...]
    district: str
    now: str

    @property
    def plain(self) -> str:
        """Its name without xã, phường or thị trấn."""
        return without_type(self.vi)


@dataclass(frozen=True, slots=True)
class Located:
    """Where something is: today's commune and the former district, where known."""

    commune: Commune | None = None
    district: District | None = None
    old: OldUnit | None = None
    elsewhere: tuple[str, str] | None = None
    """In both languages, where it lies in a province that this site does not show."""


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
    provinces: Mapping[str, Province] = field(default_factory=dict)
    """Of a country, by id; empty if these are the places of one province."""

    def locate(self, place: Place | None) -> tuple[Located, list[Finding]]:
        """Resolve a place of a record; findings name fields below ``place``."""
        if place is None:
            return Located(), []
        findings: list[Finding] = []
        district = None
        if place.former_district:
            district = self._district.get(name_key(place.former_district))
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
        found = self._now.get(name_key(place.commune), ())
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
        found = self._then.get(name_key(place.former_commune), ())
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


def name_key(name: str) -> str:
    """How names are compared: whatever the case of letters and the spaces."""
    return " ".join(name.casefold().split())


def _unknown(field_name: str, found: str, known: Iterable[str]) -> Finding:
    """A name that is not in the list; names those that are alike without marks."""
    plain = fold(found)
    names = dict.fromkeys(known)
    alike = [one for one in names if plain in {fold(one), fold(without_type(one))}]
    values = {"found": found, "known": ", ".join(alike[:5]) or "-"}
    return Finding("place-unknown", ("place", field_name), values)


def without_type(full: str) -> str:
    """The name of a commune without xã, phường or thị trấn."""
    for kind in ("thị trấn ", "phường ", "xã "):
        if full.startswith(kind):
            return full.removeprefix(kind)
    return full
