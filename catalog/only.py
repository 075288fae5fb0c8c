"""The part of a country's catalogue that is one province. Pure; everything was checked before.

A product belongs where it is made, else where its maker is; one of which neither is known
belongs to no province. With it come its maker, the points that sell it and the fairs that
show it, wherever they are. What else these name, and is not here, is left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from catalog.catalogue import (
    Catalogue,
    FairEntry,
    PointEntry,
    ProducerEntry,
    ProductEntry,
)
from catalog.codes import Codes
from catalog.errors import Misuse
from catalog.ground import digest_of
from catalog.model.parts import Name
from catalog.noting import Noted
from catalog.reference import Located, Places, Province, read_announced

Entry = ProducerEntry | PointEntry | FairEntry
E = TypeVar("E")


def only(catalogue: Catalogue, id_: str) -> Catalogue:
    """The catalogue of one province.

    Raises:
        Misuse: ``places.yml`` names no such province.
    """
    provinces = catalogue.places.provinces
    if id_ not in provinces:
        known = ", ".join(provinces) or "places.yml: provinces?"
        raise Misuse(f"--only {id_}: không có tỉnh này | no such province ({known})")
    province = provinces[id_]
    products = _those(catalogue.products, lambda one: _is_made_in(province, catalogue, one))
    makers = {one.producer for one in products.values()}
    producers = _those(
        catalogue.producers, lambda one: one.id in makers or _is_in(province, one.located)
    )
    points = _those(
        catalogue.points,
        lambda one: _is_in(province, one.located) or not products.keys().isdisjoint(one.products),
    )
    fairs = _those(catalogue.fairs, lambda one: not products.keys().isdisjoint(one.products))
    own_producers = {
        key: _maker(one, products, producers, province, catalogue) for key, one in producers.items()
    }
    own_points = {
        key: _point(one, products, producers, province, catalogue) for key, one in points.items()
    }
    own_fairs = {key: _fair(one, products) for key, one in fairs.items()}
    settings, name = catalogue.settings, catalogue.settings.name
    own = Name(vi=f"{name.vi} · {province.vi}", en=f"{name.en or name.vi} · {province.en}")
    return replace(
        catalogue,
        settings=settings.model_copy(update={"province": id_, "name": own}),
        products=Noted("products", products),
        producers=Noted("producers", own_producers),
        points=Noted("points", own_points),
        fairs=Noted("fairs", own_fairs),
        places=_places(catalogue.places, province),
        codes=_codes(catalogue, products),
        official=read_announced(id_),
        digests={
            **catalogue.digests,
            **_changed(catalogue.producers, own_producers, catalogue.digests),
            **_changed(catalogue.points, own_points, catalogue.digests),
            **_changed(catalogue.fairs, own_fairs, catalogue.digests),
        },
    )


def _changed(
    before: Mapping[str, Any], after: Mapping[str, Any], digests: Mapping[str, str]
) -> dict[str, str]:
    """Digests of entries that say something else here than their files do."""
    found = {}
    for id_, entry in after.items():
        if entry.record is not before[id_].record or _place(entry) != _place(before[id_]):
            told = repr((entry.record, _place(entry)))
            found[entry.path] = f"{digests.get(entry.path)}{digest_of((told.encode(),))}"
    return found


def _place(entry: Entry) -> Located | None:
    return None if isinstance(entry, FairEntry) else entry.located


def _those(entries: Mapping[str, E], belongs: Callable[[E], bool]) -> dict[str, E]:
    return {id_: one for id_, one in entries.items() if belongs(one)}


def _is_in(province: Province, located: Located) -> bool:
    commune, district = located.commune, located.district
    lain = [*(commune.districts if commune else ()), *([district.id] if district else [])]
    return not province.districts.isdisjoint(lain)


def _is_made_in(province: Province, catalogue: Catalogue, product: ProductEntry) -> bool:
    maker = catalogue.maker(product)
    if product.located == Located() and maker:
        return _is_in(province, maker.located)
    return _is_in(province, product.located)


def _maker(
    entry: ProducerEntry,
    products: Mapping[str, ProductEntry],
    producers: Mapping[str, ProducerEntry],
    province: Province,
    catalogue: Catalogue,
) -> ProducerEntry:
    record = entry.record
    if record.perhaps_same_as and record.perhaps_same_as not in producers:
        record = record.model_copy(update={"perhaps_same_as": None})
    return replace(
        entry,
        record=record,
        located=_seen_from(province, catalogue, entry.located),
        products=_kept(entry.products, products),
    )


def _seen_from(province: Province, catalogue: Catalogue, located: Located) -> Located:
    """A place next door has no page here, only words."""
    unit = located.commune or located.district
    if unit is None or _is_in(province, located):
        return located
    provinces = catalogue.places.provinces.values()
    there = next((one for one in provinces if _is_in(one, located)), None)
    own = (there.vi, there.en) if there else ("", "")
    vi, en = (", ".join(filter(None, pair)) for pair in zip((unit.vi, unit.en), own, strict=True))
    return Located(elsewhere=(vi, en))


def _point(
    entry: PointEntry,
    products: Mapping[str, ProductEntry],
    producers: Mapping[str, ProducerEntry],
    province: Province,
    catalogue: Catalogue,
) -> PointEntry:
    record = entry.record
    if record.operated_by and record.operated_by not in producers:
        # Its page is on another site: its name stays.
        name = record.operator or catalogue.producers[record.operated_by].record.name.vi
        record = record.model_copy(update={"operated_by": None, "operator": name})
    return replace(
        entry,
        record=record,
        located=_seen_from(province, catalogue, entry.located),
        products=_kept(entry.products, products),
    )


def _fair(entry: FairEntry, products: Mapping[str, ProductEntry]) -> FairEntry:
    shown = tuple(one for one in entry.record.products if one.product in products)
    record = entry.record.model_copy(update={"products": shown})
    return replace(entry, record=record, products=_kept(entry.products, products))


def _kept(ids: tuple[str, ...], products: Mapping[str, ProductEntry]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ in products)


def _places(places: Places, province: Province) -> Places:
    communes = {
        code: one
        for code, one in places.communes.items()
        if not province.districts.isdisjoint(one.districts)
    }
    return replace(
        places,
        province=(province.vi, province.en),
        communes=communes,
        by_id={one.id: one for one in communes.values()},
        districts=_those(places.districts, lambda one: one.id in province.districts),
        old=tuple(unit for unit in places.old if unit.district in province.districts),
    )


def _codes(catalogue: Catalogue, products: Mapping[str, ProductEntry]) -> Codes:
    """The codes of its products, and those that no product of the country has any longer."""
    codes = catalogue.codes
    elsewhere = catalogue.products.keys() - products.keys()
    return replace(
        codes,
        by_id={id_: code for id_, code in codes.by_id.items() if id_ in products},
        kept={code: row for code, row in codes.kept.items() if codes.owner(code) not in elsewhere},
        new=_kept(codes.new, products),
    )
