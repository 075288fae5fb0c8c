"""How many recognitions of up to a day the records know, to set beside what was announced."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from catalog.catalogue import ProductEntry


@dataclass(frozen=True, slots=True)
class Known:
    """Products recognised, or reported to be, by the end of a day.

    ``perhaps``: the source gives no date, or a year or month that the day lies in.
    """

    surely: int
    perhaps: int


def known_by(entries: Iterable[ProductEntry], day: date) -> Known:
    """Count products, each once; on the day of the catalogue both together are "ever"."""
    surely = perhaps = 0
    for entry in entries:
        spans = [one.issued.span if one.issued else None for one in entry.record.certificates]
        if any(span and span.last <= day for span in spans):
            surely += 1
        elif any(span is None or span.first <= day for span in spans):
            perhaps += 1
    return Known(surely, perhaps)
