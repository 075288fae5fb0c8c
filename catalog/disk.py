"""Files without their bytes being read."""

import os
import shutil
from pathlib import Path


def link_or_copy(source: str | Path, target: str | Path) -> str | Path:
    """The same file under a second name; a copy where the disk knows no hard links.

    Nobody may write into the second name, only put another file in its place.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
