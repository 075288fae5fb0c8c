"""How fast a build could be: the sources read, their YAML taken apart, the same bytes written.

``python -m catalog.bench.floor FILE PRODUCTS SITE OUT``. No program that keeps one file for
each record and page can be faster than this on one processor.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml


def main(file: str, products: str, site: str, out: str) -> int:
    """Do the least of each, and write down the seconds of processor it took."""
    sources: list[str] = []
    took = {
        "read": _timed(lambda: sources.extend(_texts(Path(products)))),
        "parse": _timed(lambda: [_parsed(text) for text in sources]),
    }
    files = [path for path in Path(site).rglob("*") if path.is_file()]
    pages = {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
    took["write"] = _timed(lambda: _write(Path(out), pages))
    Path(file).write_text(json.dumps(took), encoding="utf-8")
    return 0


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _texts(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in folder.rglob("*.yml")]


def _parsed(text: str) -> int:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return sum(1 for _ in yaml.parse(text, Loader=loader))


def _write(folder: Path, pages: dict[str, bytes]) -> None:
    made: set[str] = set()
    for name, data in pages.items():
        path = f"{folder}/{name}"
        above = path.rpartition("/")[0]
        if above not in made:
            os.makedirs(above, exist_ok=True)  # noqa: PTH103 - the least that it can cost
            made.add(above)
        with open(path, "wb") as opened:  # noqa: PTH123 - the least that it can cost
            opened.write(data)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
