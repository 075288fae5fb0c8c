"""What makes the site an app that works without a network: manifests and service worker."""

import json
from collections.abc import Mapping, Sequence

from catalog.addresses import MAP
from catalog.bundles import Bundles
from catalog.finder import PARTS, part_path, part_script, version
from catalog.views.base import Site

SMALL = 400_000
"""Bytes of search data that are kept before anybody searches; more waits for the finder."""

FONTS = tuple(
    f"assets/fonts/be-vietnam-pro-{weight}-{letters}.woff2"
    for weight in (400, 600, 800)
    for letters in ("latin", "vietnamese")
)
PICTURES = ("logo", "place", "hills", "hills-dark", "brocade")


def manifest_path(language: str) -> str:
    """Path of a manifest from the root of the site: there its own addresses begin."""
    return f"manifest-{language}.webmanifest"


def manifest(site: Site) -> bytes:
    """The web app manifest of a language."""
    name = site.catalogue.settings.name.best(site.language)[0]
    data = {
        "id": f"./{site.to()}",
        "name": name,
        "short_name": name,
        "description": site.t("home.what_text"),
        "lang": site.language,
        "start_url": f"./{site.to()}",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fbf6ea",
        "theme_color": "#2b3a67",
        "icons": [
            *(_icon(f"icon-{size}.png", f"{size}x{size}", "any") for size in (192, 512)),
            _icon("icon-maskable.png", "512x512", "maskable"),
            {"src": "assets/pictures/logo.svg", "sizes": "any", "type": "image/svg+xml"},
        ],
        "shortcuts": [
            {"name": site.t("finder.title"), "url": f"./{site.to('products')}"},
            {"name": site.t("check.title"), "url": f"./{site.to('check')}"},
            {"name": site.t("near.title"), "url": f"./{site.to('sales-points')}"},
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _icon(name: str, sizes: str, purpose: str) -> dict[str, str]:
    src = f"assets/pictures/{name}"
    return {"src": src, "sizes": sizes, "type": "image/png", "purpose": purpose}


def service_worker(sites: Mapping[str, Site], bundles: Bundles) -> bytes:
    """``sw.js``: what each language needs to work without a network, then the worker."""
    shells = {language: _shell(site, bundles) for language, site in sites.items()}
    told = json.dumps(shells, ensure_ascii=False, separators=(",", ":"))
    return f"const SHELL={told};\n{bundles.worker}".encode()


def _shell(site: Site, bundles: Bundles) -> dict[str, object]:
    groups = site.catalogue.by_group
    pictures = [*PICTURES, *sorted(groups)]
    return {
        "files": [
            *(bundles.address(name) for name in sorted(bundles.files)),
            *_data(site),
            *FONTS,
            MAP,
            *(f"assets/pictures/{name}.svg" for name in pictures),
        ],
        "pages": [
            *(site.to(kind) for kind in ("home", "products", "check", "seasons", "shortlist")),
            site.written["offline"],
        ],
        "offline": site.written["offline"],
    }


def _data(site: Site) -> Sequence[str]:
    if sum(len(part_script(site, name)) for name in PARTS) > SMALL:
        return ()
    return [f"{part_path(site.language, name)}?v={version(site)}" for name in PARTS]
