"""``fuzz``: what nobody would send by chance, at every door."""

import argparse
from pathlib import Path

from catalog.commands.common import Commands
from catalog.commands.values import size
from catalog.fuzz import DOORS, Asked, fuzz
from catalog.pipeline import ROOT


def add_fuzz(named: Commands) -> None:
    """``fuzz``: how many inputs, of which doors, made from which seed."""
    parser = named.add_parser("fuzz", help="thử bằng dữ liệu hỏng | try broken inputs at the doors")
    add = parser.add_argument
    add("--runs", type=size, default=20_000, metavar="N", help="số lần thử | inputs in all")
    add("--seed", type=int, default=1, metavar="S")
    add("--door", action="append", choices=tuple(DOORS), help="nhiều lần được | may be repeated")
    add("--only", type=int, default=None, metavar="N", help="chỉ số này | only this number")
    add("--keep", type=Path, default=ROOT / ".cache" / "fuzz", metavar="DIR")
    parser.set_defaults(run=run_fuzz)


def run_fuzz(options: argparse.Namespace) -> int:
    """Run them; 1 if an input broke what a door promises."""
    doors = options.door or tuple(DOORS)
    return fuzz(Asked(doors, options.runs, options.seed, options.keep, options.only))
