"""A fair as a file for calendars (iCalendar, RFC 5545). Alone knows the library.

An entry of whole days that blocks no time. Its UID is the same in both languages and in
every build, so that a calendar which gets the file again changes the entry it has.
"""

from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from catalog.catalogue import FairEntry
from catalog.dates import day_after
from catalog.views.base import Block, Site


def fair_calendar(site: Site, id_: str) -> bytes:
    """The file of one fair in the language of the site: CRLF, folded, nothing of a clock.

    DTEND is the day after the last, as the standard asks. DTSTAMP is the day of the
    catalogue. Text of contributors is escaped by the library and stays text.
    """
    # Takes longer to load than most sites to check, and few commands write a calendar.
    from icalendar import Calendar, Event  # noqa: PLC0415

    entry, language = site.catalogue.fairs[id_], {"LANGUAGE": site.language}
    record = entry.record
    cancelled = record.cancelled_on is not None
    url = site.base_url + site.to("fairs", id_)
    event = Event()
    event.add("uid", f"{id_}@{urlsplit(site.base_url).hostname}")
    event.add("dtstamp", datetime.combine(site.catalogue.day, time(), UTC))
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
    calendar = Calendar()
    calendar.add("prodid", f"-//{urlsplit(site.base_url).hostname}//OCOP//{site.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


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
