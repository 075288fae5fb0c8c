"""The page of a producer, and the list of all producers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.addresses import contact_address, number_of, numbered
from catalog.catalogue import Catalogue, ProducerEntry
from catalog.collect import Kind
from catalog.text import fold
from catalog.views.base import Block, Head, JsonLd, Link, Phrase, Site, correct_url
from catalog.views.card import Card, cards
from catalog.views.changes import RevisionLine, revision_lines
from catalog.views.days import calendar_of, products_of
from catalog.views.details import (
    ConflictLine,
    PaperLine,
    SourceLine,
    conflicts,
    papers,
    protected_names,
    sources,
)
from catalog.views.edit import EditData, edit_data
from catalog.views.gatherings import around, count_words
from catalog.views.maker import ContactLine, contact_lines, has_card, type_name
from catalog.views.paging import ROWS, Pager, ids_of_pages, page_count, pager, part, titled
from catalog.views.picture import Picture, image_urls, pictures, share_image
from catalog.views.places_words import PlaceLine, place_line, postal_address, short_place
from catalog.views.trade import Trade, trade


@dataclass(frozen=True, slots=True)
class ProducerPage:
    """Everything that the page shows; empty means not stated."""

    head: Head
    lead: str
    photos: tuple[Picture, ...]
    name_doubt: str
    also: tuple[Phrase, ...]
    former_names: tuple[str, ...]
    place: PlaceLine | None
    contacts: tuple[ContactLine, ...]
    website: str
    card: str
    """Where the card for address books is; empty if there is nothing to save."""
    summary: Block | None
    story: Block | None
    facts: tuple[Block, ...]
    products: tuple[Card, ...]
    codes: tuple[str, ...]
    """Short codes of its products, as addresses of prints name them."""
    calendar: str
    """Path of the days of its certificates, for calendars; empty if there is none."""
    trade: Trade
    mentioned: tuple[str, ...]
    points: tuple[Link, ...]
    perhaps_same_as: Link | None
    papers: tuple[PaperLine, ...]
    protected_names: tuple[PaperLine, ...]
    sources: tuple[SourceLine, ...]
    conflicts: tuple[ConflictLine, ...]
    notes: tuple[Block, ...]
    revisions: tuple[RevisionLine, ...]
    correct: str
    edit: EditData
    file: str


@dataclass(frozen=True, slots=True)
class ProducerRow:
    """A producer in the list."""

    link: Link
    type: str
    place: str
    count: str
    text: str


@dataclass(frozen=True, slots=True)
class ProducerList:
    """All producers by the first letter of their name without its legal type."""

    head: Head
    title: str
    count: str
    letters: tuple[tuple[str, tuple[ProducerRow, ...]], ...]
    pager: Pager | None
    begins: tuple[Link, ...]
    """The letters of a list that goes on, each with the page where it begins."""


def producer_page(site: Site, id_: str) -> ProducerPage:
    """Decide everything that the page of one producer shows."""
    catalogue, t = site.catalogue, site.t
    entry = catalogue.producers[id_]
    record = entry.record
    where = place_line(site, record.place, entry.located)
    kind = type_name(site, record.type)
    lead = _lead(site, kind, where, len(entry.products))
    twin = catalogue.producers[record.perhaps_same_as] if record.perhaps_same_as else None
    name, language = record.name.best(site.language)
    return ProducerPage(
        head=site.head(
            "producers",
            id_,
            name,
            f"{name}. {lead}",
            crumbs=site.crumbs(
                Link(t("frame.producers"), site.to("producers")), site.producer_link(entry)
            ),
            data=(_data(site, entry),),
            lang=site.lang(language),
            **share_image(entry.photos),
        ),
        lead=lead,
        photos=pictures(site, entry.photos),
        name_doubt=record.name_doubt or "",
        also=site.other_names(record.name, record.also),
        former_names=record.former_names,
        place=where,
        contacts=contact_lines(site, record.contacts),
        website=record.website or "",
        card=contact_address(id_) if has_card(record) else "",
        summary=site.block(record.summary),
        story=site.block(record.story),
        facts=site.blocks(record.facts),
        products=cards(site, (catalogue.products[product] for product in entry.products)),
        codes=tuple(catalogue.products[product].code for product in entry.products),
        calendar=calendar_of(site, "producers", id_, products_of(site, entry)),
        trade=trade(site, entry),
        mentioned=record.products_mentioned,
        points=tuple(
            site.name_link(point.record.name, "sales-points", point.id)
            for point in catalogue.points_run_by.get(id_, ())
        ),
        perhaps_same_as=site.producer_link(twin) if twin else None,
        papers=papers(site, record.papers),
        protected_names=protected_names(site, record.protected_names),
        sources=sources(site, record.sources),
        conflicts=conflicts(site, record.conflicts),
        notes=site.blocks(record.notes),
        revisions=revision_lines(site, Kind.PRODUCER, id_),
        correct=correct_url(site, entry.path),
        edit=edit_data(site, entry),
        file=entry.path,
    )


def _lead(site: Site, kind: str, where: PlaceLine | None, products: int) -> str:
    t = site.t
    count = t.many("count.products_here", products) if products else t("producer.no_products")
    if where:
        return t("producer.lead", type=kind or t("producer.maker"), place=where.text, count=count)
    return t("producer.lead.nowhere", type=kind or t("producer.maker"), count=count)


def _data(site: Site, entry: ProducerEntry) -> JsonLd:
    """schema.org Organization; a natural person's place stays at the commune."""
    record = entry.record
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": record.name.vi,
        "url": site.base_url + site.to("producers", entry.id),
    }
    data["address"] = postal_address(site, entry.located)
    if entry.photos:
        data["image"] = image_urls(site, entry.photos)
    if record.website:
        data["sameAs"] = record.website
    return data


