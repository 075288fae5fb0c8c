"""The whole build on one screen: load, shape, check, views, render, write."""

import gc
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from catalog.alone import alone
from catalog.catalogue import Catalogue
from catalog.check import Checked, check
from catalog.disk import Snapshot, forget_fresh, snapshot
from catalog.earlier import Earlier
from catalog.errors import ThemeChanged
from catalog.history import read_history
from catalog.images import CACHE, Cache
from catalog.ledger import NO_LINES
from catalog.making import Made, make_all
from catalog.marks import Marks
from catalog.only import only
from catalog.outputs import Plan, outputs
from catalog.packing import pack, packed_size
from catalog.paper import Printer
from catalog.printing import photos_of
from catalog.problems import Problem
from catalog.shell import render_shell
from catalog.swap import clear
from catalog.verify import Lost, lost_since
from catalog.words import words_of
from catalog.write import Staging

ROOT = Path(__file__).resolve().parent.parent

Step = Callable[[str, int, int], None]
"""Told how far the build is: (what, done, of how many)."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, from what, for which day."""

    products: Path
    out: Path
    day: date
    base_url: str | None = None
    offline: bool = False
    jobs: int = 1
    cache: Path = CACHE
    """Folder in which what was made of photos is kept."""
    pdfs: bool = True
    kept: Path = ROOT / ".cache" / "sheets"
    """Folder in which printed sheets are kept."""
    earlier: Path | None = None
    """Folder of what earlier builds left for this one; None: all is made anew."""
    may_shrink: bool = True
    """False: a site that lost more pages than chance explains is not published."""
    only: str = ""
    """Id of the one province of a country whose site is wanted; "" for all."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build. No catalogue: there were errors, and nothing was written."""

    problems: tuple[Problem, ...]
    read: int
    catalogue: Catalogue | None = None
    pages: int = 0
    changed: int = 0
    size: int = 0
    index: Mapping[str, int] = field(default_factory=dict)
    """Part of the search data in Vietnamese -> its bytes on the way to a browser."""
    packed: Path | None = None
    """The whole site in one file, where it was built for a memory stick."""
    base_url: str = ""
    """Where the site is to be seen; empty if nobody said so."""
    no_history: str = ""
    """Why git gave no history of the entries ("no-git", "shallow"); "" if it did."""
    lost: Lost | None = None
    """Pages that the new site lost, and for which it was not published."""


def build(
    order: Order, tell: Step = lambda *_: None, waits: Callable[[], None] = lambda: None
) -> Built:
    """Check the records and build the site of one day.

    One build at a time writes into a folder; ``waits`` is called if another does now.

    Raises:
        OSError: The disk is full, may not be written, ... The old site was left as it was.
        CatalogError: So for other reasons.
    """
    try:
        return _build(order, tell, waits)
    finally:
        gc.unfreeze()


def _build(order: Order, tell: Step, waits: Callable[[], None]) -> Built:
    earlier = _earlier(order)
    checked = _checked(order, earlier, tell)
    if checked.catalogue is None:
        return _not_built(order, checked)
    with alone(order.out, waits) as held:
        if held.waited:
            # The other build may show newer records than those that were read before it.
            earlier = _earlier(order)
            checked = _checked(order, earlier, tell)
        if checked.catalogue is None:
            return _not_built(order, checked)
        for cache in (order.cache, order.kept):
            forget_fresh(cache)
        try:
            spare = earlier.spare if earlier else None
            staging = Staging(order.out, is_alone=held.sure, spare=spare)
            with _one_theme(), _libraries_write_into(staging.beside(".desk")):
                built, made = _assembled(order, staging, checked, checked.catalogue, earlier, tell)
            lost = None if order.may_shrink else lost_since(staging.target, staging.folder)
            if lost and lost.is_too_many:
                return replace(_not_built(order, checked), lost=lost)
            tell("publish", 0, 1)
            staging.publish()
            if earlier:
                earlier.keep(made.lines)
        finally:
            clear(order.out)
        tell("end", 0, 1)
        return built


def _earlier(order: Order) -> Earlier | None:
    return Earlier.of(order.earlier, order.products, order.out) if order.earlier else None


def _checked(order: Order, earlier: Earlier | None, tell: Step) -> Checked:
    tell("check", 0, 1)
    shelf = earlier.records if earlier else None
    with _all_kept():
        checked = check(order.products, order.day, order.cache, order.jobs, shelf)
        if order.only and checked.catalogue:
            return replace(checked, catalogue=only(checked.catalogue, order.only))
        return checked


