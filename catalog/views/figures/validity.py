"""The calendar of validity: what ends when, when re-evaluation is asked for, what was missed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.addresses import deadlines_address
from catalog.catalogue import ProductEntry
from catalog.claims import State, Window
from catalog.dates import PartialDate, Span, months_after
from catalog.figures import Expiry, expiries, outlook
from catalog.figures.ends import HORIZONS, extended, revoked, rounds
from catalog.views.base import Head, Link, Phrase, Site
from catalog.views.days import calendar_of, products_of
from catalog.views.figures.charts import BarChart, Key, bar_chart
from catalog.views.figures.parts import Frame, frame
from catalog.views.figures.timeline import TimeChart, time_chart

MOST_PRODUCERS = 300
KINDS = ("in-force", "cannot-tell", "unconfirmed", "unsure")


@dataclass(frozen=True, slots=True)
class OutlookLine:
    """What ends within so many months."""

    words: str
    until: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProductLine:
    """A product in a list. ``note``: what is to be said of it."""

    link: Link
    maker: Phrase | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """What ends alike. ``opens`` and ``closes`` are empty if no day is certain."""

    end: str
    opens: str
    closes: str
    window: str
    decided: bool
    products: tuple[ProductLine, ...]


@dataclass(frozen=True, slots=True)
class ValidityPage:
    """Everything that the page shows."""

    frame: Frame
    outlook: tuple[OutlookLine, ...]
    months: BarChart
    timeline: TimeChart | None
    certain: tuple[Round, ...]
    unsure: tuple[Round, ...]
    later: str
    undated: str
    missed: tuple[ProductLine, ...]
    extended: tuple[ProductLine, ...]
    revoked: tuple[ProductLine, ...]
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
    certain = _rounds(site, (one for one in near if one.end.exact))
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
        months=_months(site, near),
        timeline=_timeline(site, near),
        certain=certain,
        unsure=_rounds(site, (one for one in near if not one.end.exact)),
        later=t.many("count.products", len(ends) - len(near)) if len(ends) > len(near) else "",
        undated=t.many("count.products", undated) if undated else "",
        missed=tuple(
            _line(site, one.entry, t("figures.missed.line", day=t.day(one.end.last)))
            for one in ends
            if one.entry.claim.window is Window.SHUT
        ),
        extended=tuple(_extended(site, entry) for entry in extended(catalogue)),
        revoked=tuple(_revoked(site, entry) for entry in revoked(catalogue)),
        calendar=deadlines_address(site.language, "figures-validity"),
        of_producers=makers,
        of_communes=communes,
    )


def _line(site: Site, entry: ProductEntry, note: str = "") -> ProductLine:
    maker = site.catalogue.maker(entry)
    name = site.phrase(maker.record.name) if maker else None
    return ProductLine(site.product_link(entry), name, note)


def _rounds(site: Site, those: Iterable[Expiry]) -> tuple[Round, ...]:
    """Rounds by decisions and by reports apart, in the order of their ends."""
    found = []
    apart: dict[bool, list[Expiry]] = {True: [], False: []}
    for one in those:
        apart[one.decided].append(one)
    for decided, ends in apart.items():
        for end, products in rounds(ends).items():
            found.append((end.last, end.first, not decided, _round(site, end, products)))
    return tuple(row for *_, row in sorted(found, key=lambda row: row[:3]))


def _round(site: Site, end: Span, products: Sequence[Expiry]) -> Round:
    t, day = site.t, site.catalogue.day
    window = next((one.window for one in products if one.window), None)
    word = t("figures.put_off") if products[0].extended else ""
    if window:
        now = "not-yet" if day < window.first else "open" if day <= window.last else "shut"
        word = t(f"figures.window.{now}")
    return Round(
        span_words(site, end),
        t.day(window.first) if window else "",
        t.day(window.last) if window else "",
        word if products[0].decided or not word else t("figures.window.reported"),
        products[0].decided,
        tuple(
            _line(site, one.entry, t("figures.put_off") if one.extended else "") for one in products
        ),
    )


def span_words(site: Site, span: Span) -> str:
    """A certain day, else "in 2027, day not known": never one day for many."""
    t = site.t
    if span.exact:
        return t.day(span.last)
    if when := _partial(span):
        return t("figures.some_day", when=t.partial(when))
    return t("figures.some_day_between", first=t.day(span.first), last=t.day(span.last))


def _partial(span: Span) -> PartialDate | None:
    first = span.first
    wholes = (PartialDate(first.year), PartialDate(first.year, first.month))
    return next((one for one in wholes if one.span == span), None)


def _months(site: Site, near: Sequence[Expiry]) -> BarChart:
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


def _timeline(site: Site, near: Sequence[Expiry]) -> TimeChart | None:
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


def _extended(site: Site, entry: ProductEntry) -> ProductLine:
    index = entry.claim.certificate or 0
    one, t = entry.record.certificates[index], site.t
    day = one.extended_until or site.catalogue.day
    return _line(
        site, entry, t("figures.extended.line", day=t.day(day), basis=one.extension_basis or "–")
    )


def _revoked(site: Site, entry: ProductEntry) -> ProductLine:
    index = entry.claim.certificate or 0
    one, t = entry.record.certificates[index], site.t
    day = one.revoked_on or site.catalogue.day
    return _line(
        site, entry, t("figures.revoked.line", day=t.day(day), basis=one.revocation_basis or "–")
    )


def _calendars(site: Site) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Calendars of producers and of communes that have a day to tell."""
    catalogue = site.catalogue
    # Of more, the list would be most of the page: each producer's own page has its calendar.
    listed = catalogue.producers if len(catalogue.producers) <= MOST_PRODUCERS else {}
    makers = tuple(
        Link(link.text, path, link.lang)
        for id_, entry in listed.items()
        if (path := calendar_of(site, "producers", id_, products_of(site, entry)))
        for link in [site.producer_link(entry)]
    )
    communes = tuple(
        Link(one.name(site.language), path)
        for code, one in catalogue.places.communes.items()
        if (path := calendar_of(site, "communes", one.id, catalogue.by_commune.get(code, ())))
    )
    return makers, communes
