"""Commands, the clock and exit codes. The only room that asks what day it is.

Exit: 0 fine; 1 problems in the records; 2 misuse, or the program cannot go on.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from catalog.bench import bench
from catalog.check import Checked, check
from catalog.codes import lines_of
from catalog.errors import CatalogError, Misuse
from catalog.picture import picture
from catalog.pipeline import ROOT, Built, Order, build
from catalog.problems import Problem, errors_among
from catalog.progress import bar
from catalog.report import FORMATS, LANGUAGES, report, summary
from catalog.serve import serve

VIETNAM = timedelta(hours=7)
"""Vietnam keeps UTC+7 all year; a certificate ends by its calendar, wherever CI runs."""


def today() -> date:
    """Today in Vietnam."""
    return (datetime.now(UTC) + VIETNAM).date()


def say(text: str) -> None:
    """One line, or several, for the person who ran the command."""
    sys.stdout.write(f"{text}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except CatalogError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except OSError as error:
        # A full disk, a folder that may not be written: said in one line, and not code 1.
        sys.stderr.write(f"{error.strerror or error}: {error.filename or ''}\n")
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Danh mục OCOP: kiểm tra và dựng trang. | Check and build the site.",
    )
    parser.set_defaults(run=_build)
    _build_options(parser)
    commands = parser.add_subparsers(metavar="lệnh | command")
    building = commands.add_parser(
        "build", help="kiểm tra rồi dựng trang | check, then build the site"
    )
    _build_options(building, again=True)
    building.set_defaults(run=_build)
    checking = commands.add_parser("check", help="chỉ kiểm tra | problems only")
    checking.add_argument(
        "paths", nargs="*", metavar="PATH", help="chỉ báo về các tệp này | only about these files"
    )
    checking.add_argument("--format", choices=FORMATS, default="text")
    _common_options(checking, again=True)
    checking.set_defaults(run=_check)
    serve = commands.add_parser("serve", help="xem thử khi đang sửa | preview while editing")
    serve.add_argument("--port", type=_port, default=8000)
    _build_options(serve, again=True)
    serve.set_defaults(run=_serve)
    codes = commands.add_parser(
        "codes", help="cấp mã ngắn cho sản phẩm mới | give new products their code"
    )
    _common_options(codes, again=True)
    codes.set_defaults(run=_codes)
    taking = commands.add_parser("picture", help="chụp lại ảnh của README | the README's picture")
    taking.add_argument("file", type=Path, nargs="?", default=ROOT / ".github" / "site.png")
    _build_options(taking, again=True)
    taking.set_defaults(run=_picture)
    bench = commands.add_parser("bench", help="đo tốc độ | measure, as ratios")
    bench.add_argument(
        "--sizes", type=_sizes, default="200,2000,18000", help="số sản phẩm | numbers of products"
    )
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
    add("--base-url", type=_address, default=None, metavar="URL")
    add(
        "--offline",
        action="store_true",
        default=False,
        help="mở được từ ổ nhớ | opens from file://",
    )
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


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text}: 0-65535")
    return int(text)


def _address(text: str) -> str:
    parts = urlsplit(text) if "[" not in text else None
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise argparse.ArgumentTypeError(f"{text}: https://...")
    return text


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
    folder = _folder(options)
    checked = check(folder, options.as_of or today())
    problems = _about(checked, folder, options.paths)
    if found := report(problems, options.lang, options.format):
        say(found)
    if options.format == "text":
        say(summary(problems, options.lang, checked.read))
    return 1 if errors_among(problems) else 0


def _about(checked: Checked, folder: Path, paths: Sequence[str]) -> tuple[Problem, ...]:
    """The problems of these files and folders; all, if none is named.

    Raises:
        Misuse: A path that is not there: "nothing wrong" would be a false comfort.
    """
    wanted = [_real(path, folder) for path in paths]

    def asked(problem: Problem) -> bool:
        path = (folder.parent / problem.path).absolute()
        return any(path == one or one in path.parents for one in wanted)

    return tuple(one for one in checked.problems if not wanted or asked(one))


def _real(path: str, folder: Path) -> Path:
    """The file or folder that is meant: from here, or as the messages call it."""
    for start in (Path.cwd(), folder.parent, folder):
        if (start / path).exists():
            return (start / path).resolve()
    raise Misuse(f"{path}: không có tệp hay thư mục này | no such file or folder")


def _build(options: argparse.Namespace) -> int:
    cpu, wall = time.process_time(), time.perf_counter()
    with bar() as tell:
        built = build(order_of(options), tell)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if built.problems:
        say(report(built.problems, options.lang))
    say(summary(built.problems, options.lang, built.read))
    say(_outcome(built, options, wall, cpu))
    return 0 if built.catalogue else 1


def _outcome(built: Built, options: argparse.Namespace, wall: float, cpu: float) -> str:
    """What came of a build, and how to see it."""
    unchanged, counts, web, disk = _OUTCOMES[options.lang]
    if built.catalogue is None:
        return unchanged
    # Browsers open no folders from a disk: a site for the web is seen through a server.
    return (counts + (disk if options.offline else web)).format(
        products=len(built.catalogue.products),
        producers=len(built.catalogue.producers),
        points=len(built.catalogue.points),
        pages=built.pages,
        size=built.size / 1e6,
        changed=built.changed,
        where=options.out.resolve(),
        index=options.out.resolve() / "index.html",
        wall=wall,
        cpu=cpu,
    )


_OUTCOMES = {
    "vi": (
        "Trang cũ được giữ nguyên.",
        """\
{products} sản phẩm, {producers} chủ thể, {points} điểm bán.
{pages} trang, {size:.1f} MB, {changed} tệp thay đổi; {wall:.1f} giây ({cpu:.1f} giây máy tính).
""",
        "Trang ở {where}. Xem thử: python3 build.py serve",
        "Mở tệp này bằng trình duyệt: {index}",
    ),
    "en": (
        "The previous site was left as it was.",
        """\
{products} products, {producers} producers, {points} sales points.
{pages} pages, {size:.1f} MB, {changed} files changed; {wall:.1f} s ({cpu:.1f} s of CPU).
""",
        "The site is in {where}. See it: python3 build.py serve",
        "Open this file in a browser: {index}",
    ),
}


def _serve(options: argparse.Namespace) -> int:
    return serve(order_of(options), options.port, options.lang)


def _codes(options: argparse.Namespace) -> int:
    folder = _folder(options)
    checked = check(folder, options.as_of or today())
    if checked.catalogue is None:
        say(report(checked.problems, options.lang))
        return 1
    codes = checked.catalogue.codes
    (folder / "codes.csv").write_text(lines_of(codes), "utf-8", newline="\n")
    say(f"codes.csv: +{len(codes.new)} = {len(codes.kept)}")
    return 0


def _picture(options: argparse.Namespace) -> int:
    return picture(order_of(options), options.file)


def _bench(options: argparse.Namespace) -> int:
    return bench(options.sizes)
