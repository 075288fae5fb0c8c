"""Views of sheets to PDF: data, engine, and what was printed before."""

from catalog.paper.engine import Photos
from catalog.paper.printer import Printer

__all__ = ["Photos", "Printer"]
