"""The officers' desk: who may go up, which sales points are due, what the records lack."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.figures.checks import looks
from catalog.figures.quality import FIELDS, Fault, quality
from catalog.figures.rising import Rise, rises
from catalog.model import Product, field_name
from catalog.views.base import Head, Link, Phrase, Site
from catalog.views.figures.charts import BarChart, Key, bar_chart
from catalog.views.figures.parts import Frame, frame
from catalog.views.places_words import short_place

MOST_LISTED = 300
"""Products of one list; a whole country's would be no page."""


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """One condition: the sentence, where it stands, whether the record shows it."""

    words: str
    number: str
    seen: bool


@dataclass(frozen=True, slots=True)
class RiseLine:
    """One product and its checklist."""

    link: Link
    maker: Phrase | None
    ranks: str
    """Its stars, and in which state they are."""
    count: str
    conditions: tuple[ConditionLine, ...]


@dataclass(frozen=True, slots=True)
class RisingPage:
    """Products by the next rank, the most complete first."""

    frame: Frame
    groups: tuple[tuple[str, tuple[RiseLine, ...]], ...]
    more: str

    @property
    def head(self) -> Head:
        """What the page says of itself."""
        return self.frame.head


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


@dataclass(frozen=True, slots=True)
class FaultList:
    """Products with one thing worth a look."""

    id: str
    title: str
    why: str
    count: str
    products: tuple[tuple[Link, str], ...]
    """Each with how many fields it has."""
    more: str


@dataclass(frozen=True, slots=True)
class QualityPage:
    """How complete the records are."""

    frame: Frame
    chart: BarChart
    fields: tuple[tuple[str, str, str], ...]
    """Name, how many have it, how many lack it."""
    products: str
    faults: tuple[FaultList, ...]

    @property
    def head(self) -> Head:
        """What the page says of itself."""
        return self.frame.head


def rising_page(site: Site, _: str) -> RisingPage:
    """Decide what the page of next ranks shows."""
    t, found = site.t, rises(site.catalogue)
    groups = []
    for to in (5, 4):
        lines = tuple(_rise(site, one) for one in found[:MOST_LISTED] if one.to == to)
        groups.append((t("figures.rising.to", rank=t("stars.exactly", stars=to)), lines))
    left = len(found) - MOST_LISTED
    more = t("figures.more", count=t.number(left)) if left > 0 else ""
    return RisingPage(frame(site, "figures-rising"), tuple(groups), more)


def _rise(site: Site, rise: Rise) -> RiseLine:
    t, entry = site.t, site.catalogue.products[rise.product]
    makers = site.catalogue.producers
    return RiseLine(
        site.product_link(entry),
        site.phrase(makers[entry.producer].record.name) if entry.producer else None,
        f"{t('stars.exactly', stars=rise.stars)} · {t(f'status.{entry.claim.state}.badge')}",
        t("figures.rising.count", seen=rise.count, all=len(rise.seen)),
        tuple(
            ConditionLine(
                t(f"figures.condition.{one.name.lower()}"), one.value.removesuffix("e"), seen
            )
            for one, seen in rise.seen
        ),
    )


def points_page(site: Site, _: str) -> PointsPage:
    """Decide what the page of sales points' checks shows."""
    t, catalogue = site.t, site.catalogue
    found = looks(catalogue)
    lines = []
    for one in found:
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
        frame(site, "figures-points"), tuple(lines), t.number(due), t.number(len(found))
    )


def quality_page(site: Site, _: str) -> QualityPage:
    """Decide what the page of the records' completeness shows."""
    t, catalogue = site.t, site.catalogue
    found = quality(catalogue)
    names = {name: field_name(Product, name, site.language) for name in FIELDS}
    rows = [(names[name], [[("in-force", found.filled[name])]]) for name in FIELDS]
    keys = [Key("in-force", t("figures.quality.has"))]
    return QualityPage(
        frame(site, "figures-quality"),
        bar_chart(site, "chart-fields", t("figures.quality.chart"), rows, keys),
        tuple(
            (
                names[name],
                t.number(found.filled[name]),
                t.number(found.products - found.filled[name]),
            )
            for name in FIELDS
        ),
        t.number(found.products),
        tuple(_faults(site, fault, ids, found.share) for fault, ids in found.faults.items() if ids),
    )


def _faults(site: Site, fault: Fault, ids: Iterable[str], share: object) -> FaultList:
    t, every = site.t, list(ids)
    table: dict[str, int] = dict(share)  # type: ignore[call-overload]
    ordered = sorted(every, key=lambda id_: table[id_])
    products = tuple(
        (
            site.product_link(site.catalogue.products[id_]),
            t("figures.quality.share", have=table[id_], all=len(FIELDS)),
        )
        for id_ in ordered[:MOST_LISTED]
    )
    left = len(every) - MOST_LISTED
    return FaultList(
        fault.value,
        t(f"figures.fault.{fault.value}"),
        t(f"figures.fault.{fault.value}.why"),
        t.number(len(every)),
        products,
        t("figures.more", count=t.number(left)) if left > 0 else "",
    )
