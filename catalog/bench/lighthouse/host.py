"""Hands out a site as GitHub Pages does, and keeps count of what it sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from catalog.bench.search.server import TYPES, Handler, served

Sent = list[tuple[str, int]]
"""(address, bytes of the body as sent), in order."""


class _Host(Handler):
    always = (("Cache-Control", "max-age=600"),)
    sent: ClassVar[Sent]

    def missing(self) -> None:
        """The page of the site that says so."""
        page = self.folder / "404.html"
        self.send(404, TYPES[".html"], page.read_bytes() if page.is_file() else b"")

    def send(self, status: int, type_: str, data: bytes, coding: str = "") -> None:
        super().send(status, type_, data, coding)
        self.sent.append((self.path, len(data)))


@contextmanager
def hosted(folder: Path) -> Iterator[tuple[str, Sent]]:
    """Address of the site and what was sent so far, as long as the block lasts."""
    sent: Sent = []
    with served(folder, type("Host", (_Host,), {"sent": sent})) as address:
        yield address, sent
