"""Sheets as PDF. Knows Typst, and nothing else does.

Data reaches a template as JSON and is only ever text: no contributor's letter is read as
markup. Every file is tagged (PDF/UA-1), holds the fonts it needs, and is the same for the
same data, templates and day.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Final

from typst import Compiler, Fonts, TypstError

from catalog.errors import BrokenTheme

STANDARD: Final = "ua-1"
"""PDF/UA-1: readable by those who listen, and by machines."""


_REMEMBERED = 11

Photos = Callable[[str], bytes]
"""Gives the JPEG of a photo by the path that views call it by."""


class Press:
    """Prints sheets of one theme, in a folder of its own that it may fill.

    Templates see that folder only: themselves, drawings, and the photos they are given.
    Forked children may share it: each makes its own compiler.
    """

    def __init__(self, theme: Path, desk: Path, photos: Photos) -> None:
        self.desk, self._fonts, self._photos = desk, theme / "sheets" / "fonts", photos
        for file in sorted((theme / "sheets").glob("*.typ")):
            shutil.copyfile(file, desk / file.name)
        shutil.copytree(theme / "assets" / "pictures", desk / "assets" / "pictures")
        self._compilers: dict[int, Compiler] = {}
        self.warnings: list[str] = []
        """What the engine complained of; a test says that it has no reason to."""

    def _compiler(self) -> Compiler:
        mine = self._compilers.get(os.getpid())
        if mine is None:
            fonts = Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[self._fonts],
            )
            nowhere = self.desk / "no-packages"
            mine = self._compilers[os.getpid()] = Compiler(
                root=self.desk,
                font_paths=fonts,
                ignore_system_fonts=True,
                package_path=nowhere,
                package_cache_path=nowhere,
            )
        return mine

    def pdf(self, template: str, data: str, day: date, photos: Iterable[str] = ()) -> bytes:
        """The PDF of ``data``. ``photos``: paths, as the data calls them.

        Raises:
            BrokenTheme: The template cannot print this; a bug of ours.
        """
        for path in photos:
            self._lend(path)
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        try:
            printed, complaints = self._compiler().compile_with_warnings(
                self.desk / f"{template}.typ",
                format="pdf",
                sys_inputs={"data": data},
                pdf_standards=STANDARD,
                timestamp=int(midnight.timestamp()),
            )
        except TypstError as error:
            raise BrokenTheme(f"{template}.typ: {error.message} {error.diagnostic}") from None
        self.warnings += [str(one) for one in complaints]
        assert isinstance(printed, bytes)  # noqa: S101 - one PDF, not pages; narrows the type
        return printed

    def forget(self) -> None:
        """Let the engine drop what it keeps of large files.

        It keeps results for the next ten documents: ten files of 200 sheets would take
        three gigabytes. An empty document is a document, too.
        """
        for _ in range(_REMEMBERED):
            self._compiler().compile(b"", format="svg")

    def _lend(self, path: str) -> None:
        target = self.desk / path
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_name(f"{target.name}.{os.getpid()}")
            fresh.write_bytes(self._photos(path))
            fresh.replace(target)


def recipe(theme: Path) -> str:
    """A digest of all that makes a sheet but its data: engine, templates, fonts, drawings."""
    digest = blake2b(f"{STANDARD} {version('typst')}".encode(), digest_size=16)
    for file in _ingredients(theme):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _ingredients(theme: Path) -> Iterable[Path]:
    sheets = theme / "sheets"
    yield from sorted(sheets.glob("*.typ"))
    yield from sorted((sheets / "fonts").glob("*.ttf"))
    yield from sorted((theme / "assets" / "pictures").glob("*.svg"))
