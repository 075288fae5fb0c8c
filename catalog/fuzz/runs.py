"""Starts processes that enter the doors, outlives their ends, and tells what they found."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalog.fuzz.doors import EVERY
from catalog.fuzz.numbered import Found, input_of, number_in
from catalog.pipeline import ROOT

EACH = 10_000
"""Inputs of one process: what leaks in it is lost with it."""
PATIENCE = 20
"""Wall seconds for one second of CPU that a door allows: the machine may be busy."""
MOST_DEATHS = 20
"""Processes of one door that may die before we know enough."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be run. ``only``: one input by its number, of the first of the doors."""

    doors: Sequence[str]
    runs: int
    seed: int
    keep: Path
    only: int | None = None


@dataclass(slots=True)
class Result:
    """What came of one door."""

    ran: int = 0
    seconds: float = 0.0
    slowest: tuple[float, int] = (0.0, -1)
    megabytes: int = 0
    finds: dict[str, list[Found]] = field(default_factory=dict)
    """Where it broke -> all inputs that broke there."""

    def add(self, found: Found) -> None:
        self.finds.setdefault(f"{found.kind}: {found.where}", []).append(found)


def fuzz(asked: Asked) -> int:
    """Run inputs through the doors, and keep those that break a promise.

    Returns:
        The exit code: 1 if anything was found.
    """
    shares = sum(EVERY[name].share for name in asked.doors) or 1
    found_any = False
    _say(f"seed {asked.seed}; {asked.runs} inputs; CPU and memory of each are limited")
    for name in asked.doors:
        count = max(1, asked.runs * (EVERY[name].share or 1) // shares)
        start = asked.only or 0
        stop = start + 1 if asked.only is not None else count
        result = _through(name, asked.seed, start, stop)
        _say(_line(name, result))
        for where, finds in result.finds.items():
            _say(_kept(asked, name, where, finds))
        found_any = found_any or bool(result.finds)
    return int(found_any)


def _through(name: str, seed: int, start: int, stop: int) -> Result:
    """All inputs of one door, in as many processes as it takes."""
    result, deaths, began = Result(), 0, time.monotonic()
    while start < stop and deaths < MOST_DEATHS:
        end = min(start + EACH, stop)
        died_at = _one_process(result, name, seed, start, end)
        result.ran += (end if died_at is None else died_at + 1) - start
        deaths += died_at is not None
        start = end if died_at is None else died_at + 1
    result.seconds = time.monotonic() - began
    return result


def _one_process(result: Result, name: str, seed: int, start: int, stop: int) -> int | None:
    """Some inputs; the number of the one at which the process died, None if it lived."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        last, said, cries = folder / "last", folder / "said", folder / "cries"
        last.write_bytes(b"")
        arguments = [name, str(seed), str(start), str(stop), str(last)]
        with said.open("wb") as out, cries.open("wb") as err:
            child = subprocess.Popen(
                [sys.executable, "-P", "-m", "catalog.fuzz.child", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                # What an input leaves in the temporary folder goes with this one.
                env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TMPDIR": home},
                cwd=folder,
            )
            hangs = _watched(child, last, EVERY[name].seconds * PATIENCE)
        _take(result, said.read_text("utf-8"))
        number, why = number_in(last), cries.read_text("utf-8", "replace")[-3000:]
    if child.returncode == 0:
        return None
    kind = "hang" if hangs else "died"
    result.add(Found(max(number, start), kind, f"exit {child.returncode}", why))
    return max(number, start)


def _watched(child: "subprocess.Popen[bytes]", last: Path, patience: float) -> bool:
    """Wait for its end; True if it had to be ended, as one input took all our patience.

    What comes before the first input is our own code, and on a busy machine takes its time.
    """
    number, since = number_in(last), time.monotonic()
    while True:
        try:
            child.wait(1)
        except subprocess.TimeoutExpired:
            now = number_in(last)
            if now != number or now < 0:
                number, since = now, time.monotonic()
            elif time.monotonic() - since > patience:
                child.send_signal(signal.SIGABRT if os.name != "nt" else signal.SIGTERM)
                child.wait()
                return True
        else:
            return False


def _take(result: Result, text: str) -> None:
    for said in _lines(text):
        if "number" in said:
            result.add(Found(**said))
        else:
            result.slowest = max(result.slowest, tuple(said["slowest"]))
            result.megabytes = max(result.megabytes, said["megabytes"])


def _lines(text: str) -> Iterator[dict[str, Any]]:
    """Objects of a child; one that died may have written half a line."""
    for line in text.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            return


def _line(name: str, result: Result) -> str:
    rate = result.ran / result.seconds if result.seconds else 0.0
    seconds, number = result.slowest
    return (
        f"{name:>8}: {result.ran} inputs in {result.seconds:.0f} s, {rate:.0f}/s;"
        f" slowest {seconds:.2f} s CPU (number {number}), memory at most {result.megabytes} MB;"
        f" found {len(result.finds)}"
    )


def _kept(asked: Asked, name: str, where: str, finds: Sequence[Found]) -> str:
    """Keep the shortest input of a find, and say how to see it again."""
    with tempfile.TemporaryDirectory() as folder:
        way = EVERY[name].ready(Path(folder))
        inputs = [(input_of(way, asked.seed, name, one.number), one) for one in finds[:100]]
    data, one = min(inputs, key=lambda pair: len(pair[0]))
    asked.keep.mkdir(parents=True, exist_ok=True)
    file = asked.keep / f"{name}-{asked.seed}-{one.number}"
    file.write_bytes(data)
    again = f"build.py fuzz --door {name} --seed {asked.seed} --only {one.number}"
    return f"  {where} ({len(finds)} times): {file}, {len(data)} bytes; {again}\n{one.why}"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
