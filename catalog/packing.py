"""Many files in one, for memory sticks and fairs; and how small a file gets on its way.

Knows zip and gzip. The same files and day give the same bytes.
"""

import gzip
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from catalog.swap import MARK

_READABLE = 0o644 << 16


def pack(folder: Path, name: str, day: date, into: Path) -> None:
    """All files of a site in one zip.

    Inside stands one folder of that name: unpacked, nothing spills over a desktop.
    """
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != MARK:
                inside = f"{name}/{path.relative_to(folder).as_posix()}"
                _add(archive, inside, path.read_bytes(), day)


def packed(folder: str, files: Iterable[tuple[str, bytes]], day: date) -> bytes:
    """A zip whose files stand in one folder of that name."""
    bag = BytesIO()
    with ZipFile(bag, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            _add(archive, f"{folder}/{name}", data, day)
    return bag.getvalue()


def _add(archive: ZipFile, name: str, data: bytes, day: date) -> None:
    info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type, info.external_attr = ZIP_DEFLATED, _READABLE
    archive.writestr(info, data)


def packed_size(file: Path) -> int:
    """Bytes of a file as servers send it."""
    return len(gzip.compress(file.read_bytes(), mtime=0))
