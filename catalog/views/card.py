"""A product in a list: enough to choose it."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.catalogue import ProductEntry
from catalog.claims import BY_TRUST
from catalog.views.base import Link, Phrase, Site, once
from catalog.views.picture import Picture, picture
from catalog.views.places_words import short_place
from catalog.views.status import (
    claim_rank,
    drawn_stars,
    hint_code,
    hint_words,
    rank_code,
    short_steps,
)

_ORDER = {state: place for place, state in enumerate(BY_TRUST)}


@dataclass(frozen=True, slots=True)
class Card:
    """One product. ``picture`` is drawn for its group, and shown if there is no photo."""

    link: Link
    picture: str
    photo: Picture | None
    state: str
    badge: str
    rank: str
    stars: str
    drawn: int
    hint: str
    steps: str
    producer: Phrase | None
    place: str


def card(site: Site, entry: ProductEntry) -> Card:
    """The card of a product; made once, for it stands on about ten pages."""
    return once(site.made, entry.id, lambda: _card(site, entry))


def _card(site: Site, entry: ProductEntry) -> Card:
    catalogue, located = site.catalogue, entry.located
    group = catalogue.group(entry)
    producer = catalogue.maker(entry)
    claim = entry.claim
    return Card(
        link=site.product_link(entry),
        picture=f"assets/pictures/{group.id}.svg",
        photo=picture(site, entry.photos[0]) if entry.photos else None,
        state=claim.state.value,
        badge=site.t(f"status.{claim.state}.badge"),
        rank=claim_rank(site, claim),
        stars=rank_code(claim),
        drawn=drawn_stars(claim),
        hint=hint_words(site, claim.state, hint_code(claim, entry.record.certificates)),
        steps=short_steps(entry.timeline, entry.record.certificates),
        producer=site.phrase(producer.record.name) if producer else None,
        place=short_place(site, located),
    )


def cards(site: Site, entries: Iterable[ProductEntry]) -> tuple[Card, ...]:
    """Cards in the order of trust: what proves its stars comes first, then more stars."""
    return tuple(card(site, entry) for entry in by_trust(entries))


def by_trust(entries: Iterable[ProductEntry]) -> list[ProductEntry]:
    """In the order in which cards stand."""
    return sorted(entries, key=lambda e: (_ORDER[e.claim.state], -(e.claim.stars or 0)))
