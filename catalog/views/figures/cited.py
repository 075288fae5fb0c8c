"""Where an announced number was read."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.reference import Cited
from catalog.views.base import Site


@dataclass(frozen=True, slots=True)
class CitedLine:
    """A source. ``url`` is empty, and ``note`` says so, if its address was not kept."""

    title: str
    url: str
    note: str


def cited(site: Site, sources: Iterable[Cited]) -> tuple[CitedLine, ...]:
    """Sources in the order of their file."""
    return tuple(_line(site, one) for one in sources)


def _line(site: Site, one: Cited) -> CitedLine:
    t = site.t
    notes = [t("source.published", day=t.partial(one.published))] if one.published else []
    if not one.url:
        notes.append(t("figures.no_address"))
    return CitedLine(one.title, one.url, " · ".join(notes))
