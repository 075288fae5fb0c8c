"""The overview: in force and ever recognised, by stars, year and group; what was announced."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.claims import State, Term
from catalog.figures import (
    Tally,
    by_group,
    by_state,
    tally,
    tally_by,
    year_of,
)
from catalog.standing import RANKS, Part
from catalog.views.base import Head, Link, Phrase, Site
from catalog.views.figures.announced import Gap, gap
from catalog.views.figures.charts import BarChart, bar_chart, standing_bar, standing_keys
from catalog.views.figures.parts import (
    Counted,
    Frame,
    Number,
    Table,
    count_table,
    frame,
    rank_word,
)


@dataclass(frozen=True, slots=True)
class Counts:
    """A chart and the table that says the same."""

    id: str
    title: str
    chart: BarChart
    table: Table


@dataclass(frozen=True, slots=True)
class StateLine:
    """One state of products today; lines without a ``part`` add up to all products."""

    words: str
    count: str
    part: bool


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Everything that the page shows. ``gap`` None: nothing was announced, that we know."""

    frame: Frame
    numbers: tuple[Number, ...]
    zero: bool
    states: tuple[StateLine, ...]
    states_chart: BarChart
    total: str
    counts: tuple[Counts, ...]
    communes: str
    gap: Gap | None

    @property
    def head(self) -> Head:
        """What the page says of itself."""
        return self.frame.head


def overview_page(site: Site, _: str) -> OverviewPage:
    """Decide what the overview shows."""
    t, catalogue = site.t, site.catalogue
    whole = tally(catalogue.products.values())
    with_products = len(catalogue.by_commune)
    return OverviewPage(
        frame=frame(site, "figures"),
        numbers=_numbers(site, whole),
        zero=not whole.in_force(),
        states=tuple(_states(site)),
        states_chart=bar_chart(
            site,
            "chart-states",
            t("figures.states"),
            [(t(f"figures.standing.{one}"), [[(one.value, whole.of(one))]]) for one in Part],
            (),
        ),
        total=t.number(whole.total),
        counts=(_by_stars(site, whole), _by_year(site, whole), _by_group(site, whole)),
        communes=t(
            "figures.communes.some",
            some=t.number(with_products),
            all=t.number(len(catalogue.places.communes)),
        ),
        gap=gap(site) if catalogue.official.announced else None,
    )


def _numbers(site: Site, whole: Tally) -> tuple[Number, ...]:
    """The numbers that are not one, and what is neither in force nor over."""
    t = site.t
    return (
        Number(t.number(whole.in_force()), t("figures.number.in_force")),
        Number(t.number(whole.recognised()), t("ever.recognised")),
        # Last of the three: the smaller ones behind it begin with "of these".
        Number(t.number(whole.recognised_or_reported()), t("ever.reported")),
        *(
            Number(t.number(whole.of(one)), t(f"figures.number.{one}"), quiet=True)
            for one in (Part.UNCONFIRMED, Part.CANNOT_TELL)
        ),
    )


def _states(site: Site) -> Iterator[StateLine]:
    """Every state that occurs, in words of the product's page; reports also by their term."""
    terms = Counter(entry.claim.term for entry in site.catalogue.products.values())
    for state, count in by_state(site.catalogue).items():
        yield StateLine(site.t(f"status.{state}.badge"), site.t.number(count), part=False)
        if state is State.UNCONFIRMED:
            for term in Term:
                if some := terms[term]:
                    words = site.t(f"figures.term.{term}")
                    yield StateLine(words, site.t.number(some), part=True)


def _counts(site: Site, id_: str, first: str, rows: Sequence[Counted], whole: Tally) -> Counts:
    title = site.t(f"figures.by.{id_}")
    chart = bar_chart(
        site,
        f"chart-{id_}",
        title,
        [
            (row.name.text, [standing_bar(row.tally)])
            for row in rows
            if row.tally and row.tally.recognised_or_reported()
        ],
        standing_keys(site),
    )
    return Counts(id_, title, chart, count_table(site, id_, title, first, rows, whole))


def _by_stars(site: Site, whole: Tally) -> Counts:
    found = tally_by(site.catalogue.products.values(), lambda entry: entry.standing.rank)
    rows = [
        Counted(
            Link(rank_word(site, rank), site.to("stars", str(rank)))
            if rank
            else Phrase(rank_word(site, rank)),
            found.get(rank, Tally({})),
        )
        for rank in RANKS
    ]
    return _counts(site, "stars", site.t("figures.stars"), rows, whole)


def _by_year(site: Site, whole: Tally) -> Counts:
    """The year that counts for each product; those without one stand last."""
    found = tally_by(site.catalogue.products.values(), year_of)
    years = sorted(year for year in found if year)
    rows = [Counted(Phrase(str(year)), found[year]) for year in years]
    if None in found:
        rows.append(Counted(Phrase(site.t("figures.year_unknown")), found[None]))
    return _counts(site, "year", site.t("figures.year"), rows, whole)


def _by_group(site: Site, whole: Tally) -> Counts:
    """All groups of the law, under their sectors: an empty one is worth knowing too."""
    found = by_group(site.catalogue)
    rows = []
    for sector in site.catalogue.lists.sectors:
        rows.append(Counted(Phrase(sector.name(site.language)), None))
        rows += [
            Counted(
                Link(group.name(site.language), site.to("groups", group.id)),
                found.get(group.id, Tally({})),
            )
            for group in sector.groups
        ]
    return _counts(site, "group", site.t("figures.group"), rows, whole)
