"""The home page: what OCOP is, what is true today, and ways into the catalogue."""

from dataclasses import dataclass
from datetime import timedelta

from catalog.catalogue import ProductEntry
from catalog.claims import Claim, State, Term
from catalog.figures import tally
from catalog.validity import validity
from catalog.views.base import Head, Link, Site
from catalog.views.card import Card, card, cards
from catalog.views.gatherings import count_words
from catalog.views.groups import RANKS
from catalog.views.seasons import in_month
from catalog.views.status import count_steps

SOON = timedelta(days=180)
"""An end this near is "soon": the law's window of re-evaluation opens then."""
MOST_DISTRICTS = 100
NEWEST = 6
IN_SEASON = 6


@dataclass(frozen=True, slots=True)
class GroupTile:
    """A group with its picture and how many products it has."""

    link: Link
    picture: str
    count: str


@dataclass(frozen=True, slots=True)
class StarCount:
    """How many products the newest known rating gives so many stars."""

    link: Link
    stars: int
    count: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything that the page shows."""

    head: Head
    about: str
    in_force: int
    in_force_steps: str
    running: int
    running_steps: str
    ever: int
    total: int
    stars: tuple[StarCount, ...]
    at_least: int
    unrated: int
    groups: tuple[GroupTile, ...]
    newest: tuple[Card, ...]
    ending: tuple[Card, ...]
    in_season: tuple[Card, ...]
    """The first of those that state the month of the catalogue's day; often none do."""
    in_season_all: Link
    season_month: int
    districts: tuple[Link, ...]
    """Empty if they are too many for one page: ``communes`` lists them all."""
    communes: Link
    producers: str
    points: str
    fairs: str
    """How many; empty for none, and then nothing leads to them."""


def home_page(site: Site, _: str) -> HomePage:
    """Decide what the home page shows."""
    t, catalogue = site.t, site.catalogue
    entries = tuple(catalogue.products.values())
    settings = catalogue.settings
    name = settings.name.best(site.language)[0]
    about = settings.about.best(site.language)[0] if settings.about else name
    return HomePage(
        head=site.head("home", "", name, about, data=(_data(site, name),)),
        about=about,
        in_force=sum(_proves(entry.claim) for entry in entries),
        in_force_steps=count_steps(site, _proves),
        running=sum(_runs(entry.claim) for entry in entries),
        running_steps=count_steps(site, _runs),
        ever=tally(entries).recognised_or_reported(),
        total=len(entries),
        stars=tuple(
            StarCount(
                Link(t("stars.exactly", stars=n), site.to("stars", str(n))),
                n,
                len(catalogue.by_stars.get(n, ())),
            )
            for n in RANKS
        ),
        at_least=sum(entry.claim.at_least for entry in entries),
        unrated=sum(entry.claim.stars is None for entry in entries),
        groups=_groups(site),
        newest=tuple(card(site, entry) for entry in _newest(entries)),
        ending=tuple(card(site, entry) for entry in _ending(site, entries)),
        in_season=cards(site, in_month(catalogue, catalogue.day.month))[:IN_SEASON],
        in_season_all=Link(t("season.link"), site.to("seasons")),
        season_month=catalogue.day.month,
        districts=tuple(
            Link(d.plain, site.to("districts", d.id), note=str(len(catalogue.by_district[d.id])))
            for d in catalogue.places.districts.values()
            if d.id in catalogue.by_district and len(catalogue.by_district) <= MOST_DISTRICTS
        ),
        communes=Link(t("frame.communes"), site.to("communes")),
        producers=t.many("count.producers", len(catalogue.producers)),
        points=t.many("count.points", len(catalogue.points)),
        fairs=t.many("count.fairs", len(catalogue.fairs)) if catalogue.fairs else "",
    )


def _proves(claim: Claim) -> bool:
    """A decision was seen, and its stars may be claimed."""
    return claim.state.proves_stars


def _runs(claim: Claim) -> bool:
    """Only reported; if the report is right, its 36 months still run."""
    return claim.term is Term.RUNNING


def _groups(site: Site) -> tuple[GroupTile, ...]:
    found = site.catalogue.by_group
    groups = sorted(site.catalogue.lists.groups.values(), key=lambda g: -len(found.get(g.id, ())))
    return tuple(
        GroupTile(
            Link(group.name(site.language), site.to("groups", group.id)),
            f"assets/pictures/{group.id}.svg",
            count_words(site, found[group.id]),
        )
        for group in groups
        if group.id in found
    )


def _newest(entries: tuple[ProductEntry, ...]) -> list[ProductEntry]:
    """Latest ratings first; those without a date do not compete."""
    dated = []
    for entry in entries:
        index = entry.claim.certificate
        issued = entry.record.certificates[index].issued if index is not None else None
        if issued and entry.claim.stars:
            dated.append((issued.span.last, issued.span.first, entry))
    dated.sort(key=lambda row: (row[0], row[1]), reverse=True)
    return [entry for *_, entry in dated[:NEWEST]]


def _ending(site: Site, entries: tuple[ProductEntry, ...]) -> list[ProductEntry]:
    """What ends within half a year, or may end on a day that nobody knows."""
    day = site.catalogue.day
    found = []
    for entry in entries:
        end = entry.claim.end
        may_claim = _proves(entry.claim) or _runs(entry.claim)
        if end and may_claim and day <= end.first <= day + SOON:
            later = validity(entry.record.certificates, end.last + timedelta(days=1))
            if later.state is not State.IN_FORCE:
                found.append((end.first, entry))
    found.sort(key=lambda row: row[0])
    return [entry for _, entry in found[:NEWEST]]


def _data(site: Site, name: str) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": name,
        "url": site.base_url + site.to(),
        "inLanguage": site.language,
    }
