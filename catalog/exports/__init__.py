"""Public data files, versioned: within v1 fields are only added, never moved.

EXPORTS lists every file by hand: path from the root of the site, and what makes it.
"""

from collections.abc import Callable

from catalog.exports.places import places_js
from catalog.exports.site_map import robots, site_map
from catalog.exports.v1 import producers_json, products_json, sales_points_json
from catalog.finder import codes_script, facts_script, makers_script, names_script
from catalog.views.base import Site

Export = Callable[[Site], bytes]

EXPORTS: dict[str, Export] = {
    "data/v1/products.json": products_json,
    "data/v1/producers.json": producers_json,
    "data/v1/sales-points.json": sales_points_json,
    "assets/places.js": places_js,
    "robots.txt": robots,
}
"""One file each, in no language."""

LANGUAGE_EXPORTS: dict[str, Export] = {
    "assets/index-{language}-names.js": names_script,
    "assets/index-{language}-makers.js": makers_script,
    "assets/index-{language}-facts.js": facts_script,
    "assets/index-{language}-codes.js": codes_script,
}
"""One file per language."""

__all__ = ["EXPORTS", "LANGUAGE_EXPORTS", "Export", "site_map"]
