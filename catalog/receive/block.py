"""The line at the end of a message that says exactly what is to change.

    [OCOP1:<base64url of JSON>:<CRC-32 of the JSON, eight hex digits>]

The JSON is an object with these keys, in this order:

    v     1
    file  the record, below products/: "htx-vi-du/che.yml"
    of    top field -> fingerprint of what it held on the page that was edited
    day   of the build of that page: "2026-11-25"
    by    who sends it, as typed; may be empty
    set   list of [path, old, new]: path of names and numbers from 0; a value is a text as
          files write it, a map or list of such, or null for "not there"

Programs wrap lines, quote them and add signs that nobody sees: all white space, quoting marks
and such signs are taken out before a block is looked for. ``theme/scripts/edit-block.js`` makes
the same; ``tests/block.yml`` holds both to one table.
"""

import base64
import binascii
import json
import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from catalog.load import CONTROL
from catalog.problems import Location
from catalog.text import nfc

VERSION = 1
MOST_LETTERS = 200_000
"""Of a whole message."""
MOST_BYTES = 40_000
"""Of the JSON of one block."""
MOST_CHANGES, MOST_DEPTH, LONGEST_TEXT, LONGEST_NAME = 100, 6, 6000, 80

_BLOCK = re.compile(r"\[OCOP(\d{1,3}):([A-Za-z0-9_-]*):([0-9A-F]{8})\]")
_QUOTED = re.compile(r"^[ \t]*(>[ \t]*)+", re.MULTILINE)
_FILE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*\.yml")
_MARK = re.compile(r"[0-9a-f]{8}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Damage(StrEnum):
    """Why a message cannot be read."""

    NONE_THERE = "none-there"
    BROKEN = "broken"
    TOO_LARGE = "too-large"
    OTHER_VERSION = "other-version"


@dataclass(frozen=True, slots=True)
class Wish:
    """One change: what stood there, and what should; None: nothing."""

    where: Location
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Block:
    """What one block says. ``of``: top field -> fingerprint of what the sender saw."""

    file: str
    of: Mapping[str, str]
    day: str
    by: str
    wishes: tuple[Wish, ...]


def fingerprint(texts: Any) -> str:
    """Of what a field holds, as ``texts_of`` tells it: eight hex digits."""
    told = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()[:8]


def make_block(block: Block) -> str:
    """The line that says this."""
    data = {
        "v": VERSION,
        "file": block.file,
        "of": dict(block.of),
        "day": block.day,
        "by": block.by,
        "set": [[list(one.where), one.old, one.new] for one in block.wishes],
    }
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    body = base64.urlsafe_b64encode(told).decode().rstrip("=")
    return f"[OCOP{VERSION}:{body}:{zlib.crc32(told):08X}]"


def blocks_in(message: str) -> Iterator[Block | Damage]:
    """Every block of a message, in order; what is wrong with one, in its place."""
    if len(message) > MOST_LETTERS:
        yield Damage.TOO_LARGE
        return
    text = re.sub(r"\s", "", _without_unseen(_QUOTED.sub("", message)))
    at = text.find("[OCOP")
    if at < 0:
        yield Damage.NONE_THERE
    while at >= 0:
        found = _BLOCK.match(text, at)
        yield _read(found) if found else Damage.BROKEN
        at = text.find("[OCOP", found.end() if found else at + 1)


def _without_unseen(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")


def _read(found: re.Match[str]) -> Block | Damage:
    version, body, crc = found.groups()
    if len(body) * 3 > MOST_BYTES * 4:
        return Damage.TOO_LARGE
    try:
        told = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return Damage.BROKEN
    if f"{zlib.crc32(told):08X}" != crc:
        return Damage.BROKEN
    if int(version) != VERSION:
        return Damage.OTHER_VERSION
    try:
        data = json.loads(
            told.decode("utf-8"),
            object_pairs_hook=_without_repeats,
            parse_constant=_refuse,
            parse_float=_refuse,
        )
        return _block(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Damage.BROKEN


def _refuse(text: str) -> None:
    raise ValueError(text)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("repeated")
    return dict(pairs)


def _block(data: Any) -> Block:
    """The block that JSON tells, every part of it looked at.

    Raises:
        ValueError, KeyError, TypeError: It is none of ours.
    """
    if set(data) != {"v", "file", "of", "day", "by", "set"} or data["v"] != VERSION:
        raise ValueError("keys")
    file, day, by = (_text(data[name], 300) for name in ("file", "day", "by"))
    of = {_text(name, 60): _text(mark, 8) for name, mark in data["of"].items()}
    wishes = tuple(_wish(*one) for one in data["set"])
    if not _FILE.fullmatch(file) or not _DAY.fullmatch(day) or len(by) > LONGEST_NAME:
        raise ValueError("form")
    if not all(map(_MARK.fullmatch, of.values())) or not 0 < len(wishes) <= MOST_CHANGES:
        raise ValueError("form")
    return Block(file, of, day, " ".join(by.split()), wishes)


def _wish(where: Any, old: Any, new: Any) -> Wish:
    if not isinstance(where, list) or not 0 < len(where) <= MOST_DEPTH:
        raise ValueError("path")
    if not isinstance(where[0], str):
        raise ValueError("path")
    steps = tuple(_step(one) for one in where)
    return Wish(steps, _value(old, 0), _value(new, 0))


def _step(step: Any) -> str | int:
    if isinstance(step, bool) or not isinstance(step, str | int):
        raise TypeError("step")
    if isinstance(step, str):
        return _text(step, 60)
    if not 0 <= step < MOST_CHANGES:
        raise ValueError("step")
    return step


def _value(value: Any, depth: int) -> Any:
    if depth > MOST_DEPTH:
        raise ValueError("depth")
    if value is None and not depth:
        return None
    if isinstance(value, dict):
        return {_text(key, 60): _value(one, depth + 1) for key, one in value.items()}
    if isinstance(value, list):
        return [_value(one, depth + 1) for one in value]
    return _text(value, LONGEST_TEXT)


def _text(value: Any, most: int) -> str:
    if not isinstance(value, str) or len(value) > most or CONTROL.search(value):
        raise ValueError("text")
    value.encode("utf-8")
    return nfc(value)
