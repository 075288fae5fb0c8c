"""Who may certify which stars, by the day of the decision (``star-bands.yml``)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from catalog.reference.data import FOLDER, Row, read_reference, rows, text
from catalog.text import fold


class Issuer(StrEnum):
    """Level of the body that signs a decision."""

    DISTRICT = "district"
    PROVINCE = "province"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Period:
    """From one decision of the Prime Minister to the next."""

    first: date
    last: date
    basis: str
    issuers: dict[int, Issuer]


@dataclass(frozen=True, slots=True)
class Law:
    """The periods, oldest first."""

    periods: tuple[Period, ...]

    def on(self, day: date) -> Period | None:
        """The period of a day; None before the programme had stars."""
        return next((p for p in self.periods if p.first <= day <= p.last), None)


def read_law(folder: Path = FOLDER) -> Law:
    """Read who certified when."""
    tree = read_reference(folder / "star-bands.yml")
    return Law(tuple(_period(row) for row in rows(tree, "issuers_by_period")))


def _period(row: Row) -> Period:
    last = text(row, "to")
    issuers = {stars: _level(text(row, f"stars_{stars}")) for stars in (3, 4, 5)}
    return Period(
        date.fromisoformat(text(row, "from")),
        date.max if last == "null" else date.fromisoformat(last),
        text(row, "basis"),
        issuers,
    )


def _level(word: str) -> Issuer:
    return Issuer(word) if word in set(Issuer) else Issuer.CENTRE


def level_of(issuer: str) -> Issuer | None:
    """The level of an issuer from its name; None if the name does not say."""
    name = fold(issuer)
    if any(word in name for word in ("huyen", "thi xa", "thanh pho", "district")):
        return Issuer.DISTRICT
    if "tinh" in name or "province" in name:
        return Issuer.PROVINCE
    return Issuer.CENTRE if name.startswith(("bo ", "ministry", "trung uong")) else None
