"""Pagefind as it comes: its program over plain pages, its script asked in the browser.

Knows how it is started and what its script answers. Nothing is set: what it leaves out
or weighs by itself is part of what is compared.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.bench import BenchFailed
from catalog.bench.search.browser import InPage, NotHere, opened, page_file
from catalog.bench.search.documents import Document
from catalog.bench.search.server import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = "p"

PRODUCT = """<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><title>{name}</title></head>
<body><main><h1>{name}</h1>
{rest}
</main></body>
</html>
"""


@contextmanager
def pagefind(browser: "Browser", documents: Sequence[Document], folder: Path) -> Iterator[InPage]:
    """The engine on these documents, as long as the block lasts.

    Raises:
        NotHere: It is not installed, or not made for this machine.
    """
    write_index(documents, folder)
    # Written last: a page of ours is none of the documents.
    (folder / "index.html").write_text(page_file("pagefind.html"), encoding="utf-8")
    with served(folder) as address, opened(browser, address) as page:
        yield page


def write_index(documents: Sequence[Document], folder: Path) -> None:
    """Write a page for each document, and let Pagefind read them."""
    if not (find_spec("pagefind") and find_spec("pagefind_bin")):
        raise NotHere("needs pagefind")
    for document in documents:
        file = folder / FOLDER / document.id / "index.html"
        file.parent.mkdir(parents=True)
        rest = "\n".join(f"<p>{escape(text)}</p>" for text in document.rest)
        page = PRODUCT.format(name=escape(document.name), rest=rest)
        file.write_text(page, encoding="utf-8", newline="\n")
    command = [sys.executable, "-m", "pagefind", "--site", str(folder)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BenchFailed(f"{done.stdout}{done.stderr}"[-1000:])
