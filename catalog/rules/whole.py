"""Rules about all records together: names, stories and references between files."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from catalog.catalogue import producer_of
from catalog.collect import Collected, Kind
from catalog.model import Product
from catalog.problems import Finding, Location, Placed
from catalog.reference import Lists
from catalog.rules.fairs import fairs_name_packs_that_exist
from catalog.rules.homes import persons_show_no_home
from catalog.rules.people import folders_of_people_exist, people_are_named_once
from catalog.text import fold, word_shingles

SAME_STORY = 0.5
"""Share of common runs of five words from which a story counts as copied."""
SHORTEST_STORY = 12
"""Runs of words below which likeness proves nothing."""


def whole_findings(found: Collected, lists: Lists) -> Iterator[Placed]:
    """All findings that need more than one file."""
    yield from persons_show_no_home(found, lists)
    yield from ids_differ_without_hyphens(found)
    yield from names_differ_within_a_producer(found)
    yield from stories_are_not_copied(found.products)
    yield from barcodes_belong_to_one_product(found.products)
    yield from references_exist(found)
    yield from fairs_show_products_that_exist(found)
    yield from fairs_name_packs_that_exist(found)
    yield from people_are_named_once(found)
    yield from folders_of_people_exist(found)


def ids_differ_without_hyphens(found: Collected) -> Iterator[Placed]:
    """`ca-phe` and `caphe` are one word to a person who types an address."""
    for kind, records in ((Kind.PRODUCT, found.products), (Kind.PRODUCER, found.producers)):
        seen: dict[str, str] = {}
        for id_ in records:
            first = seen.setdefault(id_.replace("-", ""), id_)
            if first != id_:
                yield kind, id_, Finding("id-too-alike", (), {"found": id_, "other": first})


def names_differ_within_a_producer(found: Collected) -> Iterator[Placed]:
    """One maker, one name, two files: most often the same product twice."""
    seen: dict[tuple[str, str], str] = {}
    for id_, product in found.products.items():
        maker = producer_of(id_)
        if maker is None:
            continue
        first = seen.setdefault((maker, fold(product.name.vi)), id_)
        if first != id_:
            yield Kind.PRODUCT, id_, Finding("name-repeated", ("name", "vi"), {"other": first})


def barcodes_belong_to_one_product(products: Mapping[str, Product]) -> Iterator[Placed]:
    """The address of a barcode leads to one product; GTIN-13 and its 14 digits are one."""
    seen: dict[str, str] = {}
    for id_, product in products.items():
        gtin = product.traceability.gtin if product.traceability else None
        if gtin is None:
            continue
        first = seen.setdefault(gtin.zfill(14), id_)
        if first != id_:
            values = {"found": gtin, "other": first}
            yield Kind.PRODUCT, id_, Finding("gtin-repeated", ("traceability", "gtin"), values)


def stories_are_not_copied(products: Mapping[str, Product]) -> Iterator[Placed]:
    """A story equal to another product's scores 0 by law (criterion 5.3)."""
    for language in ("vi", "en"):
        told = {
            id_: text
            for id_, product in products.items()
            if product.story and (text := getattr(product.story, language))
        }
        for id_, other in (*_equal(told), *_alike(told)):
            yield Kind.PRODUCT, id_, Finding("story-copied", ("story", language), {"other": other})


def _equal(told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Stories of the same words, however short: (the later, the earlier)."""
    first: dict[tuple[str, ...], str] = {}
    for id_, text in told.items():
        earlier = first.setdefault(tuple(fold(text).split()), id_)
        if earlier != id_:
            yield id_, earlier


def _alike(told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Long stories that share most runs of words, and are not quite equal."""
    runs: dict[str, frozenset[tuple[str, ...]]] = {}
    seen: set[frozenset[tuple[str, ...]]] = set()
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for id_, text in told.items():
        own = word_shingles(text)
        if len(own) < SHORTEST_STORY or own in seen:
            continue
        common = Counter(other for run in own for other in holders[run][:50])
        if common:
            # The order of a set changes from run to run: among equals, the first id.
            other, shared = min(common.items(), key=lambda one: (-one[1], one[0]))
            if shared / min(len(own), len(runs[other])) >= SAME_STORY:
                yield id_, other
        seen.add(own)
        runs[id_] = own
        for run in own:
            holders[run].append(id_)


def references_exist(found: Collected) -> Iterator[Placed]:
    """Ids that one file says of another name a file that is there, though it may be broken."""
    products, producers, points = (
        {id_ for kind, id_ in found.paths if kind is wanted}
        for wanted in (Kind.PRODUCT, Kind.PRODUCER, Kind.SALES_POINT)
    )
    taken = {Kind.PRODUCT: set(products), Kind.PRODUCER: set(producers)}
    for id_, product in found.products.items():
        for index, one in enumerate(product.sold_at):
            yield from _missing(Kind.PRODUCT, id_, ("sold_at", index), one, points)
        yield from _in_use(Kind.PRODUCT, id_, product.former_ids, taken)
    for id_, producer in found.producers.items():
        same = producer.perhaps_same_as
        if same:
            yield from _missing(Kind.PRODUCER, id_, ("perhaps_same_as",), same, producers)
        yield from _in_use(Kind.PRODUCER, id_, producer.former_ids, taken)
    for id_, point in found.points.items():
        if point.operated_by:
            yield from _missing(
                Kind.SALES_POINT, id_, ("operated_by",), point.operated_by, producers
            )
        if point.carries:
            for name, known in (("products", products), ("producers", producers)):
                for index, one in enumerate(getattr(point.carries, name)):
                    where = ("carries", name, index)
                    yield from _missing(Kind.SALES_POINT, id_, where, one, known)


def fairs_show_products_that_exist(found: Collected) -> Iterator[Placed]:
    """Each by the id that it has today."""
    products = {id_ for kind, id_ in found.paths if kind is Kind.PRODUCT}
    renamed = {old: id_ for id_, product in found.products.items() for old in product.former_ids}
    for id_, fair in found.fairs.items():
        for index, one in enumerate(fair.products):
            where = ("products", index, "product")
            yield from _missing(Kind.FAIR, id_, where, one.product, products, renamed)


def _in_use(
    kind: Kind, id_: str, former: Iterable[str], taken: Mapping[Kind, set[str]]
) -> Iterator[Placed]:
    """One address leads to one place: a former id is nobody else's, now or then."""
    for index, old in enumerate(former):
        if old in taken[kind]:
            yield kind, id_, Finding("former-id-in-use", ("former_ids", index), {"found": old})
        taken[kind].add(old)


def _missing(
    kind: Kind,
    id_: str,
    where: Location,
    wanted: str,
    known: set[str],
    renamed: Mapping[str, str] | None = None,
) -> Iterator[Placed]:
    if wanted not in known:
        plain = wanted.rpartition("/")[2].replace("-", "")
        alike = [one for one in sorted(known) if plain in one.replace("-", "")][:3]
        # Who wrote a former id means one product, and no other that is called alike.
        alike = [renamed[wanted]] if renamed and wanted in renamed else alike
        values = {"found": wanted, "known": ", ".join(alike) or "-"}
        yield kind, id_, Finding("reference-unknown", where, values)
