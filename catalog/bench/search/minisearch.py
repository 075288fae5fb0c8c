"""MiniSearch as its README shows it: prefixes, and letters that differ by a fifth.

Knows how npm hands out a package, and which bytes are the right ones.
"""

import json
import shutil
import subprocess
import tarfile
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from hashlib import sha512
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.bench import BenchFailed
from catalog.bench.search.browser import InPage, NotHere, opened, page_file
from catalog.bench.search.documents import Document

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PACKAGE = "minisearch@7.2.0"
INTEGRITY = (
    "dqT2XBYUOZOiC5t2HRnwADjhNS2cecp9u+TJRiJ1Qp/f5qjkeT5APcGPjHw+bz89Ms8Jp+cG4AlE+QZ/QnDglg=="
)
"""SHA-512 of the package, as npm writes it."""

SCRIPT = "package/dist/umd/index.js"


@contextmanager
def minisearch(browser: "Browser", documents: Sequence[Document], folder: Path) -> Iterator[InPage]:
    """The engine on these documents, as long as the block lasts.

    Raises:
        NotHere: There is no npm, or it cannot reach its registry.
    """
    (folder / "minisearch.js").write_bytes(_script(folder))
    searched = [field.name for field in fields(Document) if field.name != "id"]
    rows = [asdict(document) for document in documents]
    data = f"const fields = {json.dumps(searched)};\nconst documents = {json.dumps(rows)};\n"
    (folder / "documents.js").write_text(data, encoding="utf-8", newline="\n")
    page = folder / "index.html"
    page.write_text(page_file("minisearch.html"), encoding="utf-8", newline="\n")
    with opened(browser, page.as_uri()) as page_of_it:
        yield page_of_it


def _script(folder: Path) -> bytes:
    """MiniSearch itself, for a page without modules."""
    npm = shutil.which("npm")
    if not npm:
        raise NotHere("needs npm")
    done = subprocess.run(
        [npm, "pack", PACKAGE, "--silent", "--pack-destination", str(folder)],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    packages = sorted(folder.glob("*.tgz"))
    if done.returncode or not packages:
        raise NotHere(f"needs npm with a way to {PACKAGE}")
    digest = b64encode(sha512(packages[0].read_bytes()).digest()).decode()
    if digest != INTEGRITY:
        raise BenchFailed(f"{PACKAGE}: sha512-{digest}, not sha512-{INTEGRITY}")
    with tarfile.open(packages[0]) as package:
        member = package.extractfile(SCRIPT)
        if member is None:
            raise BenchFailed(f"{PACKAGE}: no {SCRIPT}")
        return member.read()
