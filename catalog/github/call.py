"""One thing that is asked of GitHub, before anybody asks it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

BOT = 41898282
"""Account of ``github-actions[bot]``, in whose name the token of a workflow writes."""


@dataclass(frozen=True, slots=True)
class Call:
    """``path`` is below the root of the API; ``why`` is for people."""

    method: str
    path: str
    body: Mapping[str, Any]
    why: str


def in_words(call: Call) -> str:
    """For a terminal or the log of a workflow, whose runner obeys lines that begin with ``::``.

    As JSON no text of a stranger begins a line, and nothing unseen is left unescaped.
    """
    data = json.dumps(call.body, ensure_ascii=False, indent=1)
    shown = "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in data)
    return f"{call.method} {call.path}\n# {call.why}\n{shown.replace('##[', '## [')}"
