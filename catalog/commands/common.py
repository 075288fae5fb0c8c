"""What commands share: options, the folder of the records, and how they speak."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from catalog.commands.values import address, day, processors
from catalog.errors import Misuse
from catalog.pipeline import ROOT, Order
from catalog.report import LANGUAGES

Commands = Any
"""Where a command adds itself: what ``add_subparsers`` gives, which has no public type."""


def say(text: str) -> None:
    """One line, or several, for the person who ran the command."""
    sys.stdout.write(f"{text}\n")


def folder_of(options: argparse.Namespace) -> Path:
    """The folder of the records.

    Raises:
        Misuse: It is not there.
    """
    folder: Path = options.products
    if not folder.is_dir():
        raise Misuse(f"{folder}: không có thư mục này | no such folder")
    return folder.resolve()


def real_path(path: str, folder: Path) -> Path:
    """The file or folder that is meant: from here, or as the messages call it.

    Raises:
        Misuse: It is not there.
    """
    for start in (Path.cwd(), folder.parent, folder):
        if (start / path).exists():
            return (start / path).resolve()
    raise Misuse(f"{path}: không có tệp hay thư mục này | no such file or folder")


def order_of(options: argparse.Namespace) -> Order:
    """What the options ask to build."""
    return Order(
        folder_of(options),
        options.out,
        options.as_of,
        options.base_url,
        options.offline,
        max(1, options.jobs),
        pdfs=not options.no_pdf,
        cache=options.cache / "photos",
        kept=options.cache / "sheets",
        earlier=None if options.anew else options.cache / "build",
    )


def common_options(
    parser: argparse.ArgumentParser,
    *,
    again: bool = False,
    languages: Sequence[str] = LANGUAGES,
) -> None:
    """``again``: a command takes the options too, and leaves those before it as they are."""
    add = partial(_option, parser, again)
    add("--products", type=Path, default=ROOT / "products", metavar="DIR")
    add("--as-of", type=day, default=None, metavar="YYYY-MM-DD")
    add("--lang", choices=languages, default="vi")


def build_options(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """What ``build`` and its like take."""
    common_options(parser, again=again)
    add = partial(_option, parser, again)
    add("--out", type=Path, default=ROOT / "site", metavar="DIR")
    add("--base-url", type=address, default=None, metavar="URL")
    add(
        "--offline",
        action="store_true",
        default=False,
        help="mở được từ ổ nhớ | opens from file://",
    )
    add(
        "--jobs",
        type=int,
        default=processors(),
        metavar="N",
        help="số tiến trình | processes, as many as there are processors",
    )
    add(
        "--cache",
        type=Path,
        default=ROOT / ".cache",
        metavar="DIR",
        help="nơi giữ những gì đã làm | what builds leave for the next",
    )
    add(
        "--anew",
        action="store_true",
        default=False,
        help="làm lại tất cả | make all anew, whatever earlier builds left",
    )
    add(
        "--no-pdf",
        action="store_true",
        default=False,
        help="không làm tệp in sẵn | without ready PDFs",
    )
    add(
        "--allow-shrink",
        action="store_true",
        default=False,
        help="đúng là muốn bỏ các trang đã mất | pages that are gone were meant to go",
    )


def bot_options(parser: argparse.ArgumentParser) -> None:
    """What a command takes that acts on GitHub."""
    from catalog.github import BOT  # noqa: PLC0415 - loads what speaks to servers

    add = parser.add_argument
    add("--event", type=Path, required=True, metavar="FILE", help="sự kiện | GITHUB_EVENT_PATH")
    add("--dry-run", action="store_true", help="chỉ đọc, in điều sẽ viết | read and print only")
    add("--bot", type=int, default=BOT, metavar="ID", help="tài khoản của máy | the bot's account")


def _option(parser: argparse.ArgumentParser, again: bool, name: str, **rest: Any) -> None:
    # Without this, the default of the command would undo `build.py --out DIR build`.
    parser.add_argument(name, **{**rest, **({"default": argparse.SUPPRESS} if again else {})})
