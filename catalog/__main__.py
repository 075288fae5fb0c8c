"""``python -m catalog`` is what ``build.py`` runs inside its environment."""

import sys
import traceback

from catalog.cli import main

try:
    code = main()
except Exception:  # noqa: BLE001 - a bug of ours must not look like problems in the records
    traceback.print_exc()
    code = 2
sys.exit(code)
