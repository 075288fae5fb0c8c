"""The command line: commands, their options, and what is refused before anything runs."""

import argparse
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from catalog import commands
from catalog.bench.search import DATA, ENGINES
from catalog.pipeline import ROOT
from catalog.printing import KIT
from catalog.report import FORMATS, LANGUAGES, MARKDOWN
from catalog.views.sheets import MODES, SHEETS


def parser() -> argparse.ArgumentParser:
    """All commands; each sets ``run``, and ``as_of`` stays None where no day was given."""
    top = argparse.ArgumentParser(
        prog="build.py",
        description="Danh mục OCOP: kiểm tra và dựng trang. | Check and build the site.",
    )
    top.set_defaults(run=commands.build_site)
    _build_options(top)
    named = top.add_subparsers(metavar="lệnh | command")
    building = named.add_parser(
        "build", help="kiểm tra rồi dựng trang | check, then build the site"
    )
    _build_options(building, again=True)
    building.set_defaults(run=commands.build_site)
    checking = named.add_parser("check", help="chỉ kiểm tra | problems only")
    checking.add_argument(
        "paths", nargs="*", metavar="PATH", help="chỉ báo về các tệp này | only about these files"
    )
    _check_options(checking)
    serve = named.add_parser("serve", help="xem thử khi đang sửa | preview while editing")
    serve.add_argument("--port", type=_port, default=8000)
    _build_options(serve, again=True)
    serve.set_defaults(run=commands.serve_site)
    codes = named.add_parser(
        "codes", help="cấp mã ngắn cho sản phẩm mới | give new products their code"
    )
    _common_options(codes, again=True)
    codes.set_defaults(run=commands.give_codes)
    taking = named.add_parser("picture", help="chụp lại ảnh của README | the README's picture")
    taking.add_argument("file", type=Path, nargs="?", default=ROOT / ".github" / "site.png")
    _build_options(taking, again=True)
    taking.set_defaults(run=commands.take_picture)
    _sheet_options(
        named.add_parser("sheets", help="in tờ giới thiệu, thẻ giá, bộ hội chợ | print PDF")
    )
    _spreadsheet_options(named)
    bench = named.add_parser("bench", help="đo tốc độ | measure, as ratios")
    bench.add_argument(
        "--sizes", type=_sizes, default="200,2000,18000", help="số sản phẩm | numbers of products"
    )
    bench.set_defaults(run=commands.run_bench)
    kinds = bench.add_subparsers(metavar="search | print")
    _search_options(kinds.add_parser("search"))
    printing = kinds.add_parser("print", help="in bao nhanh | how fast sheets are printed")
    printing.add_argument("--size", type=_size, default=2000, help="số tờ | sheets")
    printing.set_defaults(run=commands.run_bench_print)
    return top


def _check_options(parser: argparse.ArgumentParser) -> None:
    """``check``: how problems are said; with ``--base`` also what the change may do."""
    add = parser.add_argument
    add("--format", choices=(*FORMATS, MARKDOWN), default="text")
    add(
        "--base",
        metavar="REV",
        help="so với phiên bản git này: được đổi gì, ai phải đồng ý"
        " | against this revision of git: what may change, who must agree",
    )
    add("--head", metavar="REV", help="phiên bản được xét, không ghi: HEAD | what is judged: HEAD")
    add(
        "--author",
        type=_account,
        metavar="ID",
        help="số tài khoản của người gửi | number of the author's account",
    )
    _common_options(parser, again=True)
    parser.set_defaults(run=commands.check_records)


def _sheet_options(parser: argparse.ArgumentParser) -> None:
    """``sheets``: which kind, of which products, how."""
    _common_options(parser, again=True, languages=MODES)
    add = parser.add_argument
    add("--kind", choices=(*SHEETS, KIT), default="product", help="tờ gì | which sheets")
    add("--fair", default="", metavar="ID", help="của hội chợ này | of this fair")
    add("--group", default="", metavar="ID")
    add("--stars", type=int, choices=(3, 4, 5), default=0)
    add("--place", default="", metavar="TÊN|NAME", help="xã, huyện cũ | commune, old district")
    add("--producer", default="", metavar="ID")
    add("--ids", type=_ids, default=(), metavar="ID,ID", help="mã hay id | codes or ids")
    add("--paper", choices=("a4", "a5"), default="a4")
    add("--each", action="store_true", help="mỗi sản phẩm một tệp | a file for each product")
    add("--anew", action="store_true", help="không lấy bản đã in | take nothing printed before")
    add("--copies", type=int, choices=range(101), default=0, metavar="N")
    add("--base-url", type=_address, default=None, metavar="URL")
    add("--out", type=Path, default=Path("in-an"), metavar="DIR")
    parser.set_defaults(run=commands.print_sheets_asked)


