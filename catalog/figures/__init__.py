"""What officers count: how many, since when, until when, where. Pure, and without words.

Every number is a function of the catalogue and its day. A product is in exactly one
`Part`, so that columns add up; "in force" and "ever recognised" are never one number.
"""

from catalog.figures.days import Deadline, Moment, deadlines, has_deadlines
from catalog.figures.ends import Expiry, Outlook, expiries, outlook
from catalog.figures.gap import Known, known_by
from catalog.figures.schematic import Cell, Schematic, schematic
from catalog.figures.tally import (
    Tally,
    added,
    by_commune,
    by_group,
    by_state,
    tally,
    tally_by,
    year_of,
)

__all__ = [
    "Cell",
    "Deadline",
    "Expiry",
    "Known",
    "Moment",
    "Outlook",
    "Schematic",
    "Tally",
    "added",
    "by_commune",
    "by_group",
    "by_state",
    "deadlines",
    "expiries",
    "has_deadlines",
    "known_by",
    "outlook",
    "schematic",
    "tally",
    "tally_by",
    "year_of",
]
