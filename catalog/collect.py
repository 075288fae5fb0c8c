"""Finds the files below ``products/`` and says what each one is. Opens them all.

A folder with a ``producer.yml`` is a producer, at any depth; its other files
are its products. Reserved folders: sales-points, fairs, unattributed.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from stat import S_ISREG

from catalog.ground import digest_of
from catalog.letters import not_printable
from catalog.load import Source, bytes_of, read, read_file
from catalog.model import Fair, People, Producer, Product, Record, SalesPoint, Settings
from catalog.problems import Finding, Problem, Severity
from catalog.shape import shape
from catalog.shelf import Shelf
from catalog.spread import spread
from catalog.text import slug


class Kind(StrEnum):
    """What a file describes."""

    SETTINGS = "settings"
    PEOPLE = "people"
    PRODUCER = "producer"
    PRODUCT = "product"
    SALES_POINT = "sales-point"
    FAIR = "fair"


MODELS: Mapping[Kind, type[Record]] = {
    Kind.SETTINGS: Settings,
    Kind.PEOPLE: People,
    Kind.PRODUCER: Producer,
    Kind.PRODUCT: Product,
    Kind.SALES_POINT: SalesPoint,
    Kind.FAIR: Fair,
}
AT_THE_TOP: Mapping[str, tuple[Kind, str]] = {
    "catalogue.yml": (Kind.SETTINGS, "catalogue"),
    "people.yml": (Kind.PEOPLE, "people"),
}
NOT_RECORDS = frozenset({"places.yml"})
ENDINGS = (".yml", ".yaml", ".yml.txt", ".yaml.txt")
"""Of files meant as records; Notepad adds ``.txt``, and Windows hides it."""
NO_FILE_ON_WINDOWS = frozenset(
    ["con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))]
)
"""Names of devices: no Windows can check out such a file. "Con" is a word of Vietnamese."""
UNATTRIBUTED, SALES_POINTS, FAIRS = "unattributed", "sales-points", "fairs"
KEPT: Mapping[str, Kind] = {SALES_POINTS: Kind.SALES_POINT, FAIRS: Kind.FAIR}
"""Folders that hold records of one kind, and no folder of their own."""


@dataclass(slots=True)
class Collected:
    """Everything read, by id; ``paths`` names the file of (kind, id), even of a broken one."""

    settings: Settings | None = None
    people: People | None = None
    producers: dict[str, Producer] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    points: dict[str, SalesPoint] = field(default_factory=dict)
    fairs: dict[str, Fair] = field(default_factory=dict)
    paths: dict[tuple[Kind, str], str] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    """Path as messages call it -> the file, of all that could be read."""
    problems: list[Problem] = field(default_factory=list)
    partial: set[str] = field(default_factory=set)
    """Paths of files whose record lacks the fields that are broken."""
    digests: dict[str, str] = field(default_factory=dict)
    """Path -> digest of the file's bytes."""

    def point_at(self, kind: Kind, id_: str, finding: Finding, severity: Severity) -> Problem:
        """The problem of a finding, with its line.

        The file is read once more: to keep the position of every part of 18,000 files
        would take more memory than all the rest.
        """
        path = self.paths[kind, id_]
        source, problems = read_file(self.files[path], path)
        if source is None:
            return problems[0]
        field_name = next((s for s in reversed(finding.where) if isinstance(s, str)), "")
        values = {"field": field_name} | dict(finding.values)
        return source.problem(
            finding.code, finding.where, values, at_key=finding.at_key, severity=severity
        )


_SHARE = 200
"""Files that a process reads before it asks for more: tens of milliseconds."""


