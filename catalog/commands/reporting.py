"""``report``: the officers' report of a month, a quarter or a year."""

import argparse
from pathlib import Path

from catalog.check import check
from catalog.commands.common import Commands, common_options, folder_of, say
from catalog.history import read_history
from catalog.periodic import Period, as_text, chapters, counted, period_of
from catalog.pipeline import ROOT
from catalog.report import plain, report
from catalog.words import read_words


def add_report(named: Commands) -> None:
    """``report``: as text, and for Word and Excel."""
    parser = named.add_parser("report", help="báo cáo tháng, quý, năm | report of a period")
    common_options(parser, again=True)
    add = parser.add_argument
    add("--period", type=period, required=True, metavar="2026-Q3", help="2026, 2026-Q3, 2026-09")
    add("--docx", type=Path, default=None, metavar="FILE")
    add("--xlsx", type=Path, default=None, metavar="FILE")
    parser.set_defaults(run=report_period)


def report_period(options: argparse.Namespace) -> int:
    """Count and write; without a file to write it is printed. 1 if the records have errors."""
    folder = folder_of(options)
    day = min(options.as_of, options.period.days.last)
    checked = check(folder, day)
    catalogue = checked.catalogue
    if catalogue is None:
        say(report(checked.problems, options.lang, base_url=checked.base_url))
        return 1
    told = counted(catalogue, read_history(folder, catalogue), options.period)
    those = chapters(catalogue, told, read_words(ROOT)["vi"])
    # The libraries of Word and Excel, which nobody else should pay for.
    if options.docx:
        from catalog.periodic.letter import letter  # noqa: PLC0415

        _write(options.docx, letter(those, told))
    if options.xlsx:
        from catalog.periodic.tables import tables  # noqa: PLC0415

        _write(options.xlsx, tables(those, options.period))
    if not options.docx and not options.xlsx:
        say("\n".join(map(plain, as_text(those).split("\n"))))
    return 0


def _write(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    say(f"{file}: {len(data) / 1000:.0f} kB")


def period(text: str) -> Period:
    try:
        return period_of(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: 2026, 2026-Q3, 2026-09") from None
