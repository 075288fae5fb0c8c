"""One product as every sheet shows it: from the largest to a label of four centimetres."""

from dataclasses import dataclass

from catalog.addresses import short_address
from catalog.model import FairProduct, Pack
from catalog.qr import Qr, printed_address, qr
from catalog.selection import Line
from catalog.views.picture import Picture, pictures
from catalog.views.places_words import short_place
from catalog.views.product import pack_line
from catalog.views.sheets.claim import ShownClaim, shown_claim
from catalog.views.sheets.said import NOTHING_SAID, Pair, Said


@dataclass(frozen=True, slots=True)
class PackShown:
    """A size and what it costs; empty means not stated."""

    size: Said
    price: Said
    note: Said
    """Of when the price is, or at which fair."""
    per_kg: Said


@dataclass(frozen=True, slots=True)
class Item:
    """A product on paper."""

    id: str
    code: str
    name: Said
    leaf: Said
    claim: ShownClaim
    maker: Said
    place: Said
    drawing: str
    """Picture of the group, for a product without a photo."""
    photo: Picture | None
    photo_says: Said
    credit: Said
    """Who took the photo, and under which licence it is shown."""
    packs: tuple[PackShown, ...]
    qr: Qr
    qr_says: Said
    address: Said
    """What the QR opens, as people read it aloud."""


def item(pair: Pair, line: Line) -> Item:
    """Decide what small sheets say of one product."""
    entry, catalogue = line.entry, pair.vi.catalogue
    record = entry.record
    address = short_address(entry.code)
    photos = pictures(pair.vi, entry.photos)
    alt = record.photos[0].alt if record.photos else None
    return Item(
        id=entry.id,
        code=entry.code,
        name=pair.said(lambda site: site.phrase(record.name)),
        leaf=pair.said(lambda site: catalogue.lists.leaves[record.group].name(site.language)),
        claim=shown_claim(pair, line.claim, record.certificates),
        maker=pair.said(
            lambda site: (
                site.phrase(catalogue.producers[entry.producer].record.name)
                if entry.producer
                else None
            )
        ),
        place=pair.said(lambda site: short_place(site, entry.located)),
        drawing=f"assets/pictures/{catalogue.group(entry).id}.svg",
        photo=photos[0] if photos else None,
        photo_says=pair.said(lambda site: site.block(alt)),
        credit=pair.said(lambda site: pictures(site, entry.photos)[0].credit if photos else ""),
        packs=_packs(pair, line),
        qr=qr(printed_address(pair.vi.base_url, address)),
        qr_says=pair.word("sheet.qr_says", code=entry.code),
        address=pair.said(lambda site: site.base_url.partition("//")[2] + address.rstrip("/")),
    )


def _packs(pair: Pair, line: Line) -> tuple[PackShown, ...]:
    """The packs that a fair shows, else all that the record knows."""
    packs = line.entry.record.packs
    named = [one for one in line.at_fair if one.pack is not None or one.price_vnd is not None]
    if not named:
        return tuple(_pack(pair, pack) for pack in packs)
    return tuple(_pack_at_fair(pair, one, packs) for one in named)


def _pack_at_fair(pair: Pair, one: FairProduct, packs: tuple[Pack, ...]) -> PackShown:
    if one.pack is not None:
        packs = packs[one.pack - 1 : one.pack]
    shown = _pack(pair, packs[0]) if len(packs) == 1 else _NO_PACK
    if one.price_vnd is None:
        return shown
    price = one.price_vnd
    return PackShown(
        shown.size,
        pair.said(lambda site: site.t.money(price)),
        pair.word("sheet.price_at_fair"),
        NOTHING_SAID,
    )


_NO_PACK = PackShown(NOTHING_SAID, NOTHING_SAID, NOTHING_SAID, NOTHING_SAID)


def _pack(pair: Pair, pack: Pack) -> PackShown:
    vi, en = (pack_line(site, pack) for site in (pair.vi, pair.en))

    def both(name: str) -> Said:
        return pair.said(lambda site: getattr(vi if site is pair.vi else en, name))

    note = pair.said(
        lambda site: (
            site.t("sheet.price_of", when=site.t.partial(pack.price_on))
            if pack.price_on and pack.price_vnd
            else ""
        )
    )
    return PackShown(both("size"), both("price"), note, both("per_kg"))
