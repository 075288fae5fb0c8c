"""How a run ends from outside: told to by the system, a terminal that closes, or a person.

Each ends it as Ctrl-C does, so that what was begun is cleared away. Only SIGKILL and a power
cut leave something, which the next build clears.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
"""Signals that end a program: a runner out of time, a closed terminal, a closed window."""


class Ended(KeyboardInterrupt):
    """The system told this process to end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Raise ``Ended`` for the first such signal of the block; more of them change nothing."""
    # `nohup` has some of them ignored, which is to stay so.
    ours = [number for number in ENDING if signal.getsignal(number) is signal.SIG_DFL]

    def end(number: int, _: FrameType | None) -> None:
        for one in ours:
            signal.signal(one, signal.SIG_IGN)
        raise Ended(number)

    try:
        for number in ours:
            signal.signal(number, end)
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
