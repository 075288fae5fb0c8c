"""The words of the site in one language, and how it writes days and amounts.

Keys are flat and stand in ``theme/languages/``; every language has every key.
Knows no page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.addresses import LANGUAGES
from catalog.catalogue import Catalogue
from catalog.dates import PartialDate, Span
from catalog.errors import UnknownWord
from catalog.load import read_file

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: str
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its places filled.

        Raises:
            UnknownWord: The language has no such key.
        """
        try:
            return self.table[key].format_map(values) if values else self.table[key]
        except KeyError as missing:
            raise UnknownWord(f"{self.language}: {key}: {missing}") from None

    def many(self, key: str, count: int, **values: object) -> str:
        """Like a call, with the form for one or for several; fills ``{count}``."""
        form = f"{key}.one" if count == 1 else f"{key}.many"
        return self(form, count=self.number(count), **values)

    def day(self, day: date) -> str:
        """24/01/2024, or 24 January 2024."""
        if self.language == "en":
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return f"{day.day:02}/{day.month:02}/{day.year}"

    def partial(self, when: PartialDate) -> str:
        """A day, a month or a year, as exact as it is known."""
        if when.day:
            return self.day(when.span.first)
        if when.month:
            name = _MONTHS[when.month - 1] if self.language == "en" else str(when.month)
            return self("date.month", month=name, year=when.year)
        return self("date.year", year=when.year)

    def span(self, span: Span) -> str:
        """One day of a span: "24/01/2027", "an unknown day of 2027"."""
        first, last = span.first, span.last
        if span.exact:
            return self("date.on", day=self.day(first))
        for when in (PartialDate(first.year), PartialDate(first.year, first.month)):
            if when.span == span:
                return self("date.some_day_of", when=self.partial(when))
        return self("date.between", first=self.day(first), last=self.day(last))

    def number(self, number: int) -> str:
        """Thousands with a dot in Vietnamese, with a comma in English."""
        grouped = f"{number:,}"
        return grouped if self.language == "en" else grouped.replace(",", ".")

    def money(self, dong: int) -> str:
        """150.000 đ; the sign stays with its number at the end of a line."""
        return f"{self.number(dong)}\u00a0₫"

    def mass(self, grams: int) -> str:
        """Grams below one kilogram, else kilograms with at most three decimals."""
        return self._amount(grams, "g", "kg")

    def volume(self, millilitres: int) -> str:
        """Millilitres below one litre, else litres."""
        return self._amount(millilitres, "ml", "l")

    def _amount(self, amount: int, small: str, large: str) -> str:
        if amount < 1000:
            return f"{amount}\u00a0{small}"
        text = f"{amount / 1000:.3f}".rstrip("0").rstrip(".")
        text = text if self.language == "en" else text.replace(".", ",")
        return f"{text}\u00a0{large}"

    def phone(self, digits: str) -> str:
        """0912 345 678; land lines 0212 3855 123."""
        if digits.startswith("02"):
            return f"{digits[:4]} {digits[4:-3]} {digits[-3:]}".replace("  ", " ")
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}".strip()


def read_words(root: Path) -> Mapping[str, Words]:
    """All languages of ``theme/languages/``.

    Raises:
        UnknownWord: A file cannot be read, or one language lacks a key of another.
    """
    tables: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        file = root / "theme" / "languages" / f"{language}.yml"
        source, problems = read_file(file, file.name)
        if source is None or problems:
            raise UnknownWord(f"{file.name}: {problems[0].code} in line {problems[0].line}")
        tables[language] = {key: str(text) for key, text in source.tree.items()}
    first, *others = tables.values()
    for other in others:
        if difference := first.keys() ^ other.keys():
            raise UnknownWord(f"not in every language: {', '.join(sorted(difference))}")
    return {language: Words(language, table) for language, table in tables.items()}


def words_of(root: Path, catalogue: Catalogue) -> Mapping[str, Words]:
    """All languages, with the name of this catalogue in its frame."""
    name, contact = catalogue.settings.name, catalogue.settings.contact or ""
    return {
        language: Words(
            language,
            {**w.table, "frame.site_name": name.best(language)[0], "frame.contact": contact},
        )
        for language, w in read_words(root).items()
    }
