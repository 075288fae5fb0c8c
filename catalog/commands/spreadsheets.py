"""``export`` and ``import``: lists for Excel, out and in.

The room of spreadsheets takes 80 ms to load, which no other command should pay for.
"""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.check import check
from catalog.commands.common import Commands, common_options, folder_of, say
from catalog.commands.values import printed_day
from catalog.errors import Misuse
from catalog.pipeline import ROOT
from catalog.report import report
from catalog.words import read_words

if TYPE_CHECKING:
    from catalog.spreadsheet import Change, Drafts, Imported


def add_export(named: Commands) -> None:
    """``export``: the records as a workbook."""
    out = named.add_parser("export", help="xuất danh sách ra Excel | the records as a workbook")
    common_options(out, again=True)
    out.add_argument("--xlsx", type=Path, required=True, metavar="FILE")
    out.add_argument("--commune", default="", metavar="TÊN|NAME", help="chỉ xã này | only of it")
    out.set_defaults(run=export_sheets)


def add_import(named: Commands) -> None:
    """``import``: a workbook, or the annex of a decision."""
    into = named.add_parser("import", help="nhập danh sách từ Excel | bring a workbook in")
    common_options(into, again=True)
    add = into.add_argument
    add("file", type=Path, metavar="FILE.xlsx")
    add("--dry-run", action="store_true", help="chỉ nói sẽ ghi gì | only say what would change")
    add("--decision", default="", metavar="139/QĐ-UBND", help="phụ lục của | the annex of")
    add("--issuer", default="", metavar="TÊN|NAME", help="cơ quan ban hành | who signed it")
    add("--date", type=printed_day, default=None, metavar="24/01/2024")
    add("--write", action="store_true", help="ghi bản nháp chắc chắn | write certain drafts")
    into.set_defaults(run=import_sheets)


def export_sheets(options: argparse.Namespace) -> int:
    """Write the catalogue, or a commune's part of it, as a workbook."""
    from catalog.spreadsheet import export  # noqa: PLC0415

    folder = folder_of(options)
    checked = check(folder, options.as_of)
    if checked.catalogue is None:
        say(report(checked.problems, options.lang))
        return 1
    data = export(checked.catalogue, folder, read_words(ROOT)["vi"], options.commune)
    options.xlsx.write_bytes(data)
    say(f"{options.xlsx}: {len(data) / 1000:.0f} kB")
    return 0


def import_sheets(options: argparse.Namespace) -> int:
    """Write what a workbook changes; 1 if something in it keeps all from being written."""
    from catalog.spreadsheet import (  # noqa: PLC0415
        Decision,
        Drafts,
        bring_in,
        bring_in_annex,
    )

    folder = folder_of(options)
    if not options.file.is_file():
        raise Misuse(f"{options.file}: không có tệp này | no such file")
    data, name, words = options.file.read_bytes(), options.file.name, read_words(ROOT)["vi"]
    drafts = Drafts()
    if options.decision:
        if not options.issuer or not options.date:
            raise Misuse("--decision: cần cả --issuer và --date | needs --issuer and --date too")
        decision = Decision(options.decision, options.issuer, options.date)
        dry = not options.write or options.dry_run
        done, drafts = bring_in_annex(data, name, folder, words, decision, options.as_of, dry=dry)
    else:
        if options.issuer or options.date or options.write:
            raise Misuse("--issuer, --date, --write: chỉ đi với --decision | only with --decision")
        done = bring_in(data, name, folder, words, options.as_of, dry=options.dry_run)
    say(_imported_words(done, drafts, options.lang))
    return 1 if done.is_blocked else 0


def _imported_words(done: "Imported", drafts: "Drafts", language: str) -> str:
    """Problems by cell, drafts, then what was written or would be."""
    from catalog.spreadsheet import told_report  # noqa: PLC0415

    lines = [told_report(done.told, language)] if done.told else []
    lines += [f"--- {path}\n{text}" for path, text in drafts.texts.items()]
    if not done.is_blocked:
        lines += [_edit_words(edit.where, edit.entry.path, edit.change) for edit in done.edits]
    outcome = "blocked" if done.is_blocked else "written" if done.written else "dry"
    lines.append(_IMPORTED[language][outcome].format(files=len(done.files)))
    return "\n".join(lines)


def _edit_words(where: str, path: str, change: "Change") -> str:
    new = json.dumps(change.new, ensure_ascii=False) if change.new is not None else "∅"
    steps = ".".join(str(step + 1 if isinstance(step, int) else step) for step in change.where)
    return f"{where} → {path}: {steps} = {new}"


_IMPORTED = {
    "vi": {
        "blocked": "Chưa ghi gì. Hãy sửa các lỗi trên rồi nhập lại.",
        "written": "Đã ghi {files} tệp.",
        "dry": "Chưa ghi gì; nếu ghi thì {files} tệp thay đổi.",
    },
    "en": {
        "blocked": "Nothing was written. Correct what is named above and import again.",
        "written": "{files} files were written.",
        "dry": "Nothing was written; {files} files would change.",
    },
}
