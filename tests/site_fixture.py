"""A built site for tests: its pages as trees, its links, and a server for a browser.

Knows HTML, folders and addresses, and nothing about products: what a page should say
stands in the tests. Parses with html5lib, which reads a page as browsers do.
"""

import contextlib
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

from catalog.pipeline import Order, build

ROOT = Path(__file__).resolve().parent.parent

COLLECTED = date(2026, 11, 23)
"""Day of the collection: the records of ``products/`` are built as of it, whatever today is."""

_LINKING = {
    "a": ("href",),
    "link": ("href",),
    "area": ("href",),
    "img": ("src",),
    "script": ("src",),
    "source": ("src",),
    "form": ("action", "data-index", "data-root"),
}
_WITHOUT_TEXT = {"script", "style", "template"}


@dataclass(frozen=True)
class Link:
    """An address that a page names, and the element that names it."""

    url: str
    by: str


@dataclass(frozen=True)
class Document:
    """One page. ``path`` is its address from the root of the site, without ``index.html``."""

    path: str
    source: str

    @cached_property
    def _parsed(self) -> tuple[Element, list[Any]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        return parser.parse(self.source), parser.errors

    @property
    def tree(self) -> Element:
        return self._parsed[0]

    @property
    def errors(self) -> list[Any]:
        """Every parse error: (line and column, its name, details)."""
        return self._parsed[1]

    @cached_property
    def ids(self) -> list[str]:
        return [element.attrib["id"] for element in self.tree.iter() if "id" in element.attrib]

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Elements with these attributes; ``class_`` asks for one of the classes."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        css_class = wanted.pop("class-", None)
        return [
            element
            for element in self.tree.iter(tag)
            if all(element.get(name) == value for name, value in wanted.items())
            and (css_class is None or css_class in element.get("class", "").split())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{self.path}: {len(found)} of <{tag} {attributes}>"
        return found[0]

    def meta(self, name: str) -> str:
        """Content of the one <meta> with this name or property."""
        found = [*self.all("meta", name=name), *self.all("meta", property=name)]
        assert len(found) == 1, f"{self.path}: {len(found)} of <meta {name}>"
        return found[0].get("content", "")

    @property
    def language(self) -> str:
        return self.one("html").get("lang", "")

    @cached_property
    def data(self) -> list[dict[str, Any]]:
        """All JSON-LD."""
        return [
            json.loads(script.text or "")
            for script in self.all("script", type="application/ld+json")
        ]

    @property
    def links(self) -> Iterator[Link]:
        """Every address in attributes; not those in JSON-LD."""
        for element in self.tree.iter():
            for name in _LINKING.get(element.tag, ()):
                if (url := element.get(name)) is not None:
                    yield Link(url, f"<{element.tag} {name}>")
            for candidate in element.get("srcset", "").split(", "):
                if candidate:
                    yield Link(candidate.partition(" ")[0], f"<{element.tag} srcset>")
        for element in self.all("meta"):
            if element.get("property") in {"og:url", "og:image"}:
                yield Link(element.get("content", ""), f"<meta {element.get('property')}>")
            if element.get("http-equiv") == "refresh":
                yield Link(element.get("content", "").partition("url=")[2], "<meta refresh>")
        for url in re.findall(r'location\.replace\("([^"]*)"\)', self.source):
            yield Link(url, "location.replace")


def text_of(element: Element) -> str:
    """What a reader sees of an element, with single spaces."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag not in _WITHOUT_TEXT:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


@dataclass(frozen=True)
class BuiltSite:
    """A folder that holds a site."""

    folder: Path
    base_url: str
    day: date

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Every page by its address, the short addresses and the 404 page too."""
        found = {}
        for file in sorted(self.folder.rglob("*.html")):
            path = file.relative_to(self.folder).as_posix().removesuffix("index.html")
            found[path] = Document(path, file.read_text(encoding="utf-8"))
        return found

    @cached_property
    def pages(self) -> dict[str, Document]:
        """The pages that people and search engines are meant to find.

        Not the 404 page, what printed codes open, and the addresses that pages once had.
        """
        return {
            path: document
            for path, document in self.documents.items()
            if not document.all("meta", name="robots", content="noindex")
        }

    def json(self, name: str) -> Any:
        """A public data file of version 1."""
        return json.loads((self.folder / "data/v1" / name).read_text(encoding="utf-8"))

    def part(self, language: str, name: str) -> dict[str, Any]:
        """A part of the search data."""
        script = self.folder / "assets" / f"index-{language}-{name}.js"
        return read_part(script.read_text(encoding="utf-8"))

    def path_of(self, url: str) -> str:
        """Path of an absolute address of this site."""
        assert url.startswith(self.base_url), f"{url} is not below {self.base_url}"
        return url.removeprefix(self.base_url)


def read_part(script: str) -> dict[str, Any]:
    """What a script of the search data holds."""
    found = re.search(r"ocop\.parts\.\w+=(\{.*\});ocop\.parts", script)
    assert found, script[:200]
    return json.loads(found[1])  # type: ignore[no-any-return]


def build_site(
    products: Path,
    out: Path,
    day: date,
    *,
    base_url: str | None = None,
    offline: bool = False,
) -> BuiltSite:
    """Build, and insist that the records have no error."""
    built = build(Order(products, out, day, base_url, offline))
    assert built.catalogue is not None, f"{products}: {built.problems[:5]}"
    return BuiltSite(out, base_url or built.catalogue.settings.base_url, day)


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """A browser that leaves in the middle of an answer is no error."""


def _handler(folder: Path, prefix: str) -> type[SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            path = unquote(urlsplit(path).path)
            inside = path.startswith(prefix) and ".." not in path.split("/")
            return str(folder / path.removeprefix(prefix)) if inside else str(folder / "no such")

        def do_GET(self) -> None:
            file = Path(self.translate_path(self.path))
            redirected = file.is_dir() and not urlsplit(self.path).path.endswith("/")
            if redirected or (file / "index.html" if file.is_dir() else file).is_file():
                super().do_GET()
                return
            # As hosts of static pages do: the page of the site, with the right status.
            page = (folder / "404.html").read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: Any) -> None:
            """The tests look at what the browser received."""

    return Handler


class Servers:
    """Small servers on free ports, one per folder and prefix, all ended by ``close``."""

    def __init__(self) -> None:
        self._running: dict[tuple[Path, str], tuple[_Server, threading.Thread]] = {}

    def __call__(self, folder: Path, prefix: str = "/") -> str:
        """Address of the root of the site, such as ``http://127.0.0.1:4711/ocop-son-la/``."""
        if (folder, prefix) not in self._running:
            server = _Server(("127.0.0.1", 0), _handler(folder, prefix))
            thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
            thread.start()
            self._running[folder, prefix] = server, thread
        port = self._running[folder, prefix][0].server_address[1]
        return f"http://127.0.0.1:{port}{prefix}"

    def close(self) -> None:
        for server, thread in self._running.values():
            with contextlib.suppress(OSError):
                server.shutdown()
                server.server_close()
            thread.join(timeout=5)


def rank_of(row: dict[str, Any]) -> str:
    """What lists call the rank of a row of products.json; see `rank_code` of the views."""
    if row["validity"]["state"] == "none":
        return "0"
    if row["stars_at_least"]:
        return f"{row['stars_at_least']}+"
    return str(row["stars"] or "-")
