"""Filters in words: what each is called, in which order they stand, their fixed values."""

from typing import Any

from catalog.claims import BY_TRUST, Term
from catalog.views.base import Site
from catalog.views.finder import FACETS

RANKS = ("5", "4", "3", "3+", "4+", "5+", "-", "0")
"""As `rank_code` of the views writes them."""

PRICE_BANDS = (50_000, 100_000, 200_000, 500_000)
"""Upper ends in dong, exclusive; the last band has none."""


def labels(site: Site) -> dict[str, Any]:
    """By facet: ``label``, ``order``, and ``values`` where they do not come from the records."""
    t = site.t
    values = {
        "stars": [[rank, _rank(site, rank)] for rank in RANKS],
        "state": [[state.value, t(f"status.{state}.badge")] for state in BY_TRUST],
        "term": [[term.value, t(f"term.{term}")] for term in Term],
        "season": [["now", t("facet.season.now")]],
        "price": [[str(band), _band(site, band)] for band in range(len(PRICE_BANDS) + 1)],
    }
    return {
        facet: {"label": t(f"facet.{facet}"), "order": order, "values": values.get(facet, [])}
        for order, facet in enumerate(FACETS)
    }


def _rank(site: Site, rank: str) -> str:
    if rank == "0":
        return site.t("stars.none")
    if rank == "-":
        return site.t("stars.not_stated")
    return site.t("stars.at_least" if rank.endswith("+") else "stars.exactly", stars=rank[0])


def _band(site: Site, band: int) -> str:
    t = site.t
    if band == 0:
        return t("facet.price.below", to=t.money(PRICE_BANDS[0]))
    if band == len(PRICE_BANDS):
        return t("facet.price.from", start=t.money(PRICE_BANDS[-1]))
    return t(
        "facet.price.between", start=t.number(PRICE_BANDS[band - 1]), to=t.money(PRICE_BANDS[band])
    )
