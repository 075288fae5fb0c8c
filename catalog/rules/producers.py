"""Rules about producers; a household producer is a natural person."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from catalog.model import Producer
from catalog.problems import Finding
from catalog.rules.links import not_encrypted
from catalog.rules.papers import unknown_papers

if TYPE_CHECKING:
    from catalog.rules import Context


def type_is_known(producer: Producer, context: "Context") -> Iterator[Finding]:
    """A legal type, or a group of types, of our list."""
    known = context.lists.producer_types
    if producer.type is not None and producer.type not in known:
        values = {"found": producer.type, "known": ", ".join(known)}
        yield Finding("producer-type-unknown", ("type",), values)


def papers_are_known(producer: Producer, context: "Context") -> Iterator[Finding]:
    """Papers and protected names have a kind from our list."""
    yield from unknown_papers(producer, context.lists)


def website_is_safe(producer: Producer, _: "Context") -> Iterator[Finding]:
    """A link that readers follow should be encrypted."""
    if producer.website is not None:
        yield from not_encrypted(producer.website, ("website",))
