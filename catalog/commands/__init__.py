"""The command line: each module has commands, their options, and the exit code they leave.

A command takes the options as parsed, the day among them; it knows no clock.
"""

import argparse

from catalog.commands.asking import add_new
from catalog.commands.assisting import add_assist
from catalog.commands.building import add_build, add_picture, add_serve, build_site
from catalog.commands.checking import add_check
from catalog.commands.codes import add_codes
from catalog.commands.common import build_options
from catalog.commands.documenting import add_docs
from catalog.commands.fixing import add_fix
from catalog.commands.fuzzing import add_fuzz
from catalog.commands.measuring import add_bench
from catalog.commands.receiving import add_receive
from catalog.commands.reporting import add_report
from catalog.commands.sheets import add_sheets
from catalog.commands.spreadsheets import add_export, add_import
from catalog.commands.verifying import add_verify
from catalog.commands.watching import add_watch

COMMANDS = (
    add_build,
    add_verify,
    add_check,
    add_fix,
    add_new,
    add_serve,
    add_codes,
    add_sheets,
    add_export,
    add_import,
    add_receive,
    add_report,
    add_docs,
    add_picture,
    add_assist,
    add_watch,
    add_bench,
    add_fuzz,
)
"""In the order of ``--help``."""


def parser() -> argparse.ArgumentParser:
    """All commands; each sets ``run``, and ``as_of`` stays None where no day was given."""
    top = argparse.ArgumentParser(
        prog="build.py",
        description="Danh mục OCOP: kiểm tra và dựng trang. | Check and build the site.",
    )
    top.set_defaults(run=build_site)
    build_options(top)
    named = top.add_subparsers(metavar="lệnh | command")
    for add in COMMANDS:
        add(named)
    return top
