"""Rules about producers; a household producer is a natural person."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from catalog.model import Producer
from catalog.problems import Finding
from catalog.rules.links import not_encrypted

if TYPE_CHECKING:
    from catalog.rules import Context

_HOUSE_NUMBER = re.compile(
    r"\b(số nhà|nhà số|số \d+|ngõ|ngách|hẻm|đường)\b|\d+\s*/\s*\d+\s+đường", re.IGNORECASE
)


def type_is_known(producer: Producer, context: "Context") -> Iterator[Finding]:
    """A legal type, or a group of types, of our list."""
    known = context.lists.producer_types
    if producer.type is not None and producer.type not in known:
        values = {"found": producer.type, "known": ", ".join(known)}
        yield Finding("producer-type-unknown", ("type",), values)


def papers_are_known(producer: Producer, context: "Context") -> Iterator[Finding]:
    """Papers and protected names have a kind from our list."""
    for name in ("papers", "protected_names"):
        for index, one in enumerate(getattr(producer, name)):
            if one.kind not in context.lists.papers:
                values = {"found": one.kind, "known": ", ".join(context.lists.papers)}
                yield Finding("paper-kind-unknown", (name, index, "kind"), values)


def website_is_safe(producer: Producer, _: "Context") -> Iterator[Finding]:
    """A link that readers follow should be encrypted."""
    if producer.website is not None:
        yield from not_encrypted(producer.website, ("website",))


def household_shows_no_home(producer: Producer, context: "Context") -> Iterator[Finding]:
    """The street and number of a natural person is personal data; the village is enough."""
    address = producer.place.address if producer.place else None
    if address and producer.type in context.lists.natural_persons and _HOUSE_NUMBER.search(address):
        yield Finding("household-address", ("place", "address"), {"found": address})
