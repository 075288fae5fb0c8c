"""Asks GitHub. Knows HTTP; every answer is bounded, and no redirect is followed.

A redirect could lead the token to another host, or a reader into a private network.
"""

import json
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from catalog.errors import GitHubRefused, Misuse
from catalog.github.call import Call

MOST_BYTES = 16 * 1024 * 1024
"""Of one answer: a listing of a hundred thousand files, where GitHub ends it."""
PER_PAGE, MOST_PAGES = 100, 10
SECONDS = 60


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Api:
    """GitHub at one address, with one token; an empty token asks as a stranger."""

    def __init__(self, root: str, token: str = "") -> None:
        parts = urlsplit(root)
        local = parts.hostname in {"127.0.0.1", "localhost"}
        if not parts.hostname or (parts.scheme != "https" and not local):
            raise Misuse(f"{root}: https://api.github.com")
        self._root, self._token = root.rstrip("/"), token
        self._opener = urllib.request.build_opener(_NoRedirect)

    def get(self, path: str) -> Any:
        """What stands at a path, as JSON tells it."""
        return _json(self._ask("GET", path), path)

    def raw(self, path: str, most: int) -> bytes:
        """The bytes of a git object."""
        return self._ask("GET", path, accept="application/vnd.github.raw+json", most=most)

    def pages(self, path: str) -> list[Any]:
        """All entries of a list, the oldest thousand at most."""
        found: list[Any] = []
        sign = "&" if "?" in path else "?"
        for number in range(1, MOST_PAGES + 1):
            page = self.get(f"{path}{sign}per_page={PER_PAGE}&page={number}")
            found += page
            if len(page) < PER_PAGE:
                break
        return found

    def perform(self, call: Call) -> Any:
        """Do what a call says."""
        body = json.dumps(call.body).encode()
        return _json(self._ask(call.method, call.path, body=body), call.path)

    def _ask(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        accept: str = "application/vnd.github+json",
        most: int = MOST_BYTES,
    ) -> bytes:
        headers = {
            "Accept": accept,
            "User-Agent": "ocop-catalogue",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        address = f"{self._root}/{path.lstrip('/')}"
        # The scheme was looked at when the root was set.
        request = urllib.request.Request(address, body, headers, method=method)  # noqa: S310
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                data = answer.read(most + 1)
        except urllib.error.HTTPError as error:
            with error:
                raise GitHubRefused(error.code, method, path, _why(error)) from None
        except (OSError, HTTPException) as error:
            raise GitHubRefused(0, method, path, str(error)) from None
        if len(data) > most:
            raise GitHubRefused(0, method, path, f"> {most} bytes")
        return bytes(data)


def _json(data: bytes, path: str) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        raise GitHubRefused(0, "GET", path, "no JSON") from None


def _why(error: urllib.error.HTTPError) -> str:
    """The reason that GitHub gives, short."""
    try:
        said = json.loads(error.read(10_000))
    except (ValueError, OSError, HTTPException):
        return str(error.reason)
    return str(said.get("message", error.reason))[:300] if isinstance(said, dict) else ""
