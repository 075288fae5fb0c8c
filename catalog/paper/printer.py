"""What prints the sheets of a build: each view once, and none again that was printed before.

A PDF is kept under a digest of all that it is made of, so nothing old can be taken for
new. What is kept is never needed: on a disk that may not be written, all is printed anew.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from catalog.disk import keep
from catalog.paper.data import as_json
from catalog.paper.engine import Photos, Press, recipe
from catalog.views.sheets import SHEETS, SheetView

LARGE = 200_000
"""Letters of data from which the engine keeps too much of a file."""
SPARE = 2000
"""Files of other builds that are kept besides those of this one."""


class Printer:
    """``desk``: an empty folder to work in. ``kept``: where PDFs are kept between builds."""

    def __init__(self, theme: Path, desk: Path, kept: Path | None, photos: Photos) -> None:
        self._theme, self._kept = theme, kept
        self.press = Press(theme, desk, photos)

    @cached_property
    def _recipe(self) -> bytes:
        return recipe(self._theme).encode()

    def pdf(
        self,
        view: SheetView,
        mode: str,
        paper: str,
        day: date,
        photos: Iterable[str] = (),
    ) -> bytes:
        """The PDF of a view in a mode (vi, en, both) on a paper (a4, a5).

        Raises:
            BrokenTheme: A template of ours cannot print it.
        """
        template = SHEETS[view.head.kind].template
        data = as_json(view, mode, paper=paper)
        key = blake2b(self._recipe, digest_size=20)
        key.update(f"\0{template}\0{day}\0{data}".encode())
        kept = self._kept / f"{key.hexdigest()}.pdf" if self._kept else None
        if kept is not None and (found := _whole(kept)):
            return found
        printed = self.press.pdf(template, data, day, photos)
        if len(data) > LARGE:
            self.press.forget()
        if kept is not None:
            keep(kept, printed)
        return printed

    def tidy(self, used: int) -> None:
        """Forget what was not used for longest, beyond twice what a build of ``used`` needs."""
        if self._kept is None or not self._kept.is_dir():
            return
        with suppress(OSError):
            files = sorted(self._kept.glob("*.pdf"), key=lambda file: file.stat().st_mtime_ns)
            for file in files[: max(0, len(files) - 2 * used - SPARE)]:
                file.unlink()


def _whole(file: Path) -> bytes | None:
    """A kept PDF, if it is there from its first to its last byte."""
    try:
        data = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    return data if data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF") else None
