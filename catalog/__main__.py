"""``python -m catalog`` is what ``build.py`` runs inside its environment."""

import sys
import traceback

try:
    from catalog.cli import main

    code = main()
except KeyboardInterrupt:  # pressed before the command line listens
    code = 130
except Exception:  # noqa: BLE001 - a bug of ours must not look like problems in the records
    traceback.print_exc()
    code = 2
sys.exit(code)
