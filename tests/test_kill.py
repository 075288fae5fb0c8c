"""A power cut, an impatient person, a runner out of time: never half a site.

`tests/kills.py` ends builds at random moments and looks each time. A hundred, with a build
after each that has to put everything in order: ``python -m tests.kills``. Here, as many as
every run of the suite can wait for.
"""

import builtins
import json
import os
import runpy
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from catalog.ending import Ended, ended_in_order
from catalog.swap import NEW
from tests.invented import DAY, PROVINCE, ROOT, command, environment, files_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9 and no groups")

KILLS, ENDS = 20, 4
"""SIGKILLs; and how many of SIGTERM and of Ctrl-C each."""


def test_a_kill_at_any_moment_leaves_a_whole_site() -> None:
    """Byte for byte the site of one day or the other; the next build clears what was left."""
    options = f"--kills {KILLS} --ends {ENDS} --repair-every 10"
    done = subprocess.run(
        [*(sys.executable, "-m", "tests.kills"), *options.split()],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    run = json.loads(done.stdout)

    assert run["ended"] == KILLS + 2 * ENDS
    assert run["in_time"] >= run["ended"] / 2, "most came too late to prove anything"
    assert run["half"] >= KILLS / 4, "most came too early to prove anything"


def test_a_build_that_is_told_to_end_says_what_came_of_it(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with subprocess.Popen(
        command("build", "--products", PROVINCE, "--out", out, "--as-of", DAY, "--jobs", 2),
        env=environment(TMPDIR=str(tmp_path)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as build:
        while build.poll() is None and not [*tmp_path.glob(f"*{NEW}*/*")]:
            time.sleep(0.005)
        build.send_signal(signal.SIGTERM)
        build.send_signal(signal.SIGTERM)
        _, said = build.communicate()

    assert build.returncode == 143
    assert said.startswith("Đã dừng. | Stopped.\nTrang cũ được giữ nguyên.")
    assert "Traceback" not in said
    assert files_of(tmp_path) == {}


def test_a_second_signal_does_not_stop_the_clearing_up() -> None:
    """Supervisors send another when the first seems to change nothing."""
    again = True
    with ended_in_order():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(10)
        except Ended:
            with suppress(Ended):
                os.kill(os.getpid(), signal.SIGTERM)
                time.sleep(0.01)
                again = False

    assert not again


def test_ctrl_c_while_the_program_loads_is_no_bug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    load = builtins.__import__

    def pressed(name: str, *rest: Any, **more: Any) -> object:
        if name == "catalog.cli":
            raise KeyboardInterrupt
        return load(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", pressed)

    with pytest.raises(SystemExit) as ended:
        runpy.run_module("catalog", run_name="__main__")

    assert ended.value.code == 130
    assert capsys.readouterr().err == ""
