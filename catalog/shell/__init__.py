"""The page frame and the hand-written pages, from mkdocs and Material.

This room alone knows mkdocs (in ``engine``). To replace it, give ``render_shell``
another engine: the others see frames with slots, and HTML. It knows nothing of
products, and decides no value that goes into a slot.
"""

from collections.abc import Mapping
from pathlib import Path

from catalog.shell.frame import SLOTS, Frame, HandWritten, Shell

__all__ = ["SLOTS", "Frame", "HandWritten", "Shell", "render_shell"]


def render_shell(
    root: Path, words: Mapping[str, Mapping[str, str]], desk: Path | None = None
) -> Shell:
    """Ask mkdocs for one frame per language, and for the hand-written pages.

    Args:
        root: The checkout, with mkdocs.yml and theme/.
        words: By language, the flat keys of theme/languages/ and their texts.
        desk: Where mkdocs may write for a moment; without it, where the system says.

    Raises:
        SiteEngineFailed: mkdocs failed or warned, such as of a broken link
            between hand-written pages, or a page lacks part of its front matter.
        UnknownWord: The frame asks for a word that a language does not hold.
    """
    from catalog.shell import engine  # noqa: PLC0415 - `check` must not wait for mkdocs

    return engine.run(root, words, desk)
