"""What the records lack or doubt, field by field and product by product."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.figures.quality import FIELDS, Fault, quality
from catalog.model import Product, field_name
from catalog.views.base import Head, Link, Site
from catalog.views.figures.charts import BarChart, Key, bar_chart
from catalog.views.figures.parts import MOST_LISTED, Frame, frame


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


def _faults(site: Site, fault: Fault, ids: Sequence[str], share: Mapping[str, int]) -> FaultList:
    t = site.t
    ordered = sorted(ids, key=lambda id_: share[id_])
    products = tuple(
        (
            site.product_link(site.catalogue.products[id_]),
            t("figures.quality.share", have=share[id_], all=len(FIELDS)),
        )
        for id_ in ordered[:MOST_LISTED]
    )
    left = len(ids) - MOST_LISTED
    return FaultList(
        fault.value,
        t(f"figures.fault.{fault.value}"),
        t(f"figures.fault.{fault.value}.why"),
        t.number(len(ids)),
        products,
        t("figures.more", count=t.number(left)) if left > 0 else "",
    )
