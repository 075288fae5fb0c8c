"""Commands, the clock and exit codes. The only room that asks what day it is.

Exit: 0 fine; 1 problems in the records; 2 misuse, or the program cannot go on.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from catalog.check import Checked, check
from catalog.errors import CatalogError, Misuse
from catalog.pipeline import ROOT, Built, Order, Step
from catalog.problems import Problem, errors_among
from catalog.report import FORMATS, LANGUAGES, report, summary

VIETNAM = timedelta(hours=7)
"""Vietnam keeps UTC+7 all year; a certificate ends by its calendar, wherever CI runs."""


def today() -> date:
    """Today in Vietnam."""
    return (datetime.now(UTC) + VIETNAM).date()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except CatalogError as error:
        print(f"{error}", file=sys.stderr)
        return 2
    except OSError as error:
        # A full disk, a folder that may not be written: said in one line, and not code 1.
        print(f"{error.strerror or error}: {error.filename or ''}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py", description="Danh mục OCOP: kiểm tra và dựng trang. | Check and build the site."
    )
    parser.set_defaults(run=_build)
    _build_options(parser)
    commands = parser.add_subparsers(metavar="lệnh | command")
    build = commands.add_parser("build", help="kiểm tra rồi dựng trang | check, then build the site")
    _build_options(build, again=True)
    build.set_defaults(run=_build)
    checking = commands.add_parser("check", help="chỉ kiểm tra | problems only")
    checking.add_argument("paths", nargs="*", metavar="PATH", help="chỉ báo về các tệp này | only about these files")
    checking.add_argument("--format", choices=FORMATS, default="text")
    _common_options(checking, again=True)
    checking.set_defaults(run=_check)
    serve = commands.add_parser("serve", help="xem thử khi đang sửa | preview while editing")
    serve.add_argument("--port", type=int, default=8000)
    _build_options(serve, again=True)
    serve.set_defaults(run=_serve)
    codes = commands.add_parser("codes", help="cấp mã ngắn cho sản phẩm mới | give new products their code")
    _common_options(codes, again=True)
    codes.set_defaults(run=_codes)
    bench = commands.add_parser("bench", help="đo tốc độ | measure, as ratios")
    bench.add_argument("--sizes", type=_sizes, default="200,2000,18000", help="số sản phẩm | numbers of products")
    bench.set_defaults(run=_bench)
    return parser


def _common_options(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """``again``: a command takes the options too, and leaves those before it as they are."""
    add = partial(_option, parser, again)
    add("--products", type=Path, default=ROOT / "products", metavar="DIR")
    add("--as-of", type=_day, default=None, metavar="YYYY-MM-DD")
    add("--lang", choices=LANGUAGES, default="vi")


def _build_options(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    _common_options(parser, again=again)
    add = partial(_option, parser, again)
    add("--out", type=Path, default=ROOT / "site", metavar="DIR")
    add("--base-url", default=None, metavar="URL")
    add("--offline", action="store_true", default=False, help="mở được từ ổ nhớ | opens from file://")
    add("--jobs", type=int, default=1, metavar="N")


def _option(parser: argparse.ArgumentParser, again: bool, name: str, **rest: Any) -> None:
    # Without this, the default of the command would undo `build.py --out DIR build`.
    parser.add_argument(name, **{**rest, **({"default": argparse.SUPPRESS} if again else {})})


def _sizes(text: str) -> list[int]:
    sizes = [int(size) for size in text.split(",") if size.strip().isdecimal() and int(size)]
    if len(sizes) != text.count(",") + 1:
        raise argparse.ArgumentTypeError(f"{text}: 200,2000")
    return sizes


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: YYYY-MM-DD") from None


def _folder(options: argparse.Namespace) -> Path:
    folder: Path = options.products
    if not folder.is_dir():
        raise Misuse(f"{folder}: không có thư mục này | no such folder")
    return folder.resolve()


def order_of(options: argparse.Namespace) -> Order:
    """What the options ask to build."""
    return Order(
        _folder(options),
        options.out,
        options.as_of or today(),
        options.base_url,
        options.offline,
        max(1, options.jobs),
    )


def _check(options: argparse.Namespace) -> int:
    checked = check(_folder(options), options.as_of or today())
    problems = _about(checked, options.paths)
    found = report(problems, options.lang, options.format)
    if found:
        print(found)
    if options.format == "text":
        print(summary(problems, options.lang, checked.read))
    return 1 if errors_among(problems) else 0


def _about(checked: Checked, paths: Sequence[str]) -> tuple[Problem, ...]:
    """The problems of these files and folders; all, if none is named."""
    wanted = [Path(path).as_posix().rstrip("/") for path in paths]
    return tuple(
        problem
        for problem in checked.problems
        if not wanted
        or any(f"/{problem.path}".endswith(f"/{w}") or f"/{problem.path}".find(f"/{w}/") >= 0 for w in wanted)
    )


def _build(options: argparse.Namespace) -> int:
    from catalog.pipeline import build

    began = time.process_time(), time.perf_counter()
    with _progress() as tell:
        built = build(order_of(options), tell)
    used = time.process_time() - began[0], time.perf_counter() - began[1]
    return _tell_built(built, options, used)


def _tell_built(built: Built, options: argparse.Namespace, used: tuple[float, float]) -> int:
    if built.problems:
        print(report(built.problems, options.lang))
    print(summary(built.problems, options.lang, built.read))
    vietnamese = options.lang == "vi"
    if built.catalogue is None:
        print("Trang cũ được giữ nguyên." if vietnamese else "The previous site was left as it was.")
        return 1
    c, (cpu, wall) = built.catalogue, used
    counts = len(c.products), len(c.producers), len(c.points)
    where = Path(options.out).resolve() / "index.html"
    if vietnamese:
        print("{} sản phẩm, {} chủ thể, {} điểm bán.".format(*counts))
        print(f"{built.pages} trang, {built.size / 1e6:.1f} MB, {built.changed} tệp thay đổi; {wall:.1f} giây ({cpu:.1f} giây máy tính).")
        print(f"Xem trang: python3 build.py serve, hoặc mở {where}")
    else:
        print("{} products, {} producers, {} sales points.".format(*counts))
        print(f"{built.pages} pages, {built.size / 1e6:.1f} MB, {built.changed} files changed; {wall:.1f} s ({cpu:.1f} s of CPU).")
        print(f"See it: python3 build.py serve, or open {where}")
    return 0


def _progress() -> AbstractContextManager[Step]:
    """A bar in a terminal; silence elsewhere."""
    if not sys.stderr.isatty():
        return nullcontext(lambda *_: None)
    from catalog.progress import bar

    return bar()


def _serve(options: argparse.Namespace) -> int:
    from catalog.serve import serve

    return serve(order_of(options), options.port, options.lang)


def _codes(options: argparse.Namespace) -> int:
    from catalog.codes import lines_of

    folder = _folder(options)
    checked = check(folder, options.as_of or today())
    if checked.catalogue is None:
        print(report(checked.problems, options.lang))
        return 1
    codes = checked.catalogue.codes
    (folder / "codes.csv").write_text(lines_of(codes), "utf-8", newline="\n")
    print(f"codes.csv: +{len(codes.new)} ({len(codes.kept)})")
    return 0


def _bench(options: argparse.Namespace) -> int:
    from catalog.bench import bench

    return bench(options.sizes)
