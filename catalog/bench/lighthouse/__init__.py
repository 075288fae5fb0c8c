"""``bench lighthouse``: what Lighthouse says of the real pages, and what they weigh.

The site is built for the address under which it is served, so that what it says of itself is
true. Each page is looked at several times, and the middle one of each figure is told: the
network is simulated, the processor is not.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from catalog.addresses import LANGUAGES, address
from catalog.bench.invented import DAY
from catalog.bench.lighthouse.host import Sent, hosted
from catalog.bench.lighthouse.program import CATEGORIES, TIMES, Audit, Lighthouse
from catalog.bench.lighthouse.told import between_marks, scores_table, weights_table
from catalog.bench.lighthouse.weight import Weight, weigh
from catalog.bench.search.browser import chromium
from catalog.bench.watched import BenchFailed
from catalog.pipeline import ROOT, Order, build

__all__ = [
    "LEAST",
    "Weight",
    "bench_lighthouse",
    "between_marks",
    "heaviest",
    "hosted",
    "middle",
    "weigh",
]

LEAST = 95
"""The least that each category has to reach."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: page -> its figures; language -> its weights."""

    audits: Mapping[str, Audit]
    weights: Mapping[str, Weight]


def bench_lighthouse(runs: int, into: Path | None) -> int:
    """Measure, print, and say whether all is good enough. ``into``: a page of the docs.

    Returns:
        The exit code: 1 if a category is below LEAST.
    """
    program = Lighthouse()
    with TemporaryDirectory(prefix="ocop-bench-") as name:
        folder = Path(name)
        with hosted(folder / "site") as (root, sent):
            _build(folder / "site", root)
            found = _look(program, folder, root, sent, runs)
    scores, weights = scores_table(found.audits, runs), weights_table(found.weights)
    _say(f"{scores}\n{weights}")
    if into:
        between_marks(into, "lighthouse", scores)
        between_marks(into, "weight", weights)
    poor = [
        f"{page}: {category} {score:.0f}"
        for page, audit in found.audits.items()
        for category, score in audit.scores.items()
        if score < LEAST
    ]
    _say("\n".join(f"below {LEAST}: {one}" for one in poor))
    return 1 if poor else 0


def _build(out: Path, root: str) -> None:
    if build(Order(ROOT / "products", out, DAY, root, pdfs=False)).catalogue is None:
        raise BenchFailed("products: errors in the records")


def _look(program: Lighthouse, folder: Path, root: str, sent: Sent, runs: int) -> Looked:
    products = {language: heaviest(folder / "site", language) for language in LANGUAGES}
    pages = {
        f"{name}, {language}": path
        for language in LANGUAGES
        for name, path in (
            ("home", address(language)),
            ("finder", address(language, "products")),
            ("product", products[language][0]),
        )
    }
    audits = {}
    for name, path in pages.items():
        _tell(f"{name}: {root}{path}")
        audits[name] = middle([program.audit(root + path, folder) for _ in range(runs)])
    with chromium() as browser:
        weights = {
            language: weigh(browser, sent, root + first, root + second)
            for language, (first, second, *_) in products.items()
        }
    return Looked(audits, weights)


def heaviest(site: Path, language: str) -> list[str]:
    """Addresses of the product pages in a language, the longest page first."""
    top = site / address(language, "products")
    files = [file for file in top.rglob("index.html") if file.parent != top]
    files.sort(key=lambda file: (-file.stat().st_size, file))
    return [f"{file.parent.relative_to(site).as_posix()}/" for file in files]


def middle(audits: Sequence[Audit]) -> Audit:
    """The median of each figure."""
    return Audit(
        {name: median(one.scores[name] for one in audits) for name in CATEGORIES},
        {name: median(one.times[name] for one in audits) for name in TIMES},
        median(one.speed for one in audits),
    )


def _say(text: str) -> None:
    sys.stdout.write(text + "\n" if text else "")
    sys.stdout.flush()


def _tell(text: str) -> None:
    sys.stderr.write(f"... {text}\n")
    sys.stderr.flush()
