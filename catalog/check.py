"""Records to the catalogue of one day, or to every problem that there is.

Nothing is rendered from records with an error: half a truth is not published.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.catalogue import (
    Catalogue,
    FairEntry,
    PointEntry,
    ProducerEntry,
    ProductEntry,
    by_first_day,
    in_order,
    producer_of,
    sort_name,
)
from catalog.codes import Codes, read_codes
from catalog.collect import Collected, Kind, collect
from catalog.errors import BrokenReference
from catalog.images import CACHE, Cache
from catalog.load import read_file
from catalog.model import Fair, SalesPoint
from catalog.noting import Noted
from catalog.photos import Looked, look_at_photos
from catalog.problems import Finding, Placed, Problem, Severity, each_once, errors_among
from catalog.reference import (
    Lists,
    Located,
    Places,
    places_of,
    read_announced,
    read_law,
    read_lists,
    read_places,
)
from catalog.reference.data import FOLDER
from catalog.rules import (
    FAIR_RULES,
    PRODUCER_RULES,
    PRODUCT_RULES,
    SALES_POINT_RULES,
    WARNINGS,
    Context,
)
from catalog.rules.whole import whole_findings
from catalog.shelf import Shelf
from catalog.standing import standing
from catalog.validity import claim_on, timeline


@dataclass(frozen=True, slots=True)
class Checked:
    """The catalogue if there is no error, and all problems in order of file and line."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    read: int
    """Files that were read."""
    base_url: str = ""
    """Where the settings say that the site is; empty if they could not be read."""


def check(
    folder: Path, day: date, cache: Path = CACHE, jobs: int = 1, shelf: Shelf | None = None
) -> Checked:
    """Read and check everything below ``folder`` as of ``day``.

    ``cache``: for photos. ``jobs``: processes that read. ``shelf``: what was read before.
    """
    found = collect(folder, jobs, shelf)
    lists = read_lists()
    places, place_problems = _places(folder, found)
    located, placed = _locate(found, places)
    codes, code_problems = _codes(folder, found)
    looked = look_at_photos(found, folder, Cache(cache))
    context = Context(day, lists, read_law())
    findings = [*placed, *_record_findings(found, context), *whole_findings(found, lists)]
    findings += looked.findings
    problems = [*found.problems, *place_problems, *code_problems, *looked.unused]
    problems = each_once([*problems, *_as_problems(found, findings)])
    catalogue = None
    if not errors_among(problems) and places is not None and found.settings is not None:
        catalogue = _catalogue(found, day, lists, places, codes, located, looked)
    base_url = found.settings.base_url if found.settings else ""
    return Checked(catalogue, tuple(problems), len(found.files), base_url)


def _places(folder: Path, found: Collected) -> tuple[Places | None, list[Problem]]:
    """The province's places: beside the records, else ours."""
    if found.settings is None:
        return None, []
    own = folder / "places.yml"
    ours = FOLDER / "places" / f"{found.settings.province}.yml"
    if own.exists():
        return _own_places(own, f"{folder.name}/places.yml")
    if ours.exists():
        return read_places(ours), []
    unknown = Finding("province-unknown", ("province",), {"found": found.settings.province})
    return None, [found.point_at(Kind.SETTINGS, "catalogue", unknown, Severity.ERROR)]


_PLACES = 8
"""A country has 3,321 communes: 1 MB of names, where a record may have 256 kB."""


def _own_places(file: Path, path: str) -> tuple[Places | None, list[Problem]]:
    """Places that somebody keeps beside the records: mistakes there are theirs to correct."""
    source, problems = read_file(file, path, times=_PLACES)
    if source is None:
        return None, problems
    try:
        return places_of(source.tree), problems
    except BrokenReference as error:
        return None, [*problems, Problem(path, 0, 0, "places-broken", {"found": str(error)})]


def _locate(
    found: Collected, places: Places | None
) -> tuple[dict[tuple[Kind, str], Located], list[Placed]]:
    located: dict[tuple[Kind, str], Located] = {}
    findings: list[Placed] = []
    for kind, records in (
        (Kind.PRODUCT, found.products),
        (Kind.PRODUCER, found.producers),
        (Kind.SALES_POINT, found.points),
    ):
        for id_, record in records.items():
            if places is None:
                located[kind, id_] = Located()
                continue
            located[kind, id_], those = places.locate(record.place)
            findings += [(kind, id_, finding) for finding in those]
    return located, findings


