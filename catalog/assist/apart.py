"""The check of what a stranger sent, in a process of its own with limits.

``python -m catalog.assist.apart FOLDER DAY`` prints problems as JSON. A photo that takes
all memory, or crashes what decodes it, ends that process and not the answer. The token of
the bot is not in its environment. It is no wall against code that runs in it: the rights of
the token are, which are those to write comments.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from catalog.check import check
from catalog.problems import Problem, Severity

ROOT = Path(__file__).resolve().parents[2]
SECONDS, MEMORY, FILE = 180, 3 * 1024**3, 64 * 1024**2
MOST_PROBLEMS, MOST_LETTERS = 1000, 300


def checked_apart(folder: Path, day: date) -> tuple[Problem, ...] | None:
    """All problems of the records in a folder; None if the check did not come to its end."""
    command = [sys.executable, "-P", "-m", "catalog.assist.apart", str(folder), day.isoformat()]
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "TEMP") if key in os.environ}
    environment = kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            timeout=SECONDS,
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
        )
        return None if done.returncode else tuple(map(_problem, json.loads(done.stdout)))
    except (subprocess.TimeoutExpired, ValueError):
        return None


def _problem(row: list[object]) -> Problem:
    path, line, column, code, values, severity = row
    return Problem(
        str(path), int(str(line)), int(str(column)), str(code),
        {str(key): str(value) for key, value in dict(values).items()},  # type: ignore[call-overload]
        severity=Severity(str(severity)),
    )  # fmt: skip


def _row(problem: Problem) -> list[object]:
    values = {key: value[:MOST_LETTERS] for key, value in problem.values.items()}
    where = problem.path, problem.line, problem.column
    return [*where, problem.code, values, problem.severity.value]


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    limits = {
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_FSIZE: FILE,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in limits.items():
        resource.setrlimit(what, (most, most))


def main(arguments: Sequence[str]) -> int:
    _limit()
    folder, day = arguments
    with tempfile.TemporaryDirectory() as cache:
        problems = check(Path(folder), date.fromisoformat(day), Path(cache)).problems
    important = sorted(problems, key=lambda one: (one.severity is Severity.WARNING, one))
    sys.stdout.write(json.dumps([_row(one) for one in important[:MOST_PROBLEMS]]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
