"""Lines that several pages show: sources, conflicts, papers and protected names."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalog.model.papers import Conflict, Paper, ProtectedName, Source
from catalog.views.base import Block, Site


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source. ``site`` is the host that the reader would open."""

    title: str
    url: str
    site: str
    published: str
    seen_on: str
    supports: str


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """Two sources disagree about a field."""

    about: str
    text: Block


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper or a protected name; empty means not stated. ``ended``: its last day is past."""

    kind: str
    meaning: str
    """What a short name such as VietGAP stands for."""
    name: str
    number: str
    issuer: str
    issued: str
    until: str
    ended: bool
    claimed: bool
    """No number and no issuer: a claim, not yet a record."""
    note: Block | None


def sources(site: Site, found: Sequence[Source]) -> tuple[SourceLine, ...]:
    """Sources in the order of the file, whose numbers certificates name."""
    return tuple(
        SourceLine(
            one.title or one.document or (urlsplit(one.url).hostname or "" if one.url else ""),
            one.url or "",
            (urlsplit(one.url).hostname or "") if one.url else "",
            site.t.partial(one.published) if one.published else "",
            site.t.partial(one.seen_on) if one.seen_on else "",
            ", ".join(_field_words(site, name) for name in one.supports),
        )
        for one in found
    )


def _field_words(site: Site, name: str) -> str:
    """What a field is called on pages; a field without a word is called as in the file."""
    return site.t.table.get(f"field.{name}", name)


def conflicts(site: Site, found: Sequence[Conflict]) -> tuple[ConflictLine, ...]:
    """Where sources disagree."""
    lines = []
    for one in found:
        block = site.block(one.text)
        about = _field_words(site, one.about)
        if block:
            lines.append(ConflictLine(about, block))
    return tuple(lines)


def papers(site: Site, found: Sequence[Paper]) -> tuple[PaperLine, ...]:
    """Papers with their end; a past end is said."""

    def name(kind: str) -> str:
        return site.catalogue.lists.papers[kind].name(site.language)

    return tuple(
        PaperLine(
            site.catalogue.lists.papers[one.kind].short or name(one.kind),
            name(one.kind),
            "",
            one.number or "",
            one.issuer or "",
            site.t.partial(one.issued) if one.issued else "",
            site.t.day(one.valid_until) if one.valid_until else "",
            one.valid_until is not None and one.valid_until < site.catalogue.day,
            one.number is None and one.issuer is None,
            site.block(one.scope),
        )
        for one in found
    )


def protected_names(site: Site, found: Sequence[ProtectedName]) -> tuple[PaperLine, ...]:
    """Geographical indications and marks."""
    return tuple(
        PaperLine(
            site.catalogue.lists.papers[one.kind].name(site.language),
            "",
            one.name,
            one.number or "",
            "",
            site.t.partial(one.since) if one.since else "",
            "",
            False,
            one.number is None,
            site.block(one.note),
        )
        for one in found
    )
