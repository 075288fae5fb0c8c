"""Work spread over processes, where the system can fork them. Knows no page and no file.

A forked child has all that the parent has without a copy of it, takes one share after the
other and tells what came of each. It ends with its parent, however that ends: nobody
should write into a folder that nobody waits for.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from catalog.errors import WorkerDied

T = TypeVar("T")


def spread(work: Callable[[int], T], shares: int, jobs: int) -> Iterator[T]:
    """What ``work`` makes of each number below ``shares``, in any order, on ``jobs`` processes.

    Raises:
        WorkerDied: A process ended before it was done. What ``work`` raises is raised here.
    """
    jobs = min(jobs, shares)
    if jobs < 2 or "fork" not in get_all_start_methods():
        yield from map(work, range(shares))
        return
    fork = get_context("fork")
    taken = fork.Value("l", 0)
    workers, ends = [], []
    try:
        # This process works, too: one child more would copy what it touches of all our memory.
        for _ in range(jobs - 1):
            ours, theirs = fork.Pipe(duplex=False)
            worker = fork.Process(
                target=_work, args=(work, shares, taken, theirs, os.getpid()), daemon=True
            )
            worker.start()
            theirs.close()
            workers.append(worker)
            ends.append(ours)
        while (share := _next(taken)) < shares:
            yield work(share)
            yield from _answers(ends, seconds=0)
        while ends:
            yield from _answers(ends, seconds=None)
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join()


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
            kind, answer = end.recv()
        except EOFError:
            raise WorkerDied(
                "một tiến trình dừng giữa chừng, có thể do hết bộ nhớ"
                " | a process ended too early, perhaps out of memory: try --jobs 1"
            ) from None
        if kind == "failed":
            raise answer
        if kind == "done":
            ends.remove(end)
        else:
            yield answer


def _work(work: Callable[[int], T], shares: int, taken: Any, told: Connection, parent: int) -> None:
    """A child: share after share, until none is left or nobody waits for them."""
    # Whoever stops the build stops the parent, and that stops its children.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        while os.getppid() == parent:
            share = _next(taken)
            if share >= shares:
                told.send(("done", None))
                return
            told.send(("made", work(share)))
    except Exception as error:  # noqa: BLE001 - it is raised again where somebody waits
        with suppress(OSError):
            told.send(("failed", error))
