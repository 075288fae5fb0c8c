"""What is broken: records, cases and hostile texts of the tests, and what the program makes.

Nothing is invented here: the records are those of the province of the tests.
"""

import base64
import binascii
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from catalog.check import check
from catalog.collect import MODELS, Kind
from catalog.fuzz.mutate import Material
from catalog.fuzz.shaped import sealed_line, told_in
from catalog.images import invented_files, kind_of
from catalog.load import Tree, read
from catalog.model.fields import texts_of
from catalog.one_record import read_alone
from catalog.pipeline import ROOT
from catalog.problems import Location
from catalog.receive import Block, Wish, fingerprint, make_block
from catalog.words import read_words

TESTS = ROOT / "tests"
DAY = date(2026, 11, 23)
"""The day for which the records of the tests are true."""
MARK = b"OCOP-NEVER-SHOWN"
"""A remark in photos: nothing that is made of one may hold it."""

_SIGNS = (
    *(":", ": ", "- ", "#", " #", "[", "]", "{", "}", ",", "&a ", "*a", "!", "!!str ", "|", ">"),
    *("%", '"', "'", "@", "`", "? ", "~", "<<: ", "---\n", "...\n", "\t", "\n", "\r", "\x00"),
    *("\x1b[31m", "\x85", "\u2028", "\ufeff", "\u200b", "\u202e", "\ufffe", "Ð", "\u0301"),
    *("e\u0323\u0302", "\U0001f375", "\u212a", "\u00a0", "٣", "９", "null", "[" * 30, "  " * 20),
    *('"\\x00"', '"\\uD800"', '"\\N"', "x" * 400, "\u0301" * 300, "=1+1", "2024-02-30", "45.000"),
)


def records(folder: Path) -> Path:
    """Lay out the province of the tests: an input may not touch the one in the checkout."""
    return Path(shutil.copytree(TESTS / "province", folder / "products"))


def pieces() -> tuple[bytes, ...]:
    """Signs with a meaning, hostile texts, and names of fields."""
    lines = (TESTS / "hostile.yml").read_text("utf-8").splitlines()
    texts = [_unquoted(line.strip().removeprefix("- ")) for line in lines if line.strip()]
    fields = {name for model in MODELS.values() for name in model.model_fields}
    found = [*_SIGNS, *texts, *sorted(fields), *(f"{name}:" for name in sorted(fields))]
    return (*(one.encode("utf-8", "replace") for one in found), MARK)


def of_load() -> Material:
    """Files of records: real ones, the tests', every case."""
    files = [*(ROOT / "products").rglob("*.yml"), *(TESTS / "province").rglob("*.yml")]
    wholes = [file.read_bytes() for file in sorted(files)]
    return Material((*wholes, *_cases()), pieces(), 300_000)


def as_json(material: Material) -> Material:
    """Of these files those that can be read, as JSON."""
    sources = (read(data, "a.yml")[0] for data in material.wholes)
    told = [json.dumps(one.tree, ensure_ascii=False).encode() for one in sources if one]
    return Material(tuple(told), material.pieces, material.most)


def of_images() -> Material:
    """Small photos of all kinds, those of the tests, and what cases hold."""
    photos = [one.read_bytes() for one in sorted((TESTS / "province").rglob("*.webp"))]
    cases = (one for one in _cases() if kind_of(one))
    few = [one for one in (*invented_files(), *photos, *cases) if len(one) < 30_000]
    marks = (b"\xff\xd8\xff\xe0", b"\xff\xda", b"\xff\xd9", b"\xff\xc4", b"\xff\xc2", b"\xff\xdb")
    parts = (b"IHDR", b"IDAT", b"acTL", b"fcTL", b"eXIf", b"iCCP", b"VP8X", b"ALPH", b"ANIM", MARK)
    return Material(tuple(few), (*marks, *parts), 60_000)


def of_messages(folder: Path) -> Material:
    """Messages that would change the records, as JSON of their blocks; and the tests' table."""
    table, _ = read((TESTS / "block.yml").read_bytes(), "block.yml")
    told = [text for where, text in (table.texts() if table else ()) if where[-1] == "told"]
    return Material((*map(str.encode, told), *_wishes(folder)), pieces(), 60_000)


def whole_messages(material: Material) -> Material:
    """The same as people send them: words around, lines wrapped and quoted."""
    lines = [sealed_line(one) for one in material.wholes]
    wrapped = [b"\n> ".join(one[at : at + 70] for at in range(0, len(one), 70)) for one in lines]
    around = [b"Xin ch\xc3\xa0o,\n> " + one + b"\n\nOK" for one in (*lines, *wrapped)]
    return Material((*lines, *around), material.pieces, 220_000)


def of_books(folder: Path) -> Material:
    """The records as a workbook, and a list of somebody's own."""
    # Takes 80 ms to load, which the other doors should not pay for.
    from catalog.spreadsheet import export  # noqa: PLC0415
    from catalog.spreadsheet.book import Page, write_book  # noqa: PLC0415

    catalogue = check(folder, DAY).catalogue
    if catalogue is None:
        raise ValueError("the records of the tests have problems")
    makers = {id_: one.record.name.vi for id_, one in catalogue.producers.items()}
    names = [
        (one.record.name.vi, makers.get(id_.rpartition("/")[0], ""))
        for id_, one in catalogue.products.items()
    ]
    head = ("TT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Nhóm", "Giá")
    rows = [(str(n), *pair, "4 sao", "", "45000") for n, pair in enumerate(names, start=1)]
    own = write_book([Page("Phụ lục", [head, *rows, ("9", "Mận", "HTX", "5", "", "1")])])
    ours = export(catalogue, folder, read_words(ROOT)["vi"])
    # Ours takes five times as long to read.
    return Material((ours, own, own), pieces(), 400_000)


def _wishes(folder: Path) -> Iterator[bytes]:
    """Blocks that are right today: one for each part of each record."""
    for file in sorted(folder.glob("htx-*/*.yml")):
        kind = Kind.PRODUCER if file.stem == "producer" else Kind.PRODUCT
        record = read_alone(MODELS[kind], file.read_bytes(), file.name).record
        told = texts_of(record) if record else {}
        for where, held in _parts(told, ()):
            seen = {str(where[0]): fingerprint(told[str(where[0])])}
            path = f"{file.parent.name}/{file.name}"
            yield told_in(make_block(Block(path, seen, str(DAY), "", (Wish(where, held, held),))))


def _parts(tree: Tree, where: Location) -> Iterator[tuple[Location, Tree]]:
    if where:
        yield where, tree
    if not isinstance(tree, str):
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from _parts(value, (*where, key))


def _cases() -> Iterator[bytes]:
    """The files inside the cases of the tests."""
    for file in sorted((TESTS / "cases").glob("*.yml")):
        source, _ = read(file.read_bytes(), file.name)
        for where, text in source.texts() if source else ():
            if where[0] in {"file", "files"}:
                yield text.encode()
            elif where[0] in {"base64", "base64_files"}:
                yield _unpacked(text)


def _unpacked(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except binascii.Error:
        return text.encode()


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return text
