"""Law, groups, papers, channels: data files with sources, read like any data.

The YAML files beside this one say where every line was read and how sure it is.
"""

from catalog.reference.announced import (
    NOTHING_ANNOUNCED,
    Announced,
    Cited,
    Official,
    Target,
    Targets,
    announced_of,
    read_announced,
)
from catalog.reference.gazetteer import places_of, read_places
from catalog.reference.law import Issuer, Law, read_law
from catalog.reference.lists import Group, Lists, Sector, Term, read_lists
from catalog.reference.places import Commune, District, Located, OldUnit, Places, Province

__all__ = [
    "NOTHING_ANNOUNCED",
    "Announced",
    "Cited",
    "Commune",
    "District",
    "Group",
    "Issuer",
    "Law",
    "Lists",
    "Located",
    "Official",
    "OldUnit",
    "Places",
    "Province",
    "Sector",
    "Target",
    "Targets",
    "Term",
    "announced_of",
    "places_of",
    "read_announced",
    "read_law",
    "read_lists",
    "read_places",
]
