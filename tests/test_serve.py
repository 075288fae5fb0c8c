"""The preview: what it hands out, what it refuses, and what it shows while records are wrong."""

import http.client
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

from catalog import serve
from catalog.problems import Problem
from catalog.serve.panel import injected, of_crash, of_problems
from catalog.serve.server import open_server, parts_of
from catalog.serve.state import State
from catalog.serve.watch import Watch
from tests.invented import (
    DAY,
    ENDING,
    PROVINCE,
    change,
    command,
    copy_of_province,
    environment,
    files_of,
    order,
    run,
)

SOON = 20.0
"""Seconds within which anything here happens, even on a busy machine."""


@dataclass
class Preview:
    """A running `serve` on records that the test may spoil."""

    process: "subprocess.Popen[str]"
    products: Path
    out: Path
    lines: "Queue[str]" = field(default_factory=Queue)
    port: int = 0

    def __post_init__(self) -> None:
        Thread(target=self._read, daemon=True).start()
        line = self.wait_for(r"http://127\.0\.0\.1:\d+/")
        self.port = int(line.partition("127.0.0.1:")[2].partition("/")[0])

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)

    def wait_for(self, pattern: str) -> str:
        """The next line of the terminal that matches."""
        seen: list[str] = []
        until = time.monotonic() + SOON
        while time.monotonic() < until:
            try:
                seen.append(self.lines.get(timeout=0.1))
            except Empty:
                continue
            if re.search(pattern, seen[-1]):
                return seen[-1]
        raise AssertionError(f"{pattern!r} did not come; the terminal said:\n{''.join(seen)}")

    def get(self, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            connection.endheaders()
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, answer.read()
        finally:
            connection.close()

    def text(self, path: str) -> str:
        return self.get(path)[2].decode("utf-8")

    def events(self) -> "Events":
        return Events(self.port)


class Events:
    """What a page of the preview listens to."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=SOON)
        self._socket.sendall(b"GET /.serve/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        self._file = self._socket.makefile("rb")

    def next(self) -> str:
        for line in self._file:
            if line.startswith(b"data: "):
                return line.removeprefix(b"data: ").decode().strip()
        raise AssertionError("the preview hung up")

    def close(self) -> None:
        self._file.close()
        self._socket.close()


def start(products: Path, out: Path, *more: object) -> Preview:
    arguments = ("serve", "--products", products, "--out", out, "--as-of", DAY, *more)
    process = subprocess.Popen(
        command(*arguments),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        return Preview(process, products, out)
    except BaseException:
        stop(process)
        raise


def stop(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for many tests: each leaves the records as it found them."""
    folder = tmp_path_factory.mktemp("serve")
    found = start(copy_of_province(folder), folder / "site", "--port", 0)
    yield found
    stop(found.process)


# What is handed out


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/en/products/?q=che#x", "text/html; charset=utf-8"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/page.js", "text/javascript; charset=utf-8"),
        ("/assets/fonts/be-vietnam-pro-400-latin.woff2", "font/woff2"),
        ("/assets/pictures/logo.svg", "image/svg+xml"),
        ("/assets/pictures/og.png", "image/png"),
        ("/data/v1/products.json", "application/json"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/.serve/reload.js", "text/javascript; charset=utf-8"),
        ("/.serve/panel.css", "text/css; charset=utf-8"),
    ],
)
def test_every_kind_of_file_has_its_type_and_is_never_kept(
    preview: Preview, path: str, kind: str
) -> None:
    """A browser that keeps an old page would show it while somebody edits."""
    status, headers, data = preview.get(path.partition("#")[0])

    assert (status, headers["content-type"]) == (200, kind)
    assert headers["cache-control"] == "no-store"
    assert int(headers["content-length"]) == len(data) > 0


def test_files_other_than_pages_are_handed_out_as_they_are(preview: Preview) -> None:
    for path in ("assets/site.css", "data/v1/products.json", "assets/pictures/og.png"):
        assert preview.get(f"/{path}")[2] == (preview.out / path).read_bytes()


def test_pages_listen_for_changes_and_built_files_do_not(preview: Preview) -> None:
    served = preview.text("/")
    built = (preview.out / "index.html").read_text(encoding="utf-8")

    assert "/.serve/reload.js" in served
    assert "ocop-serve" not in served
    assert (
        served.replace(served[served.index('<script src="/.serve') : served.rindex("</body>")], "")
        == built
    )
    assert not [p for p, data in files_of(preview.out).items() if b"/.serve/" in data]


