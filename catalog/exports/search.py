"""The first search index: one row per product, read by the search box of a page.

A script rather than data to fetch, so that it also works from ``file://``.
"""

from catalog.claims import State
from catalog.render import as_json
from catalog.views.base import Site
from catalog.views.card import search_text
from catalog.views.places_words import short_place
from catalog.views.status import rank_words, short_steps


def search_index(site: Site) -> bytes:
    """``ocopIndex``: rows of name, path, folded text, rank, place, steps. ``ocopStates``: words."""
    rows = []
    for entry in site.catalogue.products.values():
        claim = entry.claim
        rank = rank_words(site, claim.stars, claim.at_least)
        rows.append(
            [
                entry.record.name.best(site.language)[0],
                site.to("products", entry.id),
                search_text(site, entry),
                site.t("stars.none") if claim.state is State.NONE else rank,
                short_place(site, entry.located),
                short_steps(entry.timeline, entry.record.certificates),
            ]
        )
    states = {state.value: site.t(f"status.{state}.badge") for state in State}
    return f"window.ocopIndex={as_json(rows)};\nwindow.ocopStates={as_json(states)};\n".encode()
