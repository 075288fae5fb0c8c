"""The clock, the environment and the exit codes. The only room that asks what day it is.

Exit: 0 fine; 1 problems in the records; 2 misuse, or the program cannot go on.
"""

import os
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import TextIOWrapper

from catalog.commands import parser
from catalog.dates import VIETNAM
from catalog.ending import Ended, ended_in_order
from catalog.errors import CatalogError, Misuse
from catalog.faults import said

FIRST_DAY = date(2025, 7, 1)
"""Of the communes of today. A computer whose battery is dead says 1970, or 2000."""


def today() -> date:
    """Today in Vietnam.

    Raises:
        Misuse: The computer's clock is wrong.
    """
    day = (datetime.now(UTC) + VIETNAM).date()
    if day < FIRST_DAY:
        raise Misuse(
            f"{day:%d/%m/%Y}: đồng hồ của máy chạy sai. Hãy chỉnh lại, hoặc ghi ngày bằng --as-of"
            " | the computer's clock is wrong. Set it, or give the day with --as-of"
        )
    return day


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Without a locale, or into a file on Windows, Python would stop at the first "đ".
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    options = parser(given).parse_args(given)
    # Where GitHub wants what it shows below a run; no other program sets it.
    options.step_summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    options.github_api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    options.github_token = os.environ.get("GITHUB_TOKEN", "")
    try:
        with ended_in_order():
            options.as_of = options.as_of or today()
            return int(options.run(options))
    except CatalogError as error:
        _complain(str(error), error)
    except OSError as error:
        # A full disk, a folder that may not be written: said in one line, and not code 1.
        _complain(said(error), error)
    except KeyboardInterrupt as error:
        _complain("Đã dừng. | Stopped.", error)
        return 128 + (error.number if isinstance(error, Ended) else signal.SIGINT)
    return 2


def _complain(text: str, error: BaseException) -> None:
    """What happened, and what came of it where a command said so."""
    lines = (text, *getattr(error, "__notes__", ()))
    sys.stderr.write("".join(f"{line}\n" for line in lines))
