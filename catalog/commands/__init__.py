"""The command line: each module has commands, their options, and the exit code they leave.

A command takes the options as parsed, the day among them; it knows no clock.
"""

import argparse
from collections.abc import Mapping, Sequence
from importlib import import_module

from catalog.commands.building import build_site
from catalog.commands.common import build_options

COMMANDS: Mapping[str, str] = {
    "build": "building",
    "verify": "verifying",
    "check": "checking",
    "fix": "fixing",
    "new": "asking",
    "serve": "building",
    "codes": "codes",
    "sheets": "sheets",
    "export": "spreadsheets",
    "import": "spreadsheets",
    "receive": "receiving",
    "report": "reporting",
    "docs": "documenting",
    "picture": "building",
    "assist": "assisting",
    "watch": "watching",
    "bench": "measuring",
    "fuzz": "fuzzing",
}
"""Command -> its module, in the order of ``--help``."""


def parser(arguments: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """The commands; each sets ``run``, and ``as_of`` stays None where no day was given.

    ``arguments``: only commands that stand among them are loaded. To load all takes a
    quarter of a second, as long as a small change takes to be built.
    """
    top = argparse.ArgumentParser(
        prog="build.py",
        description="Danh mục OCOP: kiểm tra và dựng trang. | Check and build the site.",
    )
    top.set_defaults(run=build_site)
    build_options(top)
    named = top.add_subparsers(metavar="lệnh | command")
    for name in _meant(arguments):
        module = import_module(f"catalog.commands.{COMMANDS[name]}")
        getattr(module, f"add_{name}")(named)
    return top


def _meant(arguments: Sequence[str] | None) -> Sequence[str]:
    """Commands that may be meant: those that are named, else all, for help and complaints."""
    return [name for name in COMMANDS if name in (arguments or ())] or [*COMMANDS]
