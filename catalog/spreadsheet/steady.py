"""Zip files whose bytes depend on their parts alone: no time, no order, no system."""

import io
import zipfile


def steady(loose: bytes) -> bytes:
    """The same parts, the table of contents first, as Office wants it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(loose)) as parts, zipfile.ZipFile(packed, "w") as whole:
        for name in sorted(parts.namelist(), key=lambda name: (name[0] != "[", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_DEFLATED
            whole.writestr(entry, parts.read(name), compresslevel=6)
    return packed.getvalue()
