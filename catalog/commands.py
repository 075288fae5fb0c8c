"""What each command does, and the exit code that it leaves.

Takes the options as parsed, the day among them; knows no clock.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.addresses import short_address
from catalog.bench import bench
from catalog.bench.print import bench_print
from catalog.bench.search import DATA, bench_search
from catalog.check import Checked, check
from catalog.codes import lines_of
from catalog.errors import Misuse
from catalog.picture import picture
from catalog.pipeline import ROOT, Built, Order, build
from catalog.printing import Printed, PrintOrder, print_sheets
from catalog.problems import Problem, errors_among
from catalog.progress import bar
from catalog.qr import printed_address
from catalog.report import MARKDOWN, as_json, as_step_summary, data_of, report, summary
from catalog.request import (
    Judgement,
    as_data,
    as_markdown,
    as_notices,
    as_text,
    judge,
    read_tree,
    told_once,
)
from catalog.selection import Wanted
from catalog.serve import serve
from catalog.words import read_words

if TYPE_CHECKING:
    from catalog.spreadsheet import Change, Drafts, Imported


def say(text: str) -> None:
    """One line, or several, for the person who ran the command."""
    sys.stdout.write(f"{text}\n")


def _folder(options: argparse.Namespace) -> Path:
    folder: Path = options.products
    if not folder.is_dir():
        raise Misuse(f"{folder}: không có thư mục này | no such folder")
    return folder.resolve()


def order_of(options: argparse.Namespace) -> Order:
    """What the options ask to build."""
    return Order(
        _folder(options),
        options.out,
        options.as_of,
        options.base_url,
        options.offline,
        max(1, options.jobs),
        pdfs=not options.no_pdf,
    )


def check_records(options: argparse.Namespace) -> int:
    """Report problems; 1 if one of them is an error."""
    folder = _folder(options)
    if options.base is None and (options.author or options.head or options.format == MARKDOWN):
        raise Misuse("--author, --head, --format markdown: cần | need --base REV")
    # Before the long check: a revision that is not there is said at once.
    judgement = _judged(options, folder) if options.base is not None else None
    checked = check(folder, options.as_of)
    problems = _about(checked, folder, options.paths)
    if judgement is not None:
        told = told_once(problems, judgement.problems)
        return _say_judgement(options, checked, judgement, told)
    if found := report(problems, options.lang, options.format, checked.base_url):
        say(found)
    if options.format == "text":
        say(summary(problems, options.lang, checked.read))
    _add_to_step(options, problems, checked)
    return 1 if errors_among(problems) else 0


def _add_to_step(
    options: argparse.Namespace, problems: Sequence[Problem], checked: Checked
) -> None:
    """All problems below the run on GitHub, which keeps ten annotations of a kind."""
    if options.format != "github" or not options.step_summary:
        return
    counts = summary(problems, options.lang, checked.read)
    with Path(options.step_summary).open("a", encoding="utf-8", newline="\n") as file:
        file.write(as_step_summary(problems, options.lang, counts, checked.base_url))


def _judged(options: argparse.Namespace, folder: Path) -> Judgement:
    """What the difference between two revisions may do."""
    base = read_tree(folder, options.base)
    return judge(base, read_tree(folder, options.head or "HEAD"), options.author)


def _say_judgement(
    options: argparse.Namespace,
    checked: Checked,
    judgement: Judgement,
    problems: Sequence[Problem],
) -> int:
    """Problems and checklist; of warnings only those in files that the request changes."""
    lang, folder = options.lang, _folder(options).name
    touched = {f"{folder}/{change.path}" for change in judgement.changes}
    kept = [one for one in problems if errors_among([one]) or one.path in touched]
    about = judgement, read_words(ROOT)[lang], folder
    if options.format == "json":
        data = data_of(kept, lang, checked.base_url)
        say(as_json({"problems": data, "request": as_data(*about)}))
    elif options.format == MARKDOWN:
        say(as_markdown(*about, report(kept, lang, base_url=checked.base_url)))
    else:
        checklist = as_notices if options.format == "github" else as_text
        parts = (report(kept, lang, options.format, checked.base_url), checklist(*about))
        say("\n".join(part for part in parts if part))
    _add_to_step(options, kept, checked)
    return 1 if errors_among(kept) else 0


def _about(checked: Checked, folder: Path, paths: Sequence[str]) -> tuple[Problem, ...]:
    """The problems of these files and folders; all, if none is named.

    Raises:
        Misuse: A path that is not there: "nothing wrong" would be a false comfort.
    """
    wanted = [_real(path, folder) for path in paths]

    def asked(problem: Problem) -> bool:
        path = (folder.parent / problem.path).absolute()
        return any(path == one or one in path.parents for one in wanted)

    return tuple(one for one in checked.problems if not wanted or asked(one))


def _real(path: str, folder: Path) -> Path:
    """The file or folder that is meant: from here, or as the messages call it."""
    for start in (Path.cwd(), folder.parent, folder):
        if (start / path).exists():
            return (start / path).resolve()
    raise Misuse(f"{path}: không có tệp hay thư mục này | no such file or folder")


def build_site(options: argparse.Namespace) -> int:
    """Check, then build; 1 if there were errors and nothing was written."""
    cpu, wall = time.process_time(), time.perf_counter()
    with bar() as tell:
        built = build(order_of(options), tell)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if built.problems:
        say(report(built.problems, options.lang, base_url=built.base_url))
    say(summary(built.problems, options.lang, built.read))
    say(_outcome(built, options, wall, cpu))
    return 0 if built.catalogue else 1


def _outcome(built: Built, options: argparse.Namespace, wall: float, cpu: float) -> str:
    """What came of a build, and how to see it."""
    unchanged, counts, web, disk = _OUTCOMES[options.lang]
    if built.catalogue is None:
        return unchanged
    # Browsers open no folders from a disk: a site for the web is seen through a server.
    return (counts + (disk if options.offline else web)).format(
        products=len(built.catalogue.products),
        producers=len(built.catalogue.producers),
        points=len(built.catalogue.points),
        pages=built.pages,
        size=built.size / 1e6,
        changed=built.changed,
        first=built.index["names"] / 1000,
        all=sum(built.index.values()) / 1000,
        packed=built.packed,
        where=options.out.resolve(),
        index=options.out.resolve() / "index.html",
        wall=wall,
        cpu=cpu,
    )


_OUTCOMES = {
    "vi": (
        "Trang cũ được giữ nguyên.",
        """\
{products} sản phẩm, {producers} chủ thể, {points} điểm bán.
{pages} trang, {size:.1f} MB, {changed} tệp thay đổi; {wall:.1f} giây ({cpu:.1f} giây máy tính).
Dữ liệu tìm kiếm (nén): {first:.1f} kB cho kết quả đầu tiên, {all:.1f} kB tất cả.
""",
        "Trang ở {where}. Xem thử: python3 build.py serve",
        "Mở tệp này bằng trình duyệt: {index}\nCả trang trong một tệp, để chép đi: {packed}",
    ),
    "en": (
        "The previous site was left as it was.",
        """\
{products} products, {producers} producers, {points} sales points.
{pages} pages, {size:.1f} MB, {changed} files changed; {wall:.1f} s ({cpu:.1f} s of CPU).
Search data (compressed): {first:.1f} kB for the first results, {all:.1f} kB in all.
""",
        "The site is in {where}. See it: python3 build.py serve",
        "Open this file in a browser: {index}\nThe whole site in one file, to hand on: {packed}",
    ),
}


def serve_site(options: argparse.Namespace) -> int:
    """Preview while files are edited."""
    return serve(order_of(options), options.port, options.lang)


def give_codes(options: argparse.Namespace) -> int:
    """Write codes of new products at the end of ``codes.csv``; list all, with what a QR holds."""
    folder = _folder(options)
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


def print_sheets_asked(options: argparse.Namespace) -> int:
    """Print what is asked for; says which products get no star, and why."""
    language = "en" if options.lang == "en" else "vi"
    names = ("fair", "group", "stars", "place", "producer", "ids")
    order = PrintOrder(
        ROOT,
        _folder(options),
        options.out,
        options.as_of,
        options.base_url,
        options.kind,
        Wanted(**{name: getattr(options, name) for name in names}),
        options.lang,
        options.paper,
        options.each,
        options.copies,
        None if options.anew else ROOT / ".cache" / "sheets",
    )
    with bar() as tell:
        done = print_sheets(order, language, tell)
    if not done.files:
        say(report(done.problems, language, base_url=done.base_url))
        say(summary(done.problems, language, done.read))
        return 1
    say(_printed_words(done, language))
    return 0


def _printed_words(done: Printed, language: str) -> str:
    counts, starless = _PRINTED[language]
    lines = [counts.format(products=done.products, files=len(done.files))]
    lines += [f"  {file}" for file in done.files[:MOST_SHOWN]]
    lines += ["  …"] if len(done.files) > MOST_SHOWN else []
    if done.starless:
        lines += [starless.format(n=len(done.starless))]
        lines += [f"  {words}" for words in done.starless]
    return "\n".join(lines)


MOST_SHOWN = 20
"""Files that are listed by name."""

_PRINTED = {
    "vi": (
        "{products} sản phẩm, {files} tệp:",
        "{n} sản phẩm không có sao trên các tờ này:",
    ),
    "en": ("{products} products, {files} files:", "{n} products have no star on these sheets:"),
}


def export_sheets(options: argparse.Namespace) -> int:
    """Write the catalogue, or a commune's part of it, as a workbook."""
    # Takes 80 ms to load, which no other command should pay for.
    from catalog.spreadsheet import export  # noqa: PLC0415

    folder = _folder(options)
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

    folder = _folder(options)
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


def take_picture(options: argparse.Namespace) -> int:
    """Take the picture of the README again."""
    return picture(order_of(options), options.file)


def run_bench(options: argparse.Namespace) -> int:
    """Measure, and print ratios."""
    return bench(options.sizes)


def run_bench_print(options: argparse.Namespace) -> int:
    """Print many sheets, and say how many a second."""
    return bench_print(options.size)


def run_bench_search(options: argparse.Namespace) -> int:
    """Ask our search and its peers, and print how often each was right."""
    return bench_search(
        tuple(DATA) if options.data == "both" else (options.data,),
        options.size,
        options.engines,
        show_misses=options.misses,
        with_phone=options.phone,
    )
