"""One door, many inputs, in a process with limits: ``python -m catalog.fuzz.child``.

Prints one JSON object a line: what was found, and at the end what was done. Before each input
its number is written into a file that outlives the process, so that whoever started it knows
at which one it died, or hangs. An abort shows where it was, even in code that is not Python.
"""

import faulthandler
import json
import mmap
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from catalog.fuzz.doors import EVERY, Door, Way
from catalog.fuzz.numbered import WIDTH, Found, input_of
from catalog.fuzz.promises import Broken

MEMORY = 2 * 1024**3
"""Bytes of address space of the whole process."""


def main(arguments: Sequence[str]) -> int:
    """DOOR SEED FROM TO FILE: enter the door with these inputs; FILE tells the last begun."""
    name, seed, start, stop, progress = arguments
    door = EVERY[name]
    faulthandler.enable()
    Path(progress).write_bytes(bytes(WIDTH))
    with tempfile.TemporaryDirectory() as folder, Path(progress).open("r+b") as file:
        way = door.ready(Path(folder))
        _limit()
        last, slowest = mmap.mmap(file.fileno(), WIDTH), (0.0, -1)
        for number in range(int(start), int(stop)):
            last[:] = (number + 1).to_bytes(WIDTH, "big")
            data = input_of(way, int(seed), name, number)
            began = time.process_time()
            for found in _entered(door, way, data, number):
                _say(number=found.number, kind=found.kind, where=found.where, why=found.why)
            slowest = max(slowest, (time.process_time() - began, number))
        _say(slowest=slowest, megabytes=_peak() // 1_000_000)
    return 0


def _entered(door: Door, way: Way, data: bytes, number: int) -> Iterator[Found]:
    """What is wrong with how a door takes one input: at most one thing of a kind."""
    began, before = time.process_time(), _peak()
    try:
        way.enter(data)
    except Broken as promise:
        yield Found(number, "broken", str(promise), "")
    except Exception as error:  # noqa: BLE001 - whatever a door raises is what we look for
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} {Path(place.filename).name}:{place.lineno}"
        yield Found(number, "raised", where, traceback.format_exc())
    took, more = time.process_time() - began, (_peak() - before) / 1e6
    if took > door.seconds:
        yield Found(number, "slow", "slow", f"{took:.1f} s CPU")
    if more > door.megabytes:
        yield Found(number, "memory", "memory", f"{more:.0f} MB")


def _say(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _limit() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


_STATUS = Path("/proc/self/status")
"""Where Linux tells of a process."""


def _peak() -> int:
    """Bytes of memory that the process had at most; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    # What `resource` tells begins with what the process held that started this one.
    if _STATUS.exists():
        found = re.search(r"^VmHWM:\s*(\d+) kB$", _STATUS.read_text("ascii"), re.MULTILINE)
        return int(found[1]) * 1024 if found else 0
    import resource  # noqa: PLC0415 - as above

    # macOS counts in bytes, others in units of 1,024.
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
