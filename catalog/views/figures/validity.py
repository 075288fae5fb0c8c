"""The calendar of validity: what ends when, when re-evaluation is asked for, what was missed."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.addresses import deadlines_address
from catalog.catalogue import ProductEntry
from catalog.claims import State, Window
from catalog.dates import months_after
from catalog.figures import expiries, outlook
from catalog.figures.ends import HORIZONS, extended, revoked
from catalog.views.base import Head, Link, Site
from catalog.views.days import calendar_of, products_of
from catalog.views.figures.charts import BarChart
from catalog.views.figures.ends_charts import ends_by_month, timeline_of
from catalog.views.figures.parts import Frame, frame
from catalog.views.figures.rounds import ProductLine, Round, product_line, rounds_of
from catalog.views.figures.timeline import TimeChart

MOST_CALENDARS = 100
MOST_ENDS, FEW = 200, 50
"""So many ends that are near are all listed; of more, the first few of each list."""


@dataclass(frozen=True, slots=True)
class OutlookLine:
    """What ends within so many months."""

    words: str
    until: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Products in a list. ``more``: that there are others; empty if it has all."""

    lines: tuple[ProductLine, ...]
    count: int
    more: str


@dataclass(frozen=True, slots=True)
class ValidityPage:
    """Everything that the page shows."""

    frame: Frame
    outlook: tuple[OutlookLine, ...]
    months: BarChart
    timeline: TimeChart | None
    certain: tuple[Round, ...]
    unsure: tuple[Round, ...]
    more_certain: str
    more_unsure: str
    """How many more there are than stand here; empty if these are all."""
    later: str
    undated: str
    missed: Listed
    extended: Listed
    revoked: Listed
    calendar: str
    of_producers: tuple[Link, ...]
    of_communes: tuple[Link, ...]

    @property
    def head(self) -> Head:
        """What the page says of itself."""
        return self.frame.head


def validity_page(site: Site, _: str) -> ValidityPage:
    """Decide what the calendar shows."""
    t, catalogue = site.t, site.catalogue
    day = catalogue.day
    ends = expiries(catalogue)
    horizon = months_after(day, HORIZONS[-1])
    near = [one for one in ends if one.end.first <= horizon]
    certain = [one for one in near if one.end.exact]
    unsure = [one for one in near if not one.end.exact]
    most = FEW if len(near) > MOST_ENDS else MOST_ENDS
    undated = sum(
        one.claim.end is None and one.claim.state is not State.NONE
        for one in catalogue.products.values()
    )
    makers, communes = _calendars(site)
    return ValidityPage(
        frame=frame(site, "figures-validity"),
        outlook=tuple(
            OutlookLine(
                t("figures.within", months=one.months),
                t.day(one.last),
                tuple(
                    map(
                        t.number,
                        (one.decided, one.decided_unsure, one.reported, one.reported_unsure),
                    )
                ),
            )
            for one in outlook(ends, day)
        ),
        months=ends_by_month(site, near),
        timeline=timeline_of(site, near),
        certain=rounds_of(site, certain[:most]),
        unsure=rounds_of(site, unsure[:most]),
        more_certain=_more(site, len(certain) - most),
        more_unsure=_more(site, len(unsure) - most),
        later=t.many("count.products", len(ends) - len(near)) if len(ends) > len(near) else "",
        undated=t.many("count.products", undated) if undated else "",
        missed=_listed(
            site,
            [
                product_line(site, one.entry, t("figures.missed.line", day=t.day(one.end.last)))
                for one in ends
                if one.entry.claim.window is Window.SHUT
            ],
            most,
        ),
        extended=_listed(site, [_extended(site, e) for e in extended(catalogue)], most),
        revoked=_listed(site, [_revoked(site, e) for e in revoked(catalogue)], most),
        calendar=deadlines_address(site.language, "figures-validity"),
        of_producers=makers,
        of_communes=communes,
    )


def _listed(site: Site, lines: Sequence[ProductLine], most: int) -> Listed:
    return Listed(tuple(lines[:most]), len(lines), _more(site, len(lines) - most))


def _more(site: Site, left: int) -> str:
    return site.t("figures.more_in_calendar", count=site.t.number(left)) if left > 0 else ""


def _extended(site: Site, entry: ProductEntry) -> ProductLine:
    index = entry.claim.certificate or 0
    one, t = entry.record.certificates[index], site.t
    day = one.extended_until or site.catalogue.day
    return product_line(
        site, entry, t("figures.extended.line", day=t.day(day), basis=one.extension_basis or "–")
    )


def _revoked(site: Site, entry: ProductEntry) -> ProductLine:
    index = entry.claim.certificate or 0
    one, t = entry.record.certificates[index], site.t
    day = one.revoked_on or site.catalogue.day
    return product_line(
        site, entry, t("figures.revoked.line", day=t.day(day), basis=one.revocation_basis or "–")
    )


def _calendars(site: Site) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Calendars of producers and of communes that have a day to tell."""
    catalogue = site.catalogue
    # Of more, the list would be most of the page: each one's own page has its calendar.
    listed = catalogue.producers if len(catalogue.producers) <= MOST_CALENDARS else {}
    places = catalogue.places.communes
    with_days = places if len(catalogue.by_commune) <= MOST_CALENDARS else {}
    makers = tuple(
        Link(link.text, path, link.lang)
        for id_, entry in listed.items()
        if (path := calendar_of(site, "producers", id_, products_of(site, entry)))
        for link in [site.producer_link(entry)]
    )
    communes = tuple(
        Link(one.name(site.language), path)
        for code, one in with_days.items()
        if (path := calendar_of(site, "communes", one.id, catalogue.by_commune.get(code, ())))
    )
    return makers, communes
