"""``docs``: the files of the repository that are made from the model."""

import argparse

from catalog.commands.common import Commands, common_options, say
from catalog.documents import forms
from catalog.edit import replace
from catalog.pipeline import ROOT
from catalog.reference import read_lists


def add_docs(named: Commands) -> None:
    """``docs``: write them, or say which are stale."""
    parser = named.add_parser(
        "docs", help="viết lại biểu mẫu GitHub từ mô hình | forms made from the model"
    )
    parser.add_argument(
        "--check", action="store_true", help="chỉ báo tệp đã cũ, thoát 1 | only name what is stale"
    )
    common_options(parser, again=True)
    parser.set_defaults(run=write_documents)


def write_documents(options: argparse.Namespace) -> int:
    """Write what is stale; with ``--check`` 1 if something is."""
    made = forms(read_lists())
    folder = ROOT / ".github" / "ISSUE_TEMPLATE"
    there = {f".github/ISSUE_TEMPLATE/{file.name}" for file in folder.glob("*")}
    stale = [path for path, text in made.items() if _read(path) != text]
    left = sorted(there - made.keys())
    for path in [*stale, *left]:
        say(path)
    if options.check:
        return 1 if stale or left else 0
    folder.mkdir(parents=True, exist_ok=True)
    for path in stale:
        replace(ROOT / path, made[path].encode())
    for path in left:
        (ROOT / path).unlink()
    return 0


def _read(path: str) -> str:
    file = ROOT / path
    return file.read_text("utf-8") if file.is_file() else ""
