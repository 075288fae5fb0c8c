"""What all pages of figures share: the way among them, numbers, tables that add up."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.addresses import numbered
from catalog.figures import Tally
from catalog.standing import RANK_UNKNOWN, RANKS, Part
from catalog.text import capital
from catalog.views.base import Head, Link, Phrase, Site
from catalog.views.gatherings import around
from catalog.views.paging import Pager, pager, titled

FIGURES: tuple[tuple[str, str], ...] = (
    ("figures", "figures.overview"),
    ("figures-validity", "figures.validity"),
    ("figures-communes", "figures.communes"),
    ("figures-targets", "figures.targets"),
    ("figures-rising", "figures.rising"),
    ("figures-points", "figures.points"),
    ("figures-quality", "figures.quality"),
)
"""Kind of page, and the word that leads to it."""

MOST_LISTED = 120
"""Products of one list; a whole country's would be no page."""

COUNTED = (Part.CANNOT_TELL, Part.UNCONFIRMED, Part.ENDED, Part.NONE)
"""What is told apart beside "in force" and "ever recognised"."""


@dataclass(frozen=True, slots=True)
class Number:
    """One large number and what it counts."""

    count: str
    words: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns under one heading. ``wide``: the heading is that of a single column."""

    title: str
    names: tuple[str, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``section``: a heading between rows, without numbers of its own."""

    name: Link | Phrase
    cells: tuple[str, ...] = ()
    section: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of products. ``total`` is the sum of all rows."""

    id: str
    caption: str
    first: str
    columns: tuple[Columns, ...]
    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True, slots=True)
class Counted:
    """A row of a table that is still to be made. ``tally`` None: a heading between rows."""

    name: Link | Phrase
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What each page of figures begins with."""

    head: Head
    lead: str
    ways: tuple[Link, ...]
    day: str
    pager: Pager | None = None


def frame(site: Site, kind: str, number: int = 1, pages: int = 1) -> Frame:
    """Head, first sentence and the other pages; of several: those of its list, too."""
    t = site.t
    word = dict(FIGURES)[kind]
    title, top = t(f"{word}.title", province=site.province), t("figures.overview")
    title = titled(site, title, number)
    lead = t(f"{word}.lead", province=site.province)
    crumbs = [Link(t("frame.figures"), site.to("figures"))]
    if kind != FIGURES[0][0]:
        crumbs.append(Link(t(word), site.to(kind)))
    id_, way = numbered("", number), pager(site, kind, "", number, pages)
    if id_:
        crumbs.append(Link(titled(site, t(word), number), site.to(kind, id_)))
    said = lead if number == 1 else f"{title}. {lead}"
    head = site.head(kind, id_, title, said, crumbs=site.crumbs(*crumbs), **around(way))
    ways = tuple(
        Link(t(name) if name != "figures.overview" else top, site.to(one)) for one, name in FIGURES
    )
    return Frame(head, lead, ways, t("figures.as_of", day=t.day(site.catalogue.day)), way)


def part_words(site: Site, part: Part) -> str:
    """What a part is called above a column."""
    return site.t(f"figures.standing.{part}")


def rank_word(site: Site, stars: int) -> str:
    """The rank above a column: "4 sao", or that the exact one is not known."""
    if stars == RANK_UNKNOWN:
        return site.t("figures.rank_unknown")
    return site.t("stars.exactly", stars=stars)


def count_table(
    site: Site, id_: str, caption: str, first: str, rows: Iterable[Counted], total: Tally
) -> Table:
    """Products in force and ever recognised or reported, each by stars, then what is told apart.

    A column that is zero in every row is left out, but never the two sums.
    """
    listed = tuple(rows)
    columns, values = [], []
    for title, ranks, count in (
        (site.t("figures.in_force"), RANKS, Tally.in_force),
        (capital(site.t("ever.reported")), RANKS, Tally.recognised_or_reported),
    ):
        used = [rank for rank in ranks if count(total, rank)]
        names = (*(rank_word(site, rank) for rank in used), site.t("figures.sum"))
        columns.append(Columns(title, names))
        values.append([(count, rank) for rank in (*used, None)])
    by_rank = [pair for pairs in values for pair in pairs]
    apart = [one for one in COUNTED if total.of(one)]
    columns += [Columns(part_words(site, one), (), wide=True) for one in apart]

    def cells(tally: Tally) -> tuple[str, ...]:
        numbers = [count(tally, rank) for count, rank in by_rank]
        return tuple(map(site.t.number, [*numbers, *(tally.of(one) for one in apart)]))

    return Table(
        id_,
        caption,
        first,
        tuple(columns),
        tuple(
            Row(one.name, cells(one.tally)) if one.tally else Row(one.name, section=True)
            for one in listed
        ),
        Row(Phrase(site.t("figures.total")), cells(total)),
    )
