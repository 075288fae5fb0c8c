"""What must hold at each door, whatever bytes come in.

They are read, refused, or said to be wrong; nothing is raised; nothing is written; nothing of
a photo but its points goes on. Each function enters one door, and raises `Broken` if not.
"""

import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.canonical import canonical
from catalog.collect import MODELS
from catalog.fuzz.corpus import DAY, MARK
from catalog.images import ENDINGS, Cache, Refusal, examine, kind_of, variant
from catalog.load import comments, read
from catalog.pipeline import ROOT
from catalog.problems import Problem, errors_among
from catalog.receive import plan
from catalog.report import FORMATS, LANGUAGES, in_words, report
from catalog.shape import shape
from catalog.words import Words, read_words

if TYPE_CHECKING:
    from catalog.spreadsheet import Told

PATH = "products/a/b.yml"


class Broken(Exception):
    """A promise of a door does not hold."""


def holds(promise: object, what: str) -> None:
    """Raise `Broken` unless it holds."""
    if not promise:
        raise Broken(what)


def enter_load(data: bytes) -> None:
    """A file gives a record, or errors that can be said; mended, it stays what it is."""
    draw = zlib.crc32(data)
    model = tuple(MODELS.values())[draw % len(MODELS)]
    source, problems = read(data, PATH)
    record = None
    if source is not None:
        record, more = shape(model, source)
        problems += more
        comments("\n".join(source.lines))
    holds(record is not None or errors_among(problems), "neither a record nor an error")
    _can_be_said(data, problems, draw)
    if draw % 16 == 0:
        once = canonical(data, PATH, model)
        holds(once is None or canonical(once, PATH, model) == once, "mended twice is different")


def _can_be_said(data: bytes, problems: list[Problem], draw: int) -> None:
    """Each problem points into the file, and its words are text and nothing else."""
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip(b"\n").count(b"\n") + 1
    language = LANGUAGES[draw % len(LANGUAGES)]
    for problem in problems:
        holds(0 <= problem.line <= lines, f"line {problem.line} of {lines}: {problem.code}")
        holds((problem.line == 0) == (problem.column == 0), f"half a place: {problem.code}")
        holds(len(in_words(problem, language).says) < 2000, f"long words: {problem.code}")
    if draw % 8 == 0:
        text = report(problems, language, FORMATS[draw % len(FORMATS)])
        holds(all(one.isprintable() or one == "\n" for one in text), "a sign nobody sees")


class _Forgetful(Cache):
    """Keeps nothing: every photo is decoded, and a million of them fill no disk."""

    def get(self, name: str) -> bytes | None:  # noqa: ARG002 - of Cache
        return None

    def put(self, name: str, data: bytes) -> None:
        pass


def enter_images(folder: Path, data: bytes) -> None:
    """A photo is refused, or every variant of it can be made, and shows nothing but points."""
    file = folder / f"photo.{ENDINGS.get(kind_of(data), ('jpg',))[0]}"
    file.write_bytes(data)
    cache = _Forgetful(folder)
    facts = examine(file, cache)
    if isinstance(facts, Refusal):
        return
    for path in facts.paths:
        made = variant(file, facts, path, cache)
        holds(kind_of(made) in {"JPEG", "WEBP"}, "a variant that is no photo")
        holds(MARK not in made, "a remark in a variant")


def enter_message(folder: Path, data: bytes) -> None:
    """A message is understood or not; the records stay as they are, and new ones can be read."""
    before, draw = _bytes_of(folder), zlib.crc32(data)
    text, language = data.decode("utf-8", "replace"), LANGUAGES[draw % len(LANGUAGES)]
    made = plan(folder, text, DAY, language, officer=draw % 3 > 0)
    holds(made.stops or made.new or made.told, "nothing is said")
    for path, new in made.new.items() if not made.stops else ():
        holds(read(new, path)[0] is not None, f"would write what nobody can read: {path}")
    holds(_bytes_of(folder) == before, "the records changed")


def enter_import(folder: Path, data: bytes) -> None:
    """A workbook is compared or refused, in words that are text; nothing is written.

    Most are only opened: that is where a stranger's zip and XML are, and ten times as fast.
    """
    # Takes 80 ms to load, which the other doors should not pay for.
    from catalog.spreadsheet import Decision, Told, bring_in, bring_in_annex  # noqa: PLC0415
    from catalog.spreadsheet.book import read_book  # noqa: PLC0415

    before, draw = _bytes_of(folder), zlib.crc32(data) % 8
    told: tuple[Told, ...] = ()
    if draw == 0:
        told = bring_in(data, "a.xlsx", folder, _words(), DAY, dry=True).told
    elif draw == 1:
        decision = Decision("139/QĐ-UBND", "UBND tỉnh Ví Dụ", DAY)
        done, _ = bring_in_annex(data, "a.xlsx", folder, _words(), decision, DAY, dry=True)
        told = done.told
    elif isinstance(found := read_book(data, "a.xlsx"), Told):
        told = (found,)
    _is_text(told)
    holds(_bytes_of(folder) == before, "the records changed")


def _is_text(told: "Sequence[Told]") -> None:
    from catalog.spreadsheet import told_report  # noqa: PLC0415 - as above

    for language in LANGUAGES:
        said = told_report(told, language)
        holds(all(one.isprintable() or one == "\n" for one in said), "a sign nobody sees")


@cache
def _words() -> Words:
    return read_words(ROOT)["vi"]


def _bytes_of(folder: Path) -> Mapping[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
