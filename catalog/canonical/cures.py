"""What the model refuses and a machine can mend, because only one thing can be meant.

A cure takes the problem and what stands there, and gives what should: None if it cannot
say. Whatever it gives is read by the model again; what is refused once more is not taken.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from catalog.dates import PartialDate
from catalog.edit import CannotEdit, Change
from catalog.edit.trees import alone, at, changed_tree
from catalog.load import Source, Tree
from catalog.model import Product, Record
from catalog.problems import Location, Problem
from catalog.shape import shape
from catalog.text import fold, slug

Cure = Callable[[Problem, Tree], Tree | None]

_DAY = re.compile(r"(?:ngày )?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})", re.ASCII)
_MONTH = re.compile(r"(?:tháng )?(\d{1,2})\s*[/.\-]\s*(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{1,2}))?", re.ASCII)
_MONEY = re.compile(
    r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})\s*(k|nghìn|ngàn|nghin|ngan)?"
    r"\s*(?:đ|₫|đồng|vnđ|vnd)?"
)
_AMOUNT = re.compile(r"([0-9]{1,9})\s*([^\W\d_]+)")
_UNITS = {
    "weight_g": {"g": 1, "gr": 1, "gam": 1, "gram": 1, "kg": 1000},
    "volume_ml": {"ml": 1, "lít": 1000, "lit": 1000, "l": 1000},
    "lead_time_days": {"ngày": 1},
    "stars": {"sao": 1},
    "stars_at_least": {"sao": 1},
}
_VIETNAMESE = {
    "co": "yes",
    "con": "yes",
    "van-con": "yes",
    "con-san-xuat": "yes",
    "tam-dung": "paused",
    "tam-ngung": "paused",
    "khong-con": "no-longer",
    "ngung-san-xuat": "no-longer",
    "bao": "press",
    "bao-chi": "press",
    "hoi-dong": "council",
    "can-bo": "officials",
    "chu-the": "producer",
    "dien-thoai": "phone",
    "xuat-khau": "export",
    "trong-nuoc": "domestic",
    "dong-cua": "closed",
    "can-bo-phu-trach": "officials",
}
_MOST_PASSES = 8
MOST_PROBLEMS = 300
"""Of a file that is mended. Each cure has the whole file read once more: with some thousands,
which only a machine can write, that would take an hour."""
SAY_BY_STANDING_THERE = frozenset(
    "revoked_on revocation_basis extended_until extension_basis valid_until cancelled_on consent"
    " name_doubt perhaps_same_as conflicts".split()
)
"""Fields that say something even before they have a value: a star was revoked, a fair called
off. Without them a record says the contrary; their author has to end the sentence."""


def _as_date(_: Problem, typed: Tree) -> str | None:
    """Days stand first in Vietnam, always: 24/01/2024."""
    text = str(typed).strip().lower()
    if found := _DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part or 0) for part in found.groups())
    elif found := _MONTH.fullmatch(text):
        day, (month, year) = 0, map(int, found.groups())
    else:
        return None
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"


def _as_money(_: Problem, typed: Tree) -> str | None:
    """``45,000``, ``45k``, ``45 nghìn đồng``: in dong there is no point of a fraction."""
    found = _MONEY.fullmatch(str(typed).strip().lower())
    if not found or ("," in found[1] and found[2]):
        return None  # "45,000k" may be either.
    return str(int(found[1].replace(",", "")) * (1000 if found[2] else 1))


def _as_number(problem: Problem, typed: Tree) -> str | None:
    """With its unit, where the field says which that is; degrees with a comma."""
    field, text = problem.values.get("field", ""), str(typed).strip().lower()
    if field in {"latitude", "longitude"} and re.fullmatch(r"-?\d{1,3},\d+", text):
        return text.replace(",", ".")
    found = _AMOUNT.fullmatch(text)
    times = _UNITS.get(field, {}).get(found[2]) if found else None
    return str(int(found[1]) * times) if found and times else None


def _as_phone(_: Problem, typed: Tree) -> str | None:
    digits = re.sub(r"[\s.\-()]", "", str(typed))
    found = re.fullmatch(r"(?:00|\+)?84(?:0)?(\d{9,10})", digits, re.ASCII)
    return f"0{found[1]}" if found else None


def _as_decision(_: Problem, typed: Tree) -> str | None:
    """``số 139/QD–UBND``: Đ without its bar, a long dash, spaces."""
    text = re.sub(r"^(quyết định\s*)?(số\s*)?", "", str(typed).strip(), flags=re.IGNORECASE)
    text = re.sub(r"\s*([/–—-])\s*", r"\1", text).replace("–", "-").replace("—", "-")
    return re.sub(r"/Q[DÐĐđd]-", "/QĐ-", text, count=1)


def _as_identifier(_: Problem, typed: Tree) -> str | None:
    # A name that became an id would be a guess; another way to write one is not.
    text = str(typed).strip()
    made = slug(text)
    return made if made and re.fullmatch(r"[\w\s.,–-]+", fold(text)) else None


def _as_word(problem: Problem, typed: Tree) -> str | None:
    """Another way to write one of the words, or what it is in Vietnamese."""
    known = problem.values.get("known", "").split(", ")
    made = slug(str(typed))
    made = _VIETNAMESE.get(made, made)
    return made if made in known else None


CURES: Mapping[str, Cure] = {
    "date-form": _as_date,
    "money-form": _as_money,
    "number-form": _as_number,
    "phone-form": _as_phone,
    "decision-form": _as_decision,
    "identifier-form": _as_identifier,
    "word-unknown": _as_word,
    "list-expected": lambda _, typed: [typed],
}
"""Code -> what should stand in its place. Names and empty fields are mended by ``cured``."""


@dataclass(slots=True)
class Cured:
    """What a file holds, mended. ``moves``: where something is -> where it stood before."""

    tree: dict[str, Tree]
    moves: dict[Location, Location] = field(default_factory=dict)

    def origin(self, where: Location) -> Location:
        """Where something stood in the file."""
        if not where:
            return where
        before = self.moves.get(where, where)
        return (*self.origin(where[:-1]), before[-1]) if len(before) == len(where) else before


def cured(source: Source, model: type[Record]) -> Cured:
    """Mend one problem after another, until the model finds none that we know how to."""
    done = Cured(source.tree)
    for _ in range(_MOST_PASSES):
        known = _problems(model, done.tree)
        before = done.tree
        if len(known) > MOST_PROBLEMS:
            break
        for problem in reversed(known):
            known = _mend(done, problem, model, known)
        if done.tree == before:
            break
    if model is Product:
        _put_newest_last(done)
    return done


def _problems(model: type[Record], tree: dict[str, Tree]) -> list[Problem]:
    return shape(model, Source("", (), tree))[1]


def _mend(
    done: Cured, problem: Problem, model: type[Record], known: list[Problem]
) -> list[Problem]:
    """Take the cure, if the model finds fewer problems then and no other ones; those it finds."""
    try:
        better, moves = _attempt(done.tree, problem)
    except (KeyError, IndexError, TypeError, CannotEdit):
        return known
    if better is done.tree:
        return known
    found = left = _problems(model, better)
    if problem.code == "field-misnamed":
        # Under its right name a part is read for the first time: what is wrong in it shows now.
        left = [one for one in left if one.where[: len(problem.where)] not in moves]
    if len(left) < len(known) and {p.code for p in left} <= {p.code for p in known}:
        done.tree = better
        done.moves |= moves
        return found
    return known


def _attempt(
    tree: dict[str, Tree], problem: Problem
) -> tuple[dict[str, Tree], dict[Location, Location]]:
    where, code = problem.where, problem.code
    if code == "field-misnamed":
        return _renamed(tree, where, problem.values["meant"])
    if code == "value-empty":
        return (tree, {}) if where[-1] in SAY_BY_STANDING_THERE else _without(tree, where)
    cure = CURES.get(code)
    typed = at(tree, where)
    new = cure(problem, typed) if cure else None
    if new is None:
        return tree, {}
    moves: dict[Location, Location] = {}
    if code == "list-expected" and isinstance(typed, dict):
        moves = {(*where, 0, key): (*where, key) for key in typed}
    return changed_tree(tree, Change(where, new)), moves


def _renamed(
    tree: dict[str, Tree], where: Location, name: str
) -> tuple[dict[str, Tree], dict[Location, Location]]:
    parent = at(tree, where[:-1])
    if not isinstance(parent, dict) or name in parent:
        return tree, {}
    kept = {name if key == where[-1] else key: value for key, value in parent.items()}
    moves: dict[Location, Location] = {(*where[:-1], name): where}
    return (changed_tree(tree, Change(where[:-1], kept)) if where[:-1] else kept), moves


def _without(
    tree: dict[str, Tree], where: Location
) -> tuple[dict[str, Tree], dict[Location, Location]]:
    """Without a field or an item that is empty, and without what is empty then."""
    top = alone(tree, where)
    parent, last = at(tree, top[:-1]), top[-1]
    if not isinstance(parent, list) or not isinstance(last, int):
        return changed_tree(tree, Change(where, None)), {}
    kept = [one for number, one in enumerate(parent) if number != last]
    moves = {(*top[:-1], n): (*top[:-1], n + 1) for n in range(last, len(kept))}
    return changed_tree(tree, Change(top[:-1], kept)), moves


def _put_newest_last(done: Cured) -> None:
    """Certificates by their day, where each has one and they are out of order."""
    found = done.tree.get("certificates")
    if not isinstance(found, list):
        return
    try:
        days = [PartialDate.parse(one["issued"]).span for one in found]  # type: ignore[index, arg-type, call-overload]
    except (KeyError, TypeError, ValueError):
        return
    if all(before.first <= after.last for before, after in pairwise(days)):
        return
    order = sorted(range(len(found)), key=lambda number: days[number].first)
    done.tree = done.tree | {"certificates": [found[number] for number in order]}
    done.moves |= {("certificates", new): ("certificates", old) for new, old in enumerate(order)}
