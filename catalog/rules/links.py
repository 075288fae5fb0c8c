"""Rules about links that readers follow: they die, and they are taken over."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from catalog.model import Product
from catalog.problems import Finding, Location

if TYPE_CHECKING:
    from catalog.rules import Context


def not_encrypted(url: str, where: Location) -> Iterator[Finding]:
    """``http:`` works still, but anyone on the way can change the page."""
    if url.startswith("http:"):
        yield Finding("link-not-encrypted", where, {"found": url[:80]})


def channels_lead_where_they_say(product: Product, context: "Context") -> Iterator[Finding]:
    """A shop link names a platform that lives, on its own host, and is no short link."""
    lists = context.lists
    for index, channel in enumerate(product.channels):
        where = ("channels", index, "url")
        host = (urlsplit(channel.url).hostname or "").removeprefix("www.")
        hosts = lists.platform_hosts.get(channel.kind)
        if hosts is None:
            values = {"found": channel.kind, "known": ", ".join(lists.platforms)}
            yield Finding("channel-unknown", ("channels", index, "kind"), values)
        elif host in lists.short_link_hosts:
            yield Finding("link-hides-its-target", where, {"found": host})
        elif hosts and not any(host == own or host.endswith("." + own) for own in hosts):
            yield Finding("channel-host-differs", where, {"found": host, "known": ", ".join(hosts)})
        if channel.kind in lists.closed_platforms:
            yield Finding("channel-closed", ("channels", index, "kind"), {"found": channel.kind})
        yield from not_encrypted(channel.url, where)
