"""The one comment: Vietnamese, with English folded in below. Bounded whatever the request holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from catalog.addresses import address
from catalog.assist.event import Event
from catalog.assist.phrases import PHRASES
from catalog.assist.proposal import MOST_FILES, MOST_PHOTOS, OURS, Proposal, TooMuch
from catalog.assist.quoted import message_of, page_link
from catalog.collect import Kind
from catalog.problems import Problem, Severity
from catalog.request import Judgement, changes_in_markdown, code, needs_in_markdown
from catalog.request.names import files_are_plain
from catalog.request.records import Records
from catalog.words import Words

MARK = "<!-- ocop-assist -->"
MOST_CHANGES, MOST_PROBLEMS, MOST_NEEDS = 10_000, 12_000, 4_000
"""Letters of each part, in each language: with all headings below the 65,536 of GitHub."""
_PAGES = {
    Kind.PRODUCT: "products",
    Kind.PRODUCER: "producers",
    Kind.SALES_POINT: "sales-points",
    Kind.FAIR: "fairs",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about a request."""

    event: Event
    proposal: Proposal
    judgement: Judgement
    problems: Sequence[Problem]
    """All that concern the request, in order of file and line."""
    whole: bool
    """False if the check did not come to its end."""
    base_url: str
    """Of the catalogue now; "" if it does not say."""
    with_button: frozenset[Problem] = frozenset()
    """What a suggestion at its line corrects."""


def comment(found: Found, words: Mapping[str, Words]) -> str:
    """The text of the comment."""
    return _in_both(found.event, {lang: _body(found, words[lang]) for lang in ("vi", "en")})


def comment_on_too_much(event: Event, why: TooMuch) -> str:
    """The text where the request is not looked at."""
    numbers = {"files": str(MOST_FILES), "photos": str(MOST_PHOTOS // 1_000_000)}
    bodies = {}
    for language, say in PHRASES.items():
        bodies[language] = [say[f"too-much.{why}"].format(**numbers), *_next(say, "too-much")]
    return _in_both(event, bodies)


def _in_both(event: Event, bodies: Mapping[str, list[str]]) -> str:
    parts = {}
    for language, body in bodies.items():
        say = PHRASES[language]
        hello = [say["hello"], ""] if event.newcomer else []
        parts[language] = [*hello, *body, "", f"<sub>{say['robot']}</sub>"]
    english = ["<details><summary>English</summary>", "", *parts["en"], "", "</details>"]
    return "\n".join([MARK, *parts["vi"], "", *english, ""])


def _body(found: Found, words: Words) -> list[str]:
    say = PHRASES[words.language]
    lines = [f"### {say['changes']}", "", *_changes(found, words)]
    lines += _problems(found, words.language, Severity.ERROR, say["errors"])
    lines += _problems(found, words.language, Severity.WARNING, say["warnings"])
    if not found.whole:
        lines += ["", say["unchecked"]]
    if needs := needs_in_markdown(found.judgement, words, found.proposal.after.name):
        lines += ["", f"### {say['needs']}", "", *_fitting(needs, MOST_NEEDS, say)]
    return [*lines, *_next(say, _step(found))]


def _next(say: Mapping[str, str], step: str) -> list[str]:
    return ["", f"### {say['next']}", "", f"**{say[f'next.{step}']}**"]


def _step(found: Found) -> str:
    """The one thing that has to happen now."""
    if any(one.severity is Severity.ERROR for one in found.problems):
        return "errors"
    if not found.judgement.changes:
        return "nothing"
    if not found.whole:
        return "unchecked"
    return "needs" if found.judgement.needs else "none"


def _changes(found: Found, words: Words) -> list[str]:
    say, proposal = PHRASES[words.language], found.proposal
    pages = _pages(found, words.language)
    listed = changes_in_markdown(found.judgement, words, proposal.after.name, pages)
    lines = _fitting(listed[1:], MOST_CHANGES, say) if listed else [say["nothing"]]
    if OURS & {*proposal.touched}:
        lines += ["", say["ours"]]
    if proposal.moved_on:
        names = ", ".join(code(proposal.after.shown(own)) for own in proposal.moved_on[:5])
        lines += ["", f"{names}: {say['moved_on']}"]
    return lines


def _pages(found: Found, language: str) -> Mapping[str, str]:
    """Path of a record -> link to its page, of those whose name and place are right."""
    if not found.base_url.startswith(("http://", "https://")):
        return {}
    proposal, say = found.proposal, PHRASES[language]
    records = Records(proposal.after)
    there = [own for own in proposal.touched if own in proposal.after.files]
    wrong = {one.path for one in files_are_plain(records, there)}
    links = {}
    for own in there:
        place = records.place(own)
        if isinstance(place, tuple) and place[0] in _PAGES and records.tree.shown(own) not in wrong:
            page = quote(address(language, _PAGES[place[0]], place[1]))
            label = say["page" if own in proposal.before.files else "page.new"]
            links[own] = f" [{label}]({quote(found.base_url.rstrip('/'), safe=':/')}/{page})"
    return links


def _problems(found: Found, language: str, severity: Severity, title: str) -> list[str]:
    kept = [one for one in found.problems if one.severity is severity]
    if not kept:
        return []
    say = PHRASES[language]
    lines = [_problem(found, one, language) for one in kept]
    most = MOST_PROBLEMS if severity is Severity.ERROR else MOST_PROBLEMS // 4
    return ["", f"### {title} ({len(kept)})", "", *_fitting(lines, most, say)]


def _problem(found: Found, problem: Problem, language: str) -> str:
    say = PHRASES[language]
    message = message_of(problem, language)
    where = code(problem.path)
    if problem.line:
        line = say["line"].format(n=problem.line)
        where += f", {_line_link(found, problem, line)}"
    explained = page_link(problem, language, found.base_url, say["explained"])
    right = f"**{say['right']}** {message.right}"
    if problem in found.with_button:
        right = say["button"]
    return f"- {where}: {message.says} {right} ({explained})"


def _line_link(found: Found, problem: Problem, label: str) -> str:
    own = problem.path.removeprefix(f"{found.proposal.after.name}/")
    if own not in found.proposal.touched:
        return label
    file = quote(problem.path.encode("utf-8", "surrogateescape"), safe="/")
    site, commit = found.event.site, found.event.commit
    return f"[{label}]({site}/blob/{commit}/{file}#L{problem.line})"


def _fitting(lines: Iterable[str], most: int, say: Mapping[str, str]) -> list[str]:
    """As many lines as there is room for, and how many are left out."""
    lines = list(lines)
    kept, size = [], 0
    for line in lines:
        size += len(line) + 1
        if size > most:
            break
        kept.append(line)
    left = sum(line.lstrip().startswith("-") for line in lines[len(kept) :])
    return [*kept, "", say["more"].format(n=left)] if left else kept
