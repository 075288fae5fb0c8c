"""Points on the earth as GeoJSON (RFC 7946): WGS 84, longitude first, height never.

Members ``as_of`` and ``licence`` are foreign ones, which the standard allows. Properties
are the columns of the table, by the same names; lists are lists here.
"""

import json
from collections.abc import Iterable
from typing import Any

from catalog.opendata.column import Value, as_json
from catalog.opendata.communes import COMMUNES
from catalog.opendata.points import POINTS
from catalog.opendata.published import LICENCE, Published
from catalog.opendata.table import Table
from catalog.reference.places import LatLon


def points_geojson(published: Published) -> bytes:
    """Sales points whose position was measured; the others have none, and stand in the table."""
    points = published.catalogue.points
    places: dict[str, LatLon | None] = {
        id_: (entry.record.position.latitude, entry.record.position.longitude)
        for id_, entry in points.items()
        if entry.record.position
    }
    return _collection(published, POINTS, places, {})


def communes_geojson(published: Published) -> bytes:
    """All communes with a known middle and what is made there: a dot each, not a border.

    ``products_elsewhere`` counts what no feature counts: products whose commune is not
    known, or has no known middle. So the sums of the file are those of the catalogue.
    """
    catalogue = published.catalogue
    places = {code: commune.middle for code, commune in catalogue.places.communes.items()}
    shown = sum(len(catalogue.by_commune.get(code, ())) for code, at in places.items() if at)
    told = {
        "products_elsewhere": len(catalogue.products) - shown,
        "note": "Mỗi điểm là trọng tâm của một xã: một chấm, không phải ranh giới."
        " | Each point is the middle of a commune: a dot, not a border.",
    }
    return _collection(published, COMMUNES, places, told)


def _collection(
    published: Published,
    table: Table[Any],
    places: dict[str, LatLon | None],
    told: dict[str, Any],
) -> bytes:
    names = [column.name for column in table.columns]
    rows = (dict(zip(names, row, strict=True)) for row in published.cells(table))
    features = [_feature(row, at) for row in rows if (at := places.get(str(row["id"]))) is not None]
    head = {
        "type": "FeatureCollection",
        "version": 1,
        "as_of": published.catalogue.day.isoformat(),
        "licence": LICENCE,
        **told,
    }
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    return f'{opening}, "features": [\n{_lines(features)}\n]}}\n'.encode()


def _lines(features: Iterable[dict[str, Any]]) -> str:
    return ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)


def _feature(row: dict[str, Value], at: LatLon) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [at[1], at[0]]},
        "properties": {name: as_json(value) for name, value in row.items()},
    }
