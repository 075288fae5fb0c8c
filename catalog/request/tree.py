"""All files of one revision, as values. Knows no git and no disk."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PLAIN, EXECUTABLE, LINK, SUBMODULE = "100644", "100755", "120000", "160000"
"""Modes of git. It knows no others, but for old trees with ``100664``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file. ``data`` is empty where nobody reads it: photos, files of any other kind."""

    mode: str
    id: str
    """Equal for equal bytes."""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Tree:
    """One revision: ``files`` below the folder of records, by path; what lies beside it."""

    files: Mapping[str, Entry]
    beside: Mapping[str, Entry] = field(default_factory=dict)
    name: str = "products"

    def shown(self, path: str) -> str:
        """The path as messages call it."""
        return f"{self.name}/{path}"


def changed(base: Mapping[str, Entry], head: Mapping[str, Entry]) -> tuple[str, ...]:
    """Paths that were added, removed or changed, in order."""
    both = base.keys() | head.keys()
    return tuple(sorted(path for path in both if not _same(base.get(path), head.get(path))))


def _same(one: Entry | None, other: Entry | None) -> bool:
    return one is not None and other is not None and (one.mode, one.id) == (other.mode, other.id)
