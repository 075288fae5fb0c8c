"""Zip files whose bytes depend on their parts alone: no time, no order, no system."""

import io
import zipfile
from collections.abc import Callable


def steady(loose: bytes, part: Callable[[str, bytes], bytes] = lambda _, data: data) -> bytes:
    """The same parts, the table of contents first, as Office wants it.

    ``part``: what a part becomes, by its name and bytes.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(loose)) as parts, zipfile.ZipFile(packed, "w") as whole:
        for name in sorted(parts.namelist(), key=lambda name: (name[0] != "[", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_DEFLATED
            whole.writestr(entry, part(name, parts.read(name)), compresslevel=6)
    return packed.getvalue()
