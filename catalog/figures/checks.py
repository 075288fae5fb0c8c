"""When each sales point was last seen, and when the next look would be due: twice a year."""

from dataclasses import dataclass
from datetime import date

from catalog.catalogue import Catalogue
from catalog.dates import months_after

MONTHS_BETWEEN = 6
"""The province looks at its points twice a year (domain.md 5.4)."""


@dataclass(frozen=True, slots=True)
class Look:
    """One sales point. ``last`` and ``next`` are None if nobody has looked yet."""

    point: str
    last: date | None
    next: date | None

    def is_due(self, day: date) -> bool:
        """True if nobody looked yet, or the next look would have been by this day."""
        return self.next is None or self.next <= day


def looks(catalogue: Catalogue) -> tuple[Look, ...]:
    """Every sales point that is not closed: those never seen first, then by the next day."""
    found = []
    for point in catalogue.points.values():
        if point.record.open == "closed":
            continue
        days = [one.on.span.last for one in point.record.inspections]
        days += [point.record.checked_on] if point.record.checked_on else []
        last = max((day for day in days if day <= catalogue.day), default=None)
        found.append(Look(point.id, last, months_after(last, MONTHS_BETWEEN) if last else None))
    return tuple(sorted(found, key=lambda one: (one.next or date.min, one.point)))
