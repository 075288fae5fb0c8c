"""A text in both languages as HTML. In Python, for every page of sheets holds a hundred of them.

``theme/styles/sheet.css`` says which language shows; the classes ``vi`` and ``en`` stand on
nothing else.
"""

from markupsafe import Markup

from catalog.templates import ours, shown
from catalog.views.base import Block
from catalog.views.sheets.said import Said


def said(text: Said) -> Markup:
    """A text on one line. The space between the languages goes with the second."""
    if text.once:
        return ours(_words(text.vi, ""))
    return ours(_words(text.vi, "vi") + _words(text.en, "en"))


def prose(text: Said) -> Markup:
    """A text in paragraphs, the second language below the first."""
    if text.once:
        return ours(_paragraphs(text.vi, ""))
    return ours(_paragraphs(text.vi, "vi") + _paragraphs(text.en, "en"))


def _words(block: Block, name: str) -> str:
    if not block.paragraphs:
        return ""
    of = f' class="{name}"' if name else ""
    space = " " if name == "en" else ""
    inside = shown(" ".join(block.paragraphs))
    return f'<span{of} lang="{block.lang or "vi"}">{space}{inside}</span>'


def _paragraphs(block: Block, name: str) -> str:
    if not block.paragraphs:
        return ""
    of = f" {name}" if name else ""
    inside = "".join(f"<p>{shown(one)}</p>" for one in block.paragraphs)
    return f'<div class="prose{of}" lang="{block.lang or "vi"}">{inside}</div>'
