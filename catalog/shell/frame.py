"""A page frame cut at its slots, and what else a shell holds.

Knows how to fill a frame, quickly: it happens once per page. Refuses to know
where frames come from and what the values mean; they go in as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

SLOTS = frozenset(
    "policy root title head other banner main here as_of style late scripts".split(),
)
"""Every slot of every frame; theme/frame/frame.html says what each holds."""


@dataclass(frozen=True)
class Frame:
    """The page frame of one language, cut at its slots."""

    language: str
    pieces: tuple[str, ...]
    """Literal text: before the first slot, between slots, after the last."""
    slots: tuple[str, ...]
    """The slot after each piece but the last; a name may repeat."""

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.slots)

    def fill(self, values: Mapping[str, str]) -> str:
        """The page. Values go in verbatim: whoever calls has escaped them.

        Raises:
            ValueError: A slot has no value, or a value has no slot.
        """
        if values.keys() != self._names:
            raise ValueError(
                f"slots without value: {sorted(self._names - values.keys())}, "
                f"values without slot: {sorted(values.keys() - self._names)}"
            )
        parts = [""] * (len(self.pieces) + len(self.slots))
        parts[::2] = self.pieces
        parts[1::2] = [values[slot] for slot in self.slots]
        return "".join(parts)


@dataclass(frozen=True)
class HandWritten:
    """One hand-written page, as HTML of its body."""

    id: str
    """Pairs the languages."""
    language: str
    path: str
    """Folder address from the root of the site: ``ve-sao/``, ``en/about-stars/``."""
    title: str
    description: str
    html: str
    """Without a first heading; links are relative to ``path``."""


@dataclass(frozen=True)
class Shell:
    """All that mkdocs and Material give to the site."""

    frames: Mapping[str, Frame]
    """By language."""
    pages: tuple[HandWritten, ...]
    """In the order of their paths."""
    stylesheet: str
    """What the frame is drawn with; our own style sheets build upon it."""

    def addresses(self, language: str) -> dict[str, str]:
        """Id of a hand-written page -> its path in a language."""
        return {page.id: page.path for page in self.pages if page.language == language}
