"""What came of something before: by its name and the digest of what it came of.

A file of the shelf is of use only if it was written whole, by the same code. Only classes
that we name are ever made of it: a cache may come from anywhere, and must not run.
Knows no record.
"""

import pickle
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zlib import crc32

from catalog.cache import Cache

_MOST = 1 << 28
"""Bytes of a board; a country's have 2 MB."""

_PLAIN: Mapping[tuple[str, str], type] = {
    (one.__module__, one.__qualname__): one for one in (date, Decimal)
}
"""Classes of Python itself of which records are made, too."""

Slot = tuple[str, Any]
"""Digest of what was there, and what came of it."""


class Shelf:
    """Values by name, as an earlier build left them."""

    def __init__(
        self, cache: Cache, name: str, ground: str, rooms: Iterable[str], *, boards: int = 1
    ) -> None:
        """Open the shelf.

        Args:
            cache: Where its boards lie, under this name.
            name: Of the shelf.
            ground: Digest of what made the values; of another ground none is believed.
            rooms: Modules whose classes the values may be of.
            boards: Files that it is kept in: a value that changed rewrites one of them.
        """
        self._cache, self._ground, self._rooms = cache, ground, frozenset(rooms)
        self._names = [f"{name}-{number:02}" for number in range(boards)]
        self._boards = [self._opened(one) for one in self._names]
        self._used: list[dict[str, Slot]] = [{} for _ in self._names]

    @property
    def holds(self) -> bool:
        """True if there is anything on it."""
        return any(self._boards)

    def get(self, path: str, digest: str) -> Any:
        """What came of it when it had this digest; None if that is not known."""
        board = self._board_of(path)
        slot = self._boards[board].get(path)
        if slot is None or slot[0] != digest:
            return None
        self._used[board][path] = slot
        return slot[1]

    def put(self, path: str, digest: str, value: Any) -> None:
        """Keep what came of it."""
        self._used[self._board_of(path)][path] = (digest, value)

    def save(self) -> None:
        """Write the boards that changed; what was neither asked for nor put is forgotten."""
        for name, before, now in zip(self._names, self._boards, self._used, strict=True):
            if before.keys() != now.keys() or any(before[path] is not now[path] for path in now):
                told = pickle.dumps((self._ground, now), protocol=5)
                self._cache.put(name, told)

    def _board_of(self, path: str) -> int:
        return crc32(path.encode("utf-8", "surrogateescape")) % len(self._names)

    def _opened(self, name: str) -> dict[str, Slot]:
        data = self._cache.get(name)
        if data is None or len(data) > _MOST:
            return {}
        try:
            ground, slots = _Careful(data, self._rooms).load()
        except Exception:  # noqa: BLE001 - bytes of whoever wrote them: anything may be wrong
            return {}
        return slots if ground == self._ground and _is_board(slots) else {}


def _is_board(slots: object) -> bool:
    return isinstance(slots, dict) and all(
        isinstance(path, str)
        and isinstance(slot, tuple)
        and len(slot) == 2
        and isinstance(slot[0], str)
        for path, slot in slots.items()
    )


class _Careful(pickle.Unpickler):
    """Makes values of the classes of some rooms, and of nothing else."""

    def __init__(self, data: bytes, rooms: frozenset[str]) -> None:
        super().__init__(BytesIO(data))
        self._rooms = rooms

    def find_class(self, module: str, name: str) -> Any:
        """A class by its name.

        Raises:
            pickle.UnpicklingError: It is none of ours.
        """
        if (module, name) in _PLAIN:
            return _PLAIN[module, name]
        if module in self._rooms:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
