"""Public data files, versioned: within v1 fields are only added, never moved.

EXPORTS lists every file by hand: path from the root of the site, and what makes it.
"""

from collections.abc import Callable
from functools import partial

from catalog.addresses import MAP, example_address, schema_address
from catalog.collect import Kind
from catalog.exports.atom import changes_atom
from catalog.exports.calendar import deadlines_calendar, fair_calendar
from catalog.exports.data_file import data_file
from catalog.exports.installable import manifest, manifest_path, service_worker
from catalog.exports.map import map_svg
from catalog.exports.places import places_js
from catalog.exports.schemas import example_yml, schema_json
from catalog.exports.site_map import robots, site_maps
from catalog.exports.stick import stick_note
from catalog.exports.visiting_card import visiting_card
from catalog.opendata.files import FILES
from catalog.opendata.published import FOLDER
from catalog.views.base import Site

Export = Callable[[Site], bytes]

EXPORTS: dict[str, Export] = {
    **{FOLDER + file.name: partial(data_file, file=file) for file in FILES},
    "assets/places.js": places_js,
    MAP: map_svg,
    **{schema_address(kind.value): partial(schema_json, kind=kind) for kind in Kind},
    **{example_address(kind.value): partial(example_yml, kind=kind) for kind in Kind},
}
"""One file each, in no language."""

__all__ = [
    "EXPORTS",
    "Export",
    "changes_atom",
    "deadlines_calendar",
    "fair_calendar",
    "manifest",
    "manifest_path",
    "robots",
    "service_worker",
    "site_maps",
    "stick_note",
    "visiting_card",
]
