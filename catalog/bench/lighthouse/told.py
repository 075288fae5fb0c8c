"""Figures of pages as tables of Markdown, and where those stand in the docs."""

from collections.abc import Mapping
from pathlib import Path

from catalog.bench.lighthouse.program import CATEGORIES, Audit
from catalog.bench.lighthouse.weight import FIRST, NEXT, Weight

_HEAD = (
    "page",
    *CATEGORIES,
    "first paint s",
    "largest paint s",
    "blocked ms",
    "shift",
    "processor",
)


def scores_table(audits: Mapping[str, Audit], runs: int) -> str:
    """What Lighthouse said of each page."""
    lines = [_row(_HEAD), _rule(len(_HEAD))]
    for page, audit in audits.items():
        first, largest, blocked, shift = audit.times.values()
        figures = (
            *(f"{audit.scores[one]:.0f}" for one in CATEGORIES),
            *(f"{first / 1000:.1f}", f"{largest / 1000:.1f}", f"{blocked:.0f}", f"{shift:.3f}"),
            f"{audit.speed:.0f}",
        )
        lines.append(_row((page, *figures)))
    said = (
        f"Runs of each page: {runs}; the middle one of each figure is told. The speed of the",
        "processor meanwhile is told by Lighthouse's own measure.",
    )
    return "\n".join([*lines, "", *said, ""])


def weights_table(weights: Mapping[str, Weight]) -> str:
    """What the pages of two products cost, one after the other."""
    head = ("product page", "first kB", "requests", "next kB", "requests", "kept for offline kB")
    lines = [_row(head), _rule(len(head))]
    for language, one in weights.items():
        first, second = one.requests
        kilo = [f"{size / 1000:.1f}" for size in (one.first, one.next, one.kept)]
        lines.append(_row((language, kilo[0], f"{first}", kilo[1], f"{second}", kilo[2])))
    limits = f"At most {FIRST // 1000} kB are allowed for the first, {NEXT // 1000} for the next."
    return "\n".join([*lines, "", limits, ""])


def between_marks(file: Path, name: str, text: str) -> None:
    """Put a table in the place of the one between the marks of that name."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, rest = file.read_text(encoding="utf-8").split(begin)
    page = f"{before}{begin}\n\n{text}\n{end}{rest.split(end)[1]}"
    file.write_text(page, encoding="utf-8", newline="\n")


def _rule(columns: int) -> str:
    return _row(("---", *("---:" for _ in range(columns - 1))))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
