"""Is this file a plain workbook? Asked before anything of it is opened as one.

A workbook is a zip of XML, and comes from strangers. Sizes are read from the headers
and then measured while unpacking; document types, macros, embedded files and links to
other files are refused.
"""

import io
import zipfile
import zlib
from xml.etree.ElementTree import ParseError
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

# defusedxml ships no types: it gives the elements of the standard library.
from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from defusedxml.sax import parseString  # type: ignore[import-untyped]

from catalog.spreadsheet.told import Told

MAX_BYTES = 8_000_000
MAX_ENTRIES = 300
MAX_UNPACKED = 48_000_000
MAX_RATIO = 120
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 20_000, 200, 600_000
MAX_ELEMENTS = 3_000_000

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    SAXException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    RuntimeError,
    ArithmeticError,
    AssertionError,
)
"""What a broken workbook makes libraries raise; not `Exception`, which would hide ours."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ACTIVE = ("vba", "activex", "ctrlprops", "embeddings", "customui", "macrosheets", "dialogsheets")
_HARMLESS = "hyperlink"


class _Refused(Exception):
    def __init__(self, code: str, **values: str) -> None:
        self.code, self.values = code, values


def refusal(data: bytes, name: str) -> Told | None:
    """Why these bytes are not opened; None if they are."""
    try:
        _look(data)
    except _Refused as refused:
        return Told(name, refused.code, refused.values)
    except DefusedXmlException as bomb:
        return Told(name, "sheet-bomb", {"found": type(bomb).__name__})
    except BROKEN:
        return Told(name, "sheet-unreadable")
    return None


def _look(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise _Refused("sheet-too-big", kb=str(len(data) // 1024), most=str(MAX_BYTES // 1024))
    if data.startswith(_OLD_OFFICE):
        raise _Refused("sheet-locked")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        _look_at_headers(entries, len(data))
        room, cells = MAX_UNPACKED, 0
        for entry in entries:
            content = _unpacked(archive, entry, room)
            room -= len(content)
            cells += _look_inside(entry.filename, content)
            if cells > MAX_CELLS:
                raise _Refused("sheet-bomb", found=f"> {MAX_CELLS} cells")


def _look_at_headers(entries: list[zipfile.ZipInfo], size: int) -> None:
    names = [entry.filename.lower() for entry in entries]
    if "encryptedpackage" in names or any(entry.flag_bits & 1 for entry in entries):
        raise _Refused("sheet-locked")
    if len(entries) > MAX_ENTRIES:
        raise _Refused("sheet-bomb", found=f"{len(entries)} entries")
    if len(set(names)) != len(names):
        raise _Refused("sheet-bomb", found="two entries of one name")
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED or total > MAX_RATIO * max(size, 10_000):
        raise _Refused("sheet-bomb", found=f"{size // 1024} KB -> {total // 1024} KB")
    for name in names:
        if name.startswith("/") or ".." in name.split("/") or "\\" in name:
            raise _Refused("sheet-unreadable")
        if any(part in name for part in _ACTIVE):
            raise _Refused("sheet-with-macros", found=name[-60:])
        if "externallinks" in name:
            raise _Refused("sheet-links-out", found=name[-60:])


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """The content; measured, since a header may lie."""
    with archive.open(entry) as stream:
        content = stream.read(room + 1)
    if len(content) > room or len(content) > MAX_RATIO * max(entry.compress_size, 10_000):
        raise _Refused("sheet-bomb", found=entry.filename[-60:])
    return content


def _look_inside(name: str, content: bytes) -> int:
    """Refuse what is no plain XML; the number of cells."""
    if name.endswith(".rels"):
        _look_at_links(content)
    elif name == "[Content_Types].xml" and b"macroEnabled" in content:
        raise _Refused("sheet-with-macros", found="macroEnabled")
    elif name.lower().endswith((".xml", ".vml")):
        return _count_cells(content)
    return 0


def _look_at_links(content: bytes) -> None:
    for link in fromstring(content, forbid_dtd=True):
        kind = link.get("Type", "").rpartition("/")[2]
        if link.get("TargetMode", "").lower() == "external" and kind.lower() != _HARMLESS:
            raise _Refused("sheet-links-out", found=link.get("Target", "")[-60:])


def _count_cells(content: bytes) -> int:
    """How many rows and cells there are; none may stand far outside."""
    counter = _Counter()
    parseString(content, counter, forbid_dtd=True)
    return counter.cells


class _Counter(ContentHandler):
    """Counts while reading, and keeps nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.elements = self.cells = self.row = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - of SAX
        """One more element; of rows and cells, see where they stand."""
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise _Refused("sheet-bomb", found=f"> {MAX_ELEMENTS} elements")
        tag = name.rpartition(":")[2]
        if tag not in {"row", "c"}:
            return
        self.cells += 1
        where = attrs.get("r", "")
        column, typed = _place(where)
        if tag == "row":
            self.row = typed or self.row + 1
        if max(self.row, typed) > MAX_ROWS or column > MAX_COLUMNS:
            limits = {"rows": str(MAX_ROWS), "columns": str(MAX_COLUMNS)}
            raise _Refused("sheet-too-long", found=(where or str(self.row))[:20], **limits)


def _place(where: str) -> tuple[int, int]:
    """Column and row of "D17"; 0 for what is not said."""
    letters = where.rstrip("0123456789")
    column = 0
    for letter in letters[:4]:
        column = column * 26 + ord(letter.upper()) - 64
    return column, int(where[len(letters) :] or 0)
