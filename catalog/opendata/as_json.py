"""The catalogue as JSON, version 1.

Shape: UTF-8; one object with ``as_of``, ``licence`` and a list sorted by id.
A field that no source states is null or absent. Dates are YYYY-MM-DD, inclusive.
``validity.steps`` gives every state of a product from its first day on, so that
a reader of the file can tell for a day of their own.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from catalog.addresses import LANGUAGES, calendar_address, short_address
from catalog.catalogue import FairEntry
from catalog.claims import Claim
from catalog.model import Certificate
from catalog.model.papers import Source
from catalog.opendata.column import as_json
from catalog.opendata.published import LICENCE, ProductRow, Published
from catalog.opendata.standing_columns import STANDING
from catalog.reference import Located
from catalog.validity import claim_during


def products_json(published: Published) -> bytes:
    """Every product: id, code, names, stars, validity, producer, place, group, URLs, sources."""
    return _file(published, "products", map(_product, published.products.values()))


def producers_json(published: Published) -> bytes:
    """Every producer with the ids of its products."""
    found = (
        {
            "id": entry.id,
            "name": entry.record.name.model_dump(),
            "also": list(entry.record.also),
            "type": entry.record.type,
            "place": _place(
                entry.located, entry.record.place.address if entry.record.place else None
            ),
            "website": entry.record.website,
            "products": list(entry.products),
            "urls": published.urls("producers", entry.id),
            "sources": _sources(entry.record.sources),
        }
        for entry in published.catalogue.producers.values()
    )
    return _file(published, "producers", found)


def sales_points_json(published: Published) -> bytes:
    """Every sales point; ``checked_on`` null means that nobody has checked it yet."""
    found = (
        {
            "id": entry.id,
            "name": entry.record.name.model_dump(),
            "kind": entry.record.kind,
            "operator": entry.record.operator,
            "operated_by": entry.record.operated_by,
            "place": _place(
                entry.located, entry.record.place.address if entry.record.place else None
            ),
            "position": entry.record.position.model_dump() if entry.record.position else None,
            "checked_on": _iso(entry.record.checked_on),
            "products": list(entry.products),
            "urls": published.urls("sales-points", entry.id),
            "sources": _sources(entry.record.sources),
        }
        for entry in published.catalogue.points.values()
    )
    return _file(published, "sales_points", found)


def fairs_json(published: Published) -> bytes:
    """Every fair; notes for its staff, amounts and numbers to call are left out."""
    return _file(
        published,
        "fairs",
        (_fair(published, entry) for entry in published.catalogue.fairs.values()),
    )


def _fair(published: Published, entry: FairEntry) -> dict[str, Any]:
    """``price_vnd`` null: none was told for the fair. ``claim`` holds on all its days."""
    record, products = entry.record, published.catalogue.products
    return {
        "id": entry.id,
        "name": record.name.model_dump(),
        "first_day": _iso(record.first_day),
        "last_day": _iso(record.last_day),
        "cancelled_on": _iso(record.cancelled_on),
        "hours": record.hours.model_dump() if record.hours else None,
        "venue": record.venue.model_dump() if record.venue else None,
        "booth": record.booth,
        "host": record.host,
        "website": record.website,
        "products": [
            {
                "id": one.product,
                "pack": one.pack,
                "price_vnd": one.price_vnd,
                "claim": _claim(claim_during(products[one.product].timeline, entry.days)),
            }
            for one in record.products
        ],
        "urls": published.urls("fairs", entry.id),
        "calendars": {
            language: published.base_url + calendar_address(language, entry.id)
            for language in LANGUAGES
        },
        "sources": _sources(record.sources),
    }


def _product(row: ProductRow) -> dict[str, Any]:
    """``status`` says the same as the columns of these names in the table of products."""
    published, entry = row.of, row.entry
    record, claim = entry.record, entry.claim
    place = record.place
    return {
        "id": entry.id,
        "code": entry.code,
        "name": record.name.model_dump(),
        "also": list(record.also),
        "group": published.catalogue.group(entry).id,
        "subgroup": record.group,
        "producer": entry.producer,
        "place": _place(entry.located, place.address if place else None),
        "stars": None if claim.at_least else claim.stars,
        "stars_at_least": claim.stars if claim.at_least else None,
        "certificates": [_certificate(one) for one in record.certificates],
        "validity": {
            **_claim(claim),
            "steps": [
                {"from": _iso(first) if first != date.min else None, **_claim(step)}
                for first, step in entry.timeline
            ],
        },
        "status": {column.name: as_json(column.value(row)) for column in STANDING},
        "urls": {
            **published.urls("products", entry.id),
            "short": published.base_url + short_address(entry.code),
        },
        "sources": _sources(record.sources),
    }


def _certificate(one: Certificate) -> dict[str, Any]:
    """``issued`` may be a year or a month; ``sources`` count the product's from 1."""
    return {
        "stars": one.stars,
        "stars_at_least": one.stars_at_least,
        "issued": str(one.issued) if one.issued else None,
        "decision": one.decision,
        "issuer": one.issuer,
        "reported_by": one.reported_by,
        "kind": one.kind,
        "valid_until": _iso(one.valid_until),
        "extended_until": _iso(one.extended_until),
        "extension_basis": one.extension_basis,
        "revoked_on": _iso(one.revoked_on),
        "revocation_basis": one.revocation_basis,
        "sources": list(one.sources),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    """``end_first`` to ``end_last``: the last day in force is one of these."""
    return {
        "state": claim.state.value,
        "proves_stars": claim.state.proves_stars,
        "stars": claim.stars,
        "end_first": _iso(claim.end.first) if claim.end else None,
        "end_last": _iso(claim.end.last) if claim.end else None,
        "term": claim.term.value if claim.term else None,
    }


def _place(located: Located, address_: str | None) -> dict[str, Any]:
    return {
        "commune_code": located.commune.code if located.commune else None,
        "commune": located.commune.vi if located.commune else None,
        "former_commune": located.old.vi if located.old else None,
        "former_district": located.district.vi if located.district else None,
        "address": address_,
    }


def _sources(sources: Iterable[Source]) -> list[dict[str, str | None]]:
    return [
        {
            "url": one.url,
            "document": one.document,
            "title": one.title,
            "published": str(one.published) if one.published else None,
        }
        for one in sources
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _file(published: Published, name: str, found: Iterable[Mapping[str, Any]]) -> bytes:
    """One row a line: quick to write, and a change of one record changes one line."""
    rows = sorted(found, key=lambda row: str(row["id"]))
    head = {
        "version": 1,
        "as_of": _iso(published.catalogue.day),
        "licence": LICENCE,
        "count": len(rows),
    }
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    return f'{opening}, "{name}": [\n{lines}\n]}}\n'.encode()
