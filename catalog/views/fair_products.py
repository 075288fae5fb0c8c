"""The products of a fair as visitors see them: stars of all its days, packs, prices."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.catalogue import FairEntry, ProductEntry
from catalog.model import FairProduct
from catalog.validity import claim_during
from catalog.views.base import Site
from catalog.views.card import Card, card
from catalog.views.product import pack_line
from catalog.views.status import claim_rank, drawn_stars, hint_code, hint_words


@dataclass(frozen=True, slots=True)
class FairPack:
    """One pack at the fair: its size, its price, and which price that is; empty: not stated."""

    size: str
    price: str
    note: str


@dataclass(frozen=True, slots=True)
class FairCard:
    """One product. ``rank`` is empty and no star is drawn unless all days of the fair prove it."""

    card: Card
    """What all cards of the product share; what it says of today's stars is not shown."""
    state: str
    badge: str
    rank: str
    drawn: int
    hint: str
    packs: tuple[FairPack, ...]


def fair_cards(site: Site, fair: FairEntry) -> tuple[FairCard, ...]:
    """Every product once, in the order of the fair's file, with all packs that it names."""
    return tuple(_card(site, fair, site.catalogue.products[id_]) for id_ in fair.products)


def _card(site: Site, fair: FairEntry, entry: ProductEntry) -> FairCard:
    claim = claim_during(entry.timeline, fair.days)
    proves = claim.state.proves_stars
    return FairCard(
        card=card(site, entry),
        state=claim.state.value,
        badge=site.t(f"status.{claim.state}.badge"),
        rank=claim_rank(site, claim) if proves else "",
        drawn=drawn_stars(claim) if proves else 0,
        hint=hint_words(site, claim.state, hint_code(claim, entry.record.certificates)),
        packs=tuple(_packs(site, fair, entry)),
    )


def _packs(site: Site, fair: FairEntry, entry: ProductEntry) -> Iterator[FairPack]:
    for one in fair.record.products:
        if one.product == entry.id:
            pack = _pack(site, one, entry)
            if pack.size or pack.price:
                yield pack


def _pack(site: Site, one: FairProduct, entry: ProductEntry) -> FairPack:
    """The price at the fair, else the reference price and when that was asked."""
    t, packs = site.t, entry.record.packs
    # Where a product has one pack, no number is needed to say which.
    number = one.pack or (1 if len(packs) == 1 else None)
    line = pack_line(site, packs[number - 1]) if number else None
    size = line.size if line else ""
    if one.price_vnd is not None:
        return FairPack(size, t.money(one.price_vnd), t("fair.price"))
    if line is None or not line.price:
        return FairPack(size, "", "")
    when = line.price_on
    note = t("fair.price_reference", when=when) if when else t("fair.price_undated")
    return FairPack(size, line.price, note)
