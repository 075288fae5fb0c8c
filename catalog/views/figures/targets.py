"""Targets: what the province aims at, beside what the records can show. Knows no percentages.

Nothing is called reached or missed: the records are not all products, and what is announced
only ever adds.
"""

from dataclasses import dataclass

from catalog.figures import by_commune, tally
from catalog.reference import Target, Targets
from catalog.text import capital
from catalog.views.base import Head, Link, Site
from catalog.views.figures.charts import BarChart, Key, bar_chart
from catalog.views.figures.cited import CitedLine, cited
from catalog.views.figures.parts import Frame, frame

KINDS = ("in-force", "ever", "announced", "target")


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One aim. ``announced`` is empty if nothing was told of it."""

    words: str
    by: str
    aim: str
    in_force: str
    ever: str
    announced: str


@dataclass(frozen=True, slots=True)
class TargetsPage:
    """Everything that the page shows. Without a document there are only the communes."""

    frame: Frame
    with_product: str
    with_in_force: str
    without: str
    communes: str
    link: Link
    document: str
    unseen: bool
    sources: tuple[CitedLine, ...]
    chart: BarChart | None
    ever: str
    """What the column of ever recognised or reported is called."""
    lines: tuple[TargetLine, ...]
    announced_when: str

    @property
    def head(self) -> Head:
        """What the page says of itself."""
        return self.frame.head


def targets_page(site: Site, _: str) -> TargetsPage:
    """Decide what the page of targets shows."""
    t, catalogue = site.t, site.catalogue
    targets, told = catalogue.official.targets, catalogue.official.announced
    some = len(catalogue.by_commune)
    in_force = sum(one.in_force() > 0 for code, one in by_commune(catalogue).items() if code)
    communes = len(catalogue.places.communes)
    return TargetsPage(
        frame=frame(site, "figures-targets"),
        with_product=t.number(some),
        with_in_force=t.number(in_force),
        without=t.number(communes - some),
        communes=t.number(communes),
        link=Link(t("figures.communes"), site.to("figures-communes")),
        document=targets.name(site.language) if targets else "",
        unseen=targets is not None and not targets.seen,
        sources=cited(site, targets.sources) if targets else (),
        chart=_chart(site, targets) if targets else None,
        ever=capital(t("ever.reported")),
        lines=tuple(_line(site, one) for one in targets.aims) if targets else (),
        announced_when=t.partial(told[-1].when) if told else "",
    )


def _numbers(site: Site, aim: Target) -> tuple[int, int, int | None]:
    """In force, ever recognised or reported, and announced last."""
    whole = tally(site.catalogue.products.values())
    told = site.catalogue.official.announced
    last = told[-1] if told else None
    announced = None
    if last:
        announced = last.total if aim.stars is None else last.stars.get(aim.stars)
    return whole.in_force(aim.stars), whole.recognised_or_reported(aim.stars), announced


def _words(site: Site, aim: Target) -> str:
    if aim.stars is None:
        return site.t("figures.target.total")
    return site.t("figures.target.stars", rank=site.t("stars.exactly", stars=aim.stars))


def _line(site: Site, aim: Target) -> TargetLine:
    t = site.t
    in_force, ever, announced = _numbers(site, aim)
    return TargetLine(
        _words(site, aim),
        str(aim.by),
        t.number(aim.at_least),
        t.number(in_force),
        t.number(ever),
        "–" if announced is None else t.number(announced),
    )


def _chart(site: Site, targets: Targets) -> BarChart:
    rows = []
    for aim in targets.aims:
        in_force, ever, announced = _numbers(site, aim)
        counts = (in_force, ever, announced, aim.at_least)
        bars = [[(kind, n)] for kind, n in zip(KINDS, counts, strict=True) if n is not None]
        rows.append((site.t("figures.target.by", target=_words(site, aim), year=aim.by), bars))
    words = site.t("ever.reported")
    keys = [Key(kind, site.t(f"figures.target.{kind}", ever=words)) for kind in KINDS]
    return bar_chart(site, "chart-targets", site.t("figures.targets.chart"), rows, keys)
