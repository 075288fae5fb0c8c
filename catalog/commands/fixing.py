"""``fix``: files in the form of the house, and what a machine can mend."""

import argparse
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path

from catalog.canonical import Fixed, fix_folder, write_fixed
from catalog.collect import Kind, read_settings
from catalog.commands.common import Commands, common_options, folder_of, real_path, say
from catalog.documents import modeline
from catalog.report import plain


def add_fix(named: Commands) -> None:
    """``fix``: everything, or the files that are named."""
    parser = named.add_parser(
        "fix", help="sửa những gì máy sửa được | mend what a machine can, and tidy"
    )
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="chỉ các tệp này | only these files")
    add("--dry-run", action="store_true", help="chỉ nói sẽ sửa gì | only say what would change")
    add("--check", action="store_true", help="như trên, và báo 1 nếu có | the same, exit 1 if any")
    add(
        "--explain",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="ghi chú nghĩa của từng trường | a comment on what each field is",
    )
    common_options(parser, again=True)
    parser.set_defaults(run=fix_files)


def fix_files(options: argparse.Namespace) -> int:
    """Write what is to be written; 1 if a file is left that only its author can mend."""
    folder = folder_of(options)
    wanted = [real_path(path, folder) for path in options.paths]
    only_say = options.dry_run or options.check
    settings = read_settings(folder)
    lines = {one: modeline(one, settings.base_url) for one in Kind} if settings else None
    found = list(fix_folder(folder, wanted, explain=options.explain, modelines=lines))
    changed = [one for one in found if one.changes]
    left = [one for one in found if one.new is None]
    for one in changed:
        if only_say:
            say(_difference(folder, one))
        else:
            write_fixed(folder, one)
            say(_named(folder, one))
    say(_outcome(folder, len(changed), left, options.lang, only_say=only_say))
    return 1 if left or (options.check and changed) else 0


def _named(folder: Path, one: Fixed) -> str:
    path = plain(f"{folder.name}/{one.path}")
    return path if one.path == one.to else f"{path} → {folder.name}/{one.to}"


def _difference(folder: Path, one: Fixed) -> str:
    before, after = ((data or b"").decode("utf-8", "replace") for data in (one.old, one.new))
    lines = unified_diff(
        before.splitlines(),
        after.splitlines(),
        plain(f"{folder.name}/{one.path}"),
        plain(f"{folder.name}/{one.to}"),
        lineterm="",
        n=1,
    )
    return "\n".join(plain(line) for line in lines)


def _outcome(
    folder: Path, changed: int, left: Iterable[Fixed], language: str, *, only_say: bool
) -> str:
    done, dry, unread, nothing = _OUTCOMES[language]
    lines = [(dry if only_say else done).format(n=changed) if changed else nothing]
    lines += [unread.format(path=plain(f"{folder.name}/{one.path}")) for one in left]
    return "\n".join(lines)


_OUTCOMES = {
    "vi": (
        "Đã viết lại {n} tệp. Xem còn gì phải tự sửa: python3 build.py check",
        "Chưa ghi gì; nếu ghi thì {n} tệp thay đổi.",
        "{path}: máy không đoán được ý, xin sửa tay theo lời của: python3 build.py check",
        "Không có gì phải viết lại.",
    ),
    "en": (
        "{n} files were written anew. What is left to do by hand: python3 build.py check --lang en",
        "Nothing was written; {n} files would change.",
        "{path}: only its author can say what is meant; see: python3 build.py check --lang en",
        "Nothing had to be written.",
    ),
}
