"""All products on one page, filtered in the browser; without scripts, a plain list."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.claims import State
from catalog.views.base import Head, Link, Site
from catalog.views.card import Card, cards
from catalog.views.groups import RANKS


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter and how many products have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ListingPage:
    """Everything that the page shows."""

    head: Head
    count: str
    products: tuple[Card, ...]
    stars: tuple[Choice, ...]
    states: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    districts: tuple[Choice, ...]
    ways: tuple[Link, ...]


def listing_page(site: Site, _: str) -> ListingPage:
    """The list of all products."""
    t, catalogue = site.t, site.catalogue
    shown = cards(site, catalogue.products.values())
    count = t.many("count.products", len(shown))
    title = t("listing.title")
    return ListingPage(
        head=site.head(
            "products",
            "",
            title,
            t("listing.description", count=count),
            crumbs=site.crumbs(Link(t("frame.products"), site.to("products"))),
        ),
        count=count,
        products=shown,
        stars=_choices(
            (
                *((str(n), t("stars.exactly", stars=n)) for n in RANKS),
                *((f"{n}+", t("stars.at_least", stars=n)) for n in RANKS),
            ),
            [card.stars for card in shown],
        ),
        states=_states(site, [card.state for card in shown]),
        groups=_choices(
            ((g.id, g.name(site.language)) for g in catalogue.lists.groups.values()),
            [card.group_id for card in shown],
        ),
        districts=_choices(
            ((d.id, d.plain) for d in catalogue.places.districts.values()),
            [card.district_id for card in shown],
        ),
        ways=(
            Link(t("groups.title"), site.to("groups")),
            Link(t("stars.index"), site.to("stars")),
            Link(t("frame.communes"), site.to("communes")),
            Link(t("frame.producers"), site.to("producers")),
        ),
    )


def _states(site: Site, values: list[str]) -> tuple[Choice, ...]:
    """States of today, and those that some product will reach: the page may be old when read."""
    reached = {
        claim.state for entry in site.catalogue.products.values() for _, claim in entry.timeline
    }
    return tuple(
        Choice(state, site.t(f"status.{state}.badge"), values.count(state))
        for state in State
        if state in reached
    )


def _choices(labels: Iterable[tuple[str, str]], values: list[str]) -> tuple[Choice, ...]:
    """Choices that some product has, in the given order."""
    return tuple(
        Choice(value, label, values.count(value)) for value, label in labels if value in values
    )
