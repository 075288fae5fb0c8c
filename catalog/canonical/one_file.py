"""One file in the form of the house. Pure: bytes in, bytes out."""

from collections import Counter
from collections.abc import Iterable, Iterator

from catalog.canonical.cures import cured
from catalog.canonical.layout import lines_of
from catalog.canonical.letters import readable
from catalog.canonical.notes import MADE, MODELINE, attached
from catalog.canonical.tidy import in_order
from catalog.load import Tree, comments, read
from catalog.model import Record, field_meaning, vietnamese_name
from catalog.problems import Location

UNCLEAR = frozenset({"key-repeated", "text-cut-by-hash", "letter-eth"})
"""Two values for one field, or half a value: we would have to choose what to lose. A false Đ
that is still there was spelt by its number: no hand does that, and whoever did is told."""


def canonical(
    data: bytes,
    path: str,
    model: type[Record],
    *,
    explain: bool | None = None,
    modeline: str = "",
) -> bytes | None:
    """The file as the house writes it, mended where only one thing can be meant.

    Args:
        data: The file.
        path: How messages call it.
        model: What it describes.
        explain: Whether each field has a comment that says what it is; None: as it was.
        modeline: The comment by which editors find the schema; stands first where fields
            are explained.

    Returns:
        None if it cannot be read, so that every reader must be told; or, a bug of ours,
        if what we wrote would not say the same.
    """
    try:
        text = readable(data, path)
    except UnicodeDecodeError:
        return None
    source, problems = read(text.encode(), path)
    if source is None or any(problem.code in UNCLEAR for problem in problems):
        return None
    done = cured(source, model)
    tree = in_order(done.tree, model)
    before = attached(source, comments(text), lambda text: is_made(text, model))
    notes = before.moved(done.origin, _places(tree, ()))
    explain = notes.explained if explain is None else explain
    if modeline:
        notes.head = [one for one in notes.head if not one.startswith(MODELINE)]
        notes.head[:0] = [modeline] if explain else []

    def said(where: Location) -> str:
        top = str(where[0])
        named = explain and len(where) == 1 and top in model.model_fields
        if not named:
            return ""
        return f"{MADE} {vietnamese_name(model, top)}: {field_meaning(model, top, 'vi')}"

    written = "\n".join(lines_of(tree, notes, said)) + "\n"
    again, _ = read(written.encode(), path)
    if again is None or again.tree != tree or list(again.tree) != list(tree):
        return None
    left = (one.text for one in comments(written) if not is_made(one.text, model))
    lost = Counter(_words(before.all())) - Counter(_words(left))
    return None if lost else written.encode()


def _words(texts: Iterable[str]) -> Iterator[str]:
    """Comments that shared a line may have been joined: what counts is every word of them."""
    for text in texts:
        if not text.startswith(MODELINE):
            yield from text.split()


def is_made(text: str, model: type[Record]) -> bool:
    """True for a comment that explains a field, as we write it or wrote it."""
    names = (vietnamese_name(model, field) for field in model.model_fields)
    return any(text.startswith(f"{MADE} {name}:") for name in names)


def _places(tree: Tree, where: Location) -> Iterator[Location]:
    if where:
        yield where
    if not isinstance(tree, str):
        inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for key, value in inside:
            yield from _places(value, (*where, key))
