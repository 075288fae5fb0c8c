"""What a fair's page tells search engines: schema.org ``SaleEvent``."""

from typing import Any

from catalog.catalogue import FairEntry
from catalog.views.base import JsonLd, Site


def fair_data(site: Site, entry: FairEntry) -> JsonLd:
    """schema.org SaleEvent of one fair. Days are dates: nobody told us the hours in figures."""
    record = entry.record
    status = "EventCancelled" if record.cancelled_on else "EventScheduled"
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "SaleEvent",
        "name": record.name.best(site.language)[0],
        "url": site.base_url + site.to("fairs", entry.id),
        "startDate": record.first_day.isoformat(),
        "endDate": record.last_day.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    }
    venue = site.block(record.venue)
    if venue:
        data["location"] = {"@type": "Place", "name": " ".join(venue.paragraphs)}
    if record.website:
        data["sameAs"] = record.website
    return data
