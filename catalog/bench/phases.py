"""Where the time of a build goes: runs one, and writes down what each of its phases took.

``python -m catalog.bench.phases FILE PRODUCTS OUT JOBS``. A phase begins when the build
tells of it.
"""

import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from catalog.bench.invented import DAY
from catalog.pipeline import Order, build


class Laps:
    """Seconds of clock and processor of each phase, in their order; children included."""

    def __init__(self) -> None:
        self.took: dict[str, list[float]] = {}
        self._phase, self._since = "start", _now()

    def tell(self, phase: str, _done: int, _of: int) -> None:
        """The build is now at this phase."""
        if phase != self._phase:
            self.end()
            self._phase = phase

    def end(self) -> None:
        """Close the phase that runs."""
        now = _now()
        before = self.took.get(self._phase, [0.0, 0.0])
        self.took[self._phase] = [
            a + b - c for a, b, c in zip(before, now, self._since, strict=True)
        ]
        self._since = now


def _now() -> tuple[float, float]:
    times = os.times()
    cpu = times.user + times.system + times.children_user + times.children_system
    return time.perf_counter(), cpu


def main(file: str, products: str, out: str, jobs: str) -> int:
    """Build, and write the phases into a file; 1 if there were errors."""
    laps = Laps()
    cache = Path(out).with_name("cache")
    order = Order(Path(products), Path(out), DAY, jobs=int(jobs), cache=cache / "photos")
    built = build(replace(order, pdfs=False, earlier=cache / "build"), laps.tell)
    laps.end()
    told = {"phases": laps.took, "pages": built.pages, "size": built.size}
    Path(file).write_text(json.dumps(told), encoding="utf-8")
    return 0 if built.catalogue else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
