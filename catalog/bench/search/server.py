"""A small server for the search benchmark: static files as a good host gives them out.

HTTP/1.1 with connections that stay open, text packed with gzip. Knows no engine.
"""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import IPPROTO_TCP, TCP_NODELAY
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
"""Text, which is packed; everything else goes out as it is."""

LEVEL = 6
"""What hosts use: more costs much time for few bytes."""


@contextmanager
def served(folder: Path, kind: "type[Handler] | None" = None) -> Iterator[str]:
    """Address of the folder, ending in a slash, as long as the block lasts.

    ``kind``: what answers in place of `Handler`.
    """
    handler = type("Handler", (kind or Handler,), {"folder": folder, "packed": {}})
    server = _Server(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A browser that leaves in the middle of an answer is no error."""


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    folder: ClassVar[Path]
    packed: ClassVar[dict[Path, bytes]]
    always: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Headers of every answer."""

    def setup(self) -> None:
        super().setup()
        # Head and body are two writes: without this the second waits for an answer.
        self.connection.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)

    def do_GET(self) -> None:
        file = self._file()
        if not file.is_file():
            self.missing()
            return
        type_ = TYPES.get(file.suffix)
        if type_ and "gzip" in self.headers.get("Accept-Encoding", ""):
            self.send(200, type_, self._packed(file), coding="gzip")
        else:
            self.send(200, type_ or "application/octet-stream", file.read_bytes())

    def missing(self) -> None:
        """Nothing is there."""
        self.send(404, "text/plain", b"")

    def _file(self) -> Path:
        parts = unquote(urlsplit(self.path).path).split("/")
        file = self.folder.joinpath(*(part for part in parts if part not in {"", ".", ".."}))
        return file / "index.html" if file.is_dir() else file

    def _packed(self, file: Path) -> bytes:
        """Packed once, so that the time measured is not that of packing."""
        if file not in self.packed:
            self.packed[file] = gzip.compress(file.read_bytes(), LEVEL, mtime=0)
        return self.packed[file]

    def send(self, status: int, type_: str, data: bytes, coding: str = "") -> None:
        """One answer, whole."""
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(data)))
        if coding:
            self.send_header("Content-Encoding", coding)
        for name, value in self.always:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """What was asked for is of no interest here."""
