"""Files of records on the disk: each changes at once, or not at all."""

from pathlib import Path


def replace(file: Path, data: bytes) -> None:
    """Put new bytes in the place of a file; who reads meanwhile gets the old or the new ones."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(data)
    beside.replace(file)
