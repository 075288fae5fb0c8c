"""Views of sheets to PDF: data, letters, engine, and what was printed before."""

from catalog.paper.letters import not_printable, read_letters
from catalog.paper.printer import Printer

__all__ = ["Printer", "not_printable", "read_letters"]
