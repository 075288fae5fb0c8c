"""``build``, ``serve`` and ``picture``: the site, whole."""

import argparse
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from catalog.commands.common import Commands, build_options, order_of, say
from catalog.commands.values import port
from catalog.errors import CatalogError, Misuse
from catalog.faults import KEPT
from catalog.pipeline import ROOT, Built, Step, build
from catalog.progress import bar
from catalog.report import report, summary
from catalog.verify import told_loss


def add_build(named: Commands) -> None:
    """``build``: check, then build the site."""
    parser = named.add_parser("build", help="kiểm tra rồi dựng trang | check, then build the site")
    build_options(parser, again=True)
    parser.add_argument(
        "--only",
        default="",
        metavar="PROVINCE",
        help="chỉ trang của một tỉnh | the site of one province of a country",
    )
    parser.set_defaults(run=build_site)


def add_serve(named: Commands) -> None:
    """``serve``: build, and again what is saved."""
    parser = named.add_parser("serve", help="xem thử khi đang sửa | preview while editing")
    parser.add_argument("--port", type=port, default=8000)
    build_options(parser, again=True)
    parser.set_defaults(run=serve_site)


def add_picture(named: Commands) -> None:
    """``picture``: those of README and CONTRIBUTING."""
    parser = named.add_parser("picture", help="chụp lại ảnh hướng dẫn | the guides' pictures")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / ".github")
    build_options(parser, again=True)
    parser.set_defaults(run=take_picture)


def build_site(options: argparse.Namespace) -> int:
    """Check, then build; 1 if there were errors, or pages gone, and nothing was written."""
    cpu, wall = time.process_time(), time.perf_counter()
    # A site is for everybody: a web server may read it, whatever this person keeps private
    # otherwise. Whether a group may write it is theirs to say.
    os.umask(os.umask(0) & 0o020 | 0o002)
    with bar() as tell:
        built = _built(options, tell)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if built.problems:
        say(report(built.problems, options.lang, base_url=built.base_url))
    say(summary(built.problems, options.lang, built.read))
    if built.lost:
        say(told_loss(built.lost, options.lang))
    say(_outcome(built, options, wall, cpu))
    return 0 if built.catalogue else 1


def _built(options: argparse.Namespace, tell: Step) -> Built:
    def waits() -> None:
        sys.stderr.write(
            f"{options.out}: một lần dựng khác đang ghi vào đây, xin chờ …"
            " | another build writes here, waiting …\n"
        )

    try:
        only = getattr(options, "only", "")
        order = replace(order_of(options), only=only, may_shrink=options.allow_shrink)
        return build(order, tell, waits)
    except Misuse:
        raise
    except (OSError, CatalogError, KeyboardInterrupt) as error:
        if isinstance(error, OSError) and error.filename is None:
            # A full disk does not say for which file; all that a build needs, it writes there.
            error.filename = str(options.out)
        error.add_note(KEPT)
        raise


def _outcome(built: Built, options: argparse.Namespace, wall: float, cpu: float) -> str:
    """What came of a build, and how to see it."""
    unchanged, counts, web, disk = _OUTCOMES[options.lang]
    if built.catalogue is None:
        return unchanged
    # Browsers open no folders from a disk: a site for the web is seen through a server.
    told = _NO_HISTORY[options.lang].get(built.no_history, "")
    return (counts + told + (disk if options.offline else web)).format(
        products=len(built.catalogue.products),
        producers=len(built.catalogue.producers),
        points=len(built.catalogue.points),
        pages=built.pages,
        size=built.size / 1e6,
        changed=built.changed,
        first=built.index["names"] / 1000,
        all=sum(built.index.values()) / 1000,
        packed=built.packed,
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
Dữ liệu tìm kiếm (nén): {first:.1f} kB cho kết quả đầu tiên, {all:.1f} kB tất cả.
""",
        "Trang ở {where}. Xem thử: python3 build.py serve",
        "Mở tệp này bằng trình duyệt: {index}\nCả trang trong một tệp, để chép đi: {packed}",
    ),
    "en": (
        "The previous site was left as it was.",
        """\
{products} products, {producers} producers, {points} sales points.
{pages} pages, {size:.1f} MB, {changed} files changed; {wall:.1f} s ({cpu:.1f} s of CPU).
Search data (compressed): {first:.1f} kB for the first results, {all:.1f} kB in all.
""",
        "The site is in {where}. See it: python3 build.py serve",
        "Open this file in a browser: {index}\nThe whole site in one file, to hand on: {packed}",
    ),
}


_NO_HISTORY = {
    "vi": {
        "no-git": "Không có git: các trang không có lịch sử mục.\n",
        "shallow": "Bản git không đủ (git fetch --unshallow): các trang không có lịch sử mục.\n",
    },
    "en": {
        "no-git": "No git here: pages have no history.\n",
        "shallow": "A shallow copy (git fetch --unshallow): pages have no history.\n",
    },
}


def serve_site(options: argparse.Namespace) -> int:
    """Preview while files are edited."""
    from catalog.serve import serve  # noqa: PLC0415 - a build needs no server

    # It answers in threads meanwhile, and a process with threads must not be forked.
    return serve(replace(order_of(options), jobs=1), options.port, options.lang)


def take_picture(options: argparse.Namespace) -> int:
    """Take the pictures of README and CONTRIBUTING again."""
    from catalog.picture import pictures  # noqa: PLC0415 - a build draws nothing

    return pictures(order_of(options), options.folder)
