"""Messages of problems as Markdown: our words as words, what contributors typed as ``<code>``.

In ``<code>`` GitHub mentions nobody and makes no link of a number, an address or a commit.
"""

from collections.abc import Mapping
from string import Formatter
from urllib.parse import quote

from catalog.problems import Problem
from catalog.report.messages import Message, messages, page_of
from catalog.report.step_summary import literal
from catalog.request import code

MOST_LETTERS = 300
"""Of one value that is quoted."""


def message_of(problem: Problem, language: str) -> Message:
    """The message of a problem, each value in it quoted."""
    words = messages(language)[problem.code]
    return Message(_filled(words.says, problem.values), _filled(words.right, problem.values))


def _filled(text: str, values: Mapping[str, str]) -> str:
    parts = []
    for ours, name, _, _ in Formatter().parse(text):
        parts.append(literal(ours))
        if name is not None:
            value = " ".join(values.get(name, f"{{{name}}}").split())
            short = value if len(value) <= MOST_LETTERS else f"{value[:MOST_LETTERS]}…"
            parts.append(code(short) if short else "")
    return "".join(parts)


def page_link(problem: Problem, language: str, base_url: str, label: str) -> str:
    """A link to the page of the code; the code alone where nobody knows the site."""
    if not base_url.startswith(("http://", "https://")):
        return code(problem.code)
    page = quote(page_of(problem.code, language, base_url), safe=":/?&=%-._~")
    return f"[{label}]({page})"


def fenced(text: str) -> str:
    """A block that GitHub offers to commit; no run of backticks inside can end it."""
    longest = run = 0
    for sign in text:
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    fence = "`" * max(3, longest + 1)
    return f"{fence}suggestion\n{text}\n{fence}"
