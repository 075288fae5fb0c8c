"""Who makes a product, and how to reach them: shown on product and producer pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.model import Producer
from catalog.model.parts import Contact
from catalog.views.base import Link, Site
from catalog.views.places_words import PlaceLine, place_line


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A number to call or write to; ``href`` starts the call."""

    kind: str
    label: str
    shown: str
    href: str


@dataclass(frozen=True, slots=True)
class Maker:
    """A producer in short. No contacts: none was published with consent."""

    link: Link
    type: str
    place: PlaceLine | None
    contacts: tuple[ContactLine, ...]
    website: str


def maker(site: Site, id_: str) -> Maker:
    """The producer of a product."""
    entry = site.catalogue.producers[id_]
    record = entry.record
    return Maker(
        site.producer_link(entry),
        type_name(site, record.type),
        place_line(site, record.place, entry.located),
        contact_lines(site, record.contacts),
        record.website or "",
    )


def type_name(site: Site, type_: str | None) -> str:
    """The legal type in words; empty if not stated."""
    return site.catalogue.lists.producer_types[type_].name(site.language) if type_ else ""


def has_card(record: Producer) -> bool:
    """True if there is something to save in an address book: a number, or a site."""
    return bool(record.contacts or record.website)


def contact_lines(site: Site, contacts: Sequence[Contact]) -> tuple[ContactLine, ...]:
    """Contacts as links; +84 replaces the leading 0."""
    lines = []
    for one in contacts:
        international = f"+84{one.number[1:]}" if one.number.startswith("0") else one.number
        href = f"tel:{international}" if one.kind == "phone" else f"https://zalo.me/{one.number}"
        lines.append(
            ContactLine(one.kind, site.t(f"contact.{one.kind}"), site.t.phone(one.number), href)
        )
    return tuple(lines)
