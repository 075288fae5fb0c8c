"""Work shared among forked children, which see what their parent has without a copy of it.

A child lives no longer than its parent and its work: none is left to write into a folder
that the next build has cleared. No child is waited for in vain: one that the system ends,
such as when memory runs out, is told.
"""

import os
import pickle
import signal
import traceback
from collections.abc import Callable
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar, cast

from catalog.ending import ENDING
from catalog.errors import ChildLost


class _InChild(Exception):
    """Shows in a traceback where in the child an error rose."""


Result = TypeVar("Result")

can_fork = "fork" in get_all_start_methods()
"""False on Windows."""


def in_children(work: Callable[[int, Callable[[], None]], Result], count: int) -> list[Result]:
    """What ``work(number, stay)`` returns in each of so many children, in their order.

    ``stay``: to be called between two steps; it ends a child whose parent was killed.

    Raises:
        ChildLost: The system ended a child.
        Whatever ``work`` raises in a child, as soon as the first one does.
    """
    context = get_context("fork")
    children, results = [], {}
    try:
        for number in range(count):
            ours, theirs = context.Pipe(duplex=False)
            words = (work, number, theirs, os.getpid())
            child = context.Process(target=_run, args=words, daemon=True)
            children.append((child, ours))
            child.start()
            # Else the end of the child would not be the end of the pipe.
            theirs.close()
        open_ends = {end: number for number, (_, end) in enumerate(children)}
        while open_ends:
            for end in cast("list[Connection]", wait([*open_ends])):
                results[open_ends.pop(end)] = _received(end)
    finally:
        for child, end in children:
            if child.pid is not None:
                child.kill()
                child.join()
            end.close()
    return [results[number] for number in range(count)]


def _received(end: Connection) -> Any:
    try:
        found, lines = end.recv()
    except EOFError:
        raise ChildLost(
            "Hệ thống đã dừng một tiến trình phụ, thường vì hết bộ nhớ. Hãy đóng bớt chương trình,"
            " hoặc chạy với --jobs 1 | The system ended a helper process, mostly because memory"
            " ran out. Close other programs, or use --jobs 1"
        ) from None
    if lines:
        raise found from _InChild(f"\n{lines}")
    return found


def _run(
    work: Callable[[int, Callable[[], None]], Result], number: int, end: Connection, parent: int
) -> None:
    # Ctrl-C reaches every process of a terminal; the parent ends its children by itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for one in ENDING:
        signal.signal(one, signal.SIG_DFL)

    def stay() -> None:
        if os.getppid() != parent:
            os._exit(1)

    try:
        end.send((work(number, stay), ""))
    except Exception as error:  # noqa: BLE001 - it is raised again where somebody listens
        end.send((_that_travels(error), traceback.format_exc()))


def _that_travels(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made in the line itself
    except Exception:  # noqa: BLE001 - an error of a library, made of anything at all
        return RuntimeError(repr(error))
    return error
