"""Lists with ids: product groups, producer types, papers, channels; and words to search by."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from catalog.reference.data import FOLDER, Row, read_reference, rows, text, texts
from catalog.reference.search_words import SearchWords, read_search_words


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list: an id and its names."""

    id: str
    vi: str
    en: str
    kind: str = ""
    short: str = ""

    def name(self, language: str) -> str:
        """The name in a language."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Group(Term):
    """A group (nhóm) of the law, or a subgroup (phân nhóm): then ``group`` is its group."""

    sector: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Sector(Term):
    """One of the six sectors (ngành)."""

    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Lists:
    """Every list of reference terms, by id.

    ``leaves`` are what a product may name as its group: a subgroup, or a group
    that has none. ``natural_persons`` are producer types that are people.
    """

    sectors: tuple[Sector, ...]
    groups: Mapping[str, Group]
    leaves: Mapping[str, Group]
    producer_types: Mapping[str, Term]
    natural_persons: frozenset[str]
    type_words: tuple[str, ...]
    papers: Mapping[str, Term]
    point_kinds: Mapping[str, Term]
    platforms: Mapping[str, Term]
    platform_hosts: Mapping[str, tuple[str, ...]]
    closed_platforms: frozenset[str]
    short_link_hosts: frozenset[str]
    search_words: SearchWords

    def group_of(self, leaf: str) -> Group:
        """The group that a leaf belongs to, or is."""
        found = self.leaves[leaf]
        return self.groups[found.group] if found.group else found


def read_lists(folder: Path = FOLDER) -> Lists:
    """Read all lists."""
    groups_file = read_reference(folder / "product-groups.yml")
    types_file = read_reference(folder / "producer-types.yml")
    papers_file = read_reference(folder / "certifications.yml")
    channels_file = read_reference(folder / "sales-channels.yml")
    sectors = tuple(_sector(row) for row in rows(groups_file, "sectors"))
    groups = {group.id: group for sector in sectors for group in sector.groups}
    types = rows(types_file, "producer_types")
    platforms = rows(channels_file, "platforms")
    return Lists(
        sectors=sectors,
        groups=groups,
        leaves=dict(_leaves(groups_file, groups)),
        producer_types=_terms([*types, *rows(types_file, "groups")]),
        natural_persons=frozenset(
            text(row, "id") for row in types if text(row, "natural_person_data") == "true"
        ),
        type_words=tuple(
            sorted(chain.from_iterable(texts(r, "strip_prefixes") for r in types), key=len)[::-1]
        ),
        papers=_terms(rows(papers_file, "certifications")),
        point_kinds=_terms(rows(channels_file, "point_kinds")),
        platforms=_terms(platforms),
        platform_hosts={text(row, "id"): texts(row, "hosts") for row in platforms},
        closed_platforms=frozenset(
            text(row, "id") for row in platforms if text(row, "status") == "closed"
        ),
        short_link_hosts=frozenset(texts(channels_file, "short_link_hosts_refused")),
        search_words=read_search_words(folder),
    )


def _terms(found: list[Row]) -> dict[str, Term]:
    return {
        text(row, "id"): Term(
            text(row, "id"),
            text(row, "name"),
            text(row, "name_en") or text(row, "name"),
            text(row, "kind"),
            text(row, "short_name"),
        )
        for row in found
    }


def _sector(row: Row) -> Sector:
    groups = tuple(
        Group(text(g, "id"), text(g, "name"), text(g, "name_en"), sector=text(row, "id"))
        for g in rows(row, "groups")
    )
    name = text(row, "short_name") or text(row, "name")
    return Sector(text(row, "id"), name, text(row, "name_en"), groups=groups)


def _leaves(tree: Row, groups: Mapping[str, Group]) -> list[tuple[str, Group]]:
    found: list[tuple[str, Group]] = []
    for sector in rows(tree, "sectors"):
        for group in rows(sector, "groups"):
            parent = groups[text(group, "id")]
            subgroups = rows(group, "subgroups")
            found += [
                (
                    id_,
                    Group(
                        id_,
                        text(s, "name"),
                        text(s, "name_en"),
                        sector=parent.sector,
                        group=parent.id,
                    ),
                )
                for s in subgroups
                for id_ in [text(s, "id")]
            ]
            if not subgroups:
                found.append((parent.id, parent))
    return found
