"""Questions about the invented products of a whole country, with every answer that is right.

Reads nothing but the checked catalogue; how people ask is in ``ways.py``, which answers
are right in ``seen.py``.
"""

from catalog.bench.names import random_of
from catalog.bench.search.queries import Question
from catalog.bench.search.seen import Sight
from catalog.bench.search.ways import WAYS
from catalog.catalogue import Catalogue
from catalog.text import nfc

_TRIES = 100
"""For each question that is wanted; those that can be read twice are dropped."""


def country_questions(catalogue: Catalogue, seed: int = 1, each: int = 20) -> tuple[Question, ...]:
    """So many questions of each kind, the same for the same records and seed.

    Two to six words, none typed twice. Fewer only where the records are too few to ask.
    """
    sight, asked, kept = Sight(catalogue), set[str](), list[Question]()
    for kind, way in WAYS.items():
        chance, wanted = random_of(seed, kind), len(kept) + each
        for _ in range(each * _TRIES):
            text, right = way(sight, chance) or ("", frozenset())
            fits = kind in {"code", "nothing"} or 2 <= len(text.split()) <= 6
            if text and fits and nfc(text) not in asked and bool(right) == (kind != "nothing"):
                asked.add(nfc(text))
                kept.append(Question(kind, text, right, "en" if kind == "english" else "vi"))
            if len(kept) == wanted:
                break
    return tuple(kept)
