"""The answer to a request: one comment, and suggestions at lines. ``answer`` is pure.

``event`` says who asks, ``reading`` lists and reads what is proposed, ``proposal`` makes
two trees of it, ``laid`` and ``apart`` check it as files in a process with limits.
"""

from catalog.assist.answer import Seen, answer, comments_in
from catalog.assist.apart import checked_apart
from catalog.assist.event import Event, is_head, read_event
from catalog.assist.laid import lay
from catalog.assist.proposal import Proposal, TooMuch
from catalog.assist.reading import read_proposal

__all__ = [
    "Event",
    "Proposal",
    "Seen",
    "TooMuch",
    "answer",
    "checked_apart",
    "comments_in",
    "is_head",
    "lay",
    "read_event",
    "read_proposal",
]
