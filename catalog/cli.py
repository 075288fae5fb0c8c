"""The clock, the environment and the exit codes. The only room that asks what day it is.

Exit: 0 fine; 1 problems in the records; 2 misuse, or the program cannot go on.
"""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime

from catalog.commands import parser
from catalog.dates import VIETNAM
from catalog.errors import CatalogError


def today() -> date:
    """Today in Vietnam."""
    return (datetime.now(UTC) + VIETNAM).date()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = parser().parse_args(arguments)
    options.as_of = options.as_of or today()
    # Where GitHub wants what it shows below a run; no other program sets it.
    options.step_summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    options.github_api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    options.github_token = os.environ.get("GITHUB_TOKEN", "")
    try:
        return int(options.run(options))
    except CatalogError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except OSError as error:
        # A full disk, a folder that may not be written: said in one line, and not code 1.
        sys.stderr.write(f"{error.strerror or error}: {error.filename or ''}\n")
        return 2
    except KeyboardInterrupt:
        return 130
