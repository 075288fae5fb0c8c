"""The file with the days of certificates, where there are any."""

from collections.abc import Iterable

from catalog.addresses import deadlines_address
from catalog.catalogue import ProducerEntry, ProductEntry
from catalog.figures import has_deadlines
from catalog.views.base import Site


def calendar_of(site: Site, kind: str, id_: str, products: Iterable[ProductEntry]) -> str:
    """Path of the calendar of a producer or a commune; empty if no day of it is certain."""
    if not has_deadlines(products, site.catalogue.day):
        return ""
    return deadlines_address(site.language, kind, id_)


def products_of(site: Site, producer: ProducerEntry) -> tuple[ProductEntry, ...]:
    """The products of a producer."""
    return tuple(site.catalogue.products[one] for one in producer.products)
