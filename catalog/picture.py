"""The pictures of README and CONTRIBUTING: made again by ``build.py picture``.

Knows how to ask a Chromium for a picture of a page, and nothing else does.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.errors import Misuse
from catalog.pipeline import Order, build


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which page, how large in points of a screen."""

    name: str
    page: str
    width: int
    height: int


SHOTS = (
    Shot("site.png", "index.html", 1280, 960),
    Shot("guide-form.png", "san-pham/htx-tay-bac/toi-den-diep-bach/index.html#sua", 520, 900),
    Shot("guide-code.png", "huong-dan/loi/date-form/index.html", 520, 900),
    Shot("guide-fields.png", "huong-dan/cac-truong/product/index.html", 520, 900),
)
"""All are of real records. A narrower window no Chromium opens."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--virtual-time-budget=4000",
)


def pictures(order: Order, folder: Path) -> int:
    """Build the site for a memory stick and take every picture into a folder.

    Raises:
        Misuse: There is no Chromium, or it took no picture.
    """
    browser = os.environ.get("OCOP_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if not browser:
        raise Misuse("Chưa có Chromium trên máy này | There is no Chromium on this machine")
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home:
        site = Path(home) / "site"
        if build(replace(order, out=site, offline=True, pdfs=False)).catalogue is None:
            raise Misuse("Dữ liệu còn lỗi: hãy chạy check | The records have errors: run check")
        for shot in SHOTS:
            _take(browser, home, site, shot, folder / shot.name)
    return 0


def _take(browser: str, home: str, site: Path, shot: Shot, file: Path) -> None:
    page, _, place = shot.page.partition("#")
    command = [
        browser,
        *_QUIET,
        f"--user-data-dir={home}/profile",
        f"--window-size={shot.width},{shot.height}",
        f"--screenshot={file.resolve()}",
        (site / page).as_uri() + (f"#{place}" if place else ""),
    ]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    if done.returncode or not file.exists():
        raise Misuse(f"Chromium: {done.stderr.decode('utf-8', 'replace')[-300:]}")