def test_a_folder_without_its_slash_leads_to_the_page(preview: Preview) -> None:
    """Else every relative link of the page would be wrong."""
    status, headers, _ = preview.get("/en/products?q=1")

    assert (status, headers["location"]) == (302, "/en/products/?q=1")


def test_head_tells_the_same_without_the_page(preview: Preview) -> None:
    status, headers, data = preview.get("/", "HEAD")

    assert (status, data) == (200, b"")
    assert int(headers["content-length"]) == len(preview.get("/")[2])


@pytest.mark.parametrize(
    "path",
    [
        "/no-such-page/",
        "/assets/",
        "/assets/fonts/",
        "/data/v1/",
        "/.ocop-site",
        "/../products/catalogue.yml",
        "/%2e%2e/products/catalogue.yml",
        "/..%2fproducts%2fcatalogue.yml",
        "/assets/..%5c..%5cproducts/catalogue.yml",
        "/assets/../../products/catalogue.yml",
        "//127.0.0.1/",
        "/c:/windows/win.ini",
        "/index.html%00.css",
        "/index.html/",
        "/%ff%fe",
    ],
)
def test_nothing_else_is_handed_out(preview: Preview, path: str) -> None:
    """No list of files, no hidden file, nothing outside the folder: the site's own 404 page."""
    status, headers, data = preview.get(path)

    assert status == 404
    assert headers["content-type"].startswith("text/html")
    assert b"products/catalogue.yml" not in data
    assert b"base_url" not in data


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "site/open.txt").symlink_to(tmp_path / "secret.txt")
    state = State(tmp_path / "site")
    with open_server(0, state, "vi") as server:
        Thread(target=server.serve_forever, daemon=True).start()
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=SOON)
        connection.request("GET", "/open.txt")

        assert connection.getresponse().status == 404

        connection.close()
        state.close()
        server.shutdown()


def test_the_404_page_loads_its_style_from_here(preview: Preview) -> None:
    """Built, its links begin with the folder of the published site: it has no fixed depth."""
    text = preview.text("/no/such/page/")

    assert 'href="/assets/site.css?v=' in text
    assert '="/danh-muc/' not in text


def test_parts_of_a_path_are_names_only() -> None:
    assert parts_of("/a%20b/c/") == ["a b", "c"]
    assert parts_of("//a///b") == ["a", "b"]
    assert parts_of("/s%E1%BA%A3n") == ["sản"]
    assert parts_of("/a/%2e%2e/b") is None
    assert parts_of("/a\\b") is None


# What happens while somebody edits


def test_a_saved_file_is_shown_and_every_page_is_told(preview: Preview) -> None:
    file = preview.products / f"{ENDING}.yml"
    events = preview.events()
    first = events.next()
    assert first in preview.text("/")

    change(file, "Cà phê ví dụ sắp hết hạn", "Cà phê vừa được đổi tên")

    second = events.next()
    assert second != first
    assert "Cà phê vừa được đổi tên" in preview.text(f"/san-pham/{ENDING}/")
    preview.wait_for(r"tệp thay đổi")

    change(file, "Cà phê vừa được đổi tên", "Cà phê ví dụ sắp hết hạn")
    events.next()
    events.close()


def test_a_problem_is_shown_above_the_last_good_page_until_it_is_corrected(
    preview: Preview,
) -> None:
    file = preview.products / f"{ENDING}.yml"
    events = preview.events()
    events.next()
    good = (preview.out / f"san-pham/{ENDING}/index.html").read_bytes()

    change(file, "stars: 4", "stars: <b>4</b>")
    events.next()

    preview.wait_for(rf"products/{ENDING}\.yml:10:12: Lỗi")
    for path in ("/", f"/san-pham/{ENDING}/", "/en/", "/no-such-page/"):
        text = preview.text(path)
        assert '<div id="ocop-serve" role="alert">' in text
        assert f"<code>products/{ENDING}.yml:10</code>" in text
        assert "stars: &lt;b&gt;4&lt;/b&gt;" in text
        assert "<b>4</b>" not in text
        assert "Có 1 lỗi phải sửa" in text
    assert (preview.out / f"san-pham/{ENDING}/index.html").read_bytes() == good

    change(file, "stars: <b>4</b>", "stars: 4")
    events.next()
    events.close()

    assert "ocop-serve" not in preview.text("/")


def test_a_file_that_comes_or_goes_is_seen(preview: Preview) -> None:
    file = preview.products / "htx-vi-du-mot/tra-moi.yml"
    events = preview.events()
    events.next()

    file.write_text("name: {vi: Trà mới}\ngroup: che-tuoi-che-bien\n", encoding="utf-8")
    events.next()

    assert preview.get("/san-pham/htx-vi-du-mot/tra-moi/")[0] == 200

    file.unlink()
    events.next()
    events.close()

    assert preview.get("/san-pham/htx-vi-du-mot/tra-moi/")[0] == 404


