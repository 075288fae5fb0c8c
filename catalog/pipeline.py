"""The whole build on one screen: load, shape, check, views, render, write."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from catalog.catalogue import Catalogue
from catalog.check import check
from catalog.images import CACHE, Cache
from catalog.outputs import Output, Plan, outputs
from catalog.packing import pack, packed_size
from catalog.problems import Problem
from catalog.shell import render_shell
from catalog.words import Words, read_words
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


def build(order: Order, tell: Step = lambda *_: None) -> Built:
    """Check the records and build the site of one day."""
    checked = check(order.products, order.day, order.cache)
    if checked.catalogue is None:
        return Built(checked.problems, checked.read)
    catalogue = checked.catalogue
    words = _with_names(read_words(ROOT), catalogue)
    shell = render_shell(ROOT, {language: w.table for language, w in words.items()})
    base_url = (order.base_url or catalogue.settings.base_url).rstrip("/") + "/"
    staging = Staging(order.out)
    try:
        photos = Cache(order.cache)
        plan = Plan(ROOT / "theme", catalogue, words, shell, base_url, order.offline, photos)
        files = list(outputs(plan))
        for output in files:
            staging.claim(output.path)
        changed, size = _write_all(staging, files, order.jobs, tell)
        staging.publish()
    except BaseException:
        staging.abandon()
        raise
    return Built(
        checked.problems,
        checked.read,
        catalogue,
        sum(output.path.endswith(".html") for output in files),
        changed,
        size,
        _index_sizes(order.out, [output.path for output in files]),
        pack(order.out, order.day) if order.offline else None,
    )


def _index_sizes(out: Path, paths: Sequence[str]) -> dict[str, int]:
    head = "assets/index-vi-"
    names = [path for path in paths if path.startswith(head)]
    return {path[len(head) : -len(".js")]: packed_size(out / path) for path in names}


def _with_names(words: Mapping[str, Words], catalogue: Catalogue) -> dict[str, Words]:
    """The words of the site, with the name of this catalogue in its frame."""
    name, contact = catalogue.settings.name, catalogue.settings.contact or ""
    return {
        language: Words(
            language,
            {**w.table, "frame.site_name": name.best(language)[0], "frame.contact": contact},
        )
        for language, w in words.items()
    }


def _write_all(
    staging: Staging, outputs: Sequence[Output], jobs: int, tell: Step
) -> tuple[int, int]:
    """Write every output; how many files changed, and their size in bytes together."""
    if jobs < 2 or "fork" not in get_all_start_methods():
        return _write_share(staging, outputs, tell)
    # Forked children share the catalogue without a copy; each takes every n-th file.
    global _shared  # noqa: PLW0603 - the one way to hand objects to forked children
    _shared = (staging, outputs, jobs)
    with get_context("fork").Pool(jobs) as pool:
        shares = pool.map(_write_stripe, range(jobs))
    _shared = None
    return sum(changed for changed, _ in shares), sum(size for _, size in shares)


_shared: tuple[Staging, Sequence[Output], int] | None = None


def _write_stripe(stripe: int) -> tuple[int, int]:
    assert _shared is not None  # noqa: S101 - set before the fork, narrows the type
    staging, outputs, jobs = _shared
    return _write_share(staging, outputs[stripe::jobs], lambda *_: None)


def _write_share(staging: Staging, outputs: Sequence[Output], tell: Step) -> tuple[int, int]:
    changed = size = 0
    for done, output in enumerate(outputs, start=1):
        data = output.make()
        changed += staging.write(output.path, data)
        size += len(data)
        tell("write", done, len(outputs))
    return changed, size
