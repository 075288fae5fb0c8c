"""The whole build on one screen: load, shape, check, views, render, write."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from catalog.alone import alone
from catalog.catalogue import Catalogue
from catalog.check import Checked, check
from catalog.disk import Snapshot, forget_fresh, snapshot
from catalog.errors import ThemeChanged
from catalog.history import read_history
from catalog.images import CACHE, Cache
from catalog.only import only
from catalog.outputs import Output, Plan, outputs
from catalog.packing import pack, packed_size
from catalog.paper import Printer
from catalog.printing import photos_of
from catalog.problems import Problem
from catalog.shell import render_shell
from catalog.spread import spread
from catalog.words import words_of
from catalog.write import Staging, clear

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
    checked = _checked(order, tell)
    if checked.catalogue is None:
        return _not_built(order, checked)
    with alone(order.out, waits) as held:
        if held.waited:
            # The other build may show newer records than those that were read before it.
            checked = _checked(order, tell)
        if checked.catalogue is None:
            return _not_built(order, checked)
        for cache in (order.cache, order.kept):
            forget_fresh(cache)
        try:
            staging = Staging(order.out, is_alone=held.sure)
            with _one_theme():
                built = _assembled(order, staging, checked, checked.catalogue, tell)
            tell("publish", 0, 1)
            staging.publish()
        finally:
            clear(order.out)
        tell("end", 0, 1)
        return built


def _checked(order: Order, tell: Step) -> Checked:
    tell("check", 0, 1)
    with _all_kept():
        checked = check(order.products, order.day, order.cache, order.jobs)
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
    order: Order, staging: Staging, checked: Checked, catalogue: Catalogue, tell: Step
) -> Built:
    """Make every file, and show none of them."""
    tell("frame", 0, 1)
    desk = staging.beside(".desk")
    desk.mkdir()
    words = words_of(ROOT, catalogue)
    shell = render_shell(ROOT, {language: w.table for language, w in words.items()}, desk)
    base_url = (order.base_url or catalogue.settings.base_url).rstrip("/") + "/"
    photos = Cache(order.cache)
    printer = _printer(order, catalogue, photos, desk / "sheets")
    theme = ROOT / "theme"
    history = read_history(order.products, catalogue)
    plan = Plan(theme, catalogue, words, shell, base_url, order.offline, photos, printer, history)
    tell("plan", 0, 1)
    with _all_kept():
        files = list(outputs(plan))
    for output in files:
        staging.claim(output.path)
    changed, size = _write_all(staging, files, order.jobs, tell)
    if printer:
        printer.tidy(sum(output.path.endswith(".pdf") for output in files))
    return Built(
        checked.problems,
        checked.read,
        catalogue,
        sum(output.path.endswith(".html") for output in files),
        changed,
        size,
        _index_sizes(staging.folder, [output.path for output in files]),
        _packed(staging, order.day) if order.offline else None,
        base_url,
        history.missing,
    )


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


_SHARE = 64
"""Files that a process makes before it asks for more."""


def _write_all(
    staging: Staging, outputs: Sequence[Output], jobs: int, tell: Step
) -> tuple[int, int]:
    """Write every output; how many files changed, and their size in bytes together."""

    def write(share: int) -> tuple[int, int, int]:
        changed = size = 0
        those = outputs[share * _SHARE : (share + 1) * _SHARE]
        for output in those:
            data = output.make()
            changed += staging.write(output.path, data)
            size += len(data)
        return len(those), changed, size

    done = changed = size = 0
    for count, new, written in spread(write, -(-len(outputs) // _SHARE), jobs):
        done, changed, size = done + count, changed + new, size + written
        tell("write", done, len(outputs))
    return changed, size
