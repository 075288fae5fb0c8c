"""What a day brings: certificates that end, reports that nobody confirmed, links that died.

``notices`` says what there is to tell on a day, ``plan`` what follows for the issues on
GitHub, ``links`` which addresses are asked today and what became of those that fail. All but
``ask`` is pure.
"""

from catalog.watch.ask import ask
from catalog.watch.issues import LABEL, Issue, issues_in
from catalog.watch.links import Failures, due_links, failures_in, links_of, tried
from catalog.watch.notices import Kind, Notice, notices
from catalog.watch.plan import MOST_NEW, plan

__all__ = [
    "LABEL",
    "MOST_NEW",
    "Failures",
    "Issue",
    "Kind",
    "Notice",
    "ask",
    "due_links",
    "failures_in",
    "issues_in",
    "links_of",
    "notices",
    "plan",
    "tried",
]
