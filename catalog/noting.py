"""Notes of what a file of the site was made from, taken while it is made.

A map that notes who looks something up in it; a thing made once for many, whose every
user has read what it was made from. So the next build knows which files show a record
that changed, and nobody has to say it by hand, and forget to. Knows no record and no file.

A note is (map, key), or (map, None) for who saw all of a map, or how large it is.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

Note = tuple[str, str | int | None]

EVERYTHING = "everything"
"""The note of who read all records, in whichever way."""

_notes: set[Note] | None = None
"""Of the file that is being made; None: nobody takes notes."""


def note(name: str, key: str | int | None = None) -> None:
    """Somebody read this."""
    if _notes is not None:
        _notes.add((name, key))


@contextmanager
def noting(into: set[Note] | None) -> Iterator[None]:
    """Notes of what happens inside go into a set; into none, if it is None."""
    global _notes  # noqa: PLW0603 - a reader deep in a view cannot be given it
    before, _notes = _notes, into
    try:
        yield
    finally:
        _notes = before


class Noted(dict[K, V]):
    """A map that notes who reads it. Written once, when it is made."""

    __slots__ = ("name",)

    def __init__(self, name: str, items: Any = ()) -> None:
        super().__init__(items)
        self.name = name

    def __getitem__(self, key: K) -> V:
        if _notes is not None:
            _notes.add((self.name, key))  # type: ignore[arg-type] # the keys of these maps are notes' keys
        return dict.__getitem__(self, key)

    def get(self, key: K, default: Any = None) -> Any:
        """As of any map."""
        if _notes is not None:
            _notes.add((self.name, key))  # type: ignore[arg-type] # as above
        return dict.get(self, key, default)

    def __contains__(self, key: object) -> bool:
        if _notes is not None:
            _notes.add((self.name, key))  # type: ignore[arg-type] # as above
        return dict.__contains__(self, key)

    def __iter__(self) -> Iterator[K]:
        note(self.name)
        return dict.__iter__(self)

    def __len__(self) -> int:
        note(self.name)
        return dict.__len__(self)

    def keys(self) -> Any:
        """As of any map."""
        note(self.name)
        return dict.keys(self)

    def values(self) -> Any:
        """As of any map."""
        note(self.name)
        return dict.values(self)

    def items(self) -> Any:
        """As of any map."""
        note(self.name)
        return dict.items(self)

    def __reduce__(self) -> Any:
        return Noted, (self.name, dict(dict.items(self)))


if TYPE_CHECKING:
    indexed = cached_property
else:

    class indexed(cached_property):  # noqa: N801 - a decorator, as the one that it extends
        """An index of all records: who looks one key up has read what is there, not all."""

        def __init__(self, make: Callable[[Any], Any]) -> None:
            def made(owner: Any) -> Noted:
                with noting(None):
                    return Noted(make.__name__, make(owner))

            super().__init__(made)
            self.__doc__ = make.__doc__


class Once(Generic[T]):
    """Something made when it is first asked for. Whoever asks has read what it is made from."""

    __slots__ = ("_made", "_make", "_notes")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make
        self._notes: set[Note] = set()

    def __call__(self) -> T:
        if self._make is not None:
            with noting(self._notes):
                self._made = self._make()
            self._make = None
        if _notes is not None:
            _notes.update(self._notes)
        return self._made
