"""What a request may change: two trees in, a judgement out. Only ``git.py`` knows git.

``judge`` is pure. Who may do what is read from the tree that the request wants to
change, never from the request itself, so that it cannot give itself a right.
"""

from catalog.request.checklist import (
    as_data,
    as_markdown,
    as_notices,
    as_text,
    changes_in_markdown,
    code,
    needs_in_markdown,
)
from catalog.request.git import commit_of, read_tree
from catalog.request.judge import Judgement, Need, judge
from catalog.request.people import Role, Who, who_is
from catalog.request.told import of_request, told_once
from catalog.request.tree import Entry, Tree

__all__ = [
    "Entry",
    "Judgement",
    "Need",
    "Role",
    "Tree",
    "Who",
    "as_data",
    "as_markdown",
    "as_notices",
    "as_text",
    "changes_in_markdown",
    "code",
    "commit_of",
    "judge",
    "needs_in_markdown",
    "of_request",
    "read_tree",
    "told_once",
    "who_is",
]
