"""The columns of the sheets: a list of fields of the model, and how each is flattened.

A name is a way into the file. ``certificates.newest`` is the last certificate (earlier
ones are shown in a column that is only read), ``packs.1`` the first pack. A list of
short texts stands in one cell. What is not named here is never touched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BeforeValidator, TypeAdapter

from catalog.model import Producer, Product, Record
from catalog.model import values as types
from catalog.model.fields import called, hint_at, is_list, notes_on, words_of
from catalog.problems import Location
from catalog.reference import Lists
from catalog.text import capital
from catalog.words import Words

PRODUCTS, PRODUCERS = "Sản phẩm", "Chủ thể"
NEWEST = "newest"
MAKER, EARLIER, CODE, FOLDER = "!maker", "!earlier", "!code", "!folder"
"""Columns that are only read. Whoever sorts without the hidden columns moves these too."""

_PRODUCT = """
name.vi name.en also !maker !code group brand
place.commune place.former_commune place.former_district place.address
certificates.newest.stars certificates.newest.stars_at_least certificates.newest.issued
certificates.newest.decision certificates.newest.issuer certificates.newest.reported_by
certificates.newest.kind certificates.newest.valid_until certificates.newest.revoked_on
certificates.newest.revocation_basis !earlier
made season summary.vi summary.en ingredients.vi ingredients.en
PACK.1 PACK.2 PACK.3
storage.vi storage.en shelf_life.vi shelf_life.en traceability.gtin traceability.url
supply.capacity.vi supply.capacity.en supply.minimum_order.vi supply.minimum_order.en
supply.lead_time_days supply.case_size supply.invoice
"""
_PACK = "form.vi form.en weight_g volume_ml price_vnd price_to_vnd price_on market"
_PRODUCER = """
name.vi name.en !folder also former_names type
place.commune place.former_commune place.former_district place.address
CONTACT.1 CONTACT.2
website summary.vi summary.en
"""
_CONTACT = "kind number consent.given_on consent.recorded_by"
_PARTS = {"PACK": ("packs", _PACK), "CONTACT": ("contacts", _CONTACT)}

_READ_ONLY = {
    MAKER: "Chủ thể (chỉ đọc)",
    CODE: "Mã ngắn (chỉ đọc)",
    FOLDER: "Thư mục (chỉ đọc)",
    EARLIER: "Các lần công nhận trước (chỉ đọc)",
}
_WORDS = {
    "made": "made",
    "certificates.newest.reported_by": "reporter",
    "certificates.newest.kind": "kind",
    "market": "market",
    "supply.invoice": "invoice",
    "kind": "contact",
}
"""Field, or its last name -> family of words in ``theme/languages/`` that name its words."""


class Form(StrEnum):
    """How a cell is read."""

    TEXT = "text"
    PROSE = "prose"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    PHONE = "phone"
    CHOICE = "choice"
    LIST = "list"
    READ_ONLY = "read-only"


_FORMS: tuple[tuple[Any, Form], ...] = (
    (types.Money, Form.MONEY),
    (types.Phone, Form.PHONE),
    (types.Whole, Form.NUMBER),
    (types.Partial, Form.DATE),
    (types.Day, Form.DATE),
    (types.Prose, Form.PROSE),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name for machines and for people, and the field that it shows."""

    id: str
    header: str
    form: Form
    where: Location = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    """For a choice: what the file says -> what the cell shows."""
    reads: TypeAdapter[Any] | None = None
    separator: str = ""
    """For a list: what stands between two values in the cell."""

    @property
    def part(self) -> Location:
        """The certificate, pack or contact that it belongs to; empty if to none."""
        return self.where[:2] if len(self.where) > 1 and isinstance(self.where[1], int) else ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One sheet: its title, what a row is, and its columns."""

    title: str
    model: type[Record]
    columns: tuple[Column, ...]

    def column(self, id_: str) -> Column | None:
        """The column of this name."""
        return next((one for one in self.columns if one.id == id_), None)


def plans(lists: Lists, words: Words) -> tuple[Plan, Plan]:
    """The sheets of products and of producers."""
    terms = {
        "group": {id_: f"{one.vi} [{id_}]" for id_, one in lists.leaves.items()},
        "type": {id_: f"{one.vi} [{id_}]" for id_, one in lists.producer_types.items()},
    }

    def plan(title: str, model: type[Record], names: str) -> Plan:
        made = (_column(model, name, terms, words) for name in _spelt_out(names))
        return Plan(title, model, tuple(made))

    return plan(PRODUCTS, Product, _PRODUCT), plan(PRODUCERS, Producer, _PRODUCER)


def _spelt_out(names: str) -> Iterator[str]:
    for name in names.split():
        part, _, number = name.partition(".")
        if part in _PARTS:
            of, inner = _PARTS[part]
            yield from (f"{of}.{number}.{one}" for one in inner.split())
        else:
            yield name


def _step(step: str) -> str | int:
    if step == NEWEST:
        return -1
    return int(step) - 1 if step.isdecimal() else step


def _column(
    model: type[Record], id_: str, terms: Mapping[str, Mapping[str, str]], words: Words
) -> Column:
    if id_ in _READ_ONLY:
        return Column(id_, _READ_ONLY[id_], Form.READ_ONLY)
    where = tuple(_step(step) for step in id_.split("."))
    hint = hint_at(model, where)
    choices = dict(terms.get(id_, {})) or _choices(id_, words_of(hint), words)
    form = Form.CHOICE if choices else _form(hint)
    header = _header(model, where)
    return Column(id_, header, form, where, choices, TypeAdapter(hint), _separator(hint))


def _choices(id_: str, allowed: tuple[str, ...], words: Words) -> dict[str, str]:
    if id_.startswith("certificates.newest.stars"):
        return {stars: stars for stars in ("3", "4", "5")}
    family = _WORDS.get(id_) or _WORDS.get(id_.rpartition(".")[2], "")
    return {one: f"{words(f'{family}.{one}')} [{one}]" for one in allowed}


def _separator(hint: Any) -> str:
    if not is_list(hint):
        return ""
    return ", " if _mark(types.Month) in notes_on(hint) else "; "


def _mark(kind: Any) -> Any:
    """What tells a type of value from the others: how it reads its text."""
    notes = kind.__metadata__
    return next((note for note in notes if isinstance(note, BeforeValidator)), notes[0])


def _form(hint: Any) -> Form:
    if is_list(hint):
        return Form.LIST
    notes = notes_on(hint)
    return next((form for kind, form in _FORMS if _mark(kind) in notes), Form.TEXT)


def _header(model: type[Record], where: Location) -> str:
    """The Vietnamese names on the way; a language is said only where it is English."""
    said: list[str] = []
    for depth, step in enumerate(where, start=1):
        if isinstance(step, int):
            said[-1] = f"{said[-1]}, mới nhất" if step < 0 else f"{said[-1]} {step + 1}"
        elif step == "en":
            said[-1] = f"{said[-1]} (tiếng Anh)"
        elif step != "vi":
            said.append(called(model, where[:depth]))
    return capital(": ".join(said))
