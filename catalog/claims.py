"""The words for what a product may claim: states, terms, windows. Knows no law.

`validity` decides which of them is true on a day.
"""

from dataclasses import dataclass
from enum import StrEnum

from catalog.dates import Span


class State(StrEnum):
    """What the law, or our knowledge, says of a product's stars on a day."""

    IN_FORCE = "in-force"
    CANNOT_TELL = "cannot-tell"
    EXTENDED = "extended"
    LAPSED = "lapsed"
    REVOKED = "revoked"
    REPLACED = "replaced"
    UNCONFIRMED = "unconfirmed"
    NONE = "none"

    @property
    def proves_stars(self) -> bool:
        """True if stars may be claimed on that day."""
        return self in {State.IN_FORCE, State.EXTENDED}


BY_TRUST = (
    State.IN_FORCE,
    State.EXTENDED,
    State.CANNOT_TELL,
    State.UNCONFIRMED,
    State.NONE,
    State.LAPSED,
    State.REVOKED,
    State.REPLACED,
)
"""In this order products stand where all else is equal, and filters name the states."""

ENDED = frozenset({State.LAPSED, State.REVOKED, State.REPLACED})
"""Not shown by the finder until asked for."""


class Term(StrEnum):
    """Of an unconfirmed report: would 36 months from its date still run?

    PROPOSED: only the council's result is known. Months run from the decision, whose
    day nobody has told us, so nothing is worked out from the day of the meeting.
    """

    PROPOSED = "proposed"
    RUNNING = "running"
    UNCERTAIN = "uncertain"
    OVER = "over"
    UNDATED = "undated"


class Window(StrEnum):
    """The time in which re-evaluation has to be asked for."""

    NOT_YET = "not-yet"
    OPEN = "open"
    SHUT = "shut"


@dataclass(frozen=True, slots=True)
class Claim:
    """What may be said of one product on one day.

    ``stars`` is None if the certificate's stars are not stated; ``at_least``
    says that ``stars`` is a lower bound. ``end`` is the span of days of which
    one is, was or would be the last in force; None if no date is known.
    ``certificate`` is the place in the product's list; None for state NONE.
    """

    state: State
    stars: int | None = None
    at_least: bool = False
    end: Span | None = None
    certificate: int | None = None
    window: Window | None = None
    term: Term | None = None


NOTHING = Claim(State.NONE)
