"""The parts of the data as scripts, which all carry one version.

The version is a digest of all parts of a language: parts of two builds never pass for
one another. It stands in the first line of each, where the service worker looks.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from catalog.finder.codes_part import codes_part
from catalog.finder.facts_part import facts_part
from catalog.finder.makers_part import makers_part
from catalog.finder.names_part import names_part
from catalog.finder.words_part import words_part
from catalog.render import as_json
from catalog.views.base import Site, once

PARTS: Mapping[str, Callable[[Site], dict[str, Any]]] = {
    "names": names_part,
    "words": words_part,
    "makers": makers_part,
    "facts": facts_part,
    "codes": codes_part,
}
"""In the order in which a finder needs them."""


def part_path(language: str, name: str) -> str:
    """Path of a part from the root of the site."""
    return f"assets/index-{language}-{name}.js"


def part_script(site: Site, name: str) -> bytes:
    """``ocop.parts.<name>``: see the function in `PARTS`."""
    return _scripts(site)[1][name]


def version(site: Site) -> str:
    """The same for parts that fit together."""
    return _scripts(site)[0]


def _scripts(site: Site) -> tuple[str, Mapping[str, bytes]]:
    return once(site.made, "scripts of the search", lambda: _made(site))


def _made(site: Site) -> tuple[str, Mapping[str, bytes]]:
    texts = {name: as_json(make(site)) for name, make in PARTS.items()}
    version = sha256("\n".join(texts.values()).encode()).hexdigest()[:12]
    return version, {name: _script(name, version, text) for name, text in texts.items()}


def _script(name: str, version: str, text: str) -> bytes:
    opening = "window.ocop=window.ocop||{};ocop.parts=ocop.parts||{};"
    return (
        f'/*{version}*/\n{opening}ocop.parts.{name}={text};ocop.parts.{name}.version="{version}";\n'
    ).encode()
