"""Counts to check a download with, as tables of the page of open data."""

from dataclasses import dataclass

from catalog.opendata.counts import Counts
from catalog.views.base import Site


@dataclass(frozen=True, slots=True)
class CountTable:
    """Numbers of products by something; the last line of the page sums them up."""

    id: str
    title: str
    head: str
    lines: tuple[tuple[str, int], ...]


def states_table(site: Site, found: Counts) -> CountTable:
    """All products by their state, in the order of trust."""
    t = site.t
    rows = tuple((t(f"status.{state}.badge"), count) for state, count in found.by_state.items())
    return CountTable("states", t("data.by_state"), t("data.state"), rows)


def in_force_tables(site: Site, found: Counts) -> tuple[CountTable, ...]:
    """In force by stars, group and commune; each sums up to all in force."""
    t, catalogue, language = site.t, site.catalogue, site.language

    def stars(number: int) -> str:
        return t("stars.exactly", stars=number) if number else t("stars.not_stated")

    def commune(code: str) -> str:
        return catalogue.places.communes[code].name(language) if code else t("data.no_commune")

    by_group = found.in_force_by_group
    by_commune = found.in_force_by_commune
    communes = [*catalogue.places.communes, ""]
    return (
        CountTable(
            "stars",
            t("data.by_stars"),
            t("data.stars"),
            tuple((stars(rank), count) for rank, count in found.in_force_by_stars.items()),
        ),
        CountTable(
            "groups",
            t("data.by_group"),
            t("data.group"),
            tuple(
                (group.name(language), by_group[id_])
                for id_, group in catalogue.lists.groups.items()
                if id_ in by_group
            ),
        ),
        CountTable(
            "communes",
            t("data.by_commune"),
            t("data.commune"),
            tuple((commune(code), by_commune[code]) for code in communes if code in by_commune),
        ),
    )
