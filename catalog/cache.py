"""What was worked out once, kept between builds. Never needed: without it a build is slower.

Each file begins with the digest of the rest. A file that a full disk cut short, or that
somebody changed, does not fit its digest, and is as good as absent.
"""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from catalog.disk import keep

_SEAL = 16


@dataclass(frozen=True, slots=True)
class Cache:
    """Bytes by name, in one folder."""

    folder: Path

    def get(self, name: str) -> bytes | None:
        """What was put under a name; None if nothing was, or if it is damaged."""
        try:
            whole = (self.folder / name).read_bytes()
        except OSError:
            return None
        data = whole[_SEAL:]
        return data if whole[:_SEAL] == _seal(data) else None

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name. A disk that is full or may not be written is no error."""
        keep(self.folder / name, _seal(data) + data)


def _seal(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SEAL).digest()
