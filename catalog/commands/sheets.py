"""``sheets``: PDFs for fairs and shops."""

import argparse
from pathlib import Path

from catalog.commands.common import Commands, common_options, folder_of, say
from catalog.commands.values import address, ids
from catalog.pipeline import ROOT
from catalog.printing import KIT, Printed, PrintOrder, print_sheets
from catalog.progress import bar
from catalog.report import report, summary
from catalog.selection import Wanted
from catalog.views.sheets import MODES, SHEETS


def add_sheets(named: Commands) -> None:
    """``sheets``: which kind, of which products, how."""
    parser = named.add_parser("sheets", help="in tờ giới thiệu, thẻ giá, bộ hội chợ | print PDF")
    common_options(parser, again=True, languages=MODES)
    add = parser.add_argument
    add("--kind", choices=(*SHEETS, KIT), default="product", help="tờ gì | which sheets")
    add("--fair", default="", metavar="ID", help="của hội chợ này | of this fair")
    add("--group", default="", metavar="ID")
    add("--stars", type=int, choices=(3, 4, 5), default=0)
    add("--place", default="", metavar="TÊN|NAME", help="xã, huyện cũ | commune, old district")
    add("--producer", default="", metavar="ID")
    add("--ids", type=ids, default=(), metavar="ID,ID", help="mã hay id | codes or ids")
    add("--paper", choices=("a4", "a5"), default="a4")
    add("--each", action="store_true", help="mỗi sản phẩm một tệp | a file for each product")
    add("--anew", action="store_true", help="không lấy bản đã in | take nothing printed before")
    add("--copies", type=int, choices=range(101), default=0, metavar="N")
    add("--base-url", type=address, default=None, metavar="URL")
    add("--out", type=Path, default=Path("in-an"), metavar="DIR")
    parser.set_defaults(run=print_sheets_asked)


def print_sheets_asked(options: argparse.Namespace) -> int:
    """Print what is asked for; says which products get no star, and why."""
    language = "en" if options.lang == "en" else "vi"
    names = ("fair", "group", "stars", "place", "producer", "ids")
    order = PrintOrder(
        ROOT,
        folder_of(options),
        options.out,
        options.as_of,
        options.base_url,
        options.kind,
        Wanted(**{name: getattr(options, name) for name in names}),
        options.lang,
        options.paper,
        options.each,
        options.copies,
        None if options.anew else ROOT / ".cache" / "sheets",
    )
    with bar() as tell:
        done = print_sheets(order, language, tell)
    if not done.files:
        say(report(done.problems, language, base_url=done.base_url))
        say(summary(done.problems, language, done.read))
        return 1
    say(_printed_words(done, language))
    return 0


def _printed_words(done: Printed, language: str) -> str:
    counts, starless = _PRINTED[language]
    lines = [counts.format(products=done.products, files=len(done.files))]
    lines += [f"  {file}" for file in done.files[:MOST_SHOWN]]
    lines += ["  …"] if len(done.files) > MOST_SHOWN else []
    if done.starless:
        lines += [starless.format(n=len(done.starless))]
        lines += [f"  {words}" for words in done.starless]
    return "\n".join(lines)


MOST_SHOWN = 20
"""Files that are listed by name."""

_PRINTED = {
    "vi": (
        "{products} sản phẩm, {files} tệp:",
        "{n} sản phẩm không có sao trên các tờ này:",
    ),
    "en": ("{products} products, {files} files:", "{n} products have no star on these sheets:"),
}
