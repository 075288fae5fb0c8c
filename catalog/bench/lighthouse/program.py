"""Lighthouse itself: got from npm by its lock, run once for a page. Knows no page of ours."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from catalog.bench.search.browser import FLAGS, HOW, NotHere
from catalog.bench.watched import BenchFailed
from catalog.errors import Misuse
from catalog.pipeline import ROOT

LOCK = ROOT / "tests" / "bench" / "lighthouse" / "package-lock.json"
"""Lighthouse and all that it needs, each with its digest."""

CACHE = ROOT / ".cache" / "lighthouse"

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)


@dataclass(frozen=True, slots=True)
class Audit:
    """One run. ``scores``: category -> 0 to 100; ``times``: milliseconds, and one shift."""

    scores: Mapping[str, float]
    times: Mapping[str, float]
    speed: float
    """Of the processor during the run, by Lighthouse's own measure: low on a busy machine."""


class Lighthouse:
    """The program, ready to run.

    Raises:
        NotHere: There is no Node or npm, or it cannot reach its registry.
        Misuse: There is no browser.
    """

    def __init__(self) -> None:
        found, node = os.environ.get("OCOP_CHROMIUM"), shutil.which("node")
        if not found:
            raise Misuse(HOW.replace("search", "lighthouse"))
        if not node:
            raise NotHere("needs node and npm")
        self._browser, self._command = found, [node, str(_installed())]

    def audit(self, address: str, folder: Path) -> Audit:
        """Look at a page once, as a slow phone would.

        Raises:
            BenchFailed: It gave no answer.
        """
        file = folder / "audit.json"
        file.unlink(missing_ok=True)
        flags = " ".join(("--headless=new", *FLAGS))
        options = (
            "--quiet",
            "--output=json",
            f"--output-path={file}",
            f"--chrome-flags={flags}",
            f"--only-categories={','.join(CATEGORIES)}",
        )
        done = subprocess.run(
            [*self._command, address, *options],
            env={**os.environ, "CHROME_PATH": self._browser},
            capture_output=True,
            check=False,
            timeout=300,
        )
        if not file.is_file():
            raise BenchFailed(f"lighthouse: {done.stderr.decode('utf-8', 'replace')[-500:]}")
        return _read(json.loads(file.read_text(encoding="utf-8")), address)


def _read(told: Mapping[str, object], address: str) -> Audit:
    # What a JSON holds has no type; a part that is not there is a failed run, not a zero.
    try:
        categories, audits = told["categories"], told["audits"]
        scores = {name: 100 * float(categories[name]["score"]) for name in CATEGORIES}  # type: ignore[index]
        times = {name: float(audits[name]["numericValue"]) for name in TIMES}  # type: ignore[index]
        speed = float(told["environment"]["benchmarkIndex"])  # type: ignore[index]
    except (KeyError, TypeError):
        raise BenchFailed(f"lighthouse: {address}: {told.get('runtimeError')}") from None
    return Audit(scores, times, speed)


def _installed() -> Path:
    """What starts Lighthouse; installed anew when its lock changes, and without any script."""
    npm = shutil.which("npm")
    if not npm:
        raise NotHere("needs node and npm")
    folder = CACHE / sha256(LOCK.read_bytes()).hexdigest()[:16]
    start = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    done = folder / "installed"
    if not done.is_file():
        shutil.rmtree(CACHE, ignore_errors=True)
        folder.mkdir(parents=True)
        for file in (LOCK, LOCK.with_name("package.json")):
            shutil.copy(file, folder)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        ended = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        if ended.returncode or not start.is_file():
            raise NotHere("needs npm with a way to its registry")
        done.touch()
    return start
