"""JSON Schemas, for editors that check and complete a file while it is typed.

Our loader reads every value from its text; an editor sees numbers and truths. So a number
is taken wherever plain YAML makes one of a right value. What needs two fields, or another
file, only ``check`` can say.
"""

from collections.abc import Iterable

from catalog.addresses import schema_address
from catalog.collect import Kind
from catalog.documents.described import Described, described
from catalog.model.values import Form
from catalog.reference import Lists

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that editors' YAML extensions read wholly."""

Schema = dict[str, object]


def modeline(kind: Kind, base_url: str) -> str:
    """The first line of a file: editors that know YAML find its schema by it."""
    address = f"{base_url.rstrip('/')}/{schema_address(kind.value)}"
    return f"# yaml-language-server: $schema={address}"


def schema(kind: Kind, lists: Lists, base_url: str) -> Schema:
    """The schema of a kind of file."""
    fields = described(kind, lists)
    definitions: dict[str, Schema] = {}
    made = _map(fields, definitions)
    return {
        "$schema": DIALECT,
        "$id": f"{base_url.rstrip('/')}/{schema_address(kind.value)}",
        "title": f"OCOP: {kind.value}",
        **made,
        "definitions": dict(sorted(definitions.items())),
    }


def _map(fields: Iterable[Described], definitions: dict[str, Schema]) -> Schema:
    fields = tuple(fields)
    needed = [one.name for one in fields if one.required]
    return {
        "type": "object",
        "properties": {one.name: _field(one, definitions) for one in fields},
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
    }


def _field(one: Described, definitions: dict[str, Schema]) -> Schema:
    told: Schema = {
        "title": one.called["vi"],
        "description": f"{one.meaning['vi']}\n\n{one.meaning['en']}",
    }
    if one.example:
        told["examples"] = [one.example]
    inner = _inner(one, definitions)
    if one.several:
        return {**told, "type": "array", "minItems": 1, "items": inner}
    return {**told, "allOf": [inner]} if "$ref" in inner else {**told, **inner}


def _inner(one: Described, definitions: dict[str, Schema]) -> Schema:
    if one.record:
        if one.record not in definitions:
            definitions[one.record] = {}
            definitions[one.record] = _map(one.inside, definitions)
        return {"$ref": f"#/definitions/{one.record}"}
    if one.choices:
        words = one.choice_words["vi"]
        # An editor reads a bare `yes` as a truth; our loader does not.
        ids: list[object] = [*one.choices, *([True] if "yes" in one.choices else [])]
        return {"enum": ids, **({"enumDescriptions": list(words)} if words else {})}
    return _value(one, one.form or Form("", ""))


def _value(one: Described, form: Form) -> Schema:
    made: Schema = {"type": ["string", "number"] if form.number else "string"}
    pattern = form.pattern or one.pattern
    if pattern:
        made["pattern"] = pattern
    if one.longest:
        made["maxLength"] = one.longest
    if form.number and not form.dotted and one.least is not None:
        made["minimum"] = one.least
    if form.number and one.most is not None:
        made["maximum"] = one.most
    return made
