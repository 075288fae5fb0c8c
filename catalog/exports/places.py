"""Places by name for the browser: communes and districts, now and then, each with its middle.

A script rather than data to fetch, so that it also works from ``file://``; loaded
when somebody begins to type a place, so that no page is heavier for it.
"""

from catalog.reference import Places
from catalog.render import as_json
from catalog.views.base import Site


def places_js(site: Site) -> bytes:
    """``ocop.places``: rows of all places that have a middle, in both languages.

    communes, districts: id, Vietnamese, English, latitude, longitude. old: number of
    the commune that it is part of today, number of its district, Vietnamese, other
    spellings. An old name that is still a commune's is left out.
    """
    data = as_json(_rows(site.catalogue.places))
    return f"(window.ocop=window.ocop||{{}}).places={data};\n".encode()


def _rows(places: Places) -> dict[str, list[list[object]]]:
    communes = [one for one in places.communes.values() if one.middle]
    districts = list(places.districts.values())
    number = {one.code: place for place, one in enumerate(communes)}
    district = {one.id: place for place, one in enumerate(districts)}
    return {
        "communes": [[c.id, c.vi, c.en, *(c.middle or ())] for c in communes],
        "districts": [[d.id, d.vi, d.en, *(d.middle or ())] for d in districts],
        "old": [
            [number[old.now], district[old.district], old.vi, *old.also]
            for old in places.old
            if old.now in number and old.vi != places.communes[old.now].vi
        ],
    }
