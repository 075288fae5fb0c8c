"""Who may certify which stars, by the day of the decision (``star-bands.yml``)."""

import re
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
        issuers,
    )


def _level(word: str) -> Issuer:
    return Issuer(word) if word in set(Issuer) else Issuer.CENTRE


_DISTRICT = re.compile(r"\b(huyen|thi xa|thanh pho|tp|tx|district)\b")
_CENTRAL_CITY = re.compile(r"\b(ha noi|hai phong|hue|da nang|can tho|ho chi minh|dong nai)\b")
_PROVINCE = re.compile(r"\b(tinh|province|provincial)\b")
_CENTRE = re.compile(r"^(bo|ministry|trung uong)\b")


def level_of(issuer: str) -> Issuer | None:
    """The level of an issuer from the words of its name; None if they do not say."""
    name = fold(issuer)
    if _CENTRE.search(name):
        return Issuer.CENTRE
    if _DISTRICT.search(name):
        return Issuer.PROVINCE if _CENTRAL_CITY.search(name) else Issuer.DISTRICT
    return Issuer.PROVINCE if _PROVINCE.search(name) else None
