"""Photos as pages show them."""

from dataclasses import dataclass
from pathlib import Path

from catalog.views.base import Site


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo."""

    print_file: str
    credit: str
    file: Path


def pictures(_: Site, __: object) -> tuple[Picture, ...]:
    """Photos."""
    return ()
