"""The judgement as a checklist: what would be otherwise, and who must still agree.

What contributors typed is quoted, never obeyed: by no terminal, no Markdown, no
mention of GitHub and no runner of workflows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.report import annotation, plain
from catalog.request.changes import Change, What
from catalog.request.judge import Judgement
from catalog.request.people import Role
from catalog.request.phrases import PHRASES
from catalog.request.say import field_in_words, in_words
from catalog.words import Words

MOST_SHOWN = 400
"""Letters of a value that are shown; a reader of a story looks at the page."""
MOST_LISTED = 200
"""Changes that are listed one by one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words. ``before`` and ``after`` are contributors' text; "" if none."""

    where: str
    line: int
    field: str
    says: str
    before: str
    after: str


def line_of(change: Change, words: Words, name: str) -> Line:
    """One change, said in the language of the words."""
    where = change.path.removeprefix("../")
    where = f"{name}/{change.path}" if where == change.path else where
    field, before, after = "", "", ""
    if change.what is What.FIELD and change.kind is not None:
        last = next(step for step in reversed(change.where) if isinstance(step, str))
        field = field_in_words(change.kind, change.where, words.language)
        before = in_words(change.before, last, words)
        after = in_words(change.after, last, words)
    elif change.what in {What.ADDED, What.REMOVED}:
        before, after = (str(value or "") for value in (change.before, change.after))
    says = PHRASES[words.language][f"what.{change.what}"]
    return Line(where, change.line, field, says, _short(before), _short(after))


def as_text(judgement: Judgement, words: Words, name: str) -> str:
    """For a terminal."""
    say = PHRASES[words.language]
    lines = [f"{say['author']}: {say[f'role.{judgement.who.role}']}", ""]
    lines += [f"{say['changes']}:" if judgement.changes else say["no-changes"]]
    path = ""
    for change in judgement.changes[:MOST_LISTED]:
        line = line_of(change, words, name)
        if line.where != path:
            path = line.where
            # A sign of ours first: a line that begins with "::" is obeyed in workflows.
            lines.append(f"  * {plain(path)}")
        lines.append(f"    - {plain(_told(line))}")
    lines += _and_more(judgement, words)
    lines += ["", f"{say['needs']}:" if judgement.needs else say["no-needs"]]
    for need in judgement.needs:
        lines.append(f"  [ ] {say[f'agrees.{need.role}']}")
        lines += [
            f"      * {plain(path)}: {fields}"
            for path, fields in _places(need.changes, words, name)
        ]
    return "\n".join(lines)


def _told(line: Line) -> str:
    if line.field:
        return f"{line.field}: {line.before} → {line.after}"
    quoted = line.after or line.before
    return f"{line.says}: {quoted}" if quoted else line.says


def _and_more(judgement: Judgement, words: Words) -> list[str]:
    more = len(judgement.changes) - MOST_LISTED
    return [PHRASES[words.language]["more"].format(n=more)] if more > 0 else []


def _places(changes: tuple[Change, ...], words: Words, name: str) -> Iterator[tuple[str, str]]:
    """Files and their fields, each once."""
    fields: dict[str, dict[str, None]] = {}
    for change in changes[:MOST_LISTED]:
        line = line_of(change, words, name)
        top = field_in_words(change.kind, change.where[:1], words.language) if change.kind else ""
        fields.setdefault(line.where, {})[top or line.says] = None
    yield from ((path, ", ".join(names)) for path, names in fields.items())


def as_markdown(judgement: Judgement, words: Words, name: str, problems: str) -> str:
    """For a comment or a summary; ``problems``: those in words, as text, or ""."""
    say = PHRASES[words.language]
    lines = [f"### {say['title']}", "", f"{say['author']}: {say[f'role.{judgement.who.role}']}"]
    if problems:
        quoted = [f"> {code(one)}  " for one in problems.split("\n") if one.strip()]
        lines += ["", f"**{say['problems']}**", "", *quoted]
    lines += ["", f"**{say['changes'] if judgement.changes else say['no-changes']}**"]
    lines += changes_in_markdown(judgement, words, name)
    lines += ["", f"**{say['needs'] if judgement.needs else say['no-needs']}**", ""]
    lines += needs_in_markdown(judgement, words, name, box="[ ] ")
    return "\n".join(lines)


def changes_in_markdown(
    judgement: Judgement, words: Words, name: str, pages: Mapping[str, str] | None = None
) -> list[str]:
    """Each file and what changes in it; ``pages``: what stands behind the path of a change."""
    lines, path = [], ""
    for change in judgement.changes[:MOST_LISTED]:
        line = line_of(change, words, name)
        if line.where != path:
            path = line.where
            lines += ["", code(path) + (pages or {}).get(change.path, ""), ""]
        lines.append(f"- {_marked(line)}")
    return lines + _and_more(judgement, words)


def needs_in_markdown(judgement: Judgement, words: Words, name: str, *, box: str = "") -> list[str]:
    """Who must still agree, and to which fields; ``box``: what can be ticked off."""
    say, lines = PHRASES[words.language], []
    for need in judgement.needs:
        lines.append(f"- {box}{say[f'agrees.{need.role}']}")
        lines += [
            f"  - {code(path)}: {fields}" for path, fields in _places(need.changes, words, name)
        ]
    return lines


def _marked(line: Line) -> str:
    if line.field:
        return f"{line.field}: {code(line.before)} → {code(line.after)}"
    quoted = line.after or line.before
    return f"{line.says}: {code(quoted)}" if quoted else line.says


def code(text: str) -> str:
    """Text that no reader of Markdown takes for more.

    In ``<code>`` GitHub mentions nobody and links nothing, and as numbers no sign is
    one of HTML, of Markdown or of a workflow command.
    """
    kept = plain(" ".join(text.split()))
    safe = "".join(s if s.isalnum() or s == " " or ord(s) > 127 else f"&#{ord(s)};" for s in kept)
    return f"<code>{safe}</code>"


def as_notices(judgement: Judgement, words: Words, name: str) -> str:
    """Annotations of GitHub: one at each file to which somebody else must agree."""
    say = PHRASES[words.language]
    lines = []
    for need in judgement.needs:
        first = {change.path: change for change in reversed(need.changes)}
        told = dict(_places(need.changes, words, name))
        for change in sorted(first.values(), key=lambda one: one.path):
            line = line_of(change, words, name)
            text = f"{say[f'agrees.{need.role}']}: {told.get(line.where, line.says)}"
            place = line.line, 1
            lines.append(annotation("notice", line.where, place, f"needs-{need.role}", text))
    return "\n".join(lines)


def as_data(judgement: Judgement, words: Words, name: str) -> dict[str, Any]:
    """For programs: role, changes and needs; only long values are shortened."""
    needs = {id(change): need.role for need in judgement.needs for change in need.changes}
    return {
        "role": judgement.who.role.value,
        "changes": [
            _change(change, line_of(change, words, name), needs.get(id(change)))
            for change in judgement.changes
        ],
        "needs": [need.role.value for need in judgement.needs],
    }


def _change(change: Change, line: Line, needs: Role | None) -> dict[str, Any]:
    return {
        "path": line.where,
        "line": line.line,
        "what": change.what.value,
        "field": ".".join(str(step) for step in change.where),
        "called": line.field,
        "owner": change.owner.value,
        "before": line.before,
        "after": line.after,
        "needs": needs.value if needs else None,
    }


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"
