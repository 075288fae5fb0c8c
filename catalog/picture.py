"""The picture of the site in the README: made again by ``build.py picture``.

Knows how to ask a Chromium for a picture of a page, and nothing else does.
"""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.errors import Misuse
from catalog.pipeline import Order, build

SHOWN = "index.html"
WIDTH, HEIGHT = 1280, 960
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
_QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")


def picture(order: Order, file: Path) -> int:
    """Build the site for a memory stick and take a picture of its home page.

    Raises:
        Misuse: There is no Chromium, or it took no picture.
    """
    browser = os.environ.get("OCOP_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if not browser:
        raise Misuse("Chưa có Chromium trên máy này | There is no Chromium on this machine")
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        if build(replace(order, out=site, offline=True)).catalogue is None:
            raise Misuse("Dữ liệu còn lỗi: hãy chạy check | The records have errors: run check")
        command = [
            browser,
            *_QUIET,
            f"--user-data-dir={folder}/profile",
            f"--window-size={WIDTH},{HEIGHT}",
            f"--screenshot={file.resolve()}",
            (site / SHOWN).as_uri(),
        ]
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    if done.returncode or not file.exists():
        raise Misuse(f"Chromium: {done.stderr.decode('utf-8', 'replace')[-300:]}")
    return 0
