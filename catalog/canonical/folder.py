"""Folders of records in the form of the house: which files change, and writing them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.canonical.one_file import canonical
from catalog.collect import MODELS, Kind, place_of, producer_folders, record_files
from catalog.edit import replace
from catalog.problems import Problem

RENAMED = frozenset({"file-ending", "file-name"})
"""Codes that another name mends."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """One file, before and after; paths from the folder of the records.

    ``new`` None: it cannot be read, or only its author can say what was meant.
    """

    path: str
    to: str
    old: bytes
    new: bytes | None

    @property
    def changes(self) -> bool:
        """True if something is to be written."""
        return self.new is not None and (self.new != self.old or self.path != self.to)


def fix_folder(
    folder: Path,
    wanted: Sequence[Path] = (),
    *,
    explain: bool | None = None,
    modelines: Mapping[Kind, str] | None = None,
) -> Iterator[Fixed]:
    """Every record below the folder, or below what is wanted, as it should be.

    Nothing is written. A file that cannot be opened is left to ``check``.
    ``modelines``: how each kind of file names its schema, where fields are explained.
    """
    files = record_files(folder)
    producers = producer_folders(files)
    taken = set(files)
    for path in files:
        file = folder / path
        asked = not wanted or any(file == one or one in file.parents for one in wanted)
        if not asked or file.is_symlink() or not file.is_file():
            continue
        to = _name(path, place_of(path, path, producers), taken)
        placed = place_of(to, to, producers)
        if isinstance(placed, Problem):
            continue
        taken.add(to)
        old = file.read_bytes()
        kind, shown = placed[0], f"{folder.name}/{to}"
        modeline = (modelines or {}).get(kind, "")
        new = canonical(old, shown, MODELS[kind], explain=explain, modeline=modeline)
        yield Fixed(path, to, old, new)


def _name(path: str, placed: object, taken: set[str]) -> str:
    """The name a file should have; its own, if another file has that one."""
    if not isinstance(placed, Problem) or placed.code not in RENAMED:
        return path
    above, _, name = path.rpartition("/")
    right = placed.values["right"]
    if placed.code == "file-name":
        if name.removesuffix(".yml") != placed.values["found"]:
            return path  # A folder: its products would all move.
        right = f"{right}.yml"
    to = f"{above}/{right}" if above else right
    return path if to in taken else to


def write_fixed(folder: Path, fixed: Fixed) -> None:
    """Put the new file in the place of the old one, whole or not at all."""
    if fixed.new is None or not fixed.changes:
        return
    if fixed.to != fixed.path:
        # Renamed before it is written: where case is no matter, both names are one file.
        (folder / fixed.path).replace(folder / fixed.to)
    replace(folder / fixed.to, fixed.new)
