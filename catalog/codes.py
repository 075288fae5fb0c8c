"""Short codes: what a printed QR opens, ``/Q/<CODE>/``. A code is a promise.

Six characters of Crockford's base 32 and a check character of the same
alphabet, so no I, L, O or U is ever printed. A code has no meaning in it and
never changes its owner; ``codes.csv`` only grows.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from catalog.problems import Problem, Severity

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6
HEADER = ["code", "kind", "id"]
PRODUCT, WITHDRAWN = "product", "withdrawn"
KINDS = frozenset({PRODUCT, WITHDRAWN})
"""A withdrawn entry was removed, for example because a person asked; its code stays."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes of products. ``kept`` holds every line of the file: code -> (kind, id)."""

    by_id: Mapping[str, str]
    kept: Mapping[str, tuple[str, str]]
    new: tuple[str, ...]
    """Ids whose code the file does not hold yet."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Former id -> the id of today, which keeps its code."""

    def owner(self, code: str) -> str:
        """The id, as of today, that a code stands for."""
        id_ = self.kept[code][1]
        return self.renamed.get(id_, id_)


def check_character(body: str) -> str:
    """Luhn's sum in base 32: finds every wrong character and nearly every swap."""
    total = 0
    for place, character in enumerate(reversed(body)):
        digit = ALPHABET.index(character) * (1 if place % 2 else 2)
        total += digit // 32 + digit % 32
    return ALPHABET[-total % 32]


def is_code(text: str) -> bool:
    """True if the text is a code and its check character is right."""
    known = len(text) == LENGTH + 1 and all(character in ALPHABET for character in text)
    return known and check_character(text[:-1]) == text[-1]


def make_code(id_: str, taken: Container[str]) -> str:
    """A code that is free, the same on every machine."""
    for attempt in range(1000):
        digest = blake2b(f"{attempt}:{id_}".encode(), digest_size=4).digest()
        number = int.from_bytes(digest, "big")
        body = "".join(ALPHABET[number >> 5 * place & 31] for place in range(LENGTH))
        code = body + check_character(body)
        if code not in taken:
            return code
    raise AssertionError("a thousand codes in a row were taken")


def read_codes(
    text: str,
    path: str,
    ids: Iterable[str],
    renamed: Mapping[str, str] | None = None,
    broken: Iterable[str] = (),
) -> tuple[Codes, list[Problem]]:
    """Read ``codes.csv`` and give a code to each product that has none yet.

    ``renamed``: former id -> id of today. ``broken``: ids whose file cannot be used
    now; they get no code yet, and keep the one that they have.
    """
    wanted, renamed = list(ids), renamed or {}
    known = {*wanted, *renamed, *broken}
    problems: list[Problem] = []
    kept: dict[str, tuple[str, str]] = {}
    owned: dict[str, str] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        row, shown = line.strip().split(","), line.strip()[:200]
        if row == [""] or (number == 1 and row == HEADER):
            continue
        if len(row) != len(HEADER) or not is_code(row[0]) or row[1] not in KINDS or not row[2]:
            problems.append(Problem(path, number, 1, "code-form", {"found": shown}, shown))
        elif row[0] in kept or row[2] in owned:
            problems.append(Problem(path, number, 1, "code-repeated", {"found": shown}, shown))
        else:
            kept[row[0]], owned[row[2]] = (row[1], row[2]), row[0]
            if row[1] == PRODUCT and row[2] not in known:
                lost = {"code": row[0], "found": row[2]}
                problems.append(Problem(path, number, 1, "code-without-entry", lost, shown))
    for old, now in renamed.items():
        if old in owned:
            owned.setdefault(now, owned[old])
    new = tuple(id_ for id_ in wanted if id_ not in owned)
    for id_ in new:
        code = make_code(id_, kept)
        kept[code], owned[id_] = (PRODUCT, id_), code
    if new:
        values = {"count": str(len(new)), "found": new[0]}
        problems.append(Problem(path, 0, 0, "code-missing", values, severity=Severity.WARNING))
    return Codes({id_: owned[id_] for id_ in wanted}, kept, new, renamed), problems


def lines_of(codes: Codes) -> str:
    """The file with the new codes at its end."""
    rows = [f"{code},{kind},{id_}\n" for code, (kind, id_) in codes.kept.items()]
    return ",".join(HEADER) + "\n" + "".join(rows)
