"""What can be had in which month, by commune: only what records state, and how many state nothing.

What can be had all year stands once, in a list of its own, and counts in every month.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.catalogue import Catalogue, ProductEntry
from catalog.text import capital, order_key
from catalog.views.base import Head, Link, Site
from catalog.views.card import Card, cards
from catalog.views.gatherings import count_words

MONTHS = tuple(range(1, 13))
MOST_UNSTATED = 200
"""So many products without a season are named; the page stays light in a large province."""


@dataclass(frozen=True, slots=True)
class PlaceHarvest:
    """The products of one commune. ``link`` is None where no source says the commune."""

    name: str
    link: Link | None
    products: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class MonthHarvest:
    """What can be had in one month. ``count``: with what can be had all year; empty for none."""

    number: int
    anchor: str
    name: str
    count: str
    places: tuple[PlaceHarvest, ...]
    """Without what can be had all year."""


@dataclass(frozen=True, slots=True)
class SeasonsPage:
    """Everything that the page shows. ``now``: the month of the catalogue's day."""

    head: Head
    now: int
    stated: int
    stated_words: str
    months: tuple[MonthHarvest, ...]
    all_year: tuple[PlaceHarvest, ...]
    all_year_count: str
    unstated: str
    """How many products state no month; empty for none."""
    unstated_links: tuple[Link, ...]
    is_whole: bool
    """Every product that states none is among the links."""
    finder: Link


def can_be_had(catalogue: Catalogue) -> tuple[ProductEntry, ...]:
    """Every product but those that are no longer made."""
    return tuple(e for e in catalogue.products.values() if e.record.made != "no-longer")


def in_month(catalogue: Catalogue, month: int) -> tuple[ProductEntry, ...]:
    """Products that state this month among those in which they can be had."""
    return tuple(e for e in can_be_had(catalogue) if month in e.record.season)


def month_anchor(site: Site, month: int) -> str:
    """Name of a month in addresses; the page's own language."""
    return f"thang-{month}" if site.language == "vi" else site.t(f"month.{month}").lower()


def month_name(site: Site, month: int) -> str:
    """A month at the beginning of a line."""
    return capital(site.t(f"month.{month}"))


def seasons_page(site: Site, _: str) -> SeasonsPage:
    """The months of the year, in their order."""
    t, catalogue = site.t, site.catalogue
    entries = can_be_had(catalogue)
    stated = [entry for entry in entries if entry.record.season]
    unstated = [entry for entry in entries if not entry.record.season]
    all_year = [entry for entry in stated if _is_all_year(entry)]
    title = t("season.title")
    crumbs = site.crumbs(Link(title, site.to("seasons")))
    return SeasonsPage(
        head=site.head("seasons", "", title, t("season.description"), crumbs=crumbs),
        now=catalogue.day.month,
        stated=len(stated),
        stated_words=t.many("count.stated_season", len(stated), all=t.number(len(entries))),
        months=tuple(_month(site, month) for month in MONTHS),
        all_year=_places(site, all_year),
        all_year_count=count_words(site, all_year),
        unstated=t.many("count.unstated_season", len(unstated)) if unstated else "",
        unstated_links=tuple(site.product_link(entry) for entry in unstated[:MOST_UNSTATED]),
        is_whole=len(unstated) <= MOST_UNSTATED,
        finder=Link(t("finder.title"), site.to("products")),
    )


def _is_all_year(entry: ProductEntry) -> bool:
    return set(entry.record.season) == set(MONTHS)


def _month(site: Site, month: int) -> MonthHarvest:
    found = in_month(site.catalogue, month)
    return MonthHarvest(
        month,
        month_anchor(site, month),
        month_name(site, month),
        count_words(site, found),
        _places(site, [entry for entry in found if not _is_all_year(entry)]),
    )


def _places(site: Site, entries: Sequence[ProductEntry]) -> tuple[PlaceHarvest, ...]:
    """By commune, in the order of their own names; those of an unknown commune come last."""
    communes = {e.located.commune.code: e.located.commune for e in entries if e.located.commune}
    known = sorted(communes.values(), key=lambda one: order_key(one.plain))

    def here(code: str | None) -> Iterable[ProductEntry]:
        return (
            e for e in entries if (e.located.commune.code if e.located.commune else None) == code
        )

    found = [
        PlaceHarvest(
            commune.name(site.language),
            Link(commune.name(site.language), site.to("communes", commune.id)),
            cards(site, here(commune.code)),
        )
        for commune in known
    ]
    nowhere = cards(site, here(None))
    return (*found, *([PlaceHarvest(site.t("season.nowhere"), None, nowhere)] if nowhere else ()))
