"""Builds that are ended at random moments, and what they leave: ``python -m tests.kills``.

Each begins in a process forked from this one, which has loaded everything, so that a hundred
take minutes. The site shown is that of one day, the builds are of another: what stands must be,
byte for byte, one of the two, and nothing between. The moments are spread over the whole run,
from before the first record is read until after the site was shown; every fourth is ended
while its site takes the place of the old one.

Knows the build and signals; what is right is asserted here, so that a test and a person see it.
"""

import argparse
import importlib
import json
import os
import signal
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

from catalog import cli
from catalog.commands import building
from catalog.pipeline import Order
from catalog.swap import MARK, NEW
from catalog.write import Staging
from tests.invented import NEXT_YEAR, differing, files_of, order

SEED = 20261123
CODES = {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGINT: 130}
"""Signal -> what a build ends with that got it in time."""
SWAP = 0.05
"""Seconds that follow upon the swap, in which every fourth build is ended: the old site goes."""
LATEST = 1.05
"""Share of the time of a whole build at which the last one is ended: also just after it."""


@dataclass(frozen=True)
class Place:
    """Where one site is built again and again, with caches and a TMPDIR of its own."""

    top: Path

    @property
    def out(self) -> Path:
        return self.top / "trang [web] ước mơ" / "site"

    def order(self, number: int) -> Order:
        """Every other order is of another day, and packed for a stick."""
        caches = {name: self.top / name for name in ("cache", "kept", "earlier")}
        one = order(self.out, **caches)
        return replace(one, day=NEXT_YEAR, offline=True, pdfs=False) if number % 2 else one

    def left(self) -> list[str]:
        """Whatever no build may leave."""
        zipped = f"{self.out.name}-{NEXT_YEAR}.zip"
        return [
            path.relative_to(self.top).as_posix()
            for folder in (self.out.parent, self.top / "tmp", *self.top.glob("**/fresh"))
            for path in folder.iterdir()
            if path.name not in {self.out.name, zipped}
        ]

    def forget_some(self, random: Random) -> None:
        """Part of what caches hold, so that builds write into them."""
        folders = ("cache/*", "kept/*", "earlier/*/*")
        found = (path for pattern in folders for path in self.top.glob(pattern))
        files = sorted(path for path in found if path.is_file())
        for path in random.sample(files, len(files) // 8):
            path.unlink()


def begin(wanted: Order, *, to_the_swap: bool = False) -> int:
    """A build in a process of its own, as the command line runs it; its number.

    Returns when it begins, or just before its site takes the place of the old one.
    """
    ready, go = os.pipe()
    child = os.fork()
    if child:
        os.close(go)
        os.read(ready, 1)
        os.close(ready)
        return child
    code = 70
    try:
        os.setsid()
        # As from a terminal, whatever the program that runs us ignores.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        if to_the_swap:
            _tell_of_the_swap(go)

        def order_of(_: object) -> Order:
            if not to_the_swap:
                os.write(go, b".")  # the command line listens to signals by now
            return wanted

        building.order_of = order_of
        code = cli.main(["build"])
    finally:
        os._exit(code)


def _tell_of_the_swap(go: int) -> None:
    publish = Staging.publish

    def told(staging: Staging) -> None:
        os.write(go, b".")
        publish(staging)

    setattr(Staging, "publish", told)  # noqa: B010 - of this process only, which is to be ended


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def built(place: Place, number: int) -> float:
    """Build to the end; seconds that it took."""
    began = time.monotonic()
    assert ended(begin(place.order(number))) == 0
    return time.monotonic() - began


@dataclass
class Run:
    """What a number of ended builds showed."""

    ended: int = 0
    in_time: int = 0
    """Ended before they were over."""
    half: int = 0
    """Left half a site beside the whole one."""
    repaired: int = 0
    """Builds after them that put everything in order."""


class Trial:
    """Builds into one place, ended one after the other.

    Whatever it does raises AssertionError if what stands is no whole site, or something stays.
    """

    def __init__(self, top: Path, seed: int) -> None:
        self._place, self._seed, self.run = Place(top), seed, Run()
        self._random = Random(seed)  # noqa: S311 - moments, not secrets
        self._whole = []
        for number in (0, 1):
            built(self._place, number)
            self._whole.append(files_of(self._place.out))
        assert len(differing(*self._whole)) > 20, "the two sites must be told apart"
        self._seconds = built(self._place, 0)
        self._shown = 0

    def end(self, count: int, sign: signal.Signals, repair_every: int) -> None:
        """End so many builds by a signal; one after every so many builds goes to its end."""
        for number, share in enumerate(self._shares(count)):
            if number % 5 == 0:
                self._place.forget_some(self._random)
            self._end_one(number, share, sign)
            if number % repair_every == repair_every - 1 or number == count - 1:
                self._repair()

    def _shares(self, count: int) -> list[float]:
        """Moments that are random, and spread over the whole run."""
        shares = [(one + self._random.random()) / count * LATEST for one in range(count)]
        self._random.shuffle(shares)
        return shares

    def _end_one(self, number: int, share: float, sign: signal.Signals) -> None:
        about = f"{sign.name} {number} of seed {self._seed} at {share:.3f}"
        wanted, to_the_swap = 1 - self._shown, number % 4 == 3
        jobs = 1 + number // 2 % 2
        child = begin(replace(self._place.order(wanted), jobs=jobs), to_the_swap=to_the_swap)
        time.sleep(share * (SWAP if to_the_swap else self._seconds))
        # A terminal signals every process; a supervisor, or a system out of memory, only one.
        if sign == signal.SIGINT or number % 3 == 0:
            os.killpg(child, sign)
        else:
            os.kill(child, sign)
        code, found = ended(child), files_of(self._place.out)
        left = self._place.left()
        if found.get("index.html") == self._whole[wanted]["index.html"]:
            self._shown = wanted
        assert differing(found, self._whole[self._shown]) == [], about
        assert code in {0, CODES[sign]}, f"{about}: {code}"
        assert sign == signal.SIGKILL or left == [], about
        self.run.ended += 1
        self.run.in_time += code != 0
        self.run.half += any(f"{NEW}{child}" in path for path in left)

    def _repair(self) -> None:
        self._shown = 1 - self._shown
        built(self._place, self._shown)
        assert differing(files_of(self._place.out), self._whole[self._shown]) == []
        assert self._place.left() == [], self._place.left()
        assert (self._place.out / MARK).exists()
        self.run.repaired += 1


def main() -> int:
    """Run from the command line; what came of it on one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="builds to kill")
    parser.add_argument("--ends", type=int, default=20, help="to end by SIGTERM, then by Ctrl-C")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--repair-every", type=int, default=1, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ocop-kills-") as name:
        own = Path(name, "tmp")
        own.mkdir()
        tempfile.tempdir = str(own)
        trial = Trial(Path(name), options.seed)
        trial.end(options.kills, signal.SIGKILL, options.repair_every)
        for sign in (signal.SIGTERM, signal.SIGINT):
            trial.end(options.ends, sign, options.repair_every)
    sys.stdout.write(f"{json.dumps(asdict(trial.run))}\n")
    return 0


if __name__ == "__main__":
    # Loaded once, here, rather than by every build.
    for library in ("catalog.shell.engine", "icalendar"):
        importlib.import_module(library)
    sys.exit(main())
