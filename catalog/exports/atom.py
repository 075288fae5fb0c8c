"""What is new, as an Atom feed (RFC 4287), one for each language.

Ids are the same in both languages and in every build: made of the product's code, which
outlives a new name, and of what happened. Of something that has only a day,
the time is its midnight in Vietnam. Nothing of a clock: the feed is as new as its newest
entry, and nobody is named as an author but the catalogue.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timezone
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from catalog.addresses import feed_address
from catalog.catalogue import PointEntry, ProducerEntry, ProductEntry
from catalog.collect import Kind
from catalog.dates import VIETNAM
from catalog.history import Event, EventKind, events
from catalog.views.base import Site
from catalog.views.changes import MOST_FIELDS, field_lines
from catalog.views.status import rank_words

MOST = 100
"""Entries of a feed."""
_OURS = UUID("8f6f2f6e-2b0c-5d0a-9a52-6f0c6f0f7c01")
"""What all ids begin from; any number would do, if it never changes."""
_PLACES = {
    Kind.PRODUCT: "products",
    Kind.PRODUCER: "producers",
    Kind.SALES_POINT: "sales-points",
}


def changes_atom(site: Site) -> bytes:
    """The newest events, newest first."""
    t = site.t
    found = events(site.catalogue, site.history, MOST)
    day = datetime.combine(site.catalogue.day, datetime.min.time(), UTC) - VIETNAM
    updated = found[0].at if found else int(day.timestamp())
    name = site.catalogue.settings.name.best(site.language)[0]
    home, own = site.base_url + site.to(), site.base_url + feed_address(site.language)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language}">',
        f"<id>{_id(site, f'changes-{site.language}')}</id>",
        _element("title", t("feed.title", name=name)),
        f"<updated>{_time(updated)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(home)}/>',
        f"<author>{_element('name', name)}</author>",
        "<rights>CC BY 4.0</rights>",
        *(line for one in found for line in _entry(site, one)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entry(site: Site, one: Event) -> Iterator[str]:
    entry = _record(site, one)
    name = entry.record.name.best(site.language)[0]
    key = entry.code if isinstance(entry, ProductEntry) else f"{one.record.value}:{entry.id}"
    url = site.base_url + site.to(_PLACES[one.record], entry.id)
    yield "<entry>"
    yield f"<id>{_id(site, f'{key}:{one.kind}:{one.mark}')}</id>"
    yield _element("title", site.t(f"feed.{one.kind}", name=name, stars=_stars(site, one)))
    yield f"<updated>{_time(one.at)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>'
    yield f'<category term="{one.kind}"/>'
    if said := " ".join(_said(site, one)):
        yield _element("summary", said)
    yield "</entry>"


def _record(site: Site, one: Event) -> ProductEntry | ProducerEntry | PointEntry:
    catalogue = site.catalogue
    if one.record is Kind.PRODUCT:
        return catalogue.products[one.id]
    return catalogue.producers[one.id] if one.record is Kind.PRODUCER else catalogue.points[one.id]


def _stars(site: Site, one: Event) -> str:
    if one.certificate is None:
        return ""
    return rank_words(
        site, *site.catalogue.products[one.id].record.certificates[one.certificate].rank
    )


def _said(site: Site, one: Event) -> Iterator[str]:
    """Sentences below the title."""
    t = site.t
    if one.certificate is not None:
        certificate = site.catalogue.products[one.id].record.certificates[one.certificate]
        yield t("feed.decision", decision=certificate.decision, issuer=certificate.issuer)
        if one.end:
            yield t("feed.last_day", day=t.day(one.end))
        if one.kind is EventKind.REVOKED and certificate.revocation_basis:
            yield t("feed.basis", basis=certificate.revocation_basis)
    elif one.revision:
        lines = field_lines(site, one.revision, MOST_FIELDS)
        told = [f"{x.field}: {x.before} → {x.after}" if x.before else x.field for x in lines]
        more = len(one.revision.changes) - MOST_FIELDS
        told += [t.many("revision.more", more)] if more > 0 else []
        yield "; ".join(told)


def _id(site: Site, what: str) -> str:
    """Made of the province and what is spoken of, so that it outlives a new address."""
    return f"urn:uuid:{uuid5(_OURS, f'{site.catalogue.settings.province}:{what}')}"


def _time(at: int) -> str:
    return datetime.fromtimestamp(at, timezone(VIETNAM)).isoformat()


def _element(name: str, text: str) -> str:
    # Signs that XML cannot hold are refused by the reader of files; this costs nothing.
    kept = "".join(sign for sign in text if sign.isprintable())
    return f"<{name}>{escape(kept)}</{name}>"
