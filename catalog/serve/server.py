"""Hands files of one folder to browsers of this machine. Knows HTTP, and no catalogue.

Nothing outside the folder, no hidden file and no list of files is ever handed
out. A file is read at once and let go: Windows cannot swap a site of which a
file is open.
"""

import os
import sys
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from catalog.serve.panel import CSS, EVENTS, JS, SCRIPT, STYLE, WORDS, bare_page, injected
from catalog.serve.state import State
from catalog.swap import OLD

HOST = "127.0.0.1"
PORTS_TRIED = 20
_HEARTBEAT = 15.0
_SWAP = 2.0
"""Seconds that a swap of two folders may take where it is not a single step."""

TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}
"""Our own list: the one of the system differs, and on Windows any program may change it."""


class Server(ThreadingHTTPServer):
    """One thread for each connection; none of them keeps the program alive."""

    daemon_threads = True
    block_on_close = False
    # On Windows this would let two programs share a port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int, state: State, language: str) -> None:
        super().__init__((HOST, port), Handler)
        self.state, self.language = state, language

    @property
    def address(self) -> str:
        """What to type into a browser."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that left in the middle is nothing to report."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def open_server(port: int, state: State, language: str) -> Server:
    """A server on this port, or on the first free one after it.

    Raises:
        OSError: None of them is free.
    """
    for one in range(port, min(port + PORTS_TRIED, 65536)):
        try:
            return Server(one, state, language)
        except OSError:
            if one == min(port + PORTS_TRIED, 65536) - 1:
                raise
    raise OSError(f"{port}: 0-65535")


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """One file, or one of our own additions."""
        path = urlsplit(self.path).path
        own = {SCRIPT: JS, STYLE: CSS}.get(path)
        if path == EVENTS:
            self._events()
        elif own is not None:
            self._answer(HTTPStatus.OK, own.encode(), TYPES[Path(path).suffix])
        else:
            self._file(path)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def _file(self, path: str) -> None:
        parts = parts_of(path)
        if parts is None:
            self._not_found()
            return
        folder = self.server.state.folder
        _wait_for(folder)
        file = folder.joinpath(*parts)
        if file.is_dir() and parts and not path.endswith("/"):
            self._redirect("/" + "/".join(map(quote, parts)) + "/")
            return
        if path.endswith("/"):
            file /= "index.html"
        data = _read(file, folder)
        if data is None:
            self._not_found()
        else:
            self._answer(HTTPStatus.OK, data, TYPES.get(file.suffix, "application/octet-stream"))

    def _not_found(self) -> None:
        """The site's own page. Its links begin at the root of the site, which is ours here."""
        state, language = self.server.state, self.server.language
        words = WORDS[language]
        if not state.folder.is_dir():
            page = bare_page(words["no_site"], language)
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, page, TYPES[".html"])
            return
        page = _read(state.folder / "404.html", state.folder) or b""
        page = page.replace(f'="{state.root}'.encode(), b'="/')
        page = page or bare_page(words["not_found"], language)
        self._answer(HTTPStatus.NOT_FOUND, page, TYPES[".html"])

    def _redirect(self, to: str) -> None:
        query = urlsplit(self.path).query
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", f"{to}?{query}" if query else to)
        self._end(0)

    def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        if kind == TYPES[".html"]:
            data = injected(data, self.server.state.panel, self.server.state.version)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self._end(len(data))
        if self.command != "HEAD":
            self.wfile.write(data)

    def _end(self, length: int) -> None:
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def _events(self) -> None:
        """Tell the version now, and again whenever it changes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        state, said = self.server.state, ""
        while self.command != "HEAD" and not state.closed:
            version = state.wait(said, _HEARTBEAT)
            # A comment, sent so that we notice when the browser is gone.
            self.wfile.write(b":\n\n" if version == said else f"data: {version}\n\n".encode())
            said = version

    def log_message(self, *_: Any) -> None:
        """Say nothing: the terminal belongs to problems."""


def parts_of(path: str) -> list[str] | None:
    """The names in a path of a URL; None if it could lead anywhere but into the folder."""
    parts = [part for part in unquote(path).split("/") if part]
    for part in parts:
        if part.startswith(".") or any(sign in part for sign in "\\:") or not part.isprintable():
            return None
    return parts


def _read(file: Path, folder: Path) -> bytes | None:
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        return file.read_bytes() if inside and file.is_file() else None
    except (OSError, ValueError):
        return None


def _wait_for(folder: Path) -> None:
    """Where two folders cannot be swapped in one step, there is none for a moment."""
    until = time.monotonic() + _SWAP
    beside = folder.with_name(folder.name + OLD)
    while not folder.exists() and beside.exists() and time.monotonic() < until:
        time.sleep(0.02)
