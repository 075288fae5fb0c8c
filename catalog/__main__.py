"""``python -m catalog`` is what ``build.py`` runs inside its environment."""

import sys

from catalog.cli import main

sys.exit(main())
