"""A producer as a card for address books (vCard 3.0, RFC 2426, which phones import best).

Numbers are those of the page: of the business, with recorded consent. One file for both
languages, in Vietnamese, as the phone of whoever calls will show it.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from catalog.catalogue import ProducerEntry
from catalog.views.base import Site
from catalog.views.maker import contact_lines
from catalog.views.places_words import place_line

MOST_OCTETS = 75
"""Of a line, without its end."""


def visiting_card(site: Site, id_: str) -> bytes:
    """The card of one producer.

    Shape: UTF-8, CRLF, folded at 75 octets and never inside a letter. No REV: the card of
    tomorrow is that of today unless the record changed.
    """
    entry = site.catalogue.producers[id_]
    lines = (folded(line) for line in _lines(site, entry))
    return "".join(f"{line}\r\n" for line in lines).encode()


def _lines(site: Site, entry: ProducerEntry) -> Iterator[str]:
    record = entry.record
    name = escaped(record.name.vi)
    page = site.base_url + site.to("producers", entry.id)
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"PRODID:-//{urlsplit(site.base_url).hostname}//OCOP//VI"
    yield f"UID:{page}"
    yield f"FN:{name}"
    yield f"N:{name};;;;"
    yield f"ORG:{name}"
    # Else Apple's address book files a cooperative under people.
    yield "X-ABSHOWAS:COMPANY"
    for one in contact_lines(site, record.contacts):
        if one.kind == "phone":
            yield f"TEL;TYPE=WORK,VOICE:{one.href.removeprefix('tel:')}"
        else:
            yield f"URL;TYPE=Zalo:{one.href}"
    if record.website:
        yield f"URL;TYPE=WORK:{record.website}"
    yield f"URL;TYPE=OCOP:{page}"
    commune, elsewhere = entry.located.commune, entry.located.elsewhere
    place = place_line(site, record.place, entry.located)
    if place:
        street = record.place.address if record.place else None
        town, region = (commune.vi if commune else ""), site.province
        if elsewhere:
            town, region = elsewhere[0], ""
        parts = ("", "", street or "", town, region, "", "Việt Nam")
        yield f"ADR;TYPE=WORK:{';'.join(map(escaped, parts))}"
    yield "CATEGORIES:OCOP"
    yield "END:VCARD"


def escaped(text: str) -> str:
    """Text of a property: what the form gives a meaning to is written as itself."""
    one_line = " ".join(text.split())
    return re.sub(r"([\\,;])", r"\\\1", one_line)


def folded(line: str) -> str:
    """A line of at most 75 octets, continued on the next after a space; letters stay whole."""
    parts, octets = [""], 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > MOST_OCTETS:
            parts.append(" ")
            octets = 1
        parts[-1] += letter
        octets += size
    return "\r\n".join(parts)
