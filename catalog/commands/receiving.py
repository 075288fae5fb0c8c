"""``receive``: a message with its block becomes a change of files."""

import argparse
import sys
from pathlib import Path

from catalog.commands.common import Commands, common_options, folder_of, say
from catalog.edit import put_back, replace_all
from catalog.errors import FileChanged, Misuse
from catalog.receive import Plan, commit, plan, ready
from catalog.report import plain

MOST_BYTES = 2_000_000


def add_receive(named: Commands) -> None:
    """``receive``: from a file, or pasted."""
    parser = named.add_parser(
        "receive", help="nhận lời nhắn sửa thông tin | a message becomes a change"
    )
    add = parser.add_argument
    add("file", nargs="?", default="-", metavar="FILE", help="tệp; không ghi: dán vào | or paste")
    add("--dry-run", action="store_true", help="chỉ nói sẽ ghi gì | only say what would change")
    add("--officer", action="store_true", help="nhận cả phần cán bộ giữ | officers' fields, too")
    add("--commit", action="store_true", help="ghi vào git, tác giả là chủ thể | as its producer")
    common_options(parser, again=True)
    parser.set_defaults(run=receive_message)


def receive_message(options: argparse.Namespace) -> int:
    """Write what the message changes; 1 if something in it stops all of it."""
    folder = folder_of(options)
    message = _message(options)
    made = plan(folder, message, options.as_of, options.lang, officer=options.officer)
    senders = [_SENT[options.lang].format(by=by) for by in dict.fromkeys(made.senders)]
    for line in (*senders, *made.told, *made.stops):
        say(plain(line))
    stopped, written, nothing, dry = _OUTCOMES[options.lang]
    if made.stops:
        say(stopped)
        return 1
    if not made.new or options.dry_run:
        say(dry.format(n=len(made.new)) if made.new else nothing)
        return 0
    if options.commit:
        ready(folder, tuple(made.new))
    try:
        replace_all(folder.parent, made.old, made.new)
    except FileChanged as path:
        raise Misuse(f"{path}: tệp vừa đổi, hãy chạy lại | just changed, run again") from None
    if options.commit:
        say(_committed(folder, made))
    say(written.format(n=len(made.new)))
    return 0


def _committed(folder: Path, made: Plan) -> str:
    ids = [path.partition("/")[2].removesuffix(".yml") for path in made.new]
    author = ", ".join(dict.fromkeys(made.authors))
    subject = f"[{', '.join(ids)}] Change what its producer sent"
    try:
        return "git " + commit(folder, tuple(made.new), subject, author)
    except Misuse:
        put_back(folder.parent, made.old, made.new)
        raise


def _message(options: argparse.Namespace) -> str:
    """The message; Notepad on old Windows saves UTF-16."""
    if options.file == "-":
        if sys.stdin.isatty():
            say(_PASTE[options.lang])
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        file = Path(options.file)
        if not file.is_file():
            raise Misuse(f"{file}: không có tệp này | no such file")
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    return data.decode(encoding, "replace")


_SENT = {"vi": "Người gửi: {by}", "en": "Sent by: {by}"}
_PASTE = {
    "vi": "Dán cả lời nhắn vào đây, rồi bấm Enter và Ctrl-D (Windows: Ctrl-Z, Enter):",
    "en": "Paste the whole message, then press Enter and Ctrl-D (Windows: Ctrl-Z, Enter):",
}
_OUTCOMES = {
    "vi": (
        "Chưa ghi gì.",
        "Đã ghi {n} tệp.",
        "Không có gì phải ghi.",
        "Chưa ghi gì; nếu ghi thì {n} tệp thay đổi.",
    ),
    "en": (
        "Nothing was written.",
        "{n} files were written.",
        "Nothing had to be written.",
        "Nothing was written; {n} files would change.",
    ),
}
