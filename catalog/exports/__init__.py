"""Public data files, versioned: within v1 fields are only added, never moved.

EXPORTS lists every file by hand: path from the root of the site, and what makes it.
"""

from collections.abc import Callable

from catalog.exports.search import search_index
from catalog.exports.site_map import robots, site_map
from catalog.exports.v1 import producers_json, products_json, sales_points_json
from catalog.views.base import Site

Export = Callable[[Site], bytes]

EXPORTS: dict[str, Export] = {
    "data/v1/products.json": products_json,
    "data/v1/producers.json": producers_json,
    "data/v1/sales-points.json": sales_points_json,
    "robots.txt": robots,
}
"""One file each, in no language."""

LANGUAGE_EXPORTS: dict[str, Export] = {"assets/search-{language}.js": search_index}
"""One file per language."""

__all__ = ["EXPORTS", "LANGUAGE_EXPORTS", "Export", "site_map"]
