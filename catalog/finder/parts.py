"""The parts of the data as scripts."""

from typing import Any

from catalog.finder.codes_part import codes_part
from catalog.finder.facts_part import facts_part
from catalog.finder.makers_part import makers_part
from catalog.finder.names_part import names_part
from catalog.render import as_json
from catalog.views.base import Site


def names_script(site: Site) -> bytes:
    """``ocop.parts.names``: see `names_part`."""
    return _script("names", names_part(site))


def makers_script(site: Site) -> bytes:
    """``ocop.parts.makers``: see `makers_part`."""
    return _script("makers", makers_part(site))


def facts_script(site: Site) -> bytes:
    """``ocop.parts.facts``: see `facts_part`."""
    return _script("facts", facts_part(site))


def codes_script(site: Site) -> bytes:
    """``ocop.parts.codes``: see `codes_part`."""
    return _script("codes", codes_part(site))


def _script(name: str, part: dict[str, Any]) -> bytes:
    opening = "window.ocop=window.ocop||{};ocop.parts=ocop.parts||{};"
    return f"{opening}ocop.parts.{name}={as_json(part)};\n".encode()
