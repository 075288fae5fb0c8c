"""Rules about a product's group, papers, prices and texts."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from catalog.model import Product
from catalog.model.parts import Words
from catalog.problems import Finding, Location
from catalog.rules.papers import unknown_papers
from catalog.text import nfc

if TYPE_CHECKING:
    from catalog.rules import Context

_FOOD = frozenset({"thuc-pham", "do-uong"})

_HEALTH_CLAIM = re.compile(
    nfc(
        r"\b(chữa|điều trị|đặc trị|trị (bệnh|dứt|ho|viêm)|phòng (bệnh|ngừa bệnh)|ung thư|tiểu đường"
        r"|thần dược|khỏi (bệnh|hẳn)|thay thế thuốc|hạ (huyết áp|đường huyết)"
        r"|cures?|heals?|treats? (disease|cancer|diabetes)|anti-?cancer"
        r"|prevents? (disease|cancer))\b"
    ),
    re.IGNORECASE,
)
"""Words that make food a medicine. Meant to make a person look, so only a warning."""


def group_is_known(product: Product, context: "Context") -> Iterator[Finding]:
    """A leaf of the law's classification: tea and coffee are food."""
    if product.group not in context.lists.leaves:
        inside = [id_ for id_, leaf in context.lists.leaves.items() if leaf.group == product.group]
        known = inside or list(context.lists.leaves)
        values = {"found": product.group, "known": ", ".join(known)}
        yield Finding("group-unknown", ("group",), values)


def papers_are_known(product: Product, context: "Context") -> Iterator[Finding]:
    """Papers and protected names have a kind from our list."""
    yield from unknown_papers(product, context.lists)


def price_has_a_date_and_a_weight(product: Product, _: "Context") -> Iterator[Finding]:
    """A price without its day misleads; without weight or volume it cannot be compared."""
    for index, pack in enumerate(product.packs):
        if pack.price_vnd is None:
            continue
        if pack.price_on is None:
            yield Finding("price-without-date", ("packs", index, "price_vnd"))
        if pack.weight_g is None and pack.volume_ml is None:
            yield Finding("price-without-weight", ("packs", index, "price_vnd"))


def price_range_is_in_order(product: Product, _: "Context") -> Iterator[Finding]:
    """The upper end of a range is higher than the lower."""
    for index, pack in enumerate(product.packs):
        if pack.price_to_vnd is not None and pack.price_to_vnd <= (pack.price_vnd or 0):
            values = {"found": str(pack.price_to_vnd), "low": str(pack.price_vnd)}
            yield Finding("price-range-upside-down", ("packs", index, "price_to_vnd"), values)


def food_makes_no_health_claim(product: Product, context: "Context") -> Iterator[Finding]:
    """Food may not be praised as medicine; brochures copied into a story often do."""
    leaf = context.lists.leaves.get(product.group)
    if leaf is None or leaf.sector not in _FOOD:
        return
    for where, words in _texts(product):
        for language in ("vi", "en"):
            found = _HEALTH_CLAIM.search(getattr(words, language) or "")
            if found:
                yield Finding("health-claim", (*where, language), {"found": found[0]})


def _texts(product: Product) -> Iterator[tuple[Location, Words]]:
    for name in ("summary", "story"):
        words = getattr(product, name)
        if words is not None:
            yield (name,), words
    for index, words in enumerate(product.facts):
        yield ("facts", index), words