def _codes(folder: Path, found: Collected) -> tuple[Codes, list[Problem]]:
    file = folder / "codes.csv"
    path = f"{folder.name}/codes.csv"
    text, problem = "", None
    try:
        text = file.read_text("utf-8") if file.exists() else ""
    except UnicodeDecodeError:
        problem = Problem(path, 0, 0, "file-not-utf8")
    except OSError as error:
        problem = Problem(path, 0, 0, "file-unreadable", {"why": error.strerror or "?"})
    if problem is not None:
        return read_codes("", path, found.products)[0], [problem]
    renamed = {old: id_ for id_, product in found.products.items() for old in product.former_ids}
    broken = (id_ for kind, id_ in found.paths if kind is Kind.PRODUCT)
    whole = [id_ for id_ in found.products if found.paths[Kind.PRODUCT, id_] not in found.partial]
    return read_codes(text, path, whole, renamed, broken)


def _record_findings(found: Collected, context: Context) -> Iterator[Placed]:
    for id_, product in found.products.items():
        for product_rule in PRODUCT_RULES:
            yield from ((Kind.PRODUCT, id_, one) for one in product_rule(product, context))
    for id_, producer in found.producers.items():
        for producer_rule in PRODUCER_RULES:
            yield from ((Kind.PRODUCER, id_, one) for one in producer_rule(producer, context))
    for id_, point in found.points.items():
        for point_rule in SALES_POINT_RULES:
            yield from ((Kind.SALES_POINT, id_, one) for one in point_rule(point, context))
    for id_, fair in found.fairs.items():
        for fair_rule in FAIR_RULES:
            yield from ((Kind.FAIR, id_, one) for one in fair_rule(fair, context))


def _as_problems(found: Collected, findings: Iterable[Placed]) -> Iterator[Problem]:
    for kind, id_, finding in findings:
        severity = Severity.WARNING if finding.code in WARNINGS else Severity.ERROR
        yield found.point_at(Kind(kind), id_, finding, severity)


def _catalogue(
    found: Collected,
    day: date,
    lists: Lists,
    places: Places,
    codes: Codes,
    located: dict[tuple[Kind, str], Located],
    looked: Looked,
) -> Catalogue:
    assert found.settings is not None  # noqa: S101 - checked by the caller, narrows the type
    products = in_order(
        _product_entries(found, day, codes, located, looked),
        lambda e: e.record.name.vi,
        lambda e: e.id,
    )
    made_by: dict[str, list[str]] = {}
    for entry in products.values():
        if entry.producer:
            made_by.setdefault(entry.producer, []).append(entry.id)
    producers = in_order(
        (
            ProducerEntry(
                id_,
                found.paths[Kind.PRODUCER, id_],
                record,
                located[Kind.PRODUCER, id_],
                tuple(made_by.get(id_, ())),
                sort_name(record.name.vi, lists.type_words),
                looked.entries.get((Kind.PRODUCER, id_), ()),
            )
            for id_, record in found.producers.items()
        ),
        lambda e: e.sort_name,
        lambda e: e.id,
    )
    sold_at: dict[str, list[str]] = {}
    for entry in products.values():
        for point in entry.record.sold_at:
            sold_at.setdefault(point, []).append(entry.id)
    points = in_order(
        (
            PointEntry(
                id_,
                found.paths[Kind.SALES_POINT, id_],
                record,
                located[Kind.SALES_POINT, id_],
                tuple(dict.fromkeys([*_carried(record, made_by), *sold_at.get(id_, ())])),
            )
            for id_, record in found.points.items()
        ),
        lambda e: e.record.name.vi,
        lambda e: e.id,
    )
    fairs = by_first_day(
        FairEntry(id_, found.paths[Kind.FAIR, id_], record, _shown(record))
        for id_, record in found.fairs.items()
    )
    official = read_announced(found.settings.province)
    return Catalogue(
        day,
        found.settings,
        Noted("products", products),
        Noted("producers", producers),
        Noted("points", points),
        Noted("fairs", fairs),
        places,
        lists,
        codes,
        official,
        found.digests,
    )


def _product_entries(
    found: Collected,
    day: date,
    codes: Codes,
    located: dict[tuple[Kind, str], Located],
    looked: Looked,
) -> Iterator[ProductEntry]:
    for id_, record in found.products.items():
        steps = timeline(record.certificates)
        yield ProductEntry(
            id_,
            found.paths[Kind.PRODUCT, id_],
            record,
            producer_of(id_),
            codes.by_id[id_],
            located[Kind.PRODUCT, id_],
            steps,
            standing(record.certificates, claim_on(steps, day), day),
            looked.entries.get((Kind.PRODUCT, id_), ()),
        )


def _carried(point: SalesPoint, made_by: dict[str, list[str]]) -> Iterator[str]:
    if point.carries:
        yield from point.carries.products
        for producer in point.carries.producers:
            yield from made_by.get(producer, ())


def _shown(fair: Fair) -> tuple[str, ...]:
    """The products of a fair, each once, however many packs of it are named."""
    return tuple(dict.fromkeys(one.product for one in fair.products))
