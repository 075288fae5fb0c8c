"""``check``: the problems of the records, and what a change may do."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from catalog.check import Checked, check
from catalog.commands.common import Commands, common_options, folder_of, real_path, say
from catalog.commands.values import account
from catalog.errors import Misuse
from catalog.pipeline import ROOT
from catalog.problems import Problem, errors_among
from catalog.report import (
    FORMATS,
    MARKDOWN,
    as_json,
    as_step_summary,
    data_of,
    report,
    summary,
)
from catalog.request import (
    Judgement,
    as_data,
    as_markdown,
    as_notices,
    as_text,
    judge,
    of_request,
    read_tree,
    told_once,
)
from catalog.words import read_words


def add_check(named: Commands) -> None:
    """``check``: how problems are said; with ``--base`` also what the change may do."""
    parser = named.add_parser("check", help="chỉ kiểm tra | problems only")
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="chỉ báo về các tệp này | only about these files")
    add("--format", choices=(*FORMATS, MARKDOWN), default="text")
    add(
        "--base",
        metavar="REV",
        help="so với phiên bản git này: được đổi gì, ai phải đồng ý"
        " | against this revision of git: what may change, who must agree",
    )
    add("--head", metavar="REV", help="phiên bản được xét, không ghi: HEAD | what is judged: HEAD")
    add(
        "--author",
        type=account,
        metavar="ID",
        help="số tài khoản của người gửi | number of the author's account",
    )
    common_options(parser, again=True)
    parser.set_defaults(run=check_records)


def check_records(options: argparse.Namespace) -> int:
    """Report problems; 1 if one of them is an error."""
    folder = folder_of(options)
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
    counts = summary(problems, options.lang, checked.read).splitlines()[0]
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
    lang, folder = options.lang, folder_of(options).name
    kept = of_request(problems, judgement, folder)
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
    wanted = [real_path(path, folder) for path in paths]

    def asked(problem: Problem) -> bool:
        path = (folder.parent / problem.path).absolute()
        return any(path == one or one in path.parents for one in wanted)

    return tuple(one for one in checked.problems if not wanted or asked(one))
