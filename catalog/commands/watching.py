"""``watch``: what a day brings, told in issues on GitHub."""

import argparse
import json
import re
from pathlib import Path

from catalog.assist import BOT
from catalog.check import check
from catalog.commands.common import Commands, common_options, folder_of, say
from catalog.errors import Misuse
from catalog.github import Api, in_words
from catalog.pipeline import ROOT
from catalog.report import report
from catalog.watch import (
    LABEL,
    ask,
    due_links,
    failures_in,
    issues_in,
    links_of,
    plan,
    tried,
)
from catalog.words import words_of


def add_watch(named: Commands) -> None:
    """``watch``: once a day."""
    parser = named.add_parser("watch", help="việc có hạn, báo trên GitHub | what has a date")
    add = parser.add_argument
    add("--event", type=Path, required=True, metavar="FILE", help="sự kiện | GITHUB_EVENT_PATH")
    add("--dry-run", action="store_true", help="chỉ đọc và in | read and print only")
    add("--no-links", action="store_true", help="không mở đường dẫn | ask no links")
    add("--bot", type=int, default=BOT, metavar="ID", help="tài khoản của máy | the bot's account")
    common_options(parser, again=True)
    parser.set_defaults(run=watch)


def watch(options: argparse.Namespace) -> int:
    """Look, and tell; 1 if the records have errors and nothing was told."""
    repository = _repository(options.event)
    folder = folder_of(options)
    checked = check(folder, options.as_of)
    catalogue = checked.catalogue
    if catalogue is None:
        say(report(checked.problems, options.lang, base_url=checked.base_url))
        return 1
    api = Api(options.github_api, options.github_token)
    rows = api.pages(f"repos/{repository}/issues?state=all&labels={LABEL}")
    issues = issues_in(rows, options.bot)
    links = links_of(catalogue)
    failures = failures_in(issues["links"].body if "links" in issues else "")
    if not options.no_links:
        agent = f"ocop-catalogue (+{catalogue.settings.base_url})"
        due = due_links(links, failures, options.as_of)
        failures = tried(failures, ask(due, agent), links, options.as_of)
    calls = plan(repository, catalogue, words_of(ROOT, catalogue), options.as_of, issues, failures)
    for call in calls:
        if options.dry_run:
            say(in_words(call))
        else:
            api.perform(call)
            say(f"{call.method} {call.path}: {call.why}")
    if not calls:
        say("Không có gì mới. | Nothing new.")
    return 0


def _repository(file: Path) -> str:
    try:
        name = json.loads(file.read_bytes())["repository"]["full_name"]
        if re.fullmatch(r"[\w.-]+/[\w.-]+", name):
            return str(name)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise Misuse("--event: không phải sự kiện của GitHub | no event of GitHub")
