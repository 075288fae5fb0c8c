"""A text in both languages as HTML. In Python, for every page of sheets holds a hundred of them.

``theme/styles/sheet.css`` says which language shows; the classes ``vi`` and ``en`` stand on
nothing else.
"""

from markupsafe import Markup, escape

from catalog.views.base import Block
from catalog.views.sheets.said import Said


def said(text: Said) -> Markup:
    """A text on one line. The space between the languages goes with the second."""
    if text.once:
        return _words(text.vi, "")
    return _words(text.vi, "vi") + _words(text.en, "en")


def prose(text: Said) -> Markup:
    """A text in paragraphs, the second language below the first."""
    if text.once:
        return _paragraphs(text.vi, "")
    return _paragraphs(text.vi, "vi") + _paragraphs(text.en, "en")


def _words(block: Block, name: str) -> Markup:
    if not block.paragraphs:
        return Markup()
    of = f' class="{name}"' if name else ""
    space = " " if name == "en" else ""
    inside = escape(" ".join(block.paragraphs))
    return Markup(f'<span{of} lang="{block.lang or "vi"}">{space}{inside}</span>')  # noqa: S704 - escaped


def _paragraphs(block: Block, name: str) -> Markup:
    if not block.paragraphs:
        return Markup()
    of = f" {name}" if name else ""
    inside = "".join(f"<p>{escape(one)}</p>" for one in block.paragraphs)
    return Markup(f'<div class="prose{of}" lang="{block.lang or "vi"}">{inside}</div>')  # noqa: S704 - escaped
