"""What is asked of each kind of record: few questions, the rest can be added later."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.collect import Kind
from catalog.problems import Location


@dataclass(frozen=True, slots=True)
class Question:
    """One field. Asked if ``after`` was answered and ``unless`` was not; ``of``: names a list."""

    where: Location
    required: bool = False
    after: Location = ()
    unless: Location = ()
    of: str = ""


def _certificate(name: str) -> Location:
    return ("certificates", 0, name)


_SOURCE = (
    Question(("sources", 0, "document"), after=("certificates", 0, "decision"), required=True),
    Question(("sources", 0, "url"), unless=("sources", 0, "document")),
)
_PLACE = (
    Question(("place", "commune")),
    Question(("place", "address"), after=("place", "commune")),
)

QUESTIONS: Mapping[Kind, tuple[Question, ...]] = {
    Kind.PRODUCT: (
        Question(("name", "vi"), required=True),
        Question(("name", "en")),
        Question(("group",), required=True, of="groups"),
        Question(("place", "commune")),
        Question(_certificate("stars")),
        Question(_certificate("decision"), after=_certificate("stars")),
        Question(_certificate("issuer"), after=_certificate("decision"), required=True),
        Question(_certificate("issued"), after=_certificate("decision"), required=True),
        Question(
            _certificate("issued"), after=_certificate("stars"), unless=_certificate("decision")
        ),
        Question(
            _certificate("reported_by"),
            after=_certificate("stars"),
            unless=_certificate("decision"),
            required=True,
            of="reporters",
        ),
        *_SOURCE,
        Question(
            ("sources", 0, "document"),
            after=_certificate("stars"),
            unless=("sources", 0, "url"),
            required=True,
        ),
        Question(("packs", 0, "weight_g")),
        Question(("packs", 0, "price_vnd")),
        Question(("packs", 0, "price_on"), after=("packs", 0, "price_vnd"), required=True),
        Question(("summary", "vi")),
    ),
    Kind.PRODUCER: (
        Question(("name", "vi"), required=True),
        Question(("type",), of="producer_types"),
        *_PLACE,
        Question(("contacts", 0, "number")),
        Question(("website",)),
        Question(("summary", "vi")),
        Question(("sources", 0, "document")),
        Question(("sources", 0, "url"), unless=("sources", 0, "document")),
    ),
    Kind.SALES_POINT: (
        Question(("name", "vi"), required=True),
        Question(("kind",), of="point_kinds"),
        *_PLACE,
        Question(("hours", "vi")),
        Question(("checked_on",)),
        Question(("sources", 0, "document")),
        Question(("sources", 0, "url"), unless=("sources", 0, "document")),
    ),
    Kind.FAIR: (
        Question(("name", "vi"), required=True),
        Question(("first_day",), required=True),
        Question(("last_day",), required=True),
        Question(("hours", "vi")),
        Question(("venue", "vi")),
        Question(("booth",)),
        Question(("host",)),
        Question(("website",)),
        Question(("sources", 0, "document")),
    ),
}
"""Kind -> its questions, in the order in which people know the answers."""
