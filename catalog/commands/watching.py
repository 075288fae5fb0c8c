"""``watch``: what a day brings, told in issues on GitHub."""

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path

from catalog.check import check
from catalog.commands.common import Commands, bot_options, common_options, folder_of, say
from catalog.errors import GitHubRefused, Misuse
from catalog.github import Api, Call, in_words
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
    plan_links,
    tried,
)
from catalog.words import words_of


def add_watch(named: Commands) -> None:
    """``watch``: once a day."""
    parser = named.add_parser("watch", help="việc có hạn, báo trên GitHub | what has a date")
    bot_options(parser)
    parser.add_argument("--no-links", action="store_true", help="không mở đường dẫn | ask no links")
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
    failures = failures_in(issues["links"].body if "links" in issues else "")
    about = repository, catalogue, words_of(ROOT, catalogue)
    calls = list(plan(*about, options.as_of, issues, failures))
    refused = _perform(api, calls, dry=options.dry_run)
    if not options.no_links:
        # Last, for they take long, and what has a date must not wait for them.
        links = links_of(catalogue)
        agent = f"ocop-catalogue (+{catalogue.settings.base_url})"
        due = due_links(links, failures, options.as_of)
        failures = tried(failures, ask(due, agent), links, options.as_of)
        kept = plan_links(*about, issues, failures)
        calls += kept
        refused += _perform(api, kept, dry=options.dry_run)
    if not calls:
        say("Không có gì mới. | Nothing new.")
    return 1 if refused else 0


def _perform(api: Api, calls: Sequence[Call], *, dry: bool) -> int:
    """Each call by itself: one that GitHub refuses keeps nobody else from being told."""
    refused = 0
    for call in calls:
        if dry:
            say(in_words(call))
            continue
        try:
            api.perform(call)
            say(f"{call.method} {call.path}: {call.why}")
        except GitHubRefused as why:
            say(str(why))
            refused += 1
    return refused


def _repository(file: Path) -> str:
    try:
        name = json.loads(file.read_bytes())["repository"]["full_name"]
        if re.fullmatch(r"[\w.-]+/[\w.-]+", name):
            return str(name)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise Misuse("--event: không phải sự kiện của GitHub | no event of GitHub")
