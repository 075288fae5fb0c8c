"""What is known of a photo once it was examined, and what is made of it. Knows no pixel."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

FOLDER = "anh"
"""Folder of the site in which all variants lie."""
WIDTHS = (400, 800, 1200)
"""Widths in pixels: a card, a phone, a large screen or a printed sheet."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A photo that may be shown. Its size in pixels is that of the upright picture."""

    digest: str
    """Of its bytes and of the recipe by which variants are made."""
    width: int
    height: int

    @property
    def widths(self) -> tuple[int, ...]:
        """Widths of its variants: never wider than the photo itself."""
        smaller = (width for width in WIDTHS[:-1] if width < self.width)
        return (*smaller, min(self.width, WIDTHS[-1]))

    def height_at(self, width: int) -> int:
        """Height of the variant of a width."""
        return max(1, round(self.height * width / self.width))

    def webp(self, width: int) -> str:
        """Path of a variant from the root of the site."""
        return f"{FOLDER}/{self.digest}-{width}.webp"

    @property
    def jpeg(self) -> str:
        """Path of the variant for browsers without WebP, for other sites, and for print."""
        return f"{FOLDER}/{self.digest}-{self.widths[-1]}.jpg"

    @property
    def paths(self) -> Iterator[str]:
        """Every variant."""
        yield from map(self.webp, self.widths)
        yield self.jpeg


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a photo is not shown: the code of a problem, and what its message is filled with."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)