def test_a_watch_sees_changes_and_not_what_editors_keep(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    file = tmp_path / "a" / "x.yml"
    file.write_text("1", encoding="utf-8")
    watch = Watch(tmp_path)

    assert not watch.changed()
    (tmp_path / "a" / ".x.yml.swp").write_text("1", encoding="utf-8")
    (tmp_path / "a" / "x.yml~").write_text("1", encoding="utf-8")
    assert not watch.changed()
    file.write_text("12", encoding="utf-8")
    assert watch.changed()
    assert not watch.changed()
    file.unlink()
    assert watch.changed()


# Starting and stopping


@pytest.mark.skipif(os.name == "nt", reason="no Ctrl-C for one process on Windows")
def test_it_starts_with_problems_and_ends_well_with_ctrl_c(tmp_path: Path) -> None:
    """With no site at all yet: only the problems are shown, in the language asked for."""
    # A shell that runs the tests in the background lets children ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    products = copy_of_province(tmp_path)
    change(products / f"{ENDING}.yml", "stars: 4", "stars: 6")
    preview = start(products, tmp_path / "site", "--port", 0, "--lang", "en")
    status, _, data = preview.get("/")

    assert status == 503
    assert "1 to correct" in data.decode("utf-8")

    events = preview.events()
    events.next()
    change(products / f"{ENDING}.yml", "stars: 6", "stars: 4")
    events.next()
    assert preview.get("/")[0] == 200

    preview.process.send_signal(signal.SIGINT)

    assert preview.process.wait(SOON) == 0
    preview.wait_for("Stopped")
    events.close()
    stop(preview.process)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["products", "site"]


def test_a_port_that_is_taken_is_passed_over(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        preview = start(PROVINCE, tmp_path / "site", "--port", port)

        assert port < preview.port <= port + 20
        assert preview.get("/")[0] == 200

        stop(preview.process)


@pytest.mark.parametrize("records", ["right", "wrong"])
def test_a_folder_of_somebody_else_is_never_shown(tmp_path: Path, records: str) -> None:
    """`serve --out ~/Documents` must not put them on a port, whatever the records say."""
    products = copy_of_province(tmp_path)
    if records == "wrong":
        change(products / f"{ENDING}.yml", "stars: 4", "stars: 6")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "diary.txt").write_text("mine", encoding="utf-8")

    done = run("serve", "--products", products, "--out", tmp_path / "documents", "--port", 0)

    assert done.returncode == 2
    assert "documents" in done.stderr
    assert files_of(tmp_path / "documents") == {"diary.txt": b"mine"}


# What is added to a page


def test_text_of_a_record_is_escaped_in_the_panel() -> None:
    values = {"found": "<script>alert(1)</script>", "known": "<img src=x onerror=alert(2)>"}
    problem = Problem("products/<b>/x.yml", 1, 1, "group-unknown", values, "<i>shown</i>")

    for language in ("vi", "en"):
        panel = of_problems([problem], language)
        assert "<script" not in panel
        assert "<img" not in panel
        assert "<i>" not in panel
        assert "products/&lt;b&gt;/x.yml:1" in panel


def test_a_crash_is_escaped_in_the_panel() -> None:
    assert "&lt;script&gt;" in of_crash("UndefinedError: <script>", "en")


def test_a_crash_is_told_and_the_preview_lives_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such as a slip in a template, while somebody edits it."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("in <b>product.html</b>")

    monkeypatch.setattr(serve, "build", fail)

    panel = serve._build(order(tmp_path / "site"), State(tmp_path / "site"), "en")

    assert "ZeroDivisionError: in &lt;b&gt;product.html&lt;/b&gt;" in panel
    assert "The page below is the last good one." in panel
    assert "Traceback" in capsys.readouterr().out


def test_many_problems_are_cut_short() -> None:
    many = [Problem(f"{number}.yml", 0, 0, "file-empty") for number in range(50)]

    panel = of_problems(many, "en")

    assert panel.count("<code>") == 20
    assert "and 30 more" in panel


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<body>x</body></html>", b"<body>x%s</body></html>"),
        (b"x", b"x%s"),
        (b"</body></body>", b"</body>%s</body>"),
    ],
)
def test_additions_stand_at_the_end_of_the_body(page: bytes, expected: bytes) -> None:
    script = b'<script src="/.serve/reload.js" data-version="v"></script>'

    assert injected(page, "", "v") == expected % script
