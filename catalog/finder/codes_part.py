"""The part with what is printed on packs: codes, barcodes, decisions, sizes.

Loaded where a pack is checked, and when a query looks like a number.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from catalog.codes import WITHDRAWN
from catalog.finder.rows import maker_rows, product_rows
from catalog.model import Certificate
from catalog.text import fold
from catalog.views.base import Site
from catalog.views.product import pack_size


def codes_part(site: Site) -> dict[str, Any]:
    """Numbers of rows and makers are those of the other parts.

    Shape: ``codes``: 7 characters a row, one after the other. ``withdrawn``: codes whose
    entry is gone. ``gtins``: 14 digits -> rows. ``decisions``: [key, number, issuer, day,
    rows]. ``packs``: row -> sizes in words. ``mentioned``: maker -> goods that sources
    name without stars.
    """
    rows = product_rows(site)
    gtins: dict[str, list[int]] = {}
    for row, entry in enumerate(rows):
        if entry.record.traceability and entry.record.traceability.gtin:
            gtins.setdefault(entry.record.traceability.gtin.zfill(14), []).append(row)
    kept = site.catalogue.codes.kept
    return {
        "codes": "".join(entry.code for entry in rows),
        "withdrawn": sorted(code for code, (kind, _) in kept.items() if kind == WITHDRAWN),
        "gtins": gtins,
        "decisions": list(
            _decisions(site, ((n, c) for n, e in enumerate(rows) for c in e.record.certificates))
        ),
        "packs": {
            row: [size for pack in entry.record.packs if (size := pack_size(site, pack))]
            for row, entry in enumerate(rows)
            if entry.record.packs
        },
        "mentioned": _mentioned(site),
    }


def _decisions(site: Site, certificates: Iterable[tuple[int, Certificate]]) -> Iterator[list[Any]]:
    """Decisions by number, issuer and day: only the three together name one."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for row, one in certificates:
        if one.decision:
            day = site.t.partial(one.issued) if one.issued else ""
            of = found.setdefault((one.decision, one.issuer or "", day), [])
            if row not in of:
                of.append(row)
    for (number, issuer, day), rows in sorted(found.items()):
        yield [decision_key(number), number, issuer, day, rows]


def decision_key(number: str) -> str:
    """``139/QĐ-UBND`` as ``139/qdubnd``: how people type it, whatever the signs between."""
    first, _, rest = fold(number).partition("/")
    return f"{first.lstrip('0')}/{re.sub('[^a-z0-9]', '', rest)}"


def _mentioned(site: Site) -> Mapping[int, list[str]]:
    return {
        number: list(maker.record.products_mentioned)
        for number, maker in enumerate(maker_rows(site))
        if maker.record.products_mentioned
    }
