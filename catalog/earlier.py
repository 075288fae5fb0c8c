"""What earlier builds of a site left for the next one, in one folder for each site.

Records as they were read, the frame, short scripts, and the ledger of files. Without it
all is made anew, and comes out the same, byte for byte.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from catalog.cache import Cache
from catalog.catalogue import Catalogue
from catalog.collect import shelf_rooms
from catalog.disk import discard, forget_fresh
from catalog.ground import code_digest, digest_of, files_digest
from catalog.ledger import Lines, keep_ledger, read_ledger
from catalog.shelf import Shelf
from catalog.shell import Shell, render_shell

_SITES = 8
"""Sites that are remembered, those built last."""
_RECORD_BOARDS = 16
_FRAME_ROOMS = ("catalog.shell.frame",)


@dataclass(slots=True)
class Earlier:
    """The folder of one site: of one folder of records, built into one place."""

    cache: Cache
    records: Shelf
    frame: Shelf
    _theme: str = field(default="", init=False)
    _ground: str = field(default="", init=False)
    _before: Lines = field(default_factory=dict, init=False)

    @classmethod
    def of(cls, folder: Path, products: Path, out: Path) -> "Earlier":
        """What is kept below ``folder`` for a site; it need not exist yet."""
        site = digest_of((bytes(products.resolve()), bytes(out.resolve())))
        cache, code = Cache(folder / site), code_digest()
        forget_fresh(cache.folder)
        return cls(
            cache,
            Shelf(cache, "records", code, shelf_rooms(), boards=_RECORD_BOARDS),
            Shelf(cache, "frame", code, _FRAME_ROOMS),
        )

    @property
    def spare(self) -> Path:
        """Where the site before the last one waits: most of it is the next one, too."""
        return self.cache.folder / "spare"

    def shell(self, root: Path, words: Mapping[str, Mapping[str, str]], desk: Path) -> Shell:
        """The frame and the hand-written pages: mkdocs is asked only if they changed."""
        told = repr(sorted((language, sorted(table.items())) for language, table in words.items()))
        digest = digest_of((self._theme_of(root).encode(), told.encode()))
        found = self.frame.get("shell", digest)
        if not isinstance(found, Shell):
            found = render_shell(root, words, desk)
            self.frame.put("shell", digest, found)
        return found

    def lines(self, root: Path, catalogue: Catalogue, own: Path, *options: object) -> Lines:
        """The ledger, as far as it was written upon today's ground.

        Args:
            root: The checkout.
            catalogue: The records, whose settings belong to the ground.
            own: Places beside the records, if there are any.
            options: What else decides about every page.
        """
        parts = [code_digest(), self._theme_of(root), files_digest([own])]
        parts += [catalogue.day.isoformat(), catalogue.settings.model_dump_json()]
        parts += map(repr, options)
        self._ground = digest_of(part.encode() for part in parts)
        self._before = read_ledger(self.cache, self._ground)
        return self._before

    def _theme_of(self, root: Path) -> str:
        """Read once: a build refuses a theme that changes meanwhile."""
        if not self._theme:
            self._theme = files_digest([root / "theme", root / "mkdocs.yml"])
        return self._theme

    def keep(self, lines: Lines) -> None:
        """Keep what the next build may want, and forget sites that nobody builds any more."""
        if lines != self._before:
            keep_ledger(self.cache, self._ground, lines)
        self.frame.save()
        with suppress(OSError):
            by_age = sorted(self.cache.folder.parent.iterdir(), key=_built, reverse=True)
            for left in by_age[_SITES:]:
                discard(left)


def _built(folder: Path) -> float:
    try:
        return (folder / "ledger").stat().st_mtime
    except OSError:
        return 0.0
