"""A built site in one file, for memory sticks; and how small a file gets on its way.

Knows zip and gzip. The same folder and day give the same bytes.
"""

import gzip
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from catalog.write import MARK

_READABLE = 0o644 << 16


def pack(folder: Path, day: date) -> Path:
    """``<folder>-<day>.zip`` beside the folder, replaced only when it is whole.

    Inside stands one folder of that name: unpacked, nothing spills over a desktop.
    """
    name = f"{folder.resolve().name}-{day.isoformat()}"
    file = folder.resolve().with_name(f"{name}.zip")
    fresh = file.with_suffix(".zip.new")
    with ZipFile(fresh, "w", ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != MARK:
                inside = f"{name}/{path.relative_to(folder).as_posix()}"
                info = ZipInfo(inside, (day.year, day.month, day.day, 0, 0, 0))
                info.compress_type, info.external_attr = ZIP_DEFLATED, _READABLE
                archive.writestr(info, path.read_bytes())
    fresh.replace(file)
    return file


def packed_size(file: Path) -> int:
    """Bytes of a file as servers send it."""
    return len(gzip.compress(file.read_bytes(), mtime=0))
