"""Which products are printed, in which order, for which days. Knows no sheet and no word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from catalog.catalogue import Catalogue, FairEntry, ProductEntry
from catalog.claims import Claim
from catalog.dates import Span
from catalog.errors import Misuse
from catalog.model import FairProduct
from catalog.text import fold
from catalog.validity import claim_during


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for; empty means any."""

    fair: str = ""
    group: str = ""
    stars: int = 0
    place: str = ""
    producer: str = ""
    ids: tuple[str, ...] = ()
    """Ids or short codes, in the order in which they are to be printed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One product to print; ``at_fair``: what its fair says of it, once for each pack."""

    entry: ProductEntry
    claim: Claim
    """Of all days that the paper is for: the weakest."""
    at_fair: tuple[FairProduct, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """Lines in the order in which they are printed."""

    wanted: Wanted
    days: Span
    """Days on which a star has to hold, to be printed."""
    lines: tuple[Line, ...]
    fair: FairEntry | None = None

    @property
    def each_once(self) -> tuple[Line, ...]:
        """One line for each product, with all packs of it that a fair shows."""
        found: dict[str, Line] = {}
        for line in self.lines:
            before = found.get(line.entry.id)
            packs = (*before.at_fair, *line.at_fair) if before else line.at_fair
            found[line.entry.id] = replace(line, at_fair=packs)
        return tuple(found.values())

    @property
    def starless(self) -> tuple[Line, ...]:
        """What gets no star on these sheets."""
        return tuple(
            line
            for line in self.each_once
            if not (line.claim.state.proves_stars and line.claim.stars)
        )


@dataclass(frozen=True, slots=True)
class _Places:
    communes: frozenset[str] = field(default_factory=frozenset)
    districts: frozenset[str] = field(default_factory=frozenset)


def select(catalogue: Catalogue, wanted: Wanted) -> Selection:
    """The products that are asked for: of a fair as its file orders them, else by name.

    Raises:
        Misuse: A fair, group, place, producer or id that the catalogue does not have.
    """
    fair = _fair(catalogue, wanted.fair)
    days = days_of(catalogue, fair)
    chosen: list[tuple[ProductEntry, FairProduct | None]]
    if fair:
        chosen = [(catalogue.products[one.product], one) for one in fair.record.products]
    else:
        chosen = [(entry, None) for entry in catalogue.products.values()]
    keep = set(_filtered(catalogue, wanted, [entry for entry, _ in chosen]))
    lines = tuple(
        Line(entry, claim_during(entry.timeline, days), () if one is None else (one,))
        for entry, one in chosen
        if entry.id in keep
    )
    if wanted.ids:
        place = {id_: number for number, id_ in enumerate(_ids(catalogue, wanted.ids))}
        lines = tuple(
            sorted(
                (line for line in lines if line.entry.id in place),
                key=lambda line: place[line.entry.id],
            )
        )
    return Selection(wanted, days, lines, fair)


def of_one(catalogue: Catalogue, id_: str) -> Selection:
    """One product, as of the catalogue's day."""
    entry, days = catalogue.products[id_], Span(catalogue.day, catalogue.day)
    line = Line(entry, claim_during(entry.timeline, days))
    return Selection(Wanted(ids=(id_,)), days, (line,))


def days_of(catalogue: Catalogue, fair: FairEntry | None) -> Span:
    """The days of a fair, and of what is left of it; else the catalogue's day."""
    today = catalogue.day
    if fair is None:
        return Span(today, today)
    last = max(fair.record.last_day, today)
    return Span(min(max(fair.record.first_day, today), last), last)


def _fair(catalogue: Catalogue, id_: str) -> FairEntry | None:
    if not id_:
        return None
    if id_ not in catalogue.fairs:
        raise _unknown(id_, catalogue.fairs)
    return catalogue.fairs[id_]


def _filtered(
    catalogue: Catalogue, wanted: Wanted, entries: Sequence[ProductEntry]
) -> Iterator[str]:
    group, producer = wanted.group, wanted.producer
    if group and group not in {*catalogue.lists.groups, *catalogue.lists.leaves}:
        raise _unknown(group, catalogue.lists.groups)
    if producer and producer not in catalogue.producers:
        raise _unknown(producer, catalogue.producers)
    places = _places(catalogue, wanted.place)
    for entry in entries:
        if (
            group in {"", entry.record.group, catalogue.group(entry).id}
            and producer in {"", entry.producer}
            and wanted.stars in {0, entry.claim.stars}
            and (places is None or _is_in(entry, places))
        ):
            yield entry.id


def _is_in(entry: ProductEntry, places: _Places) -> bool:
    commune, district = entry.located.commune, entry.located.district
    return bool(
        (commune and commune.id in places.communes)
        or (district and district.id in places.districts)
    )


def _places(catalogue: Catalogue, typed: str) -> _Places | None:
    """Communes and former districts of an id or a name, with or without marks."""
    if not typed:
        return None
    communes = catalogue.places.communes.values()
    districts = catalogue.places.districts.values()
    asked = fold(typed)

    def meant(id_: str, name: str) -> bool:
        return asked in {id_, fold(name)} or fold(name).endswith(f" {asked}")

    found = _Places(
        frozenset(one.id for one in communes if meant(one.id, one.vi)),
        frozenset(one.id for one in districts if meant(one.id, one.vi)),
    )
    if not found.communes and not found.districts:
        raise _unknown(typed, [one.id for one in communes])
    return found


def _ids(catalogue: Catalogue, typed: Sequence[str]) -> Iterator[str]:
    """Ids of today, from ids of today, former ids or short codes."""
    codes = catalogue.codes
    for one in typed:
        id_ = codes.renamed.get(one, one)
        if one.upper() in codes.kept:
            id_ = codes.owner(one.upper())
        if id_ not in catalogue.products:
            raise _unknown(one, catalogue.products)
        yield id_


def _unknown(typed: str, known: Iterable[str]) -> Misuse:
    alike = [one for one in known if fold(typed) in one][:3]
    hint = f" ({', '.join(alike)}?)" if alike else ""
    return Misuse(f"{typed}: danh mục không có{hint} | not in the catalogue{hint}")
