"""``datapackage.json``: what the files hold, for programs (Data Package, version 2).

Tables of CSV and of the workbook carry a schema made from their columns, JSON files a
JSON Schema made from their keys. ``bytes`` and ``hash`` are those of the files beside it.
"""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from catalog.opendata.as_book import HEAD
from catalog.opendata.column import Column, Holds
from catalog.opendata.key import Key
from catalog.opendata.keys import KEYS, LISTS
from catalog.opendata.published import FOLDER, LICENCE, LICENCE_URL, VERSION, Published
from catalog.opendata.table import Table

if TYPE_CHECKING:
    from catalog.opendata.files import DataFile

PROFILE = "https://datapackage.org/profiles/2.0/"

_TYPES = {
    Holds.WHOLE: "integer",
    Holds.NUMBER: "number",
    Holds.TRUTH: "boolean",
    Holds.DAY: "date",
}
_WHEN = r"\d{4}(-\d{2}(-\d{2})?)?"

Json = dict[str, Any]


def package(published: Published, files: Sequence["DataFile"]) -> bytes:
    """The description of these files."""
    settings = published.catalogue.settings
    made: Json = {
        "$schema": f"{PROFILE}datapackage.json",
        "name": f"ocop-{settings.province}",
        "id": f"{published.base_url}{FOLDER}datapackage.json",
        "title": settings.name.vi,
        "description": description(published),
        "homepage": published.url("vi", "data", ""),
        "version": f"{VERSION}+{published.catalogue.day.isoformat()}",
        "created": f"{published.catalogue.day.isoformat()}T00:00:00+07:00",
        "licenses": [{"name": LICENCE, "path": LICENCE_URL, "title": "CC BY 4.0"}],
        "sources": [
            {
                "title": "Mỗi mục ghi nguồn của nó (cột sources) | Each record names its sources",
                "path": published.url("vi", "data", ""),
            }
        ],
        "keywords": ["OCOP", published.catalogue.places.province[0]],
        "resources": [one for file in files for one in _resources(published, file)],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def description(published: Published) -> str:
    """A sentence in each language on what the data are, and are not."""
    province_vi, province_en = published.catalogue.places.province
    return (
        f"Sản phẩm OCOP của {province_vi}: ai làm, ở đâu, mấy sao, hiệu lực đến bao giờ, mỗi mục"
        " có nguồn. Không phải sổ đăng ký của nhà nước."
        f" | OCOP products of {province_en}: who makes them, where, how many stars until when,"
        " each with its sources. Not an official register."
    )


def _resources(published: Published, file: "DataFile") -> Iterator[Json]:
    size, digest = published.told(file)
    told: Json = {
        "path": file.name,
        "title": file.called["vi"],
        "description": f"{file.tells['vi']} | {file.tells['en']}",
        "format": file.name.rpartition(".")[2],
        "mediatype": file.media,
        "bytes": size,
        "hash": f"sha256:{digest}",
    }
    stem = file.name.rpartition(".")[0]
    if file.name.endswith(".csv"):
        (table,) = file.tables
        yield {
            "name": table.id,
            **told,
            "type": "table",
            "encoding": "utf-8-sig",
            "dialect": {"csv": {"lineTerminator": "\r\n"}},
            "schema": _schema(table, links=True),
        }
    elif file.name.endswith(".xlsx"):
        for table in file.tables:
            sheet = {"excel": {"sheet": table.called["vi"]}, "headerRows": [HEAD]}
            schema = _schema(table, links=False)
            yield {"name": f"{table.id}-xlsx", **told, "type": "table", "dialect": sheet} | {
                "schema": schema
            }
    elif file.name in KEYS:
        # Records with lists in them are no table: the standard leaves their form to us.
        yield {"name": f"{stem}-json", **told, "jsonSchema": json_schema(file.name)}
    else:
        yield {"name": file.name.replace(".", "-"), **told}


def _schema(table: Table[Any], *, links: bool) -> Json:
    made: Json = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    foreign = [
        {"fields": [one.name], "reference": {"resource": one.refers, "fields": ["id"]}}
        for one in table.columns
        if one.refers
    ]
    return {**made, "foreignKeys": foreign} if links and foreign else made


def _field(column: Column[Any]) -> Json:
    limits: Json = {
        "required": True if column.always else None,
        "enum": list(column.choices) or None,
        "minimum": column.least,
        "maximum": column.most,
        "pattern": _WHEN if column.holds is Holds.WHEN else None,
    }
    if column.holds is Holds.WHOLE:
        limits |= {k: int(limits[k]) for k in ("minimum", "maximum") if limits[k] is not None}
    return {
        "name": column.name,
        "type": _TYPES.get(column.holds, "string"),
        **({"format": "uri"} if column.holds is Holds.LINK else {}),
        **_words(column),
        **({"unit": column.unit} if column.unit else {}),
        "constraints": {name: limit for name, limit in limits.items() if limit is not None},
    }


def json_schema(name: str) -> Json:
    """What a JSON file holds; more keys may come."""
    text: Json = {"type": "string"}
    head = {"version": {"const": 1}, "as_of": text, "licence": text, "count": {"type": "integer"}}
    records = {"type": "array", "items": _object(KEYS[name], "")}
    properties = {**head, LISTS[name]: records}
    return {"type": "object", "properties": properties, "required": list(properties)}


def _object(keys: Sequence[Key], above: str) -> Json:
    """The keys directly below ``above``, and in them what lies deeper."""
    inside = [key for key in keys if key.path.rpartition(".")[0] == above]
    return {
        "type": "object",
        "properties": {key.path.rpartition(".")[2]: _value(keys, key) for key in inside},
        "required": [key.path.rpartition(".")[2] for key in inside if key.always],
    }


def _value(keys: Sequence[Key], key: Key) -> Json:
    made: Json = {"type": key.type if key.always else [key.type, "null"], **_words(key)}
    if key.type == "object":
        made |= {**_object(keys, key.path), "type": made["type"]}
    elif key.type == "array":
        deeper = any(one.path.startswith(f"{key.path}[].") for one in keys)
        made["items"] = _object(keys, f"{key.path}[]") if deeper else {}
    return made


def _words(of: Column[Any] | Key) -> Json:
    said: Json = {
        "title": of.called["vi"],
        "title_en": of.called["en"],
        "description": of.tells["vi"],
        "description_en": of.tells["en"],
    }
    return {**said, "example": of.example} if of.example else said
