"""What the benchmark found, as tables of Markdown; and where they stand in the docs."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from catalog.bench.watched import Run
from catalog.bench.whole import AGAIN, CHANGED, HUGO, MKDOCS, OURS, Measured
from catalog.verify import HOSTS

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

_NAMES = {
    OURS: "this program, all of the site",
    CHANGED: "the same after one product got another name",
    AGAIN: "the same after nothing changed",
    HUGO: "Hugo, the same pages alone",
    MKDOCS: "mkdocs-material, {pages} pages",
}

_PAGES = HOSTS["github"].size or 0
_FILES = HOSTS["cloudflare"].files or 0


def tables(found: Measured) -> str:
    """All tables, as Markdown."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Measured) -> Iterator[str]:
    yield (
        f"{found.products:,} products, {found.pages:,} pages, {found.files:,} files, "
        f"{found.size / 1e6:,.0f} MB; {found.jobs} processes, "
        f"{len(found.runs[OURS])} rounds."
    )
    yield ""
    yield from _table(("run", "wall s", "CPU s", "memory MB", "wall", "CPU", "memory"))
    for name in found.runs:
        yield _row(_run(found, name))
    for name, needs in found.absent.items():
        yield _row((_NAMES[name], f"not here: `{needs}`", "", "", "", "", ""))
    yield ""
    yield "The last three columns are ratios to the first row."
    if HUGO in found.runs:
        yield f"Hugo only copies {found.copied:.1%} of its pages, those without a template there."
    yield f"CPU for a page, relative to an eighth of the products: {found.growth:.2f}."
    yield ""
    yield from _phases(found)
    yield ""
    yield from _small(found)
    yield f"GitHub Pages takes 1 GB: {found.size / _PAGES:.0%} of it."
    yield f"Cloudflare Pages takes 20,000 files: {found.files / _FILES:.0%} of them."


def _run(found: Measured, name: str) -> tuple[str, ...]:
    pages = found.mkdocs_pages if name == MKDOCS else found.pages
    scale = found.pages / pages
    about = _NAMES[name].format(pages=f"{pages:,}")
    if name == MKDOCS:
        about += "; ratios for a page"

    def ratio(which: str) -> str:
        times = found.ratio(name, lambda run: _of(run, which))
        return f"{times * (1 if which == 'memory' else scale):.2f}"

    return (
        about,
        f"{found.middle(name, lambda run: run.wall):.1f}",
        f"{found.middle(name, lambda run: run.cpu):.1f}",
        f"{found.middle(name, lambda run: (run.memory or 0) / 1e6):.0f}",
        *(ratio(which) for which in ("wall", "cpu", "memory")),
    )


def _of(run: Run, which: str) -> float:
    return float(getattr(run, which) or 0)


def _phases(found: Measured) -> Iterator[str]:
    yield from _table(("phase", "wall s", "CPU s"))
    for name, (wall, cpu) in found.phases.items():
        yield _row((name, f"{wall:.1f}", f"{cpu:.1f}"))
    for name, cpu in found.floor.items():
        yield _row((f"floor: {name}", "", f"{cpu:.1f}"))


def _small(found: Measured) -> Iterator[str]:
    if not found.small:
        return
    yield "One product got another name; the process, from its start to its end:"
    yield ""
    yield from _table(("products", "wall s", "CPU s", "memory MB"))
    for products, run in found.small.items():
        memory = (run.memory or 0) / 1e6
        yield _row((f"{products:,}", f"{run.wall:.2f}", f"{run.cpu:.2f}", f"{memory:.0f}"))
    yield ""


def _table(cells: Sequence[str]) -> Iterator[str]:
    yield _row(cells)
    yield _row(("---", *("---:" for _ in cells[1:])))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write_into(file: Path, text: str) -> None:
    """Put the tables in the place of those that stand in a page of the docs."""
    page = file.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    file.write_text(
        f"{before}{BEGIN}\n\n{text}\n{END}{rest.split(END)[1]}", encoding="utf-8", newline="\n"
    )
