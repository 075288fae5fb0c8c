"""The page of a product: first whether its star holds today, then all else we know.

The order answers the questions of a buyer: valid? what? who? where to buy?
which papers? what happened before? how do you know? what do you not know?
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.addresses import sheet_address, short_address
from catalog.catalogue import PointEntry, ProductEntry
from catalog.collect import Kind
from catalog.model import Pack
from catalog.views.base import Block, Head, Link, Phrase, Site, correct_url, kept
from catalog.views.card import Card, card
from catalog.views.changes import RevisionLine, revision_lines
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
from catalog.views.fair_days import FairLine, fair_line
from catalog.views.history import HistoryLine, history
from catalog.views.maker import Maker, maker
from catalog.views.picture import Picture, pictures, share_image
from catalog.views.places_words import PlaceLine, place_line
from catalog.views.product_data import product_data
from catalog.views.schematic import MapMark, mark_of
from catalog.views.status import Status, status
from catalog.views.supply import SupplyLine, supply_lines


@dataclass(frozen=True, slots=True)
class PackLine:
    """One pack: its size, its price and when that was asked; empty means not stated."""

    size: str
    price: str
    price_on: str
    per_kg: str
    market: str


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """A page outside where it can be bought."""

    name: str
    url: str
    checked_on: str


@dataclass(frozen=True, slots=True)
class ProductPage:
    """Everything that the page shows."""

    head: Head
    status: Status
    name_doubt: str
    also: tuple[Phrase, ...]
    code: str
    short: str
    sheets: str
    """Path of what can be printed."""
    picture: str
    photos: tuple[Picture, ...]
    group: Link
    leaf: str
    lead: str
    summary: Block | None
    story: Block | None
    facts: tuple[Block, ...]
    ingredients: Block | None
    storage: Block | None
    shelf_life: Block | None
    season: str
    seasons: str
    """Address of what can be had in which month."""
    shortlist: str
    """Address of what the reader kept."""
    brand: str
    gtin: str
    made: str
    packs: tuple[PackLine, ...]
    place: PlaceLine | None
    map: MapMark | None
    maker: Maker | None
    points: tuple[Link, ...]
    fairs: tuple[FairLine, ...]
    maker_points: tuple[Link, ...]
    channels: tuple[ChannelLine, ...]
    traceability: str
    supply: tuple[SupplyLine, ...]
    papers: tuple[PaperLine, ...]
    protected_names: tuple[PaperLine, ...]
    history: tuple[HistoryLine, ...]
    sources: tuple[SourceLine, ...]
    conflicts: tuple[ConflictLine, ...]
    notes: tuple[Block, ...]
    unknown: tuple[str, ...]
    related: tuple[Card, ...]
    revisions: tuple[RevisionLine, ...]
    correct: str
    edit: EditData
    file: str


def product_page(site: Site, id_: str) -> ProductPage:
    """Decide everything that the page of one product shows."""
    page: ProductPage = kept(site.last, id_, lambda: _product_page(site, id_))
    return page


def _product_page(site: Site, id_: str) -> ProductPage:
    entry = site.catalogue.products[id_]
    record, t = entry.record, site.t
    group = site.catalogue.group(entry)
    leaf = site.catalogue.lists.leaves[record.group].name(site.language)
    where = place_line(site, record.place, entry.located)
    made_by = maker(site, entry.producer) if entry.producer else None
    now = status(site, entry)
    carrying = site.catalogue.points_of.get(id_, ())
    lead = _lead(site, leaf, made_by, where)
    return ProductPage(
        head=_head(site, entry, lead),
        status=now,
        name_doubt=t(f"name_doubt.{record.name_doubt}") if record.name_doubt else "",
        also=site.other_names(record.name, record.also),
        code=entry.code,
        short=short_address(entry.code),
        sheets=sheet_address("products", id_),
        picture=f"assets/pictures/{group.id}.svg",
        photos=pictures(site, entry.photos),
        group=Link(group.name(site.language), site.to("groups", group.id)),
        leaf=leaf,
        lead=lead,
        summary=site.block(record.summary),
        story=site.block(record.story),
        facts=site.blocks(record.facts),
        ingredients=site.block(record.ingredients),
        storage=site.block(record.storage),
        shelf_life=site.block(record.shelf_life),
        season=", ".join(t(f"month.{month}") for month in sorted(set(record.season))),
        seasons=site.to("seasons"),
        shortlist=site.to("shortlist"),
        brand=record.brand or "",
        gtin=(record.traceability.gtin or "") if record.traceability else "",
        made=t(f"made.{record.made}") if record.made else "",
        packs=tuple(pack_line(site, pack) for pack in record.packs),
        place=where,
        map=mark_of(site, entry.located),
        maker=made_by,
        points=_point_links(site, carrying),
        fairs=tuple(fair_line(site, fair) for fair in site.catalogue.fairs_of.get(id_, ())),
        maker_points=_point_links(
            site,
            [
                p
                for p in site.catalogue.points_run_by.get(entry.producer or "", ())
                if p not in carrying
            ],
        ),
        channels=tuple(
            ChannelLine(
                site.catalogue.lists.platforms[one.kind].name(site.language),
                one.url,
                t.day(one.checked_on),
            )
            for one in record.channels
        ),
        traceability=(record.traceability.url or "") if record.traceability else "",
        supply=supply_lines(site, record.supply),
        papers=papers(site, record.papers),
        protected_names=protected_names(site, record.protected_names),
        history=history(site, entry),
        sources=sources(site, record.sources),
        conflicts=conflicts(site, record.conflicts),
        notes=site.blocks(record.notes),
        unknown=tuple(_unknown(site, entry)),
        related=tuple(card(site, one) for one in site.catalogue.related(entry)),
        revisions=revision_lines(site, Kind.PRODUCT, id_),
        correct=correct_url(site, entry.path),
        edit=edit_data(site, entry),
        file=entry.path,
    )


def _head(site: Site, entry: ProductEntry, description: str) -> Head:
    name, language = entry.record.name.best(site.language)
    crumbs = site.crumbs(
        Link(site.t("frame.products"), site.to("products")), site.product_link(entry)
    )
    return site.head(
        "products",
        entry.id,
        name,
        description,
        crumbs=crumbs,
        data=(product_data(site, entry),),
        lang=site.lang(language),
        **share_image(entry.photos),
    )


def _point_links(site: Site, points: Iterable[PointEntry]) -> tuple[Link, ...]:
    return tuple(site.name_link(p.record.name, "sales-points", p.id) for p in points)


def _lead(site: Site, leaf: str, made_by: Maker | None, where: PlaceLine | None) -> str:
    """One sentence that even the thinnest record can give."""
    key = "product.lead" + (".producer" if made_by else "") + (".place" if where else "")
    values = {
        "group": leaf,
        "producer": made_by.link.text if made_by else "",
        "place": where.text if where else "",
    }
    return site.t(key, **values)


def pack_size(site: Site, pack: Pack) -> str:
    """Form and net amount: "hộp, 250 g"; empty if neither is stated."""
    parts = [
        pack.form.best(site.language)[0] if pack.form else "",
        site.t.mass(pack.weight_g) if pack.weight_g else "",
        site.t.volume(pack.volume_ml) if pack.volume_ml else "",
    ]
    return ", ".join(filter(None, parts))


def pack_line(site: Site, pack: Pack) -> PackLine:
    """One pack in words."""
    t = site.t
    price = t.money(pack.price_vnd) if pack.price_vnd else ""
    if pack.price_vnd and pack.price_to_vnd:
        price = f"{t.number(pack.price_vnd)}-{t.money(pack.price_to_vnd)}"
    per_kg = ""
    if pack.price_vnd and pack.weight_g and pack.weight_g != 1000 and not pack.price_to_vnd:
        per_kg = t("pack.per_kg", price=t.money(pack.price_vnd * 10 // pack.weight_g * 100))
    return PackLine(
        pack_size(site, pack),
        price,
        t.partial(pack.price_on) if pack.price_on else "",
        per_kg,
        t(f"market.{pack.market}") if pack.market else "",
    )


def _unknown(site: Site, entry: ProductEntry) -> Iterator[str]:
    """What no source states, so that nobody takes silence for an answer."""
    record = entry.record
    claim = entry.claim.certificate
    certificate = record.certificates[claim] if claim is not None else None
    producer = site.catalogue.producers[entry.producer].record if entry.producer else None
    missing = {
        "producer": producer is None,
        "stars": certificate is None or certificate.stars is None,
        "decision": certificate is None or certificate.decision is None,
        "issued": certificate is not None and not (certificate.issued and certificate.issued.day),
        "commune": entry.located.commune is None,
        "contact": producer is None or not producer.contacts,
        "sold": not site.catalogue.points_of.get(entry.id) and not record.channels,
        "price": not any(pack.price_vnd for pack in record.packs),
        "ingredients": record.ingredients is None,
        "photo": not entry.photos,
    }
    return (site.t(f"unknown.{key}") for key, absent in missing.items() if absent)
