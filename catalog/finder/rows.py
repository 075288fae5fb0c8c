"""The rows of the search: every product of the catalogue, in the order of shown names.

All parts of the data use the same rows and the same makers.
"""

from collections.abc import Iterable

from catalog.catalogue import ProducerEntry, ProductEntry
from catalog.reference import Located
from catalog.text import order_key
from catalog.views.base import Site, once


def product_rows(site: Site) -> tuple[ProductEntry, ...]:
    """Products in Vietnamese order of the names that this language shows."""
    return once(site.made, "rows of the search", lambda: _in_order(site))


def _in_order(site: Site) -> tuple[ProductEntry, ...]:
    entries = site.catalogue.products.values()
    if site.language == "vi":
        return tuple(entries)
    return tuple(
        sorted(entries, key=lambda e: (order_key(e.record.name.best(site.language)[0]), e.id))
    )


def leaf_ids(site: Site) -> tuple[str, ...]:
    """Groups, or subgroups, that have a product, in the order of the rows."""
    return tuple(dict.fromkeys(entry.record.group for entry in product_rows(site)))


def located_once(site: Site) -> tuple[Located, ...]:
    """Places where a product is made, each once, in the order of the rows."""
    return tuple(dict.fromkeys(entry.located for entry in product_rows(site)))


def english_names(site: Site) -> str:
    """Lines, one a row; empty where there is no English name."""
    return "\n".join(entry.record.name.en or "" for entry in product_rows(site))


def maker_rows(site: Site) -> tuple[ProducerEntry, ...]:
    """Producers that have a product, in the order of the catalogue."""
    return tuple(maker for maker in site.catalogue.producers.values() if maker.products)


def spelled(parts: Iterable[str | None]) -> str:
    """Several texts of one row, each once, with bars between them."""
    return "|".join(dict.fromkeys(part.replace("|", " ") for part in parts if part))
