"""``codes``: short codes for products that have none."""

import argparse

from catalog.addresses import short_address
from catalog.check import check
from catalog.codes import lines_of
from catalog.commands.common import Commands, common_options, folder_of, say
from catalog.qr import printed_address
from catalog.report import report


def add_codes(named: Commands) -> None:
    """``codes``: give new products their code."""
    parser = named.add_parser(
        "codes", help="cấp mã ngắn cho sản phẩm mới | give new products their code"
    )
    common_options(parser, again=True)
    parser.set_defaults(run=give_codes)


def give_codes(options: argparse.Namespace) -> int:
    """Write codes of new products at the end of ``codes.csv``; list all, with what a QR holds."""
    folder = folder_of(options)
    checked = check(folder, options.as_of)
    if checked.catalogue is None:
        say(report(checked.problems, options.lang, base_url=checked.base_url))
        return 1
    codes = checked.catalogue.codes
    (folder / "codes.csv").write_text(lines_of(codes), "utf-8", newline="\n")
    base = checked.catalogue.settings.base_url
    for code, (kind, _) in codes.kept.items():
        entry = checked.catalogue.products.get(codes.owner(code))
        name = entry.record.name.vi if entry else f"({kind})"
        say(f"{code}  {printed_address(base, short_address(code))}  {name}")
    say(f"codes.csv: +{len(codes.new)} = {len(codes.kept)}")
    return 0
