"""The part that finds and shows products: names, groups, places, and what they may claim."""

import re
from typing import Any

from catalog.catalogue import ProductEntry
from catalog.claims import BY_TRUST, ENDED, State
from catalog.finder.columns import Numbered, lines, numbers
from catalog.finder.rows import english_names, leaf_ids, located_once, product_rows
from catalog.reference import Commune, District
from catalog.views.base import Site, once
from catalog.views.status import short_steps

FOLDERS = ("products", "producers", "communes", "districts", "groups")


def names_part(site: Site) -> dict[str, Any]:
    """What the first results need; worked out once.

    Shape: ``names`` and, on English pages, ``english`` are lines, one a row; ``group``,
    ``place`` and ``claim`` are numbers of ``leaves``, ``places`` and ``claims``. A leaf is
    the number of its group; a place [number of the commune, of the former district], -1
    where not known; a claim the steps of a timeline from the day of the build.
    """
    return once(site.made, "names of the search", lambda: _names(site))


def _names(site: Site) -> dict[str, Any]:
    rows = product_rows(site)
    leaves, places = Numbered(leaf_ids(site)), Numbered(located_once(site))
    claims = Numbered[str]()
    group = numbers([leaves.number(entry.record.group) for entry in rows])
    place = numbers([places.number(entry.located) for entry in rows])
    claim = numbers([claims.number(_steps(site, entry)) for entry in rows])
    lists, known = site.catalogue.lists, site.catalogue.places
    groups = Numbered(lists.group_of(leaf).id for leaf in leaves.values)
    communes = Numbered(at.commune.id for at in places.values if at.commune)
    districts = Numbered(at.district.id for at in places.values if at.district)
    names = lines(entry.record.name.vi for entry in rows)
    english = english_names(site) if site.language == "en" else ""
    return {
        "language": site.language,
        "folders": {kind: site.to(kind) for kind in FOLDERS},
        "names": names,
        **({"english": english} if english else {}),
        "group": group,
        "place": place,
        "claim": claim,
        "leaves": [groups.number(lists.group_of(leaf).id) for leaf in leaves.values],
        "groups": [[id_, lists.groups[id_].name(site.language)] for id_ in groups.values],
        "places": [
            [
                communes.number(at.commune.id) if at.commune else -1,
                districts.number(at.district.id) if at.district else -1,
            ]
            for at in places.values
        ],
        "communes": [_unit(site, known.by_id[id_]) for id_ in communes.values],
        "districts": [_unit(site, known.districts[id_]) for id_ in districts.values],
        "in_district": site.t("place.district", district="{district}"),
        "claims": list(claims.values),
        "trust": [state.value for state in BY_TRUST],
        "hidden": sorted(state.value for state in ENDED),
        "badges": {state.value: site.t(f"status.{state}.badge") for state in State},
        "rank_words": _rank_words(site),
    }


def _steps(site: Site, entry: ProductEntry) -> str:
    """The timeline from the day of the build on: whoever searches lives later."""
    day = site.catalogue.day
    past = sum(first <= day for first, _ in entry.timeline)
    steps = short_steps(entry.timeline[max(past - 1, 0) :], entry.record.certificates)
    # The first day of the first step is over: nobody asks for it.
    return re.sub(r"^\S+", "0", steps)


def _rank_words(site: Site) -> dict[str, str]:
    """Words of a rank, by the names that ``status.js`` gives them."""
    return {
        "stars": site.t("stars.exactly", stars="{n}"),
        "at-least": site.t("stars.at_least", stars="{n}"),
        "not-stated": site.t("stars.not_stated"),
        "no-stars": site.t("stars.none"),
    }


def _unit(site: Site, unit: Commune | District) -> list[str]:
    """Id, name, and the Vietnamese name where that is another."""
    name = unit.name(site.language)
    return [unit.id, name, *([unit.vi] if unit.vi != name else [])]
