"""The rows of the search: every product of the catalogue, in the order of shown names.

All parts of the data use the same rows and the same makers, and carry the same version.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeVar

from catalog.catalogue import ProducerEntry, ProductEntry
from catalog.text import order_key
from catalog.views.base import Site

T = TypeVar("T")


def product_rows(site: Site) -> tuple[ProductEntry, ...]:
    """Products in Vietnamese order of the names that this language shows."""
    return _once(site, "rows of the search", lambda: _in_order(site))


def _in_order(site: Site) -> tuple[ProductEntry, ...]:
    entries = site.catalogue.products.values()
    if site.language == "vi":
        return tuple(entries)
    return tuple(
        sorted(entries, key=lambda e: (order_key(e.record.name.best(site.language)[0]), e.id))
    )


def maker_rows(site: Site) -> tuple[ProducerEntry, ...]:
    """Producers that have a product, in the order of the catalogue."""
    return tuple(maker for maker in site.catalogue.producers.values() if maker.products)


def version(site: Site) -> str:
    """The same for parts that fit together: a digest of all rows and makers."""
    return _once(site, "version of the search", lambda: _digest(site))


def _digest(site: Site) -> str:
    digest = sha256()
    for entry in site.catalogue.products.values():
        name = entry.record.name
        digest.update(f"{entry.id}\t{entry.code}\t{name.vi}\t{name.en}\n".encode())
    for maker in maker_rows(site):
        digest.update(f"{maker.id}\t{maker.record.name.vi}\n".encode())
    return digest.hexdigest()[:12]


def _once(site: Site, key: str, make: Callable[[], T]) -> T:
    """Worked out once for each language of the site."""
    if key not in site.made:
        site.made[key] = make()
    return site.made[key]  # type: ignore[return-value] # put there by the line above


def spelled(parts: Iterable[str | None]) -> str:
    """Several texts of one row, each once, with bars between them."""
    return "|".join(dict.fromkeys(part.replace("|", " ") for part in parts if part))
