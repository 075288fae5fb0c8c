"""``bench search``: our search beside the engines that static sites usually take.

Every engine gets the same documents and the same questions in the same browser, with the
settings that it comes with: real questions over the real records, and questions over as
many invented products as a country has.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from catalog.bench import BenchFailed
from catalog.bench.invented import DAY, write_products
from catalog.bench.search.browser import NotHere, chromium
from catalog.bench.search.engines import ENGINES, OURS, Opening
from catalog.bench.search.phone import phone
from catalog.bench.search.queries import Question, real_questions
from catalog.bench.search.table import HELP, Result, misses, table
from catalog.catalogue import Catalogue
from catalog.check import check
from catalog.pipeline import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["DATA", "ENGINES", "bench_search", "compare"]

ABOUT = f"""\
Search engines of static sites: the same documents and questions, one Chromium, and the
settings that each comes with.
  ocop        the search of this site, products whose claim has ended included
  lunr        the search worker of mkdocs-material, language vi
  pagefind    its own program over one plain page for each product; its times hold what it
              fetches, though from this machine
  minisearch  beginnings of words, and a fifth of the letters may differ, as its README shows
{HELP}"""

TYPED = 40
"""So many questions, spread evenly, are typed letter by letter: beginnings cost the most."""

DataSet = tuple[str, Catalogue, Sequence[Question]]
"""What it is called, the products, and what is asked about them."""


def bench_search(
    data: Sequence[str],
    size: int,
    engines: Sequence[str],
    *,
    show_misses: bool = False,
    with_phone: bool = False,
) -> int:
    """Ask every engine, and print what came of it.

    ``data``: of DATA. ``size``: number of invented products. ``engines``: of ENGINES.

    Returns:
        The exit code: always 0, as no answer is an error.

    Raises:
        Misuse: There is no browser; ``build.py`` finds or installs one.
        BenchFailed: A question asks for a product that does not exist, or a peer broke.
    """
    _say(ABOUT)
    with chromium() as browser:
        for one in data:
            name, catalogue, questions = DATA[one](size)
            results, absent = compare(browser, catalogue, questions, engines)
            held = sum(question.held for question in questions)
            _say(f"{name}: {len(catalogue.products)} products, {len(questions)} questions")
            _say(f"({len(questions) - held} to tune with, {held} held)\n")
            _say("\n".join(table(questions, results)))
            _say("".join(f"\n{engine}: not here: {why}" for engine, why in absent.items()))
            if show_misses and OURS in results:
                _say("\n".join(misses(questions, results[OURS].answers)) + "\n")
        if with_phone:
            for line in phone(browser, size, _tell):
                _say(line)
    return 0


def compare(
    browser: "Browser",
    catalogue: Catalogue,
    questions: Sequence[Question],
    engines: Sequence[str],
) -> tuple[Mapping[str, Result], Mapping[str, str]]:
    """What each engine made of the questions; and why others are absent, by name."""
    results: dict[str, Result] = {}
    absent: dict[str, str] = {}
    for name in engines:
        _tell(f"{name}: {len(catalogue.products)} products, {len(questions)} questions")
        try:
            results[name] = _ask(ENGINES[name], browser, catalogue, questions)
        except NotHere as missing:
            absent[name] = str(missing)
    return results, absent


def _ask(
    opening: Opening, browser: "Browser", catalogue: Catalogue, questions: Sequence[Question]
) -> Result:
    with (
        TemporaryDirectory(prefix="ocop-bench-") as folder,
        opening(browser, catalogue, Path(folder)) as pages,
    ):
        answers = [pages[one.language].answer(one.text) for one in questions]
        typed = [
            time
            for one in questions[:: max(1, len(questions) // TYPED)]
            for time in pages[one.language].keystrokes(beginnings(one.text))
        ]
    return Result(answers, typed)


def beginnings(text: str) -> list[str]:
    """What stands in the box after each letter."""
    return [text[:end] for end in range(1, len(text) + 1)]


def _real(_: int) -> DataSet:
    return "real", *_with_products(ROOT / "products", lambda _: real_questions())


def _country(size: int) -> DataSet:
    from catalog.bench.search.country import country_questions  # noqa: PLC0415 - large tables

    with TemporaryDirectory(prefix="ocop-bench-") as folder:
        products = Path(folder) / "products"
        _tell(f"{size} products are invented and checked")
        write_products(products, size)
        return "invented", *_with_products(products, country_questions)


def _with_products(
    products: Path, ask: Callable[[Catalogue], Sequence[Question]]
) -> tuple[Catalogue, Sequence[Question]]:
    catalogue = check(products, DAY).catalogue
    if catalogue is None:
        raise BenchFailed(f"{products}: errors in the records")
    questions = ask(catalogue)
    unknown = {id_ for one in questions for id_ in one.right} - catalogue.products.keys()
    if unknown:
        raise BenchFailed(f"questions ask for no such product: {', '.join(sorted(unknown))}")
    return catalogue, questions


DATA: Mapping[str, Callable[[int], DataSet]] = {"real": _real, "country": _country}
"""Sets of questions by name, in the order of the report."""


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _tell(text: str) -> None:
    """How far it is: beside the report, so that this can be kept in a file."""
    sys.stderr.write(f"... {text}\n")
    sys.stderr.flush()