@contextmanager
def _all_kept() -> Iterator[None]:
    """What is made in here stays to the end of the build.

    Python looks for cycles among all that is alive, again and again while it grows: of a
    country that took a third of the time, and freed nothing. Pages do leave cycles behind,
    so while they are made it looks, at what is newer than this.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _libraries_write_into(desk: Path) -> Iterator[None]:
    """Else a build that is killed leaves files of theirs where nobody looks for them."""
    desk.mkdir()
    before, tempfile.tempdir = tempfile.tempdir, str(desk)
    try:
        yield
    finally:
        tempfile.tempdir = before


@contextmanager
def _one_theme() -> Iterator[None]:
    """Templates are read when their turn comes: half of them before a change is half a site.

    Raises:
        ThemeChanged: Somebody saved or fetched files of the theme meanwhile.
    """
    before = snapshot(_theme_files())
    try:
        yield
    except Exception:
        # Told in place of whatever a half-saved template made of it.
        _refuse_change(before)
        raise
    _refuse_change(before)


def _refuse_change(before: Snapshot) -> None:
    changed = sorted({path for path, _ in before.items() ^ snapshot(_theme_files()).items()})
    if changed:
        raise ThemeChanged(
            f"{changed[0]}: tệp vừa thay đổi trong lúc dựng. Hãy chạy lại"
            " | changed during the build. Run again"
        )


def _theme_files() -> tuple[Path, ...]:
    return ROOT / "theme", ROOT / "mkdocs.yml"


def _not_built(order: Order, checked: Checked) -> Built:
    base_url = order.base_url or checked.base_url
    return Built(checked.problems, checked.read, base_url=base_url)


def _assembled(
    order: Order,
    staging: Staging,
    checked: Checked,
    catalogue: Catalogue,
    earlier: Earlier | None,
    tell: Step,
) -> tuple[Built, Made]:
    """Make every file, and show none of them."""
    tell("frame", 0, 1)
    desk = staging.beside(".desk")
    words = words_of(ROOT, catalogue)
    tables = {language: w.table for language, w in words.items()}
    shell = earlier.shell(ROOT, tables, desk) if earlier else render_shell(ROOT, tables, desk)
    base_url = (order.base_url or catalogue.settings.base_url).rstrip("/") + "/"
    photos = Cache(order.cache)
    printer = _printer(order, catalogue, photos, desk / "sheets")
    theme = ROOT / "theme"
    history = read_history(order.products, catalogue)
    frame = earlier.frame if earlier else None
    plan = Plan(
        theme, catalogue, words, shell, base_url, order.offline, photos, printer, history, frame
    )
    tell("plan", 0, 1)
    with _all_kept():
        files = list(outputs(plan))
    for output in files:
        staging.claim(output.path)
    staging.begin()
    marks, before = None, NO_LINES
    if earlier:
        own = order.products / "places.yml"
        options = (
            *(order.products.name, order.only, base_url),
            *(order.offline, order.pdfs, history.missing),
        )
        marks = Marks(catalogue, history)
        before = earlier.lines(ROOT, catalogue, own, *options)
    made = make_all(
        staging, files, order.jobs, marks, before, lambda done: tell("write", done, len(files))
    )
    if printer:
        printer.tidy(sum(output.path.endswith(".pdf") for output in files))
    built = Built(
        checked.problems,
        checked.read,
        catalogue,
        sum(output.path.endswith(".html") for output in files),
        made.changed,
        made.size,
        _index_sizes(staging.folder, [output.path for output in files]),
        _packed(staging, order.day) if order.offline else None,
        base_url,
        history.missing,
    )
    return built, made


def _packed(staging: Staging, day: date) -> Path:
    """The zip beside the site, replaced when it is whole."""
    name = f"{staging.target.name}-{day.isoformat()}"
    fresh = staging.beside(".zip")
    pack(staging.folder, name, day, fresh)
    return fresh.replace(staging.target.with_name(f"{name}.zip"))


def _printer(order: Order, catalogue: Catalogue, photos: Cache, desk: Path) -> Printer | None:
    if not order.pdfs:
        return None
    desk.mkdir()
    # Made before any child is forked: all of them share one desk.
    return Printer(ROOT / "theme", desk, order.kept, photos_of(catalogue, photos))


def _index_sizes(out: Path, paths: Sequence[str]) -> dict[str, int]:
    head = "assets/index-vi-"
    names = [path for path in paths if path.startswith(head)]
    return {path[len(head) : -len(".js")]: packed_size(out / path) for path in names}