def producer_list_pages(catalogue: Catalogue) -> Iterable[str]:
    """An id for each page of the list of producers."""
    return ids_of_pages("", len(catalogue.producers), ROWS)


def producer_list(site: Site, id_: str) -> ProducerList:
    """All producers, in Vietnamese order of their own name."""
    t, number = site.t, number_of(id_)[1]
    everybody = tuple(site.catalogue.producers.values())
    way = pager(site, "producers", "", number, page_count(len(everybody), ROWS))
    letters: dict[str, list[ProducerRow]] = {}
    for entry in part(everybody, number, ROWS):
        letters.setdefault(_letter(entry), []).append(_row(site, entry))
    count = t.many("count.producers", len(everybody))
    title = titled(site, t("frame.producers"), number)
    top = Link(t("frame.producers"), site.to("producers"))
    return ProducerList(
        site.head(
            "producers",
            id_,
            title,
            t("producers.description", count=count) if number == 1 else f"{title}. {count}.",
            crumbs=site.crumbs(top, *([Link(title, site.to("producers", id_))] if id_ else [])),
            **around(way),
        ),
        titled(site, t("producers.title"), number),
        count,
        tuple((letter, tuple(rows)) for letter, rows in letters.items()),
        way,
        _begins(site, everybody) if way else (),
    )


def _begins(site: Site, everybody: Sequence[ProducerEntry]) -> tuple[Link, ...]:
    """Each letter, and the page on which it begins."""
    pages = page_count(len(everybody), ROWS)
    found: dict[str, int] = {}
    for place, entry in enumerate(everybody):
        found.setdefault(_letter(entry), min(place // ROWS + 1, pages))
    return tuple(
        Link(letter, site.to("producers", numbered("", page))) for letter, page in found.items()
    )


def _letter(entry: ProducerEntry) -> str:
    return entry.sort_name[:1].upper()


def _row(site: Site, entry: ProducerEntry) -> ProducerRow:
    name = entry.record.name
    return ProducerRow(
        site.producer_link(entry),
        type_name(site, entry.record.type),
        short_place(site, entry.located),
        count_words(site, entry.products),
        fold(" ".join([name.vi, name.en or "", *entry.record.also])),
    )
