"""A file of each kind with every field, and above each field what it is.

The values are invented and say so ("Ví dụ"); they stand in ``examples/``. The comments
come from the model.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from catalog.canonical.layout import lines_of
from catalog.canonical.notes import Notes
from catalog.collect import MODELS, Kind
from catalog.errors import BrokenReference
from catalog.load import Tree, read_file
from catalog.model.fields import called, is_required, meaning
from catalog.problems import Location

FOLDER = Path(__file__).parent / "examples"

PATHS: Mapping[Kind, str] = {
    Kind.SETTINGS: "catalogue.yml",
    Kind.PEOPLE: "people.yml",
    Kind.PRODUCER: "htx-vi-du/producer.yml",
    Kind.PRODUCT: "htx-vi-du/che-vi-du.yml",
    Kind.SALES_POINT: "sales-points/diem-vi-du.yml",
    Kind.FAIR: "fairs/hoi-cho-vi-du.yml",
}
"""Kind -> where its example would lie below ``products/``."""

_NEEDED = {"vi": "bắt buộc", "en": "required"}
_HEAD = {
    "vi": "# Ví dụ bịa, có đủ mọi trường. Điều không biết thì bỏ cả dòng, đừng đoán.",
    "en": "# An invented example with every field. Leave out what you do not know.",
}


@cache
def example_tree(kind: Kind) -> dict[str, Tree]:
    """The example without its comments.

    Raises:
        BrokenReference: Our own file cannot be read.
    """
    name = f"{kind.value}.yml"
    source, problems = read_file(FOLDER / name, name)
    if source is None or problems:
        raise BrokenReference(f"documents/examples/{name}: {problems[0].code}")
    return source.tree


def annotated(kind: Kind, language: str = "vi") -> str:
    """The example with a comment on each field, once: of a list, on its first item."""
    model, told = MODELS[kind], set[tuple[str, ...]]()

    def explain(where: Location) -> str:
        names = tuple(step for step in where if isinstance(step, str))
        # Of two languages of one text, the text itself was explained.
        if names in told or names[-1] in {"vi", "en"}:
            return ""
        told.add(names)
        needed = f" ({_NEEDED[language]})" if is_required(model, where) else ""
        return f"# {called(model, where, language)}{needed}: {meaning(model, where, language)}"

    lines = lines_of(example_tree(kind), Notes(head=[_HEAD[language]]), explain)
    return "\n".join(lines) + "\n"
