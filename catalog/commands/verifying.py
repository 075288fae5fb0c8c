"""``verify``: a built site, before it is published."""

import argparse
from pathlib import Path

from catalog.commands.common import Commands, common_options, say
from catalog.commands.values import processors
from catalog.errors import Misuse
from catalog.pipeline import ROOT
from catalog.verify import HOSTS, MAP, told, verify

NOBODY = "none"


def add_verify(named: Commands) -> None:
    """``verify``: links, size for a host, and pages that are gone."""
    parser = named.add_parser("verify", help="xem lại trang trước khi đăng | check a built site")
    add = parser.add_argument
    add("site", type=Path, nargs="?", default=ROOT / "site", metavar="DIR")
    add(
        "--host",
        choices=(*HOSTS, NOBODY),
        default="github",
        help="trang được đặt ở đâu | where it is published",
    )
    add(
        "--before",
        type=Path,
        metavar="FILE",
        help=f"{MAP} của trang đang đăng | of the site that is shown now",
    )
    add(
        "--allow-shrink",
        action="store_true",
        help="đúng là muốn bỏ các trang đã mất | pages that are gone were meant to go",
    )
    add("--jobs", type=int, default=processors(), metavar="N")
    common_options(parser, again=True)
    parser.set_defaults(run=run_verify)


def run_verify(options: argparse.Namespace) -> int:
    """Look at a built site; 1 if it may not be published."""
    if not (options.site / "index.html").is_file():
        raise Misuse(f"{options.site}: chưa có trang nào ở đây | there is no site here")
    verdict = verify(
        options.site,
        host="" if options.host == NOBODY else options.host,
        before=_map(options.before),
        may_shrink=options.allow_shrink,
        jobs=max(1, options.jobs),
    )
    say(told(verdict, options.lang))
    return 0 if verdict.is_good else 1


def _map(file: Path | None) -> bytes:
    """The map of the site that is shown; nothing if there is none, such as the first time."""
    return file.read_bytes() if file and file.is_file() else b""
