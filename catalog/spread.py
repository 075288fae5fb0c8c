"""Work spread over processes, where the system can fork them. Knows no page and no file.

A forked child has all that its parent has without a copy of it, takes one share after the
other and tells what came of each. It lives no longer than its parent: none is left to write
into a folder that the next build has cleared. No child is waited for in vain: one that the
system ends, such as when memory runs out, is told.
"""

import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from catalog.ending import ENDING
from catalog.errors import ChildLost

T = TypeVar("T")


class _InChild(Exception):
    """Shows in a traceback where in the child an error rose."""


def spread(work: Callable[[int], T], shares: int, jobs: int) -> Iterator[T]:
    """What ``work`` makes of each number below ``shares``, in any order, on ``jobs`` processes.

    Raises:
        ChildLost: The system ended a child.
        Whatever ``work`` raises, as soon as it does anywhere.
    """
    jobs = min(jobs, shares)
    if jobs < 2 or "fork" not in get_all_start_methods():
        yield from map(work, range(shares))
        return
    fork = get_context("fork")
    taken = fork.Value("l", 0)
    children, ends = [], []
    try:
        # This process works, too: one child more would copy what it touches of all our memory.
        for _ in range(jobs - 1):
            ours, theirs = fork.Pipe(duplex=False)
            words = (work, shares, taken, theirs, os.getpid())
            child = fork.Process(target=_work, args=words, daemon=True)
            children.append(child)
            ends.append(ours)
            child.start()
            # Else the end of the child would not be the end of the pipe.
            theirs.close()
        while (share := _next(taken)) < shares:
            yield work(share)
            yield from _answers(ends, seconds=0)
        while ends:
            yield from _answers(ends, seconds=None)
    finally:
        for child in children:
            if child.pid is not None:
                child.kill()
                child.join()


def _next(taken: Any) -> int:
    """The first share that nobody has taken, for who asks."""
    with taken.get_lock():
        taken.value += 1
        return int(taken.value) - 1


def _answers(ends: list[Connection], seconds: float | None) -> Iterator[Any]:
    """What children told meanwhile; who has done all is taken off the list."""
    for end in wait(ends, seconds):
        assert isinstance(end, Connection)  # noqa: S101 - nothing else was given, narrows the type
        try:
            kind, answer, lines = end.recv()
        except EOFError:
            raise ChildLost(
                "Hệ thống đã dừng một tiến trình phụ, thường vì hết bộ nhớ. Hãy đóng bớt chương"
                " trình, hoặc chạy với --jobs 1 | The system ended a helper process, mostly"
                " because memory ran out. Close other programs, or use --jobs 1"
            ) from None
        if kind == "failed":
            raise answer from _InChild(f"\n{lines}")
        if kind == "done":
            ends.remove(end)
            end.close()
        else:
            yield answer


def _work(work: Callable[[int], T], shares: int, taken: Any, told: Connection, parent: int) -> None:
    """A child: share after share, until none is left or nobody waits for them."""
    # Ctrl-C reaches every process of a terminal; the parent ends its children by itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for one in ENDING:
        signal.signal(one, signal.SIG_DFL)
    with suppress(BrokenPipeError):  # the parent was killed: nobody listens
        try:
            while os.getppid() == parent:
                share = _next(taken)
                if share >= shares:
                    told.send(("done", None, ""))
                    return
                told.send(("made", work(share), ""))
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - it is raised again where somebody listens
            told.send(("failed", _that_travels(error), traceback.format_exc()))


def _that_travels(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made in the line itself
    except Exception:  # noqa: BLE001 - an error of a library, made of anything at all
        return RuntimeError(repr(error))
    return error
