"""Sees that files changed. Knows folders and time stamps, and no content.

It asks the disk again and again rather than waiting to be told: network drives,
shared folders of virtual machines and cloud folders tell nobody, and watchers
differ on every system. Asking for 35,000 files takes about half a second.
"""

import time
from pathlib import Path

from catalog.disk import snapshot

PAUSE = 0.4
"""Seconds between two looks, at least."""
REST = 3
"""How many times longer than a look the rest after it is, so that a slow drive has time."""
CALM = 0.15
"""Seconds without a change after which a save is taken to be finished."""
MOST_LOOKS_BEFORE_CALM = 20
"""Something that never comes to rest, such as a copy of a large folder, is built as it is."""


class Watch:
    """Remembers how files looked, and says when they look different."""

    def __init__(self, *paths: Path) -> None:
        self._paths = paths
        self._last = snapshot(paths)

    def changed(self) -> bool:
        """True if anything changed since the last time; waits until a save is finished."""
        now = snapshot(self._paths)
        if now == self._last:
            return False
        for _ in range(MOST_LOOKS_BEFORE_CALM):
            time.sleep(CALM)
            before, now = now, snapshot(self._paths)
            if now == before:
                break
        self._last = now
        return True