def _spreadsheet_options(named: Any) -> None:
    """``export`` and ``import``: lists for Excel, out and in."""
    out = named.add_parser("export", help="xuất danh sách ra Excel | the records as a workbook")
    _common_options(out, again=True)
    out.add_argument("--xlsx", type=Path, required=True, metavar="FILE")
    out.add_argument("--commune", default="", metavar="TÊN|NAME", help="chỉ xã này | only of it")
    out.set_defaults(run=commands.export_sheets)
    into = named.add_parser("import", help="nhập danh sách từ Excel | bring a workbook in")
    _common_options(into, again=True)
    add = into.add_argument
    add("file", type=Path, metavar="FILE.xlsx")
    add("--dry-run", action="store_true", help="chỉ nói sẽ ghi gì | only say what would change")
    add("--decision", default="", metavar="139/QĐ-UBND", help="phụ lục của | the annex of")
    add("--issuer", default="", metavar="TÊN|NAME", help="cơ quan ban hành | who signed it")
    add("--date", type=_printed_day, default=None, metavar="24/01/2024")
    add("--write", action="store_true", help="ghi bản nháp chắc chắn | write certain drafts")
    into.set_defaults(run=commands.import_sheets)


def _search_options(parser: argparse.ArgumentParser) -> None:
    """``bench search``: what is asked, of which engines, and what more is shown."""
    parser.add_argument("--data", choices=(*DATA, "both"), default="both")
    parser.add_argument(
        "--engines", type=_engines, default=",".join(ENGINES), metavar=",".join(ENGINES)
    )
    parser.add_argument(
        "--size", type=_size, default=18000, help="số sản phẩm bịa | invented products"
    )
    parser.add_argument(
        "--misses",
        action="store_true",
        help="câu hỏi mà ocop trả lời sai | what ocop answers wrongly, of the tuning half",
    )
    parser.add_argument(
        "--phone", action="store_true", help="đo trên điện thoại chậm | also on a slow phone"
    )
    parser.set_defaults(run=commands.run_bench_search)


def _common_options(
    parser: argparse.ArgumentParser,
    *,
    again: bool = False,
    languages: Sequence[str] = LANGUAGES,
) -> None:
    """``again``: a command takes the options too, and leaves those before it as they are."""
    add = partial(_option, parser, again)
    add("--products", type=Path, default=ROOT / "products", metavar="DIR")
    add("--as-of", type=_day, default=None, metavar="YYYY-MM-DD")
    add("--lang", choices=languages, default="vi")


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
    add(
        "--no-pdf",
        action="store_true",
        default=False,
        help="không làm tệp in sẵn | without ready PDFs",
    )


def _option(parser: argparse.ArgumentParser, again: bool, name: str, **rest: Any) -> None:
    # Without this, the default of the command would undo `build.py --out DIR build`.
    parser.add_argument(name, **{**rest, **({"default": argparse.SUPPRESS} if again else {})})


def _sizes(text: str) -> list[int]:
    sizes = [int(size) for size in text.split(",") if size.strip().isdecimal() and int(size)]
    if len(sizes) != text.count(",") + 1:
        raise argparse.ArgumentTypeError(f"{text}: 200,2000")
    return sizes


def _size(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text}: 18000")
    return int(text)


def _ids(text: str) -> tuple[str, ...]:
    ids = tuple(filter(None, (one.strip() for one in text.split(","))))
    if not ids:
        # None at all would mean any: a script with an empty list would print the whole catalogue.
        raise argparse.ArgumentTypeError("ID,ID")
    return ids


def _engines(text: str) -> list[str]:
    engines = text.split(",")
    if not set(engines) <= ENGINES.keys():
        raise argparse.ArgumentTypeError(f"{text}: {','.join(ENGINES)}")
    return engines


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: YYYY-MM-DD") from None


def _account(text: str) -> str:
    # Some shells pass an empty word where a number is not known: that is a stranger.
    if text and not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text}: 1234567")
    return text


def _printed_day(text: str) -> date:
    """A day as decisions print it, or as we write it."""
    day, slash, rest = text.partition("/")
    month, _, year = rest.partition("/")
    return _day(f"{year}-{month:0>2}-{day:0>2}" if slash else text)


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text}: 0-65535")
    return int(text)


def _address(text: str) -> str:
    parts = urlsplit(text) if "[" not in text else None
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise argparse.ArgumentTypeError(f"{text}: https://...")
    return text
