"""A power cut, an impatient person, a runner out of time: never half a site.

The site of one of two days stands; builds of the other day are killed at many
moments. What stands must be, byte for byte, the site of one day or of the other.
"""

import os
import signal
import subprocess
import time
from datetime import date
from pathlib import Path
from random import Random

import pytest

from catalog.write import MARK, NEW
from tests.invented import DAY, NEXT_YEAR, PROVINCE, command, differing, environment, files_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9 and no groups")

SEED = 20261123
BY_CLOCK = [place / 8 for place in range(8)]
"""Share of the time of a whole build: also before it writes anything."""
BY_FILES = [place / 11 for place in range(12)]
"""Share of the files that were written; the last is the moment of the swap."""


def start(out: Path, day: date, jobs: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command("build", "--products", PROVINCE, "--out", out, "--as-of", day, "--jobs", jobs),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def wait_for_files(out: Path, share: float, files: int, process: "subprocess.Popen[bytes]") -> None:
    """Until so much of the new site is written, or the build is over."""
    while process.poll() is None:
        written = sum(
            len(names)
            for staged in out.parent.glob(f"{out.name}{NEW}*")
            for _, _, names in os.walk(staged)
        )
        if written >= max(1, share * files):
            return
        time.sleep(0.001)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Only the process that a person sees; its helpers may live a moment longer."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def end_helpers(process: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    whole, seconds = {}, 0.0
    for day in (DAY, NEXT_YEAR):
        began = time.monotonic()
        assert start(tmp_path / str(day), day, 1).wait() == 0
        seconds = time.monotonic() - began
        whole[day] = files_of(tmp_path / str(day))
    assert len(differing(whole[DAY], whole[NEXT_YEAR])) > 20, "the two days must be told apart"
    out = tmp_path / "out" / "site"
    assert start(out, DAY, 1).wait() == 0

    random, shown, cut_short = Random(SEED), DAY, 0  # noqa: S311 - moments, not secrets
    for number, share in enumerate([*BY_CLOCK, *BY_FILES]):
        asked = NEXT_YEAR if shown == DAY else DAY
        process = start(out, asked, 1 + number % 2)
        if number < len(BY_CLOCK):
            time.sleep((share + random.random() / len(BY_CLOCK)) * seconds)
        else:
            wait_for_files(out, share, len(whole[asked]), process)
        kill(process)

        found = files_of(out)
        shown = asked if found.get("index.html") == whole[asked]["index.html"] else shown
        left = [path for path in out.parent.iterdir() if path != out]
        cut_short += bool(left)

        assert differing(found, whole[shown]) == [], f"killed at {number}: {share:.2f}"
        end_helpers(process)

    assert cut_short >= 5, "most kills came too early or too late to prove anything"

    assert start(out, NEXT_YEAR, 1).wait() == 0

    assert differing(files_of(out), whole[NEXT_YEAR]) == []
    assert list(out.parent.iterdir()) == [out]
    assert (out / MARK).exists()
