"""The first search index: one row per product, read by the search box of a page.

A script rather than data to fetch, so that it also works from ``file://``.
"""

from catalog.claims import State
from catalog.render import as_json
from catalog.views.base import Site
from catalog.views.card import card


def search_index(site: Site) -> bytes:
    """``ocopIndex``: rows of name, path, folded text, rank, place, steps. ``ocopStates``: words."""
    cards = (card(site, entry) for entry in site.catalogue.products.values())
    rows = [[c.link.text, c.link.path, c.text, c.rank, c.place, c.steps] for c in cards]
    states = {state.value: site.t(f"status.{state}.badge") for state in State}
    return f"window.ocopIndex={as_json(rows)};\nwindow.ocopStates={as_json(states)};\n".encode()
