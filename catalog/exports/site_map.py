"""What search engines are told: all pages with their other language, and robots.txt."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from catalog.views.base import Site

_URLSET = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)


def site_map(base_url: str, pages: Iterable[Mapping[str, str]]) -> bytes:
    """All pages, each with its twin. ``pages``: language -> path of one page."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', _URLSET]
    for paths in pages:
        twins = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(base_url + path)}/>'
            for language, path in paths.items()
        )
        lines += [
            f"<url><loc>{escape(base_url + path)}</loc>{twins}</url>" for path in paths.values()
        ]
    return ("\n".join([*lines, "</urlset>"]) + "\n").encode()


def robots(site: Site) -> bytes:
    """Everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.base_url}sitemap.xml\n".encode()
