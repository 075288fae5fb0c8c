"""Sales points: each with the day on which somebody last saw that it is there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalog.addresses import number_of
from catalog.catalogue import Catalogue, PointEntry
from catalog.collect import Kind
from catalog.views.base import Block, Head, JsonLd, Link, Site, correct_url
from catalog.views.card import Card, cards
from catalog.views.changes import RevisionLine, revision_lines
from catalog.views.details import SourceLine, sources
from catalog.views.gatherings import around, count_words
from catalog.views.maker import ContactLine, contact_lines
from catalog.views.paging import TILES, Pager, ids_of_pages, page_count, pager, part, titled
from catalog.views.places_words import PlaceLine, place_line, postal_address, short_place
from catalog.views.schematic import MapMark, mark_of
from catalog.views.where import MapLink, Spot, map_links, spot


@dataclass(frozen=True, slots=True)
class SalesPointPage:
    """Everything that the page shows; empty means not stated."""

    head: Head
    lead: str
    checked: str
    is_checked: bool
    closed: bool
    operator: str
    operated_by: Link | None
    place: PlaceLine | None
    map: MapMark | None
    maps: tuple[MapLink, ...]
    is_measured: bool
    hours: Block | None
    contacts: tuple[ContactLine, ...]
    products: tuple[Card, ...]
    inspections: tuple[tuple[str, str, Block | None], ...]
    sources: tuple[SourceLine, ...]
    notes: tuple[Block, ...]
    revisions: tuple[RevisionLine, ...]
    unknown: tuple[str, ...]
    correct: str
    file: str


@dataclass(frozen=True, slots=True)
class PointRow:
    """A sales point in the list."""

    link: Link
    kind: str
    place: str
    checked: str
    is_checked: bool
    closed: bool
    count: str
    spot: Spot
    contacts: tuple[ContactLine, ...]
    maps: tuple[MapLink, ...]


@dataclass(frozen=True, slots=True)
class SalesPointList:
    """All sales points."""

    head: Head
    title: str
    count: str
    points: tuple[PointRow, ...]
    words: Mapping[str, str]
    """What the script says of distances; ``{places}`` are filled by it."""
    pager: Pager | None
    by_commune: Link
    """Where points near a place are found if the list goes on, so that no script can sort it."""


def sales_point_page(site: Site, id_: str) -> SalesPointPage:
    """Decide everything that the page of one sales point shows."""
    t, entry = site.t, site.catalogue.points[id_]
    record = entry.record
    where = place_line(site, record.place, entry.located)
    name, language = record.name.best(site.language)
    kind = _kind(site, entry)
    lead = (
        t("sales_point.lead", kind=kind or t("sales_point.some"), place=where.text)
        if where
        else kind
    )
    missing = {
        "address": not (record.place and record.place.address),
        "hours": record.hours is None,
        "contact": not record.contacts,
        "carries": not entry.products,
        "checked": record.checked_on is None,
    }
    return SalesPointPage(
        head=site.head(
            "sales-points",
            id_,
            name,
            f"{name}. {lead}",
            crumbs=site.crumbs(
                Link(t("frame.sales_points"), site.to("sales-points")),
                site.name_link(record.name, "sales-points", id_),
            ),
            data=(_data(site, entry),),
            lang=site.lang(language),
        ),
        lead=lead,
        checked=checked_words(site, entry),
        is_checked=record.checked_on is not None,
        closed=record.open == "closed",
        operator=record.operator or "",
        operated_by=site.producer_link(site.catalogue.producers[record.operated_by])
        if record.operated_by
        else None,
        place=where,
        map=mark_of(site, entry.located),
        maps=map_links(site, entry),
        is_measured=record.position is not None,
        hours=site.block(record.hours),
        contacts=contact_lines(site, record.contacts),
        products=cards(site, (site.catalogue.products[product] for product in entry.products)),
        inspections=tuple(
            (t.partial(one.on), one.by, site.block(one.result)) for one in record.inspections
        ),
        sources=sources(site, record.sources),
        notes=site.blocks(record.notes),
        revisions=revision_lines(site, Kind.SALES_POINT, id_),
        unknown=tuple(t(f"unknown.point.{key}") for key, absent in missing.items() if absent),
        correct=correct_url(site, entry.path),
        file=entry.path,
    )


def sales_point_list_pages(catalogue: Catalogue) -> Iterable[str]:
    """An id for each page of the list of sales points."""
    return ids_of_pages("", len(catalogue.points), TILES)


def sales_point_list(site: Site, id_: str) -> SalesPointList:
    """All sales points in Vietnamese order."""
    t, number = site.t, number_of(id_)[1]
    everything = tuple(site.catalogue.points.values())
    way = pager(site, "sales-points", "", number, page_count(len(everything), TILES))
    points = tuple(
        PointRow(
            site.name_link(entry.record.name, "sales-points", entry.id),
            _kind(site, entry),
            short_place(site, entry.located),
            checked_words(site, entry),
            entry.record.checked_on is not None,
            entry.record.open == "closed",
            count_words(site, entry.products),
            spot(site, entry),
            () if entry.record.open == "closed" else contact_lines(site, entry.record.contacts),
            map_links(site, entry),
        )
        for entry in part(everything, number, TILES)
    )
    count = t.many("count.points", len(everything))
    title = titled(site, t("frame.sales_points"), number)
    top = Link(t("frame.sales_points"), site.to("sales-points"))
    return SalesPointList(
        site.head(
            "sales-points",
            id_,
            title,
            t("sales_points.description", count=count) if number == 1 else f"{title}. {count}.",
            crumbs=site.crumbs(top, *([Link(title, site.to("sales-points", id_))] if id_ else [])),
            **around(way),
        ),
        titled(site, t("sales_points.title"), number),
        count,
        points,
        _distance_words(site, count),
        way,
        Link(t("sales_points.by_commune"), site.to("communes")),
    )


def _distance_words(site: Site, count: str) -> dict[str, str]:
    t = site.t
    return {
        "count": count,
        "district": t("place.district", district="{name}"),
        "old": t("near.old"),
        "about": t("near.about"),
        "under": t("near.under"),
        "around": t("near.around"),
        "unknown": t("near.unknown"),
        "sorted": t("near.sorted"),
        "none": t("near.none"),
        "device": t("near.from.device"),
        "middle": t("near.from.middle"),
        "middle_old": t("near.from.middle_old"),
        "rough": t("near.rough"),
        "asking": t("near.asking"),
        "denied": t("near.denied"),
        "failed": t("near.failed"),
        "choose": t("near.choose"),
        "more": t("near.more"),
        "no_place": t("near.no_place"),
        "not_loaded": t("near.not_loaded"),
    }


def _kind(site: Site, entry: PointEntry) -> str:
    kinds = site.catalogue.lists.point_kinds
    return kinds[entry.record.kind].name(site.language) if entry.record.kind else ""


def checked_words(site: Site, entry: PointEntry) -> str:
    if entry.record.checked_on:
        return site.t("sales_point.checked", day=site.t.day(entry.record.checked_on))
    return site.t("sales_point.not_checked")


def _data(site: Site, entry: PointEntry) -> JsonLd:
    """schema.org Place."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Place",
        "name": entry.record.name.vi,
        "url": site.base_url + site.to("sales-points", entry.id),
        "address": postal_address(site, entry.located),
    }
    if entry.record.position:
        position = entry.record.position
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": position.latitude,
            "longitude": position.longitude,
        }
    return data
