"""Runs one module to its end in a process of its own, and writes down what that took.

``python -m catalog.bench.measured FILE MODULE [ARGUMENT...]``. The process begins
and ends with the work, so that one size cannot disturb the next.
"""

import json
import os
import runpy
import sys
import time
from pathlib import Path

_HERE = "/proc/self/status"


def main(file: str, module: str) -> int:
    """Run the module as if it had been started by itself; its exit code."""
    began = time.perf_counter()
    code = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    took = {
        "wall": time.perf_counter() - began,
        # Since the process began, and of its children: imports count, as they do for users.
        "cpu": sum(os.times()[:4]),
        "memory": _peak_memory(),
    }
    Path(file).write_text(json.dumps(took), encoding="utf-8")
    return code


def _peak_memory() -> int | None:
    """Most bytes of memory at one time; None where the system does not tell."""
    try:
        # Linux: the peak of this program. `getrusage` would count the one that started it.
        for line in Path(_HERE).read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - Windows has none

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    _, _file, _module, *_arguments = sys.argv
    sys.argv = [_module, *_arguments]
    sys.exit(main(_file, _module))
