"""Sales points by the next look; a look that is due says nothing of the point."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.addresses import number_of
from catalog.catalogue import Catalogue
from catalog.figures.checks import looks
from catalog.views.base import Head, Link, Site
from catalog.views.figures.parts import Frame, frame
from catalog.views.paging import ROWS, ids_of_pages, page_count, part
from catalog.views.places_words import short_place


@dataclass(frozen=True, slots=True)
class LookLine:
    """One sales point."""

    link: Link
    place: str
    last: str
    next: str
    due: bool


@dataclass(frozen=True, slots=True)
class PointsPage:
    """Sales points by the next look."""

    frame: Frame
    lines: tuple[LookLine, ...]
    due: str
    all: str

    @property
    def head(self) -> Head:
        """What the page says of itself."""
        return self.frame.head


def points_pages(catalogue: Catalogue) -> Iterable[str]:
    """An id for each page of the list."""
    return ids_of_pages("", len(catalogue.points), ROWS)


def points_page(site: Site, id_: str) -> PointsPage:
    """Decide what the page of sales points' checks shows."""
    t, catalogue, number = site.t, site.catalogue, number_of(id_)[1]
    found = looks(catalogue)
    lines = []
    for one in part(found, number, ROWS):
        entry = catalogue.points[one.point]
        lines.append(
            LookLine(
                site.name_link(entry.record.name, "sales-points", one.point),
                short_place(site, entry.located),
                t.day(one.last) if one.last else t("figures.points.never"),
                t.day(one.next) if one.next else t("figures.points.first"),
                one.is_due(catalogue.day),
            )
        )
    due = sum(one.is_due(catalogue.day) for one in found)
    return PointsPage(
        frame(site, "figures-points", number, page_count(len(catalogue.points), ROWS)),
        tuple(lines),
        t.number(due),
        t.number(len(found)),
    )
