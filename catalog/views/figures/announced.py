"""What the province announced, beside what the records know of that time. Never forced to agree."""

from dataclasses import dataclass

from catalog.figures import Known, known_by
from catalog.reference import Announced
from catalog.views.base import Site
from catalog.views.figures.charts import BarChart, Key, bar_chart
from catalog.views.figures.cited import CitedLine, cited


@dataclass(frozen=True, slots=True)
class AnnouncedLine:
    """What was announced, and what the records know of that time."""

    when: str
    total: str
    stars: tuple[str, ...]
    surely: str
    perhaps: str
    sources: tuple[CitedLine, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Announced totals beside ours."""

    chart: BarChart
    lines: tuple[AnnouncedLine, ...]


def gap(site: Site) -> Gap:
    """Announced totals beside ours, in the order of time."""
    t, entries = site.t, tuple(site.catalogue.products.values())
    told = site.catalogue.official.announced
    known = [(one, known_by(entries, one.when.span.last)) for one in told]
    chart = bar_chart(
        site,
        "chart-announced",
        t("figures.gap.title"),
        [
            (
                t.partial(one.when),
                [
                    [("announced", one.total)],
                    [("surely", ours.surely), ("perhaps", ours.perhaps)],
                ],
            )
            for one, ours in known
        ],
        [Key(kind, t(f"figures.gap.{kind}")) for kind in ("announced", "surely", "perhaps")],
    )
    return Gap(chart, tuple(_announced(site, one, ours) for one, ours in known))


def _announced(site: Site, one: Announced, ours: Known) -> AnnouncedLine:
    t = site.t
    return AnnouncedLine(
        t.partial(one.when),
        t.number(one.total),
        tuple(t.number(one.stars[n]) if n in one.stars else "–" for n in (5, 4, 3)),
        t.number(ours.surely),
        t.number(ours.perhaps),
        cited(site, one.sources),
    )
