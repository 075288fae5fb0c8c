"""What all sheets of a kind share: their head, and the measures of what is cut out."""

from dataclasses import dataclass

from catalog.selection import Selection
from catalog.views.base import Site
from catalog.views.fair_days import days_words
from catalog.views.sheets.said import Pair, Said


@dataclass(frozen=True, slots=True)
class Head:
    """What a sheet says of itself."""

    kind: str
    title: Said
    about: Said
    """What was chosen: a fair with its days and place, a group, a product."""
    as_of: Said
    """The day, or the days, on which it is true."""
    day: Said
    """That day alone, for pieces with room for no more."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Pieces on an A4 page, in millimetres; a gap of 0 is one cut between two pieces."""

    across: int
    down: int
    width: float
    height: float
    gap: float = 0.0
    marks: bool = True
    """Crop marks around; label sheets are cut already."""

    @property
    def on_a_page(self) -> int:
        """How many pieces a page holds."""
        return self.across * self.down


def sheet_head(pair: Pair, kind: str, selection: Selection) -> Head:
    """The head of the sheets of a selection."""
    return Head(
        kind,
        pair.word(f"sheet.kind.{kind}"),
        pair.said(lambda site: selection_words(site, selection)),
        pair.said(lambda site: _true_on(site, selection)),
        pair.said(lambda site: site.t.day(site.catalogue.day)),
    )


def selection_words(site: Site, selection: Selection) -> str:
    """What was chosen, in words."""
    if selection.fair:
        record = selection.fair.record
        name, when = record.name.best(site.language)[0], days_words(site, selection.fair)
        booth = site.t("sheet.booth_at", booth=record.booth) if record.booth else ""
        return ", ".join(filter(None, [name, when, booth]))
    if len(selection.lines) == 1:
        return selection.lines[0].entry.record.name.best(site.language)[0]
    return ", ".join(_filters(site, selection)) or site.province


def _filters(site: Site, selection: Selection) -> list[str]:
    catalogue, wanted = site.catalogue, selection.wanted
    lists, language = catalogue.lists, site.language
    words = []
    if wanted.group:
        group = lists.groups.get(wanted.group) or lists.leaves[wanted.group]
        words.append(group.name(language))
    # A cover is paper too: it names a rank only if every product on it proves its own.
    if wanted.stars and not selection.starless:
        words.append(site.t("stars.exactly", stars=wanted.stars))
    if wanted.place:
        words.append(wanted.place)
    if wanted.producer:
        words.append(catalogue.producers[wanted.producer].record.name.best(language)[0])
    return words


def _true_on(site: Site, selection: Selection) -> str:
    day, days = site.catalogue.day, selection.days
    if days.exact and days.first == day:
        return site.t("sheet.as_of", day=site.t.day(day))
    if days.exact:
        return site.t("sheet.as_of_fair_day", day=site.t.day(day), only=site.t.day(days.first))
    return site.t(
        "sheet.as_of_fair",
        day=site.t.day(day),
        first=site.t.day(days.first),
        last=site.t.day(days.last),
    )
