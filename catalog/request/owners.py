"""Whose word each field is. The one table; a test holds it against the model.

What an office decides, proves or keeps in order is the officers'. What makers know
best, how they sell and how they can be reached, is the producers'.
"""

from collections.abc import Mapping
from enum import StrEnum

from catalog.collect import Kind


class Owner(StrEnum):
    """Who answers for a field."""

    PRODUCER = "producer"
    OFFICER = "officer"
    MAINTAINER = "maintainer"


def _table(**fields: str) -> Mapping[str, Owner]:
    return {name: Owner(owner) for owner, names in fields.items() for name in names.split()}


OWNERS: Mapping[Kind, Mapping[str, Owner]] = {
    Kind.PRODUCT: _table(
        officer=(
            "name name_doubt group place certificates evaluations papers protected_names"
            " sources conflicts notes former_ids"
        ),
        producer=(
            "also brand made summary story facts ingredients packs season storage shelf_life"
            " traceability sold_at channels supply photos"
        ),
    ),
    Kind.PRODUCER: _table(
        officer=(
            "name name_doubt former_names type place products_mentioned papers protected_names"
            " perhaps_same_as sources conflicts notes former_ids"
        ),
        producer="also contacts website summary story facts photos",
    ),
    Kind.SALES_POINT: _table(
        officer=(
            "name kind operator operated_by place position hours contacts carries open"
            " checked_on inspections sources notes"
        ),
    ),
    Kind.FAIR: _table(
        officer=(
            "name first_day last_day hours venue booth host contacts website products"
            " cancelled_on staff_notes sources notes"
        ),
    ),
    Kind.SETTINGS: _table(
        officer="name province base_url corrections_url repository_url contact about"
    ),
    Kind.PEOPLE: _table(maintainer="people"),
}

LISTS: Mapping[str, Owner] = {"codes.csv": Owner.OFFICER, "places.yml": Owner.OFFICER}
"""Files at the top that are no records."""


def owner_of_file(kind: Kind | None) -> Owner:
    """Who answers for a file as a whole: that it is there, and what no field holds."""
    return Owner.MAINTAINER if kind is Kind.PEOPLE else Owner.OFFICER
