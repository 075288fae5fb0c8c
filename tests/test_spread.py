"""Work on several processes: nothing is lost, doubled, or left running."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import get_all_start_methods

import pytest

from catalog.errors import ChildLost, Misuse
from catalog.spread import spread
from tests.invented import environment

forked = pytest.mark.skipif("fork" not in get_all_start_methods(), reason="nothing to spread over")


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("shares", [0, 1, 40])
def test_every_share_is_done_once(shares: int, jobs: int) -> None:
    assert sorted(spread(lambda share: share * share, shares, jobs)) == [
        share * share for share in range(shares)
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_in_a_share_goes_wrong_here(jobs: int) -> None:
    def work(share: int) -> int:
        if share == 3:
            raise Misuse("three")
        return share

    with pytest.raises(Misuse, match="three"):
        list(spread(work, 8, jobs))


@forked
def test_a_process_that_dies_is_told() -> None:
    """As the system does when memory runs out."""

    parent = os.getpid()

    def work(share: int) -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.05)
        return share

    with pytest.raises(ChildLost, match="--jobs 1"):
        list(spread(work, 40, 2))


ENDLESS = r"""
import os, time
from catalog.spread import spread

def work(share):
    os.write(1, f"{os.getpid()}\n".encode())
    time.sleep(0.1)
    return share

list(spread(work, 10**6, 2))
"""


@forked
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_the_build(end: signal.Signals) -> None:
    """It would go on writing into a folder that the next build removes."""
    started = subprocess.Popen(
        [sys.executable, "-c", ENDLESS],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert started.stdout
    workers = {int(started.stdout.readline()) for _ in range(6)}

    started.send_signal(end)
    started.wait(timeout=30)
    rest = started.stdout.read()

    # The pipe ends only when the last one that could write into it has ended.
    assert started.returncode != 0
    assert len(workers) == 2
    assert len(rest.split()) < 10_000
    started.stdout.close()
