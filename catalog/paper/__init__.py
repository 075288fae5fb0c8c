"""Views of sheets to PDF: data, letters, engine, and what was printed before."""

from catalog.paper.data import as_json
from catalog.paper.engine import Press, recipe
from catalog.paper.letters import not_printable, read_letters

__all__ = ["Press", "as_json", "not_printable", "read_letters", "recipe"]
