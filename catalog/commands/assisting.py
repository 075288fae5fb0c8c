"""``assist``: answers a request on GitHub. The only command that writes to strangers."""

import argparse
import tempfile
from pathlib import Path

from catalog.assist import (
    Event,
    Seen,
    TooMuch,
    answer,
    checked_apart,
    comments_in,
    is_head,
    lay,
    read_event,
    read_proposal,
)
from catalog.commands.common import Commands, bot_options, common_options, folder_of, say
from catalog.errors import GitHubRefused, Misuse
from catalog.github import Api, Call, in_words
from catalog.pipeline import ROOT
from catalog.problems import Problem
from catalog.request import commit_of, read_tree
from catalog.words import read_words

MOST_EVENT = 25 * 1024 * 1024
"""Bytes; GitHub's own limit."""
UNPROCESSABLE = 422


def add_assist(named: Commands) -> None:
    """``assist``: the event that GitHub wrote into a file."""
    parser = named.add_parser("assist", help="trả lời một đề nghị trên GitHub | answer a request")
    bot_options(parser)
    common_options(parser, again=True)
    parser.set_defaults(run=assist)


def assist(options: argparse.Namespace) -> int:
    """Read the request, check it, answer it; 0 whatever is wrong with it."""
    event = _event(options.event)
    if not event.answered:
        say("Không có gì phải trả lời. | Nothing to answer.")
        return 0
    api = Api(options.github_api, options.github_token)
    folder = folder_of(options)
    base = read_tree(folder, "HEAD")
    proposal = read_proposal(api, event, base, commit_of(folder, "HEAD"))
    checked: tuple[Problem, ...] | None = None
    if not isinstance(proposal, TooMuch):
        with tempfile.TemporaryDirectory() as home:
            target = Path(home) / base.name
            target.mkdir()
            lay(base, folder, proposal, target)
            checked = checked_apart(target, options.as_of)
    calls = answer(event, proposal, checked, _seen(api, event, options.bot), read_words(ROOT))
    return _perform(api, event, calls, dry=options.dry_run)


def _event(file: Path) -> Event:
    if file.stat().st_size > MOST_EVENT:
        raise Misuse(f"{file}: > {MOST_EVENT}")
    return read_event(file.read_bytes())


def _seen(api: Api, event: Event, bot: int) -> Seen:
    repository = f"repos/{event.repository}"
    return Seen(
        comments_in(api.pages(f"{repository}/issues/{event.number}/comments")),
        comments_in(api.pages(f"{repository}/pulls/{event.number}/comments")),
        bot,
    )


def _perform(api: Api, event: Event, calls: tuple[Call, ...], *, dry: bool) -> int:
    if dry:
        for call in calls:
            say(in_words(call))
        if not calls:
            say("Mọi điều đã được trả lời. | All of it stands there already.")
        return 0
    if not is_head(event, api.get(f"repos/{event.repository}/pulls/{event.number}")):
        say("Đã có lần gửi mới hơn. | The request has moved on.")
        return 0
    for call in calls:
        try:
            api.perform(call)
            say(f"{call.method} {call.path}: {call.why}")
        except GitHubRefused as refused:
            # A suggestion at a line that GitHub does not show; the comment says it all.
            if refused.status != UNPROCESSABLE or not call.path.endswith("/reviews"):
                raise
            say(str(refused))
    return 0
