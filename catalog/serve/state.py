"""What the preview shows now: the folder of the site, and what to say above its pages.

One thread sets it, and those of the browsers wait for it.
"""

import time
from pathlib import Path
from threading import Condition


class State:
    """The site as last built. ``version`` changes when browsers should load again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.panel = ""
        """HTML above every page; empty while all is well."""
        self.root = "/"
        """Where the published site begins on its host, such as ``/ocop-son-la/``."""
        self.closed = False
        self._count = 0
        # A browser that outlived the last preview must not take our first version for its own.
        self._begun = f"{time.time_ns():x}"
        self._news = Condition()

    @property
    def version(self) -> str:
        """Differs for every build and every start of the program."""
        return f"{self._begun}-{self._count}"

    def show(self, panel: str) -> None:
        """Let every browser load again, with this above its page."""
        with self._news:
            self.panel = panel
            self._count += 1
            self._news.notify_all()

    def close(self) -> None:
        """Let every browser go."""
        with self._news:
            self.closed = True
            self._news.notify_all()

    def wait(self, seen: str, seconds: float) -> str:
        """The version, as soon as it is not ``seen`` or the time is over."""
        with self._news:
            self._news.wait_for(lambda: self.closed or self.version != seen, seconds)
            return self.version
