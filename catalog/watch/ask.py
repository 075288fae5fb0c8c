"""Asks an address whether it is there. Politely, and never within our own network.

Addresses come from contributors: a name is looked up once, private and local numbers are
refused, and the connection goes to the very number that was looked at.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Iterable
from urllib.parse import SplitResult, urljoin, urlsplit

SECONDS = 15
MOST_HOPS = 4
ALIVE = frozenset({401, 403, 405, 406, 429, 501, 503, 999})
"""Answers of servers that are there and do not like programs."""


class _Refused(Exception):
    """An address that we do not ask."""


def ask(links: Iterable[str], agent: str) -> dict[str, bool]:
    """Whether each answers; one host is asked one thing at a time. Those refused are left out."""
    found: dict[str, bool] = {}
    for link in links:
        try:
            found[link] = _answers(link, agent)
        except _Refused:
            continue
    return found


def _answers(link: str, agent: str) -> bool:
    address = link
    for _ in range(MOST_HOPS):
        try:
            status, target = _status(address, agent, "HEAD")
            if status in {400, 404, 405, 501}:
                status, target = _status(address, agent, "GET")
        except (OSError, http.client.HTTPException, ValueError):
            return False
        if not target:
            return status < 400 or status in ALIVE
        address = urljoin(address, target)
    return False


def _status(address: str, agent: str, method: str) -> tuple[int, str]:
    """The status, and where it leads on; no body is read."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise _Refused
    number = _public(parts)
    connection = _connection(parts, number)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, headers={"User-Agent": agent, "Accept": "*/*"})
        answer = connection.getresponse()
        moved = answer.status in {301, 302, 303, 307, 308}
        return answer.status, (answer.getheader("Location") or "") if moved else ""
    finally:
        connection.close()


def _public(parts: SplitResult) -> str:
    """The number of a host, if it is one that anybody may reach."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if port not in {80, 443, 8080, 8443}:
        raise _Refused
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    numbers = [str(one[4][0]) for one in found]
    if not numbers or not all(ipaddress.ip_address(one).is_global for one in numbers):
        raise _Refused
    return numbers[0]


def _connection(parts: SplitResult, number: str) -> http.client.HTTPConnection:
    """To the number that was looked at; the name is kept for the server and its certificate."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    opened = socket.create_connection((number, port), timeout=SECONDS)
    if parts.scheme == "https":
        try:
            opened = ssl.create_default_context().wrap_socket(opened, server_hostname=host)
        except (OSError, ValueError):
            opened.close()
            raise
    connection.sock = opened
    return connection
