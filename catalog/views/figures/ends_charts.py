"""Charts of what ends when: by month, and on a line of days with the windows before it."""

from collections.abc import Sequence
from datetime import date

from catalog.dates import PartialDate, months_after
from catalog.figures import Expiry
from catalog.figures.ends import HORIZONS, rounds
from catalog.views.base import Site
from catalog.views.figures.charts import BarChart, Key, bar_chart
from catalog.views.figures.timeline import TimeChart, time_chart

KINDS = ("in-force", "cannot-tell", "unconfirmed", "unsure")


def ends_by_month(site: Site, near: Sequence[Expiry]) -> BarChart:
    """Ends by month; what lies somewhere in a year stands in a row of its own."""
    t, day = site.t, site.catalogue.day
    last = months_after(day, HORIZONS[-1])
    rows: dict[PartialDate, list[Expiry]] = {}
    month = date(day.year, day.month, 1)
    while month <= last:
        rows[PartialDate(month.year, month.month)] = []
        month = months_after(month, 1)
    years: dict[PartialDate, list[Expiry]] = {}
    for one in near:
        of_month = PartialDate(one.end.last.year, one.end.last.month)
        whole = one.end.exact or of_month.span == one.end
        if whole and of_month in rows:
            rows[of_month].append(one)
        else:
            years.setdefault(PartialDate(one.end.last.year), []).append(one)
    wanted = [(t.partial(when), [_parts(those)]) for when, those in rows.items()]
    for when, those in sorted(years.items()):
        wanted.append((t("figures.some_day", when=t.partial(when)), [_parts(those)]))
    keys = [Key(kind, t(f"figures.ends.{kind}")) for kind in KINDS]
    return bar_chart(site, "chart-months", t("figures.months.title"), wanted, keys)


def _parts(those: Sequence[Expiry]) -> list[tuple[str, int]]:
    kinds = [
        ("in-force" if one.end.exact else "cannot-tell")
        if one.decided
        else ("unconfirmed" if one.end.exact else "unsure")
        for one in those
    ]
    return [(kind, kinds.count(kind)) for kind in KINDS]


def timeline_of(site: Site, near: Sequence[Expiry]) -> TimeChart | None:
    """Certain ends with their windows; None if there are none."""
    rows = []
    for decided in (True, False):
        ends = [one for one in near if one.end.exact and one.decided is decided]
        for end, products in rounds(ends).items():
            count = site.t.many("count.products", len(products))
            label = f"{site.t.day(end.last)} · {count}"
            if not decided:
                label = f"{label} · {site.t('figures.unconfirmed_short')}"
            rows.append((end, label, products[0].window, decided))
    return time_chart(site, sorted(rows, key=lambda row: (row[0].last, not row[3])))
