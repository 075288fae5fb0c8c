"""The indexed whole of one day: every record with its place, code and claim.

Sorted in Vietnamese order once; every page and export reads it, none changes it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TypeVar

from catalog.claims import Claim
from catalog.codes import Codes
from catalog.collect import UNATTRIBUTED
from catalog.dates import Span
from catalog.model import Fair, Producer, Product, SalesPoint, Settings
from catalog.noting import indexed, note, noting
from catalog.photos import PhotoEntry
from catalog.reference import NOTHING_ANNOUNCED, Group, Lists, Located, Official, Places
from catalog.standing import Standing
from catalog.text import fold, order_key
from catalog.validity import Timeline

E = TypeVar("E")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """A product of the catalogue. ``producer`` is None if no source names the maker."""

    id: str
    path: str
    record: Product
    producer: str | None
    code: str
    located: Located
    timeline: Timeline
    standing: Standing
    """On the catalogue's day."""
    photos: tuple[PhotoEntry, ...] = ()

    @property
    def claim(self) -> Claim:
        """What it may claim on the catalogue's day."""
        return self.standing.claim


@dataclass(frozen=True, slots=True)
class ProducerEntry:
    """A producer and the ids of its products; ``sort_name`` leaves its legal type out."""

    id: str
    path: str
    record: Producer
    located: Located
    products: tuple[str, ...]
    sort_name: str
    photos: tuple[PhotoEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PointEntry:
    """A sales point and the ids of the products known to be sold there."""

    id: str
    path: str
    record: SalesPoint
    located: Located
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FairEntry:
    """A fair and the ids of its products, each once, in the order of its file."""

    id: str
    path: str
    record: Fair
    products: tuple[str, ...]

    @property
    def days(self) -> Span:
        """First and last day: the fair is on all of them, not on some one of them."""
        return Span(self.record.first_day, self.record.last_day)

    def is_to_come(self, day: date) -> bool:
        """True if visitors can still go there, on that day or later."""
        return self.record.cancelled_on is None and day <= self.record.last_day

    def is_printed(self, day: date) -> bool:
        """True if its sheets lie ready on that day: there is a stand to stock."""
        return bool(self.products) and self.is_to_come(day)


@dataclass(frozen=True)
class Catalogue:
    """All records; maps are in Vietnamese order of names, fairs in order of days."""

    day: date
    settings: Settings
    products: Mapping[str, ProductEntry]
    producers: Mapping[str, ProducerEntry]
    points: Mapping[str, PointEntry]
    fairs: Mapping[str, FairEntry]
    places: Places
    lists: Lists
    codes: Codes
    official: Official = NOTHING_ANNOUNCED
    """What the province announced, if we know anything of it."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """Path of a record's file -> digest of its bytes, where the next build wants to know."""

    def maker(self, entry: ProductEntry) -> ProducerEntry | None:
        """Who makes a product; None if no source names the maker."""
        return self.producers[entry.producer] if entry.producer else None

    def group(self, entry: ProductEntry) -> Group:
        """The law's group of a product."""
        return self.lists.group_of(entry.record.group)

    @indexed
    def by_group(self) -> Mapping[str, tuple[ProductEntry, ...]]:
        """Group id -> its products; groups without a product are absent."""
        return _index(self.products.values(), lambda entry: [self.group(entry).id])

    @indexed
    def by_commune(self) -> Mapping[str, tuple[ProductEntry, ...]]:
        """Code of a commune of today -> products made there."""
        return _index(
            self.products.values(),
            lambda entry: [entry.located.commune.code] if entry.located.commune else [],
        )

    @indexed
    def by_district(self) -> Mapping[str, tuple[ProductEntry, ...]]:
        """Id of a former district -> products made there."""
        return _index(
            self.products.values(),
            lambda entry: [entry.located.district.id] if entry.located.district else [],
        )

    @indexed
    def makers_in(self) -> Mapping[str, tuple[ProducerEntry, ...]]:
        """Code of a commune, or id of a former district -> producers there."""
        return _index(self.producers.values(), lambda entry: place_keys(entry.located))

    @indexed
    def points_in(self) -> Mapping[str, tuple[PointEntry, ...]]:
        """Code of a commune, or id of a former district -> sales points there."""
        return _index(self.points.values(), lambda entry: place_keys(entry.located))

    @indexed
    def by_stars(self) -> Mapping[int, tuple[ProductEntry, ...]]:
        """Stars of the present claim, whatever its state -> products; lower bounds are left out."""
        return _index(
            self.products.values(),
            lambda e: [e.claim.stars] if e.claim.stars and not e.claim.at_least else [],
        )

    @indexed
    def _by_commune_and_group(self) -> Mapping[tuple[str, str], tuple[ProductEntry, ...]]:
        return _index(
            self.products.values(),
            lambda e: [(e.located.commune.code, self.group(e).id)] if e.located.commune else [],
        )

    @indexed
    def points_of(self) -> Mapping[str, tuple[PointEntry, ...]]:
        """Product id -> sales points that carry it."""
        found: dict[str, list[PointEntry]] = {}
        for point in self.points.values():
            for product in point.products:
                found.setdefault(product, []).append(point)
        return {product: tuple(points) for product, points in found.items()}

    @indexed
    def points_run_by(self) -> Mapping[str, tuple[PointEntry, ...]]:
        """Producer id -> sales points that it runs."""
        found: dict[str, list[PointEntry]] = {}
        for point in self.points.values():
            if point.record.operated_by:
                found.setdefault(point.record.operated_by, []).append(point)
        return {producer: tuple(points) for producer, points in found.items()}

    @indexed
    def fairs_of(self) -> Mapping[str, tuple[FairEntry, ...]]:
        """Product id -> fairs to come that show it, the next one first."""
        return _index((f for f in self.fairs.values() if f.is_to_come(self.day)), _products_of)

    @indexed
    def _by_name(self) -> Mapping[str, tuple[ProductEntry, ...]]:
        return _index(self.products.values(), lambda entry: [fold(entry.record.name.vi)])

    @indexed
    def _by_kind(self) -> Mapping[str, tuple[ProductEntry, ...]]:
        return _index(self.products.values(), lambda entry: [_kind(entry)])

    @indexed
    def _by_leaf(self) -> Mapping[str, tuple[ProductEntry, ...]]:
        return _index(self.products.values(), lambda entry: [entry.record.group])

    def related(self, entry: ProductEntry, most: int = 4) -> tuple[ProductEntry, ...]:
        """What one might mean or want instead: the same thing by others comes first.

        Same name, name beginning alike ("Mật ong ..."), same maker, same group and
        commune, same subgroup.
        """
        note("related", entry.id)
        with noting(None):
            return self._related(entry, most)

    def _related(self, entry: ProductEntry, most: int) -> tuple[ProductEntry, ...]:
        commune = entry.located.commune.code if entry.located.commune else ""
        own = self.producers[entry.producer].products if entry.producer else ()
        candidates = chain(
            self._by_name[fold(entry.record.name.vi)],
            self._by_kind[_kind(entry)],
            (self.products[id_] for id_ in own),
            self._by_commune_and_group.get((commune, self.group(entry).id), ()),
            self._by_leaf[entry.record.group],
        )
        found: dict[str, ProductEntry] = {}
        for one in candidates:
            if one.id != entry.id:
                found.setdefault(one.id, one)
            if len(found) == most:
                break
        return tuple(found.values())


def _kind(entry: ProductEntry) -> str:
    """The first two words of the name, folded: what it is, before whose it is."""
    return " ".join(fold(entry.record.name.vi).split()[:2])


def sort_name(name: str, type_words: Iterable[str]) -> str:
    """The name without the words of its legal type: "HTX Bích Thao" sorts under B."""
    for words in type_words:
        if name.lower().startswith(words.lower() + " "):
            return name[len(words) + 1 :].strip()
    return name


def producer_of(product_id: str) -> str | None:
    """The producer's id in a product's id; None for the unattributed."""
    above = product_id.rpartition("/")[0]
    return None if above == UNATTRIBUTED else above


def in_order(
    entries: Iterable[E], name: Callable[[E], str], id_: Callable[[E], str]
) -> dict[str, E]:
    """Entries by id, in Vietnamese order of their names."""
    return {id_(e): e for e in sorted(entries, key=lambda e: (order_key(name(e)), id_(e)))}


def by_first_day(fairs: Iterable[FairEntry]) -> dict[str, FairEntry]:
    """Fairs by id: the one that begins first, then by name."""
    in_days = sorted(fairs, key=lambda f: (f.record.first_day, order_key(f.record.name.vi), f.id))
    return {fair.id: fair for fair in in_days}


def place_keys(located: Located) -> list[str]:
    """Code of the commune and id of the former district, where known."""
    commune, district = located.commune, located.district
    return [*([commune.code] if commune else []), *([district.id] if district else [])]


def _products_of(fair: FairEntry) -> tuple[str, ...]:
    return fair.products


def _index(entries: Iterable[E], keys: Callable[[E], Iterable[K]]) -> dict[K, tuple[E, ...]]:
    found: dict[K, list[E]] = {}
    for entry in entries:
        for key in keys(entry):
            found.setdefault(key, []).append(entry)
    return {key: tuple(those) for key, those in found.items()}
