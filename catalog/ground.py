"""What a build stands on besides records: our code, libraries, templates, words. As digests.

Whatever an earlier build left is of use only on the same ground. Asks for too much rather
than too little: a remark changed in our code, and all is made anew.
"""

import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

_LIBRARIES = ".dist-info"
"""Ending of the folder that says which version of a library is installed."""


def digest_of(parts: Iterable[bytes]) -> str:
    """One digest of several texts: none of them runs into the next."""
    whole = blake2b(digest_size=16)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def files_digest(paths: Iterable[Path]) -> str:
    """Names and bytes of all files below some folders. A file that is not there counts, too."""
    return digest_of(part for path in paths for part in _parts(path))


def _parts(path: Path) -> Iterable[bytes]:
    yield os.fsencode(path.name)
    if not path.is_dir():
        try:
            yield path.read_bytes()
        except OSError:
            yield b""
        return
    for top, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            yield os.fsencode(os.path.relpath(f"{top}/{name}", path))
            with open(f"{top}/{name}", "rb") as opened:  # noqa: PTH123 - hundreds of them
                yield opened.read()


@cache
def code_digest() -> str:
    """The program as this process runs it, and what it runs on.

    Worked out once: whoever edits the code meanwhile still runs what was loaded.
    """
    ours = files_digest([Path(__file__).parent])
    found = {
        name
        for folder in sys.path
        if os.path.isdir(folder)  # noqa: PTH112 - sys.path holds texts
        for name in os.listdir(folder)  # noqa: PTH208 - the same
        if name.endswith(_LIBRARIES)
    }
    return digest_of(one.encode() for one in (ours, sys.version, *sorted(found)))
