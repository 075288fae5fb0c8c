"""Fairs, and days of certificates, for calendars (iCalendar, RFC 5545). Alone knows the library.

Entries of whole days that block no time. Their UIDs are the same in both languages and in
every build, so that a calendar which gets a file again changes the entries it has.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from catalog.catalogue import FairEntry, ProductEntry
from catalog.dates import VIETNAM, day_after
from catalog.exports.content_lines import line, text_line
from catalog.figures import Deadline, deadlines
from catalog.views.base import Block, Site, once

if TYPE_CHECKING:
    from icalendar import Calendar, Timezone


def fair_calendar(site: Site, id_: str) -> bytes:
    """The file of one fair in the language of the site: CRLF, folded, nothing of a clock.

    DTEND is the day after the last, as the standard asks. DTSTAMP is the day of the
    catalogue. Text of contributors is escaped by the library and stays text.
    """
    # Takes longer to load than most sites to check, and few commands write a calendar.
    from icalendar import Event  # noqa: PLC0415

    entry, language = site.catalogue.fairs[id_], {"LANGUAGE": site.language}
    record = entry.record
    cancelled = record.cancelled_on is not None
    url = site.base_url + site.to("fairs", id_)
    event = Event()
    event.add("uid", f"{id_}@{_host(site)}")
    event.add("dtstamp", _stamp(site))
    event.add("dtstart", record.first_day)
    event.add("dtend", day_after(record.last_day))
    event.add("summary", record.name.best(site.language)[0], language)
    event.add("description", _description(site, entry, url), language)
    event.add("url", url)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("sequence", int(cancelled))
    event.add("transp", "TRANSPARENT")
    if venue := _line(site.block(record.venue)):
        event.add("location", venue, language)
    calendar = _empty(site)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def deadlines_calendar(site: Site, entries: Iterable[ProductEntry], name: str) -> bytes:
    """The certain days of certificates of some products: windows of re-evaluation, ends.

    TENTATIVE: only a report. CANCELLED: a newer decision or a revocation came before it; a
    calendar that has the day strikes it out. ``name``: what a calendar calls the whole.
    """
    calendar = _empty(site)
    calendar.add("x-wr-calname", name)
    events = [_deadlines_of(site, entry) for entry in entries]
    if not any(events):
        # The standard wants a component in every calendar; this one sets no day.
        calendar.add_component(_time_zone())
    whole = bytes(calendar.to_ical())
    end = b"END:VCALENDAR\r\n"
    # Each entry stands in up to three files: written once, then only joined.
    return whole.removesuffix(end) + b"".join(events) + end


def _deadlines_of(site: Site, entry: ProductEntry) -> bytes:
    def made() -> bytes:
        return b"".join(_deadline(site, one) for one in deadlines(entry, site.catalogue.day))

    return once(site.made, f"deadlines {entry.id}", made)


def _deadline(site: Site, one: Deadline) -> bytes:
    t = site.t
    name = one.entry.record.name.best(site.language)[0]
    summary = t(f"calendar.{one.moment}", name=name)
    url = site.base_url + site.to("products", one.entry.id)
    state = t(f"status.{one.entry.claim.state}.badge")
    maker = site.catalogue.producers[one.entry.producer] if one.entry.producer else None
    lines = [
        maker.record.name.best(site.language)[0] if maker else "",
        t("calendar.state", state=state, day=t.day(site.catalogue.day)),
        "" if one.decided else t("calendar.reported"),
        url,
    ]
    of = f";LANGUAGE={site.language}"
    status = "CONFIRMED" if one.decided else "TENTATIVE"
    # In the order of the library, which ``tests/test_calendar_lines.py`` asks for the same entry.
    return b"".join(
        (
            b"BEGIN:VEVENT\r\n",
            text_line(
                f"SUMMARY{of}",
                summary if one.decided else t("calendar.unsure", what=summary),
            ),
            line("DTSTART;VALUE=DATE", f"{one.day:%Y%m%d}"),
            line("DTEND;VALUE=DATE", f"{day_after(one.day):%Y%m%d}"),
            line("DTSTAMP", f"{site.catalogue.day:%Y%m%d}T000000Z"),
            text_line("UID", f"{one.mark}-{one.moment}@{_host(site)}"),
            line("SEQUENCE", str(one.revision)),
            text_line(f"DESCRIPTION{of}", "\n".join(filter(None, lines))),
            line("STATUS", "CANCELLED" if one.called_off else status),
            line("TRANSP", "TRANSPARENT"),
            line("URL", url),
            b"END:VEVENT\r\n",
        )
    )


def _empty(site: Site) -> "Calendar":
    from icalendar import Calendar  # noqa: PLC0415 - as above

    calendar = Calendar()
    calendar.add("prodid", f"-//{_host(site)}//OCOP//{site.language.upper()}")
    calendar.add("version", "2.0")
    return calendar


def _time_zone() -> "Timezone":
    from icalendar import Timezone, TimezoneStandard  # noqa: PLC0415 - as above

    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 - the standard wants local time
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", VIETNAM)
    zone = Timezone()
    zone.add("tzid", "Asia/Ho_Chi_Minh")
    zone.add_component(standard)
    return zone


def _host(site: Site) -> str:
    return urlsplit(site.base_url).hostname or ""


def _stamp(site: Site) -> datetime:
    return datetime.combine(site.catalogue.day, time(), UTC)


def _description(site: Site, entry: FairEntry, url: str) -> str:
    """What a visitor wants to know on the way; the page has the rest."""
    t, record = site.t, entry.record
    known = {
        "fair.hours": _line(site.block(record.hours)),
        "fair.booth": record.booth,
        "fair.host": record.host,
    }
    lines = [f"{t(key)}: {text}" for key, text in known.items() if text]
    if record.cancelled_on:
        lines.insert(0, t("fair.cancelled", day=t.day(record.cancelled_on)))
    return "\n".join([*lines, url])


def _line(block: Block | None) -> str:
    return " ".join(block.paragraphs) if block else ""
