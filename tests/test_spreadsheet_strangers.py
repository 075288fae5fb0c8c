"""Workbooks of strangers: what is no plain table is refused before it is opened."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.spreadsheet import safe
from catalog.spreadsheet.book import read_book
from catalog.spreadsheet.told import Told
from tests.workbook_fixture import list_of, packed, parts_of

GOOD = list_of(["Tên sản phẩm", "Giá"], ["Chè", 45000])
SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_part(name: str, content: bytes) -> bytes:
    return packed(parts_of(GOOD) | {name: content})


def with_link(kind: str) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    text = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r9" Type="{office}/{kind}" Target="file:///a" '
        'TargetMode="External"/>'
        "</Relationships>"
    )
    return with_part("xl/worksheets/_rels/sheet1.xml.rels", text.encode())


def with_cells(cells: str) -> bytes:
    rows = f'<worksheet xmlns="{NAMESPACE}"><sheetData>{cells}</sheetData></worksheet>'
    return with_part(SHEET, rows.encode())


def with_false_size() -> bytes:
    """The header says 10 bytes, and 60 MB are inside."""
    data = bytearray(with_part("xl/media/a.bin", b"\0" * 60_000_000))
    size = struct.pack("<L", 60_000_000)
    place = data.find(size)
    while place >= 0:
        data[place : place + 4] = struct.pack("<L", 10)
        place = data.find(size, place + 4)
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(GOOD)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        data[at + place] |= 1
    return bytes(data)


BILLION = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "sheet-unreadable"),
        (b"name: A\n", "sheet-unreadable"),
        (GOOD[: len(GOOD) // 2], "sheet-unreadable"),
        (packed({"a.txt": b"a"}), "sheet-unreadable"),
        (with_part(SHEET, b"<worksheet><sheetData>"), "sheet-unreadable"),
        (with_part("[Content_Types].xml", b"<a/>"), "sheet-unreadable"),
        (with_part("../outside.xml", b"<a/>"), "sheet-unreadable"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "sheet-locked"),
        (encrypted(), "sheet-locked"),
        (b"PK" + b"\0" * 9_000_000, "sheet-too-big"),
        (with_part("xl/media/a.bin", b"\0" * 50_000_000), "sheet-bomb"),
        (with_part("xl/media/a.bin", b"\0" * 4_000_000), "sheet-bomb"),
        (with_false_size(), "sheet-unreadable"),
        (packed(parts_of(GOOD) | {f"a{n}.xml": b"<a/>" for n in range(400)}), "sheet-bomb"),
        (with_part(SHEET, BILLION), "sheet-bomb"),
        (with_part(SHEET, OUTSIDE), "sheet-bomb"),
        (with_part("xl/vbaProject.bin", b"a"), "sheet-with-macros"),
        (with_part("xl/embeddings/a.bin", b"a"), "sheet-with-macros"),
        (with_part("[Content_Types].xml", b"<a b='macroEnabled'/>"), "sheet-with-macros"),
        (with_part("xl/externalLinks/externalLink1.xml", b"<a/>"), "sheet-links-out"),
        (with_link("oleObject"), "sheet-links-out"),
        (with_cells('<row r="1048576"><c r="A1048576"/></row>'), "sheet-too-long"),
        (with_cells('<row r="1"><c r="XFD1"/></row>'), "sheet-too-long"),
        (with_cells('<row r="1"><c r="ZZZZZ1"/></row>'), "sheet-too-long"),
    ],
)
def test_what_is_no_plain_workbook_is_refused(data, code):
    found = read_book(data, "a.xlsx")

    assert isinstance(found, Told)
    assert (found.where, found.code) == ("a.xlsx", code)


def test_one_long_text_in_many_cells_is_refused():
    """A table of shared texts lets 40 kB stand for gigabytes."""
    text = "<si><t>" + "a" * 30_000 + "</t></si>"
    shared = f'<sst xmlns="{NAMESPACE}">{text}</sst>'
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 3001))
    parts = parts_of(with_cells(cells)) | {"xl/sharedStrings.xml": shared.encode()}
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    types = parts["[Content_Types].xml"].replace(b"</Types>", part.encode())

    found = read_book(packed(parts | {"[Content_Types].xml": types}), "a.xlsx")

    assert isinstance(found, Told)
    assert found.code == "sheet-bomb"


def test_a_link_to_a_page_is_no_link_to_a_file():
    """Excel makes one of every address that somebody types."""
    assert not isinstance(read_book(with_link("hyperlink"), "a.xlsx"), Told)


def test_formulas_errors_and_truths_are_read_as_what_they_are():
    [grid] = read_book(list_of(["=1+1", "#N/A", True, 4.5, "x"]), "a.xlsx")

    said = [(cell.where, cell.text, cell.held.value) for cell in grid.rows[0]]
    assert said == [
        ("Sheet1!A1", "=1+1", "formula"),
        ("Sheet1!B1", "#N/A", "error"),
        ("Sheet1!C1", "True", "text"),
        ("Sheet1!D1", "4.5", "number"),
        ("Sheet1!E1", "x", "text"),
    ]


def test_a_hundred_columns_of_many_rows_are_read_within_the_limits():
    rows = [[str(n)] * 20 for n in range(500)]

    [grid] = read_book(list_of(*rows), "a.xlsx")

    assert len(grid.rows) == 500
    assert safe.MAX_CELLS > 500 * 20


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=12))
def test_a_damaged_workbook_is_read_or_refused(changes):
    """Never a crash, whichever bytes a transfer damaged."""
    data = bytearray(GOOD)
    for place, value in changes:
        data[place] = value

    assert isinstance(read_book(bytes(data), "a.xlsx"), Told | tuple)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_xml_is_read_or_refused(data):
    parts = parts_of(GOOD)
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, whole in (parts | {name: bytes(content)}).items():
            archive.writestr(part, whole)

    assert isinstance(read_book(out.getvalue(), "a.xlsx"), Told | tuple)
