"""A built site, looked at before anybody sees it: links, size, and pages that are gone.

Knows folders and bytes, and nothing of records: what is looked at is what will be published.
What is wrong is a value; `told` has the words.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.verify.budget import HOSTS, SHARE, Host, Need, needs
from catalog.verify.links import Broken, broken_links
from catalog.verify.shrink import MAP, MOST, Lost, lost_pages, lost_since
from catalog.verify.told import told, told_loss

__all__ = [
    "HOSTS",
    "MAP",
    "MOST",
    "SHARE",
    "Broken",
    "Host",
    "Lost",
    "Need",
    "Verdict",
    "broken_links",
    "files_of",
    "lost_pages",
    "lost_since",
    "needs",
    "told",
    "told_loss",
    "verify",
]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was seen of a site."""

    pages: int
    files: int
    size: int
    broken: tuple[Broken, ...]
    needs: tuple[Need, ...]
    """Of every host that is known, the one that is asked for first."""
    host: str
    """For whose limits the site is refused; empty: for nobody's."""
    lost: Lost | None
    """None: no earlier site is known."""
    may_shrink: bool

    @property
    def too_large(self) -> tuple[Need, ...]:
        """What the host that is asked for would not take for long."""
        asked = HOSTS.get(self.host)
        return tuple(need for need in self.needs if need.host is asked and need.is_too_much)

    @property
    def has_shrunk(self) -> bool:
        """Whether so many pages are gone that somebody has to say that it is meant."""
        return self.lost is not None and self.lost.is_too_many and not self.may_shrink

    @property
    def is_good(self) -> bool:
        """Whether it may be published."""
        return not (self.broken or self.too_large or self.has_shrunk)


def verify(
    folder: Path,
    *,
    host: str = "",
    before: bytes = b"",
    may_shrink: bool = False,
    jobs: int = 1,
) -> Verdict:
    """Look at the site in a folder.

    Args:
        folder: Where it was built.
        host: One of HOSTS, whose limits hold; empty: none.
        before: The map of the site that it replaces; empty: there is none, or nobody knows it.
        may_shrink: Pages that are gone were meant to go.
        jobs: On how many processes links are followed.

    Raises:
        OSError: The folder cannot be read.
    """
    sizes = dict(files_of(folder))
    hosts = sorted(HOSTS, key=lambda one: one != host)
    return Verdict(
        sum(path.endswith(".html") for path in sizes),
        len(sizes),
        sum(sizes.values()),
        tuple(broken_links(folder, sizes, jobs)),
        tuple(need for one in hosts for need in needs(HOSTS[one], sizes)),
        host,
        lost_pages(before, folder),
        may_shrink,
    )


def files_of(folder: Path, top: str = "") -> Iterator[tuple[str, int]]:
    """(path, bytes) of every file that would be published; marks of ours begin with a dot."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from files_of(Path(entry.path), f"{top}{entry.name}/")
            else:
                yield top + entry.name, entry.stat().st_size
