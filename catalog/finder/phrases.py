"""Synonyms and words of groups for the search, of which only those that can find something."""

from typing import Any

from catalog.views.base import Site


def phrases(site: Site, *texts: str) -> dict[str, Any]:
    """Shape: ``same``: lists of phrases; ``broader``: [phrases, what they also find]."""
    return {"same": [], "broader": [], "stop": []}


def group_words(site: Site, leaf: str) -> str:
    """Words by which people look for a group."""
    group = site.catalogue.lists.group_of(leaf)
    return f"{group.vi}|{group.en}"
