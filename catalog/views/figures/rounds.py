"""Lists of products that end alike: mostly the products of one decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.catalogue import ProductEntry
from catalog.dates import PartialDate, Span
from catalog.figures import Expiry
from catalog.figures.ends import rounds
from catalog.views.base import Link, Phrase, Site


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


def product_line(site: Site, entry: ProductEntry, note: str = "") -> ProductLine:
    """A product and who makes it."""
    maker = site.catalogue.maker(entry)
    name = site.phrase(maker.record.name) if maker else None
    return ProductLine(site.product_link(entry), name, note)


def rounds_of(site: Site, those: Iterable[Expiry]) -> tuple[Round, ...]:
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
            product_line(site, one.entry, t("figures.put_off") if one.extended else "")
            for one in products
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
