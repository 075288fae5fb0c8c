"""What happened to each record, and when: from git, and from the days of certificates.

`read_history` reads git through ``request``; everything else is pure. No name of a person
is read: who changed something is a role, or nobody.
"""

from catalog.history.events import Event, EventKind, events
from catalog.history.revisions import History, Revision, read_history, shown_changes

__all__ = [
    "Event",
    "EventKind",
    "History",
    "Revision",
    "events",
    "read_history",
    "shown_changes",
]
