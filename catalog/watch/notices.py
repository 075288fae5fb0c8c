"""What there is to tell of the records on a day. The days are the law's, by ``validity``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from catalog.catalogue import Catalogue, ProductEntry
from catalog.claims import Claim, State, Window
from catalog.dates import months_after
from catalog.validity import claim_on, window_of
from catalog.watch.links import shown_links

YEAR = 12
"""Months after which a report that nobody confirmed is told."""
TOLD_AFTER_END = timedelta(days=365)
"""How long a certificate that ended is told; then it is history."""


class Kind(StrEnum):
    """What is told, the most urgent first."""

    WINDOW_SHUT = "window-shut"
    WINDOW_OPEN = "window-open"
    LAPSED = "lapsed"
    LINK_DEAD = "link-dead"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell of one record.

    ``mark`` is what makes it that thing and no other, such as the day of the end: two notices
    of one key are the same news. ``until``: the last day on which something can be done.
    """

    kind: Kind
    id: str
    mark: str
    until: date
    end: date | None = None
    url: str = ""

    @property
    def key(self) -> str:
        """Kind, record and mark."""
        return f"{self.kind.value}|{self.id}|{self.mark}"


def notices(catalogue: Catalogue, day: date, dead: Mapping[str, str]) -> dict[str, list[Notice]]:
    """What there is to tell on a day, by producer; products without one by their own id.

    Args:
        catalogue: The records; its own day does not matter.
        day: The day.
        dead: Address -> day since when it fails, of links that have failed for long enough.
    """
    found: dict[str, list[Notice]] = {}
    for entry in catalogue.products.values():
        for notice in _of_product(entry, day):
            found.setdefault(entry.producer or entry.id, []).append(notice)
    for maker, id_, url in shown_links(catalogue):
        if url in dead:
            told = Notice(Kind.LINK_DEAD, id_, dead[url], day, url=url)
            found.setdefault(maker, []).append(told)
    order = list(Kind)
    return {
        maker: sorted(each, key=lambda one: (order.index(one.kind), one.until, one.key))
        for maker, each in sorted(found.items())
    }


def _of_product(entry: ProductEntry, day: date) -> Iterator[Notice]:
    if entry.record.made == "no-longer":
        return
    claim = claim_on(entry.timeline, day)
    if claim.state is State.IN_FORCE and claim.window is not None and claim.end is not None:
        yield from _of_window(entry.id, claim, claim.end.last)
    elif claim.state is State.LAPSED and claim.end is not None:
        if day - claim.end.last <= TOLD_AFTER_END:
            end = claim.end.last
            yield Notice(Kind.LAPSED, entry.id, end.isoformat(), end + TOLD_AFTER_END, end)
    elif claim.state is State.UNCONFIRMED:
        newest = _newest_source(entry)
        if newest is not None and months_after(newest, YEAR) <= day:
            yield Notice(Kind.UNCONFIRMED, entry.id, newest.isoformat(), date.max)


def _of_window(id_: str, claim: Claim, end: date) -> Iterator[Notice]:
    window, mark = window_of(end), end.isoformat()
    if claim.window is Window.OPEN:
        yield Notice(Kind.WINDOW_OPEN, id_, mark, window.last, end)
    elif claim.window is Window.SHUT:
        yield Notice(Kind.WINDOW_SHUT, id_, mark, end, end)


def _newest_source(entry: ProductEntry) -> date | None:
    """The last day of which any source or report says something; None if none has a day."""
    days = [one.published.span.last for one in entry.record.sources if one.published]
    days += [one.seen_on.span.last for one in entry.record.sources if one.seen_on]
    days += [one.issued.span.last for one in entry.record.certificates if one.issued]
    return max(days, default=None)
