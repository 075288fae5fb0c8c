"""Schemas for editors, and an explained example of each kind of file."""

import json

from catalog.collect import Kind
from catalog.documents import annotated, schema
from catalog.views.base import Site


def schema_json(site: Site, kind: Kind) -> bytes:
    """The JSON Schema of a kind of file."""
    made = schema(kind, site.catalogue.lists, site.base_url)
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def example_yml(site: Site, kind: Kind) -> bytes:
    """The example of a kind of file, as its page shows it."""
    return annotated(kind, site.language).encode()