def collect(folder: Path, jobs: int = 1, shelf: Shelf | None = None) -> Collected:
    """Read every record below the folder, in the order of the paths, on ``jobs`` processes.

    ``shelf``: what came of files read before; it is given what comes of the others.
    """
    found = Collected()
    files = record_files(folder)
    producers = producer_folders(files)
    read = _known(folder, files, producers, shelf) if shelf else {}
    unknown = [path for path in files if path not in read]

    def work(share: int) -> list[tuple[str, _Read]]:
        those = unknown[share * _SHARE : (share + 1) * _SHARE]
        return [(path, _read(folder, path, producers)) for path in those]

    for those in spread(work, -(-len(unknown) // _SHARE), jobs):
        read.update(those)
    if shelf:
        for one in (read[path] for path in unknown):
            if one.digest:
                shelf.put(one.path, one.digest, one)
        shelf.save()
    for path in files:
        _add(found, folder / path, read[path])
    settings = f"{folder.name}/catalogue.yml"
    if found.settings is None and not any(problem.path == settings for problem in found.problems):
        found.problems.append(Problem(settings, 0, 0, "settings-missing"))
    return found


def read_settings(folder: Path) -> Settings | None:
    """The settings alone; None if they cannot be read."""
    path = "catalogue.yml"
    source, _ = read_file(folder / path, path)
    return shape(Settings, source)[0] if source else None


def record_files(folder: Path) -> list[str]:
    """Paths below the folder of all that is meant as a record, sorted."""
    return sorted(set(_yaml_files(folder)) - NOT_RECORDS)


def _yaml_files(folder: Path) -> Iterator[str]:
    """Paths below the folder, with slashes, of all that is meant as a record.

    Hidden files are not. A folder named like a file is: someone means it as one.

    Raises:
        OSError: A folder cannot be looked into. Its records would silently be missing.
    """

    def refuse(error: OSError) -> None:
        # One that was removed just now has no records, as it says.
        if not isinstance(error, FileNotFoundError):
            raise error

    for top, folders, files in os.walk(folder, onerror=refuse):
        # A folder that is a link may lead anywhere: it is told like a file that is no file.
        linked = [name for name in folders if (Path(top) / name).is_symlink()]
        meant = [name for name in folders if name.lower().endswith(ENDINGS) or name in linked]
        folders[:] = [name for name in folders if not name.startswith(".") and name not in meant]
        below = Path(top).relative_to(folder).as_posix()
        for name in (*files, *meant):
            if (name.lower().endswith(ENDINGS) or name in linked) and not name.startswith("."):
                yield name if below == "." else f"{below}/{name}"


def producer_folders(paths: Iterable[str]) -> frozenset[str]:
    """The folders of producers; all paths from the folder of the records."""
    ends = (path.rpartition("/") for path in paths)
    return frozenset(folder for folder, _, name in ends if name == "producer.yml" and folder)


def place_of(path: str, shown: str, producers: AbstractSet[str]) -> tuple[Kind, str] | Problem:
    """Kind and id of a file, from where it lies."""
    if path in AT_THE_TOP:
        return AT_THE_TOP[path]
    above, _, name = path.rpartition("/")
    id_ = path.removesuffix(".yml")
    wrong = _refused(path, shown)
    if wrong is not None:
        return wrong
    if above in KEPT:
        return KEPT[above], id_.removeprefix(f"{above}/")
    if name == "producer.yml" and above:
        return Kind.PRODUCER, above
    if above in producers or above == UNATTRIBUTED:
        return Kind.PRODUCT, id_
    values = {"found": above or shown.partition("/")[0]}
    return Problem(shown, 0, 0, "product-without-producer", values)


def _refused(path: str, shown: str) -> Problem | None:
    """Names become addresses: one ending, small letters without marks."""
    *folders, name = path.split("/")
    txt = name.lower().endswith(".txt")
    stem, _, ending = name.partition(".") if txt else name.rpartition(".")
    if "." not in name:
        return Problem(shown, 0, 0, "file-not-plain")
    if ending != "yml":
        values = {"found": f".{ending}", "right": f"{slug(stem) or 'ten-tep'}.yml"}
        return Problem(shown, 0, 0, "file-ending", values)
    for part in (*folders, stem):
        if slug(part) != part or part in NO_FILE_ON_WINDOWS:
            right = slug(part) or "ten-tep"
            values = {"found": part, "right": f"{right}-1" if part == right else right}
            return Problem(shown, 0, 0, "file-name", values)
    if name == "producer.yml" and folders and folders[0] in {UNATTRIBUTED, SALES_POINTS, FAIRS}:
        return Problem(shown, 0, 0, "folder-reserved", {"found": folders[0]})
    return None


def _not_printable(source: Source) -> Iterator[Problem]:
    """Letters that sheets cannot show, once for each text."""
    for where, text in source.texts():
        if letter := not_printable(text):
            values = {"found": letter, "code": f"U+{ord(letter):04X}"}
            yield source.problem("letter-not-printable", where, values, severity=Severity.WARNING)


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of one file. No kind: nobody knows what it is."""

    path: str
    problems: list[Problem]
    kind: Kind | None = None
    id: str = ""
    record: Record | None = None
    readable: bool = False
    partial: bool = False
    digest: str = ""
    """Of its bytes and kind; empty if it could not be read at all."""


def shelf_rooms() -> tuple[str, ...]:
    """Modules whose classes stand in what came of a file, and on a shelf."""
    models = (name for name in sys.modules if name.startswith("catalog.model."))
    return (__name__, "catalog.dates", "catalog.problems", *models)


def _known(
    folder: Path, files: Iterable[str], producers: AbstractSet[str], shelf: Shelf
) -> dict[str, _Read]:
    """What an earlier build made of the same bytes."""
    found = {}
    for path in files if shelf.holds else ():
        placed = _bytes(folder, path, producers)
        if not isinstance(placed, _Read):
            kind, _, data = placed
            one = shelf.get(f"{folder.name}/{path}", _digest(kind, data))
            if isinstance(one, _Read):
                found[path] = one
    return found


def _is_plain(file: Path) -> bool:
    try:
        return S_ISREG(os.lstat(file).st_mode)
    except OSError:
        return False


def _digest(kind: Kind, data: bytes) -> str:
    return digest_of((kind.encode(), data))


def _bytes(folder: Path, path: str, producers: AbstractSet[str]) -> tuple[Kind, str, bytes] | _Read:
    """Kind, id and bytes of a file; where it has none, all that comes of it."""
    shown = f"{folder.name}/{path}"
    placed = place_of(path, shown, producers)
    if isinstance(placed, Problem):
        return _Read(shown, [placed])
    kind, id_ = placed
    file = folder / path
    if not _is_plain(file) and os.path.lexists(file):
        # A link may lead out of the folder, and a pipe would never end.
        return _Read(shown, [Problem(shown, 0, 0, "file-not-plain")], kind, id_)
    data = bytes_of(file, shown)
    if isinstance(data, Problem):
        return _Read(shown, [data], kind, id_)
    return kind, id_, data


def _read(folder: Path, path: str, producers: AbstractSet[str]) -> _Read:
    placed = _bytes(folder, path, producers)
    if isinstance(placed, _Read):
        return placed
    (kind, id_, data), shown = placed, f"{folder.name}/{path}"
    source, problems = read(data, shown)
    digest = _digest(kind, data)
    if source is None:
        return _Read(shown, problems, kind, id_, digest=digest)
    record, shaping = shape(MODELS[kind], source)
    # What is wrong with a value is said once, by the more telling message.
    problems += shaping or _not_printable(source)
    partial = bool(shaping)
    return _Read(shown, problems, kind, id_, record, readable=True, partial=partial, digest=digest)


def _add(found: Collected, file: Path, one: _Read) -> None:
    found.problems += one.problems
    if one.kind is None:
        return
    found.paths[one.kind, one.id] = one.path
    if one.readable:
        found.files[one.path] = file
    if one.partial:
        found.partial.add(one.path)
    found.digests[one.path] = one.digest
    record, id_ = one.record, one.id
    if isinstance(record, Settings):
        found.settings = record
    elif isinstance(record, People):
        found.people = record
    elif isinstance(record, Producer):
        found.producers[id_] = record
    elif isinstance(record, SalesPoint):
        found.points[id_] = record
    elif isinstance(record, Fair):
        found.fairs[id_] = record
    elif isinstance(record, Product):
        found.products[id_] = record
