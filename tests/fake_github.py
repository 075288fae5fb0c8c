"""A GitHub of our own on this computer: the part of its API that the bots use.

Objects come from a real repository of git, so that modes, sizes and patches are git's.
It refuses what GitHub refuses: writing without a token, texts that are too long, comments
at lines that a request does not show.
"""

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

MOST_LETTERS, MOST_PATCH = 65_536, 400_000
BOT = {"id": 41898282, "login": "github-actions[bot]", "type": "Bot"}
TOKEN = "vi-du"  # noqa: S105 - of nobody
_STATUS = {"A": "added", "M": "modified", "D": "removed", "T": "changed"}
_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


@dataclass
class FakeGitHub:
    """One repository, and what was asked of it."""

    folder: Path
    repository: str = "vi-du/danh-muc"
    comments: list[dict[str, Any]] = field(default_factory=list)
    line_comments: list[dict[str, Any]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    head: str = ""
    """The commit at which request 7 stands."""
    base: str = "main"
    address: str = ""

    @property
    def written(self) -> list[tuple[str, str]]:
        """Methods and paths of all that changes something."""
        return [one for one in self.asked if one[0] != "GET"]

    def answer(self, method: str, path: str, body: Any, token: str) -> tuple[int, Any]:
        parts = urlsplit(path)
        page = int(parse_qs(parts.query).get("page", ["1"])[0])
        self.asked.append((method, parts.path))
        below = unquote(parts.path).removeprefix(f"/repos/{self.repository}/")
        if method != "GET" and token != f"Bearer {TOKEN}":
            return 401, {"message": "Requires authentication"}
        if method != "GET" and any(len(text) > MOST_LETTERS for text in _texts(body)):
            return 422, {"message": "Validation Failed: body is too long"}
        return self._routed(method, below, body, page)

    def _routed(self, method: str, below: str, body: Any, page: int) -> tuple[int, Any]:
        routes = (
            ("GET", r"issues/7/comments", lambda: _page(self.comments, page)),
            ("GET", r"pulls/7/comments", lambda: _page(self.line_comments, page)),
            ("GET", r"pulls/7", lambda: {"number": 7, "head": {"sha": self.head}}),
            ("GET", r"compare/(\w+)\.\.\.(\w+)", self._compared),
            ("GET", r"git/trees/(\w+)", self._tree),
            ("GET", r"git/blobs/(\w+)", lambda id_: self._git("cat-file", "blob", id_)),
            ("GET", r"issues", lambda: _page(self.issues, page)),
            ("POST", r"issues", lambda: self._opened(body)),
            ("PATCH", r"issues/(\d+)", lambda id_: self._renewed(int(id_), body)),
            ("POST", r"issues/(?!7/)(\d+)/comments", lambda id_: self._said(int(id_), body)),
            ("POST", r"issues/7/comments", lambda: self.say(BOT["id"], body["body"])),
            ("PATCH", r"issues/comments/(\d+)", lambda id_: self._edited(int(id_), body)),
            ("POST", r"pulls/7/reviews", lambda: self._reviewed(body)),
        )
        for verb, pattern, made in routes:
            found = re.fullmatch(pattern, below)
            if found and verb == method:
                try:
                    return 200, made(*found.groups())
                except (KeyError, ValueError, StopIteration) as error:
                    return 422, {"message": f"Validation Failed: {error}"}
                except subprocess.CalledProcessError:
                    return 404, {"message": "Not Found"}
        return 404, {"message": "Not Found"}

    def say(self, author: int, text: str) -> dict[str, Any]:
        """Somebody comments on the request."""
        self.comments.append({"id": 100 + len(self.comments), "user": {"id": author}, "body": text})
        return self.comments[-1]

    def _opened(self, body: Any) -> dict[str, Any]:
        issue = {"number": 1000 + len(self.issues), "user": BOT, "state": "open", "said": []} | body
        self.issues.append(issue)
        return issue

    def _renewed(self, number: int, body: Any) -> dict[str, Any]:
        issue = next(one for one in self.issues if one["number"] == number)
        issue |= body
        return issue

    def _said(self, number: int, body: Any) -> dict[str, Any]:
        next(one for one in self.issues if one["number"] == number)["said"].append(body["body"])
        return {"id": 1}

    def _edited(self, id_: int, body: Any) -> dict[str, Any]:
        comment = next(one for one in self.comments if one["id"] == id_)
        comment["body"] = body["body"]
        return comment

    def _reviewed(self, body: Any) -> dict[str, Any]:
        files = self._compared(self.base, body["commit_id"])["files"]
        patches = {one["filename"]: one.get("patch", "") for one in files}
        for one in body["comments"]:
            if one["line"] not in _shown(patches[one["path"]]):
                raise ValueError("line must be part of the diff")
        for one in body["comments"]:
            self.line_comments.append({"id": 500 + len(self.line_comments), "user": BOT} | one)
        return {"id": 900}

    def _compared(self, base: str, head: str) -> dict[str, Any]:
        forked = self._git("merge-base", base, head).decode().strip()
        raw = self._git("diff", "--raw", "-z", "--no-renames", forked, head).decode()
        rows = raw.split("\0")[:-1]
        files = []
        for about, path in zip(rows[::2], rows[1::2], strict=True):
            row = {"filename": path, "status": _STATUS[about.split()[4]]}
            patch = self._git("diff", "--no-renames", forked, head, "--", path).decode()
            at = patch.find("@@")
            shown = at >= 0 and len(patch) <= MOST_PATCH
            files.append(row | ({"patch": patch[at:].rstrip("\n")} if shown else {}))
        return {"merge_base_commit": {"sha": forked}, "files": self._renamed(files, forked, head)}

    def _renamed(self, files: list[dict[str, Any]], forked: str, head: str) -> list[dict[str, Any]]:
        """GitHub tells a renamed file once, with both names."""
        same = self._git("diff", "--raw", "-z", "-M100%", "--diff-filter=R", forked, head).decode()
        rows = same.split("\0")[:-1]
        pairs = dict(zip(rows[2::3], rows[1::3], strict=True))
        kept = [one for one in files if one["filename"] not in pairs.values()]
        for one in kept:
            if one["filename"] in pairs:
                one |= {"status": "renamed", "previous_filename": pairs[one["filename"]]}
                one.pop("patch", None)
        return kept

    def _tree(self, commit: str) -> dict[str, Any]:
        rows = self._git("ls-tree", "-r", "-t", "-l", "-z", commit).decode().split("\0")[:-1]
        tree = []
        for row in rows:
            about, _, path = row.partition("\t")
            mode, kind, id_, size = about.split()
            sized = {} if size == "-" else {"size": int(size)}
            tree.append({"path": path, "mode": mode, "type": kind, "sha": id_} | sized)
        return {"sha": commit, "truncated": False, "tree": tree}

    def _git(self, *arguments: str) -> bytes:
        command = ["git", "-C", str(self.folder), *arguments]
        return subprocess.run(command, capture_output=True, check=True).stdout


def _page(rows: list[dict[str, Any]], page: int) -> list[dict[str, Any]]:
    return rows[(page - 1) * 100 : page * 100]


def _texts(body: Any) -> Iterator[str]:
    if isinstance(body, str):
        yield body
    elif isinstance(body, dict | list):
        for inner in body.values() if isinstance(body, dict) else body:
            yield from _texts(inner)


def _shown(patch: str) -> set[int]:
    lines: set[int] = set()
    for found in _HUNK.finditer(patch):
        first = int(found[1])
        lines |= set(range(first, first + int(found[2] or 1)))
    return lines


@contextmanager
def github_on(folder: Path) -> Iterator[FakeGitHub]:
    """A running one; ``address`` is the root of its API."""
    fake = FakeGitHub(folder)

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            token = self.headers.get("Authorization", "")
            status, told = fake.answer(self.command, self.path, body, token)
            data = told if isinstance(told, bytes) else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = _do  # noqa: N815 - names of http.server

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    fake.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
