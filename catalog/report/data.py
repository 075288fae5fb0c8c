"""Problems for programs: a JSON list with one object per problem.

The shape is a promise, version 1: within it fields are only added, and none changes
its meaning. The list is in order of file and line; without problems it is ``[]``.
"""

import json
from collections.abc import Iterable, Mapping

from catalog.problems import BY_MACHINE, Problem
from catalog.report.messages import in_words, page_of

FIELDS: Mapping[str, tuple[type, str]] = {
    "path": (str, "file, from the folder that holds the records: products/htx/che.yml"),
    "line": (int, "counted from 1; 0: the file as a whole"),
    "column": (int, "counted from 1, in characters; 0: the file as a whole"),
    "code": (str, "name of the rule; never changes its meaning"),
    "severity": (str, "error (stops the build) or warning"),
    "message": (str, "what was found, in the language asked for"),
    "right": (str, "what would be right, in the language asked for"),
    "values": (dict, "what the message was filled with: text by name, as typed"),
    "page": (str, "address of the page of the code; a path if the site is not known"),
    "fixable": (bool, "`build.py fix` mends it, if only one thing can be meant"),
}
"""Field -> its type and meaning; every object has all of them, in this order."""


def data_of(
    problems: Iterable[Problem], language: str, base_url: str = ""
) -> list[dict[str, object]]:
    """The problems for programs."""
    return [_as_data(problem, language, base_url) for problem in problems]


def as_json(data: object) -> str:
    """Letters stay readable; what a terminal would obey is escaped, and nothing is lost."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def _as_data(problem: Problem, language: str, base_url: str) -> dict[str, object]:
    words = in_words(problem, language)
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": words.says,
        "right": words.right,
        "values": dict(problem.values),
        "page": page_of(problem.code, language, base_url),
        "fixable": problem.code in BY_MACHINE,
    }
