"""The part that finds and shows products: names, groups, places, and what they may claim."""

from typing import Any

from catalog.catalogue import ProductEntry
from catalog.claims import State
from catalog.finder.columns import Numbered, lines, numbers
from catalog.finder.labels import labels
from catalog.finder.phrases import group_words, phrases
from catalog.finder.rows import product_rows, spelled, version
from catalog.reference import Located
from catalog.views.base import Site
from catalog.views.places_words import short_place
from catalog.views.status import short_steps

FOLDERS = ("products", "producers", "communes", "districts", "groups")


def names_part(site: Site) -> dict[str, Any]:
    """What the first results need.

    Shape: ``names``, ``english``, ``also`` are lines, one a row; ``group``, ``place`` and
    ``claim`` are numbers of ``leaves``, ``places`` and ``claims``. A leaf is [number of
    its group, words]; a place [label, commune, district, words now, words then], -1 where
    not known; a claim the steps of a timeline.
    """
    rows = product_rows(site)
    leaves, places, claims = Numbered[str](), Numbered[Located](), Numbered[str]()
    group = numbers([leaves.number(entry.record.group) for entry in rows])
    place = numbers([places.number(entry.located) for entry in rows])
    claim = numbers([claims.number(_steps(entry)) for entry in rows])
    lists = site.catalogue.lists
    groups = Numbered(lists.group_of(leaf).id for leaf in leaves.values)
    communes = Numbered(at.commune.id for at in places.values if at.commune)
    districts = Numbered(at.district.id for at in places.values if at.district)
    names = lines(entry.record.name.vi for entry in rows)
    english = lines(entry.record.name.en or "" for entry in rows)
    also = lines(spelled([*entry.record.also, entry.record.brand]) for entry in rows)
    return {
        "version": version(site),
        "language": site.language,
        "folders": {kind: site.to(kind) for kind in FOLDERS},
        "names": names,
        "english": english,
        "also": also,
        "group": group,
        "place": place,
        "claim": claim,
        "leaves": [
            [groups.number(lists.group_of(leaf).id), group_words(site, leaf)]
            for leaf in leaves.values
        ],
        "groups": [[id_, lists.groups[id_].name(site.language)] for id_ in groups.values],
        "places": [_place(site, at, communes, districts) for at in places.values],
        "communes": [
            [id_, site.catalogue.places.by_id[id_].name(site.language)] for id_ in communes.values
        ],
        "districts": [
            [id_, site.catalogue.places.districts[id_].name(site.language)]
            for id_ in districts.values
        ],
        "claims": list(claims.values),
        "labels": labels(site),
        "badges": {state.value: site.t(f"status.{state}.badge") for state in State},
        "rank_words": _rank_words(site),
        "phrases": phrases(site, names, english, also),
    }


def _steps(entry: ProductEntry) -> str:
    return short_steps(entry.timeline, entry.record.certificates)


def _rank_words(site: Site) -> dict[str, str]:
    """Words of a rank, by the names that ``status.js`` gives them."""
    return {
        "stars": site.t("stars.exactly", stars="{n}"),
        "at-least": site.t("stars.at_least", stars="{n}"),
        "not-stated": site.t("stars.not_stated"),
        "no-stars": site.t("stars.none"),
    }


def _place(
    site: Site, at: Located, communes: Numbered[str], districts: Numbered[str]
) -> list[str | int]:
    """A place with the words by which it is found: today's, and those before July 2025."""
    commune, district, old = at.commune, at.district, at.old
    then = [old.vi if old else None, *(old.also if old else ())]
    then += [district.vi if district else None]
    return [
        short_place(site, at),
        communes.number(commune.id) if commune else -1,
        districts.number(district.id) if district else -1,
        spelled([commune.vi if commune else None]),
        spelled(then),
    ]
