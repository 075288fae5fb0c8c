"""``bench``: how fast and how right, as ratios against peers."""

import argparse
from pathlib import Path

from catalog.bench import bench, bench_country
from catalog.bench.country import PRODUCTS
from catalog.bench.lighthouse import bench_lighthouse
from catalog.bench.print import bench_print
from catalog.bench.search import DATA, ENGINES, bench_search
from catalog.commands.common import Commands
from catalog.commands.values import size, sizes


def add_bench(named: Commands) -> None:
    """``bench``: the build; ``bench search``, ``bench print``, ``bench lighthouse``."""
    parser = named.add_parser("bench", help="đo tốc độ | measure, as ratios")
    add = parser.add_argument
    add("--sizes", type=sizes, help="chỉ xem lớn dần | only how it grows: 200,2000,18000")
    add("--products", dest="count", type=size, default=PRODUCTS, help="số sản phẩm | products")
    add("--rounds", type=size, default=3, help="số lượt | turns of each program")
    add("--quick", action="store_true", help="thật nhỏ, để thử | tiny, to see that it runs")
    add("--write", type=Path, metavar="FILE", help="ghi vào docs/performance.md | into the docs")
    parser.set_defaults(run=run_bench)
    kinds = parser.add_subparsers(metavar="search | print | lighthouse")
    _search_options(kinds.add_parser("search"))
    printing = kinds.add_parser("print", help="in bao nhanh | how fast sheets are printed")
    printing.add_argument("--size", type=size, default=2000, help="số tờ | sheets")
    printing.set_defaults(run=run_bench_print)
    pages = kinds.add_parser("lighthouse", help="trang nhẹ và tốt đến đâu | how good pages are")
    pages.add_argument("--runs", type=size, default=3, help="số lượt | runs for each page")
    pages.add_argument("--write", type=Path, metavar="FILE", help="docs/performance.md")
    pages.set_defaults(run=run_bench_lighthouse)


def _search_options(parser: argparse.ArgumentParser) -> None:
    """``bench search``: what is asked, of which engines, and what more is shown."""
    parser.add_argument("--data", choices=(*DATA, "both"), default="both")
    parser.add_argument(
        "--engines", type=_engines, default=",".join(ENGINES), metavar=",".join(ENGINES)
    )
    parser.add_argument(
        "--size", type=size, default=18000, help="số sản phẩm bịa | invented products"
    )
    parser.add_argument(
        "--misses",
        action="store_true",
        help="câu hỏi mà ocop trả lời sai | what ocop answers wrongly, of the tuning half",
    )
    parser.add_argument(
        "--phone", action="store_true", help="đo trên điện thoại chậm | also on a slow phone"
    )
    parser.set_defaults(run=run_bench_search)


def _engines(text: str) -> list[str]:
    engines = text.split(",")
    if not set(engines) <= ENGINES.keys():
        raise argparse.ArgumentTypeError(f"{text}: {','.join(ENGINES)}")
    return engines


def run_bench(options: argparse.Namespace) -> int:
    """Measure, and print ratios."""
    if options.sizes:
        return bench(options.sizes)
    if options.quick:
        return bench_country(24, 2, 1, options.write)
    return bench_country(options.count, options.jobs, options.rounds, options.write)


def run_bench_print(options: argparse.Namespace) -> int:
    """Print many sheets, and say how many a second."""
    return bench_print(options.size)


def run_bench_lighthouse(options: argparse.Namespace) -> int:
    """Look at the real pages with Lighthouse, and weigh them."""
    return bench_lighthouse(options.runs, options.write)


def run_bench_search(options: argparse.Namespace) -> int:
    """Ask our search and its peers, and print how often each was right."""
    return bench_search(
        tuple(DATA) if options.data == "both" else (options.data,),
        options.size,
        options.engines,
        show_misses=options.misses,
        with_phone=options.phone,
    )
