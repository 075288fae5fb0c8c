"""Fairs: when and where, which products at what price, and what is still to be done.

Notes for the staff, and how many packs are taken along, stand on no page.
"""

from dataclasses import dataclass

from catalog.addresses import calendar_address, kit_address, sheet_address
from catalog.catalogue import FairEntry
from catalog.views.base import Block, Head, Link, Site, correct_url
from catalog.views.details import SourceLine, sources
from catalog.views.fair_data import fair_data
from catalog.views.fair_days import FairDays, days_words, fair_days
from catalog.views.fair_products import FairCard, fair_cards
from catalog.views.fair_readiness import Preparation, preparation
from catalog.views.gatherings import count_words
from catalog.views.maker import ContactLine, contact_lines
from catalog.views.sheets import SHEETS


@dataclass(frozen=True, slots=True)
class FairPage:
    """Everything that the page shows; empty means not stated."""

    head: Head
    days: FairDays
    lead: str
    cancelled: str
    hours: Block | None
    venue: Block | None
    booth: str
    host: str
    contacts: tuple[ContactLine, ...]
    website: str
    calendar: str
    """Path of the file for calendars."""
    products: tuple[FairCard, ...]
    prepare: Preparation
    sheets: tuple[Link, ...]
    """What can be printed for the booth; empty when the fair is over."""
    kit: str
    """Path of all of that in one file; empty where there is none."""
    sources: tuple[SourceLine, ...]
    notes: tuple[Block, ...]
    unknown: tuple[str, ...]
    correct: str
    file: str


@dataclass(frozen=True, slots=True)
class FairRow:
    """A fair in the list."""

    link: Link
    days: FairDays
    venue: Block | None
    count: str


@dataclass(frozen=True, slots=True)
class FairList:
    """All fairs: those to come and under way, the next first; then the past, the last first."""

    head: Head
    coming: tuple[FairRow, ...]
    past: tuple[FairRow, ...]


def fair_page(site: Site, id_: str) -> FairPage:
    """Decide everything that the page of one fair shows."""
    t, entry = site.t, site.catalogue.fairs[id_]
    record = entry.record
    return FairPage(
        head=_head(site, entry),
        days=fair_days(site, entry),
        lead=_lead(site, entry),
        cancelled=t("fair.cancelled", day=t.day(record.cancelled_on))
        if record.cancelled_on
        else "",
        hours=site.block(record.hours),
        venue=site.block(record.venue),
        booth=record.booth or "",
        host=record.host or "",
        contacts=contact_lines(site, record.contacts),
        website=record.website or "",
        calendar=calendar_address(site.language, id_),
        products=fair_cards(site, entry),
        prepare=preparation(site, entry),
        sheets=_sheets(site, entry),
        kit=kit_address(id_) if site.has_pdfs and _sheets(site, entry) else "",
        sources=sources(site, record.sources),
        notes=site.blocks(record.notes),
        unknown=_unknown(site, entry),
        correct=correct_url(site, entry.path),
        file=entry.path,
    )


def _sheets(site: Site, entry: FairEntry) -> tuple[Link, ...]:
    if not entry.is_printed(site.catalogue.day):
        return ()
    return tuple(
        Link(site.t(f"sheet.kind.{kind}"), sheet_address("fairs", entry.id, kind))
        for kind in SHEETS
    )


def fair_list(site: Site, _: str) -> FairList:
    """All fairs, by whether the last day is past on the day of the build."""
    t, day = site.t, site.catalogue.day
    title = t("fairs.title")
    fairs = tuple(site.catalogue.fairs.values())
    return FairList(
        site.head(
            "fairs",
            "",
            title,
            t("fairs.lead"),
            crumbs=site.crumbs(Link(title, site.to("fairs"))),
        ),
        tuple(_row(site, one) for one in fairs if day <= one.record.last_day),
        tuple(_row(site, one) for one in reversed(fairs) if one.record.last_day < day),
    )


def _head(site: Site, entry: FairEntry) -> Head:
    name, language = entry.record.name.best(site.language)
    return site.head(
        "fairs",
        entry.id,
        name,
        f"{name}. {_lead(site, entry)}",
        crumbs=site.crumbs(Link(site.t("fairs.title"), site.to("fairs")), site.fair_link(entry)),
        data=(fair_data(site, entry),),
        lang=site.lang(language),
    )


def _lead(site: Site, entry: FairEntry) -> str:
    days, venue = days_words(site, entry), site.block(entry.record.venue)
    if venue is None:
        return site.t("fair.lead_nowhere", days=days)
    return site.t("fair.lead", days=days, venue=" ".join(venue.paragraphs).rstrip("."))


def _row(site: Site, entry: FairEntry) -> FairRow:
    return FairRow(
        site.fair_link(entry),
        fair_days(site, entry),
        site.block(entry.record.venue),
        count_words(site, entry.products),
    )


def _unknown(site: Site, entry: FairEntry) -> tuple[str, ...]:
    """What nobody has told yet of a fair to which one can still go."""
    if not entry.is_to_come(site.catalogue.day):
        return ()
    record = entry.record
    missing = {
        "venue": record.venue is None,
        "hours": record.hours is None,
        "booth": record.booth is None,
        "contact": not record.contacts,
        "products": not record.products,
    }
    return tuple(site.t(f"unknown.fair.{key}") for key, absent in missing.items() if absent)
