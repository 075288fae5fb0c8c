"""What hosts of static sites take, and how much of it a site needs."""

from collections.abc import Mapping
from dataclasses import dataclass

SHARE = 0.8
"""So much of what a host takes a site may need: the rest is for the weeks in which somebody
finds out what to do about the next page."""


@dataclass(frozen=True, slots=True)
class Host:
    """A host, and the most that it takes; None: it does not say."""

    name: str
    size: int | None = None
    files: int | None = None
    one_file: int | None = None


HOSTS: Mapping[str, Host] = {
    "github": Host("GitHub Pages", size=1_000_000_000),
    "cloudflare": Host("Cloudflare Pages", files=20_000, one_file=25 * 1024 * 1024),
}


@dataclass(frozen=True, slots=True)
class Need:
    """How much of what a host takes is needed: of ``what``, "size", "files" or "one-file"."""

    host: Host
    what: str
    needed: int
    most: int

    @property
    def share(self) -> float:
        """1 is all that the host takes."""
        return self.needed / self.most

    @property
    def is_too_much(self) -> bool:
        """A single file either fits or does not: it does not grow with each product."""
        return self.share > (1 if self.what == "one-file" else SHARE)


def needs(host: Host, sizes: Mapping[str, int]) -> tuple[Need, ...]:
    """What a site needs of a host. ``sizes``: path -> bytes."""
    asked = (
        ("size", sum(sizes.values()), host.size),
        ("files", len(sizes), host.files),
        ("one-file", max(sizes.values(), default=0), host.one_file),
    )
    return tuple(Need(host, what, needed, most) for what, needed, most in asked if most)
