"""When a fair is: its days in words, and whether it is to come, under way or over.

The page is built on one day and read on another: it carries the days, and a small
script says the phase of the reader's own day.
"""

from dataclasses import dataclass
from datetime import date

from catalog.catalogue import FairEntry
from catalog.views.base import Link, Site


@dataclass(frozen=True, slots=True)
class FairDays:
    """The days of a fair. ``phase``: coming, now, over or cancelled, on the day of the build."""

    words: str
    first: str
    last: str
    phase: str
    label: str


@dataclass(frozen=True, slots=True)
class FairLine:
    """A fair in a list of links."""

    link: Link
    days: FairDays


def fair_days(site: Site, entry: FairEntry) -> FairDays:
    """The days of a fair."""
    days, phase = entry.days, phase_on(entry, site.catalogue.day)
    return FairDays(
        days_words(site, entry),
        days.first.isoformat(),
        days.last.isoformat(),
        phase,
        site.t(f"fair.phase.{phase}"),
    )


def days_words(site: Site, entry: FairEntry) -> str:
    """One day, or the first and the last."""
    days, t = entry.days, site.t
    if days.exact:
        return t.day(days.first)
    return t("fair.days", first=t.day(days.first), last=t.day(days.last))


def fair_line(site: Site, entry: FairEntry) -> FairLine:
    """Link to a fair, with its days."""
    return FairLine(site.fair_link(entry), fair_days(site, entry))


def phase_on(entry: FairEntry, day: date) -> str:
    """What is said of a fair on a day."""
    if entry.record.cancelled_on is not None:
        return "cancelled"
    if day < entry.days.first:
        return "coming"
    return "now" if day <= entry.days.last else "over"
