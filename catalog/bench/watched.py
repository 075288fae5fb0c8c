"""One command, run to its end and watched: processor, clock and memory, children included."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from catalog.errors import CatalogError

_EVERY = 0.1
"""Seconds between two looks at the memory."""


class BenchFailed(CatalogError):
    """A run that was to be measured did not end well; the message holds its last lines."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one command took. ``cpu``, ``wall``: seconds. ``memory``: bytes at the peak.

    None where the system does not tell.
    """

    cpu: float
    wall: float
    memory: int | None


def watched(
    command: Sequence[object], folder: Path, environment: Mapping[str, str] | None = None
) -> Run:
    """Run a command in a folder to its end.

    Raises:
        BenchFailed: It ended with an error.
    """
    with TemporaryFile() as said:
        cpu, wall, peak = _cpu_of_children(), time.perf_counter(), 0
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        while process.poll() is None:
            peak = max(peak, memory_of(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(_EVERY)
        wall, cpu = time.perf_counter() - wall, _cpu_of_children() - cpu
        if process.returncode:
            said.seek(0)
            lines = said.read().decode("utf-8", "replace").splitlines()
            raise BenchFailed("\n".join(lines[-20:]))
    return Run(cpu, wall, peak or None)


def _cpu_of_children() -> float:
    """Of all that have ended, and theirs; 0 on Windows, which does not tell."""
    times = os.times()
    return times.children_user + times.children_system


def memory_of(pid: int) -> int:
    """Bytes of a process and its children; what they share counts once. 0 if nobody tells."""
    if sys.platform != "linux":
        return 0
    return sum(_own_part(one) for one in _family(pid))


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _own_part(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
