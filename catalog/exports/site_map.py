"""What search engines are told: all pages with their other language, and robots.txt."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from catalog.views.base import Site

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
_URLSET = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)


Page = Mapping[str, str]
"""Language -> path of one page."""

MOST = 50_000
"""Addresses in one file, as sitemaps.org allows."""


def site_maps(base_url: str, pages: Sequence[Page]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """All pages, each with its twin: one file, or an index and its parts. Path and maker."""
    share = MOST // 2
    parts = [pages[first : first + share] for first in range(0, len(pages), share)]
    if len(parts) <= 1:
        yield "sitemap.xml", partial(_site_map, base_url, pages)
        return
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, start=1)]
    yield "sitemap.xml", partial(_index, base_url, names)
    for name, those in zip(names, parts, strict=True):
        yield name, partial(_site_map, base_url, those)


def _index(base_url: str, names: Iterable[str]) -> bytes:
    lines = [f"<sitemap><loc>{escape(base_url + name)}</loc></sitemap>" for name in names]
    return ("\n".join([_XML, _INDEX, *lines, "</sitemapindex>"]) + "\n").encode()


def _site_map(base_url: str, pages: Iterable[Page]) -> bytes:
    lines = [_XML, _URLSET]
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
