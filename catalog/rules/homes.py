"""A household producer is a natural person: its home is nobody's business.

The village or quarter is enough to find a workshop. A producer whose type is not
stated is taken for a person, until somebody says otherwise.
"""

import re
from collections.abc import Iterator

from catalog.catalogue import producer_of
from catalog.collect import Collected, Kind
from catalog.model.parts import Place
from catalog.problems import Finding, Placed
from catalog.reference import Lists
from catalog.text import nfc

_HOME = re.compile(
    nfc(r"\b(số nhà|nhà số|số \d+|ngõ|ngách|hẻm|đường|phố)\b|^\d+[a-zA-Z]?(/\d+)*[ ,]"),
    re.IGNORECASE,
)
"""A street, or a number at the start. "Tiểu khu 30/4" is a quarter, and passes."""


def persons_show_no_home(found: Collected, lists: Lists) -> Iterator[Placed]:
    """The address of a person, of a person's products, of a shop that a person runs."""
    persons = {
        id_
        for id_, producer in found.producers.items()
        if producer.type is None or producer.type in lists.natural_persons
    }
    for id_ in persons:
        yield from _home(Kind.PRODUCER, id_, found.producers[id_].place)
    for id_, product in found.products.items():
        if producer_of(id_) in persons:
            yield from _home(Kind.PRODUCT, id_, product.place)
    for id_, point in found.points.items():
        if point.operated_by in persons:
            yield from _home(Kind.SALES_POINT, id_, point.place)


def _home(kind: Kind, id_: str, place: Place | None) -> Iterator[Placed]:
    if place and place.address and _HOME.search(place.address):
        values = {"found": place.address}
        yield kind, id_, Finding("household-address", ("place", "address"), values)
