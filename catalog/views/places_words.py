"""How a place is written: today's commune, and in brackets what it was."""

from dataclasses import dataclass

from catalog.model.parts import Place
from catalog.reference import Located
from catalog.views.base import Link, Site


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in words. ``link`` leads to today's commune, else to the former district."""

    text: str
    before: str
    link: Link | None


def place_line(site: Site, place: Place | None, located: Located) -> PlaceLine | None:
    """The place of a record; None if nothing is known."""
    t, language = site.t, site.language
    address = place.address if place else None
    commune, district, old = located.commune, located.district, located.old
    if located.elsewhere:
        return PlaceLine(", ".join(filter(None, [address, _elsewhere(site, located)])), "", None)
    if commune:
        link = Link(commune.name(language), site.to("communes", commune.id))
    elif district:
        link = Link(
            t("place.district", district=district.name(site.language)),
            site.to("districts", district.id),
        )
    else:
        return PlaceLine(f"{address}, {site.province}", "", None) if address else None
    text = ", ".join(filter(None, [address, link.text, site.province]))
    before = ""
    if commune and (old or district):
        names = [old.vi if old else None, district.vi if district else None]
        before = t("place.before", names=", ".join(filter(None, names)))
    return PlaceLine(text, before, link)


def postal_address(site: Site, located: Located) -> dict[str, str]:
    """schema.org PostalAddress: the commune of today if known, never what it was before."""
    address = {"@type": "PostalAddress"}
    if located.elsewhere:
        return {**address, "addressLocality": _elsewhere(site, located), "addressCountry": "VN"}
    if located.commune:
        address["addressLocality"] = located.commune.name(site.language)
    return {**address, "addressRegion": site.province, "addressCountry": "VN"}


def _elsewhere(site: Site, located: Located) -> str:
    return located.elsewhere[site.language == "en"] if located.elsewhere else ""


def short_place(site: Site, located: Located) -> str:
    """The commune, else the former district; empty if neither is known."""
    if located.commune:
        return located.commune.name(site.language)
    if located.district:
        return site.t("place.district", district=located.district.name(site.language))
    return _elsewhere(site, located)
