"""lunr as mkdocs-material ships it: its own search worker, asked as its theme asks it.

Knows the messages of that worker, and the index that Material's plug-in writes for a
Vietnamese site with nothing set: no more is done for it, and no less.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.bench.search.browser import InPage, NotHere, opened, page_file
from catalog.bench.search.documents import Document
from catalog.bench.search.server import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPTS = "assets/javascripts"
INDEX = "search/search_index.json"

CONFIG = {
    "lang": ["vi"],
    "separator": "[\\s\\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}
"""What Material's plug-in writes for ``language: vi``; a test compares."""


@contextmanager
def lunr(browser: "Browser", documents: Sequence[Document], folder: Path) -> Iterator[InPage]:
    """The engine on these documents, as long as the block lasts.

    Raises:
        NotHere: This Material has no such worker.
    """
    _copy_scripts(folder)
    _write(folder / INDEX, json.dumps(search_index(documents), ensure_ascii=False))
    _write(folder / "index.html", page_file("lunr.html"))
    with served(folder) as address, opened(browser, address) as page:
        yield page


def search_index(documents: Sequence[Document]) -> dict[str, Any]:
    """``search_index.json`` with a page for each document; the location is its id."""
    return {"config": CONFIG, "docs": [_doc(document) for document in documents]}


def _doc(document: Document) -> dict[str, str]:
    paragraphs = "".join(f"<p>{escape(text, quote=False)}</p>" for text in document.rest)
    return {
        "location": document.id,
        "title": escape(document.name, quote=False),
        "text": paragraphs,
    }


def _copy_scripts(folder: Path) -> None:
    """Put Material's scripts where its worker looks for them."""
    spec = find_spec("material")
    if spec is None or spec.origin is None:
        raise NotHere("needs mkdocs-material")
    scripts = Path(spec.origin).parent / "templates" / SCRIPTS
    worker = next((scripts / "workers").glob("search.*.min.js"), None)
    if worker is None:
        raise NotHere("needs a mkdocs-material with a search worker")
    shutil.copytree(scripts / "lunr", folder / SCRIPTS / "lunr")
    (folder / SCRIPTS / "workers").mkdir()
    shutil.copy(worker, folder / SCRIPTS / "workers" / "search.js")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
