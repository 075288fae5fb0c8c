"""One cause, one message: where check and judgement see the same, who says it."""

from collections.abc import Iterable

from catalog.problems import Problem, each_once, errors_among
from catalog.request.judge import Judgement

_BETTER = frozenset({"request-link", "request-file-kind", "request-file-name"})
_SAME_FILE = frozenset({"file-not-plain", "file-ending", "file-name"})


def told_once(checked: Iterable[Problem], judged: Iterable[Problem]) -> list[Problem]:
    """All problems, but for those of the check that the judgement puts better."""
    judged = tuple(judged)
    deleted = {one.values["found"] for one in judged if one.code == "request-record-deleted"}
    paths = {one.path for one in judged if one.code in _BETTER}
    kept = [
        one
        for one in checked
        if not (one.code == "code-without-entry" and one.values["found"] in deleted)
        and not (one.code in _SAME_FILE and one.path in paths)
    ]
    return each_once([*kept, *judged])


def of_request(problems: Iterable[Problem], judgement: Judgement, name: str) -> list[Problem]:
    """Errors, wherever they show, and of warnings those in files that the request changes."""
    touched = {f"{name}/{change.path}" for change in judgement.changes}
    return [one for one in problems if errors_among([one]) or one.path in touched]
