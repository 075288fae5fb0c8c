"""``new``: a record by question and answer."""

import argparse
import sys

from catalog.addresses import short_address
from catalog.asking import Stopped, Talk, given, write_given
from catalog.check import check
from catalog.collect import Kind
from catalog.commands.common import Commands, common_options, folder_of, say
from catalog.errors import Misuse
from catalog.qr import printed_address
from catalog.report import report

KINDS = {one.value: one for one in (Kind.PRODUCT, Kind.PRODUCER, Kind.SALES_POINT, Kind.FAIR)}


def add_new(named: Commands) -> None:
    """``new``: of which kind, and of a product, whose."""
    parser = named.add_parser("new", help="hỏi rồi viết tệp mới | asks, and writes a new file")
    parser.add_argument("kind", choices=tuple(KINDS))
    parser.add_argument("--producer", default="", metavar="ID", help="chủ thể | of a product")
    common_options(parser, again=True)
    parser.set_defaults(run=new_record)


def new_record(options: argparse.Namespace) -> int:
    """Ask and write; 1 if the answers do not go together, 130 if they stopped."""
    folder, kind = folder_of(options), KINDS[options.kind]
    checked = check(folder, options.as_of)
    if checked.catalogue is None:
        say(report(checked.problems, options.lang, base_url=checked.base_url))
        return 1
    if options.producer and options.producer not in checked.catalogue.producers:
        raise Misuse(f"--producer {options.producer}: không có | not in the catalogue")
    talk = Talk(_line, say, options.lang)
    try:
        made = given(talk, checked.catalogue, folder, kind, options.producer)
    except (Stopped, KeyboardInterrupt):
        say(talk.word("Dừng. Chưa ghi gì.", "Stopped. Nothing was written."))
        return 130
    if made.problems:
        say(report(made.problems, options.lang, base_url=checked.base_url))
        say(made.data.decode())
        say(talk.word("Chưa ghi gì.", "Nothing was written."))
        return 1
    code = write_given(made, folder, kind, options.as_of)
    say(talk.word(f"Đã ghi {made.path}", f"Wrote {made.path}"))
    if code:
        base = checked.catalogue.settings.base_url
        where = printed_address(base, short_address(code))
        say(talk.word(f"Mã: {code}  {where}", f"Code: {code}  {where}"))
    say(talk.word("Xem thử: python3 build.py serve", "See it: python3 build.py serve"))
    return 0


def _line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\r\n")
