"""What a message means for the records: three sides beside each other, nothing guessed.

As the sender saw it, as the file is now, as it should be. What is certain is edited in the
text of the file; one doubt, and nothing of the whole message is written.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from catalog.collect import Kind, place_of, producer_folders, record_files
from catalog.edit import problems_after
from catalog.model import Producer
from catalog.one_record import read_alone
from catalog.receive.block import Block, Damage, blocks_in
from catalog.receive.one_file import OneFile, Stopped
from catalog.receive.phrases import PHRASES
from catalog.report import in_words

KINDS = frozenset({Kind.PRODUCT, Kind.PRODUCER})
"""Kinds of files whose pages have the form."""


@dataclass(slots=True)
class Plan:
    """New bytes by path, as messages call it; what is told of each change; what stops all."""

    day: date
    new: dict[str, bytes] = field(default_factory=dict)
    old: dict[str, bytes] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    """Producers whose records change, by the name of their record."""
    senders: list[str] = field(default_factory=list)
    """Who sent it, as typed: for the officer's eyes, never for git, which is public."""


def plan(folder: Path, message: str, day: date, language: str, *, officer: bool = False) -> Plan:
    """What a message changes. Nothing is written.

    Args:
        folder: The records.
        message: As it came, with whatever stands around its blocks.
        day: As of when the records are checked.
        language: Of what is told.
        officer: The sender may change what offices keep, too.
    """
    made, say = Plan(day), PHRASES[language]
    for block in blocks_in(message):
        if isinstance(block, Damage):
            made.stops.append(say[block.value])
            continue
        try:
            _take(made, folder, block, language, officer=officer)
        except Stopped as why:
            made.stops.append(f"{block.file}: {why}")
    if not made.stops and made.new:
        problems = problems_after(folder, made.new, day)
        made.stops += [f"{p.path}:{p.line}: {in_words(p, language).sentences}" for p in problems]
    return made


def _take(made: Plan, folder: Path, block: Block, language: str, *, officer: bool) -> None:
    say = PHRASES[language]
    files = record_files(folder)
    known = block.file in files
    placed = place_of(block.file, block.file, producer_folders(files)) if known else None
    if not isinstance(placed, tuple) or placed[0] not in KINDS:
        raise Stopped(say["no-file"])
    if not (folder / block.file).is_file() or (folder / block.file).is_symlink():
        raise Stopped(say["no-file"])
    kind, shown = placed[0], f"{folder.name}/{block.file}"
    data = made.new.get(shown) or (folder / block.file).read_bytes()
    edit = OneFile(kind, data, block, language)
    edit.look(officer=officer)
    after, record = edit.written()
    edit.look_at_consents(record, made.day)
    if kind is Kind.PRODUCT:
        edit.look_at_fairs(record, folder, files)
    made.told += [f"{shown}: {line}" for line in edit.told()]
    made.old.setdefault(shown, data)
    if after != data:
        made.new[shown] = after
    made.authors += [_author(folder, block.file, kind, edit.record)]
    made.senders += [block.by] if block.by else []


def _author(folder: Path, file: str, kind: Kind, record: Any) -> str:
    """The name of the producer in its own record; of a product without one, the product's."""
    if kind is Kind.PRODUCER:
        return str(record.name.vi)
    maker = (folder / file).parent / "producer.yml"
    found = read_alone(Producer, maker.read_bytes(), file).record if maker.is_file() else None
    return str(getattr(found, "name", record.name).vi)
