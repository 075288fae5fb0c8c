"""Every address that the site names leads somewhere, wherever the site stands.

Read from the files, for every page of the real site and of the invented province;
what a browser makes of a few of them stands in ``test_browser.py``.
"""

from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from catalog.verify import verify
from catalog.verify.named import named_in
from tests.site_fixture import BuiltSite, Document, Link

OUTSIDE = {"http", "https", "mailto", "tel", "geo", "data"}


@pytest.fixture(params=["built_site", "province_site"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """The real site, and the one of the invented province."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, BuiltSite)
    return found


def _exists(site: BuiltSite, path: str) -> bool:
    path = unquote(path)
    return (
        site.folder / (path + "index.html" if path.endswith("/") or not path else path)
    ).is_file()


def _inner(site: BuiltSite, document: Document, root: str) -> Iterator[tuple[Link, str, str]]:
    """Links into the site: (link, path from its root, fragment); a path that left it has a "!"."""
    for link in document.links:
        top = urlsplit(site.base_url).path
        if link.url.startswith(site.base_url):
            url = root + link.url.removeprefix(site.base_url)
        elif document.path == "404.html" and link.url.startswith(top):
            url = root + link.url.removeprefix(top)
        elif urlsplit(link.url).scheme in OUTSIDE:
            continue
        else:
            url = urljoin(root + document.path, link.url)
        parts = urlsplit(url)
        address = f"{parts.scheme}://{parts.netloc}{parts.path}"
        inside = address.startswith(root)
        yield link, address.removeprefix(root) if inside else f"!{address}", parts.fragment


def test_every_link_leads_to_a_file_and_to_an_anchor_in_it(site: BuiltSite) -> None:
    """As whoever publishes the site sees it: pages, styles, scripts, maps, feeds, data."""
    verdict = verify(site.folder)

    assert verdict.broken == ()


def test_no_address_is_overlooked(site: BuiltSite) -> None:
    """What publishes reads with a pattern: it must see all that a parser of HTML sees."""
    overlooked = []
    for path, document in site.documents.items():
        file = path + "index.html" * (not path or path.endswith("/"))
        named = named_in(file, (site.folder / file).read_bytes(), site.base_url)
        seen = named.links | {site.base_url + url for url in named.from_root}
        overlooked += [
            f"{path or 'home'}: {link.by} {link.url}"
            for link in document.links
            if link.by != "<form data-index>"
            and link.url.partition("#")[0] not in seen
            and link.url not in seen
            and (urlsplit(link.url).scheme not in OUTSIDE or link.url.startswith(site.base_url))
        ]
        overlooked += [f"{path}: #{id_}" for id_ in document.ids if id_ not in named.ids]

    assert overlooked == []


def test_links_between_pages_are_relative(site: BuiltSite) -> None:
    """Else the site could not move, nor be opened from a memory stick.

    The 404 page alone is found at any depth, so it starts from the root.
    """
    head = {"<link href>", "<meta og:url>", "<meta og:image>"}
    absolute = [
        f"{path}: {link.by} {link.url}"
        for path, document in site.documents.items()
        if path != "404.html"
        for link in document.links
        if link.url.startswith("/") or (link.url.startswith(site.base_url) and link.by not in head)
    ]

    assert absolute == []


def test_the_404_page_works_from_any_depth(site: BuiltSite) -> None:
    """A host shows it under the address that was asked for, however deep."""
    top = urlsplit(site.base_url).path
    relative = [
        link
        for link in site.documents["404.html"].links
        if not link.url.startswith((top, "#", "https://"))
    ]

    assert relative == []


def test_no_link_of_a_site_for_files_needs_a_server(offline_site: BuiltSite) -> None:
    """From a memory stick, a link to a folder shows a list of files."""
    lost = []
    for path, document in offline_site.documents.items():
        if path != "404.html":
            for link, target, _ in _inner(offline_site, document, "https://example.org/x/"):
                if link.by == "<form data-root>" or not urlsplit(link.url).path:
                    continue
                by_server = link.url.startswith(offline_site.base_url)
                if not by_server and not (offline_site.folder / unquote(target)).is_file():
                    lost.append(f"{path or 'home'}: {link.by} {link.url}")

    assert lost == []


def test_every_page_can_be_reached_from_the_home_page(site: BuiltSite) -> None:
    """A page that nobody links to is found by nobody."""
    reached = {""}
    waiting = [""]
    while waiting:
        document = site.documents[waiting.pop()]
        for link, target, _ in _inner(site, document, "https://example.org/"):
            if link.by == "<a href>" and target in site.documents and target not in reached:
                reached.add(target)
                waiting.append(target)

    assert sorted(site.pages.keys() - reached) == []


def test_the_language_switch_stays_on_the_page(site: BuiltSite) -> None:
    """The other language of the other language is the page itself, in head and header alike."""
    wrong = []
    for path, document in site.pages.items():
        mine = document.language
        other = "vi" if mine == "en" else "en"
        switch = document.one("a", class_="frame-language")
        target = urljoin("https://x/" + path, switch.get("href", "")).removeprefix("https://x/")
        said = {
            language: site.path_of(
                document.one("link", rel="alternate", hreflang=language).get("href", "")
            )
            for language in ("vi", "en", "x-default")
        }
        twin = site.pages.get(target)
        back = twin and twin.one("link", rel="alternate", hreflang=mine).get("href", "")
        if (
            switch.get("hreflang") != other
            or said != {mine: path, other: target, "x-default": target if mine == "en" else path}
            or twin is None
            or twin.language != other
            or back != site.base_url + path
        ):
            wrong.append(f"{path or 'home'}: {target} {said}")

    assert wrong == []


def test_every_code_opens_its_product_in_both_languages(site: BuiltSite) -> None:
    """A printed code cannot be corrected. The refresh works without scripts."""
    wrong = []
    for product in site.json("products.json")["products"]:
        short = site.path_of(product["urls"]["short"])
        document = site.documents[short]
        paths = [site.path_of(product["urls"][language]) for language in ("vi", "en")]
        found: dict[str, list[str]] = {}
        for link in document.links:
            target = urljoin("/" + short, link.url).removeprefix("/")
            found.setdefault(link.by, []).append(target)
        english = document.one("link", rel="alternate", hreflang="en").get("href", "")
        if (
            short != f"Q/{product['code']}/"
            or found["<a href>"] != paths
            or found["<meta refresh>"] != paths[:1]
            or urljoin("/" + short, english) != "/" + paths[1]
        ):
            wrong.append(f"{product['id']}: {short} {found}")

    assert wrong == []


def test_data_files_name_pages_that_exist(site: BuiltSite) -> None:
    """Somebody else's program follows these addresses."""
    named = [
        site.path_of(url)
        for name, rows in (
            ("products.json", "products"),
            ("producers.json", "producers"),
            ("sales-points.json", "sales_points"),
            ("fairs.json", "fairs"),
        )
        for row in site.json(name)[rows]
        for url in row["urls"].values()
    ]

    assert [path for path in named if path not in site.documents] == []


def test_we_pass_no_trust_on_to_addresses_that_contributors_give(site: BuiltSite) -> None:
    """Without ``nofollow`` the catalogue would be worth the trouble of advertising in it."""
    trusting = [
        f"{path}: {a.get('href')}"
        for path, document in site.pages.items()
        for part in (*document.all("ol", class_="sources"), *document.all("ul", class_="contacts"))
        for a in part.iter("a")
        if a.get("href", "").startswith("http") and "nofollow" not in a.get("rel", "")
    ]

    assert trusting == []
