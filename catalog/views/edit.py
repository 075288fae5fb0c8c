"""What a page knows of its record for the form: today's values, and which file they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.catalogue import ProducerEntry, ProductEntry
from catalog.collect import Kind
from catalog.documents import edited_fields
from catalog.model.fields import texts_of
from catalog.receive import fingerprint
from catalog.views.base import Site, kept


@dataclass(frozen=True, slots=True)
class EditData:
    """Of one record. ``of``: fingerprints of the fields in ``now``; the others hold nothing."""

    kind: str
    id: str
    file: str
    day: str
    maker: str
    """The producer: who holds the consent that is given through the form."""
    repository: str
    mail: str
    """Where messages go, where the settings name an address; else empty."""
    now: Mapping[str, Any]
    of: Mapping[str, str]


def edit_data(site: Site, entry: ProductEntry | ProducerEntry) -> EditData:
    """What the form begins with: the same in both languages."""
    data: EditData = kept(site.shared, entry.id, lambda: _edit_data(site, entry))
    return data


def _edit_data(site: Site, entry: ProductEntry | ProducerEntry) -> EditData:
    kind = Kind.PRODUCT if isinstance(entry, ProductEntry) else Kind.PRODUCER
    settings = site.catalogue.settings
    held = texts_of(entry.record)
    now = {name: held[name] for name in edited_fields(kind) if name in held}
    producer = entry.producer if isinstance(entry, ProductEntry) else entry.id
    makers = site.catalogue.producers
    return EditData(
        kind.value,
        entry.id,
        entry.path.partition("/")[2],
        site.catalogue.day.isoformat(),
        makers[producer].record.name.vi if producer else "",
        (settings.repository_url or "").rstrip("/"),
        next((word for word in (settings.contact or "").split() if "@" in word), ""),
        now,
        {name: fingerprint(value) for name, value in now.items()},
    )
