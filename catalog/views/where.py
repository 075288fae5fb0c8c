"""How well we know where a sales point is, and which maps lead there.

Only a position measured at the door is a place to drive to. Else a distance is
measured to the middle of the commune, or of the former district, and says so; and
a map is asked for the name, which is a search and not a way.
"""

from dataclasses import dataclass
from math import pi, sqrt
from urllib.parse import quote

from catalog.catalogue import PointEntry
from catalog.reference import Commune, District
from catalog.views.base import Site


@dataclass(frozen=True, slots=True)
class Spot:
    """What a distance is measured to. No ``at``: nothing is known that could be measured."""

    at: str = ""
    """Latitude and longitude, joined by a comma."""
    ground: str = ""
    """What was measured to, in words."""
    unit: str = ""
    """Id of the commune or former district, where its middle stands for the point."""
    inside: str = ""
    """What is said instead of a distance to a reader in the same unit."""
    reach: int = 0
    """Kilometres around the middle within which a distance to it says nothing; 0: not known."""


@dataclass(frozen=True, slots=True)
class MapLink:
    """A page of somebody else's map. It is asked for only when a reader opens it."""

    label: str
    service: str
    url: str


def spot(site: Site, entry: PointEntry) -> Spot:
    """The best that is known of where a sales point is."""
    t, position, located = site.t, entry.record.position, entry.located
    if position:
        return Spot(f"{position.latitude},{position.longitude}", t("near.ground.door"))
    if located.commune and located.commune.middle:
        name = located.commune.name(site.language)
        return _middle(site, located.commune, name, t("near.inside.commune", place=name))
    if located.district and located.district.middle and not located.commune:
        name = t("place.district", district=located.district.name(site.language))
        return _middle(site, located.district, name, t("near.inside.district", place=name))
    return Spot()


def _middle(site: Site, unit: Commune | District, name: str, inside: str) -> Spot:
    assert unit.middle  # noqa: S101 - checked by the caller, narrows the type
    at = f"{unit.middle[0]},{unit.middle[1]}"
    # As if the unit were round: the true shape would be no use without the true door.
    reach = round(sqrt((unit.area_km2 or 0) / pi))
    return Spot(at, site.t("near.ground.middle", place=name), unit.id, inside, reach)


def map_links(site: Site, entry: PointEntry) -> tuple[MapLink, ...]:
    """Ways to the door if it was measured, else one search by name; none if nothing is known.

    By name only Google Maps: OpenStreetMap finds nothing by so many words.
    """
    t, record = site.t, entry.record
    if record.open == "closed":
        return ()
    if record.position:
        label = t("map.way")
        north, east = record.position.latitude, record.position.longitude
        google = f"https://www.google.com/maps/dir/?api=1&destination={north}%2C{east}"
        osm = f"https://www.openstreetmap.org/directions?route=%3B{north}%2C{east}"
        return MapLink(label, "Google Maps", google), MapLink(label, "OpenStreetMap", osm)
    words = _search_words(site, entry)
    if not words:
        return ()
    url = f"https://www.google.com/maps/search/?api=1&query={quote(words, safe='')}"
    return (MapLink(t("map.search"), "Google Maps", url),)


def _search_words(site: Site, entry: PointEntry) -> str:
    """Name, address, commune or former district, province: in Vietnamese, as on the map."""
    located, place = entry.located, entry.record.place
    unit = located.commune or located.district
    address = place.address if place else None
    if not unit and not address and not located.elsewhere:
        return ""
    province = located.elsewhere[0] if located.elsewhere else site.catalogue.places.province[0]
    parts = (entry.record.name.vi, address, unit.vi if unit else None, province)
    return ", ".join(part for part in parts if part)
