"""Rules about fairs: days that can be, and packs and prices that mean one thing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from catalog.collect import Collected, Kind
from catalog.model import Fair, FairProduct, Product
from catalog.problems import Finding, Placed
from catalog.rules.links import not_encrypted

if TYPE_CHECKING:
    from catalog.rules import Context

MOST_DAYS = 31
"""A fair that lasts longer is most often a slip in a month or a year."""


def fair_ends_after_it_begins(fair: Fair, _: "Context") -> Iterator[Finding]:
    """The last day is the first, or comes after it."""
    if fair.last_day < fair.first_day:
        values = {"found": fair.last_day.isoformat(), "first_day": fair.first_day.isoformat()}
        yield Finding("fair-ends-before-it-begins", ("last_day",), values)


def fair_lasts_days_not_months(fair: Fair, _: "Context") -> Iterator[Finding]:
    """Stars are shown only if they hold on all days, so a slip here hides them all."""
    days = (fair.last_day - fair.first_day).days + 1
    if days > MOST_DAYS:
        yield Finding("fair-long", ("last_day",), {"found": str(days), "most": str(MOST_DAYS)})


def fair_names_a_pack_once(fair: Fair, _: "Context") -> Iterator[Finding]:
    """Two lines about one pack could carry two prices."""
    seen: set[tuple[str, int | None]] = set()
    for index, one in enumerate(fair.products):
        if (one.product, one.pack) in seen:
            values = {"found": one.product}
            yield Finding("fair-product-repeated", ("products", index, "product"), values)
        seen.add((one.product, one.pack))


def website_is_safe(fair: Fair, _: "Context") -> Iterator[Finding]:
    """A link that readers follow should be encrypted."""
    if fair.website is not None:
        yield from not_encrypted(fair.website, ("website",))


def fairs_name_packs_that_exist(found: Collected) -> Iterator[Placed]:
    """A pack by its number in the product's file; a price only for a pack that is clear."""
    for id_, fair in found.fairs.items():
        for index, one in enumerate(fair.products):
            product = found.products.get(one.product)
            if product and found.paths[Kind.PRODUCT, one.product] not in found.partial:
                for finding in _packs(index, one, product):
                    yield Kind.FAIR, id_, finding


def _packs(index: int, one: FairProduct, product: Product) -> Iterator[Finding]:
    packs = len(product.packs)
    if one.pack is not None and one.pack > packs:
        values = {"found": str(one.pack), "most": str(packs), "product": one.product}
        yield Finding("fair-pack-unknown", ("products", index, "pack"), values)
    elif one.pack is None and one.price_vnd is not None and packs > 1:
        values = {"most": str(packs), "product": one.product}
        yield Finding("fair-price-without-pack", ("products", index, "price_vnd"), values)
