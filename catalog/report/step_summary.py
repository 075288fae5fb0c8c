"""All problems of a run as Markdown, for the summary that GitHub shows below it.

Paths and values come from strangers: each sign that Markdown, HTML or GitHub could
obey is written as a character reference, which means the sign and never markup.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from catalog.problems import Problem, Severity
from catalog.report.annotations import by_importance
from catalog.report.messages import clean, in_words, page_of

MOST_BYTES = 900_000
"""GitHub refuses a summary of more than 1 MiB, all of it."""

_WORDS = {
    "vi": {
        "heads": ("Ở đâu", "Có gì", "Cách sửa", "Giải thích"),
        "kinds": ("Lỗi", "Nên xem"),
        "more": "Còn {left} dòng nữa: hãy chạy lại trên máy để xem hết.",
    },
    "en": {
        "heads": ("Where", "What", "What would be right", "Explained"),
        "kinds": ("Error", "Warning"),
        "more": "{left} more rows: run the check on a computer to see all.",
    },
}


def as_step_summary(
    problems: Iterable[Problem], language: str, headline: str, base_url: str = ""
) -> str:
    """A table of all problems below a headline, the most important first."""
    words, ordered = _WORDS[language], by_importance(problems)
    lines = [f"### {literal(headline)}", ""]
    if ordered:
        heads = [str(head) for head in words["heads"]]
        lines += [_row(heads), _row(["---"] * len(heads))]
        rows = _that_fit([_cells(problem, language, base_url) for problem in ordered])
        lines += rows
        if len(rows) < len(ordered):
            lines += ["", str(words["more"]).format(left=len(ordered) - len(rows))]
    return "\n".join([*lines, "", ""])


def literal(text: str) -> str:
    """The text itself, whatever it holds, on one line of Markdown."""
    return "".join(_sign(sign) for sign in clean(text))


def _sign(sign: str) -> str:
    if sign.isalnum() or sign == " " or not sign.isascii():
        return sign
    # GitHub looks for names and numbers of requests after all Markdown was read:
    # only a sign in between, which nobody sees, keeps a stranger from being called.
    return f"&#{ord(sign)};" + ("\u200b" if sign in "@#" else "")


def _cells(problem: Problem, language: str, base_url: str) -> str:
    message = in_words(problem, language)
    kind = _WORDS[language]["kinds"][problem.severity is Severity.WARNING]
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    said = f"**{kind}** {literal(message.says)}"
    return _row([literal(place), said, literal(message.right), _link(problem, language, base_url)])


def _link(problem: Problem, language: str, base_url: str) -> str:
    """The code as a link, or alone where nobody knows the site."""
    if not base_url.startswith(("http://", "https://")):
        return literal(problem.code)
    page = quote(page_of(problem.code, language, base_url), safe=":/?&=%-._~")
    return f"[{literal(problem.code)}]({page})"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _that_fit(rows: Iterable[str]) -> list[str]:
    fitting, size = [], 0
    for row in rows:
        size += len(row.encode()) + 1
        if size > MOST_BYTES:
            break
        fitting.append(row)
    return fitting
