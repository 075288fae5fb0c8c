"""Reads a PDF as its readers do: text, boxes of letters, pictures of pages, what it promises."""

import shutil
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

import pypdf
import pypdfium2
import zxingcpp
from PIL import Image

MM = 72 / 25.4
"""Points of a millimetre."""


@dataclass(frozen=True)
class Letter:
    """A printed letter and its ink, in millimetres from the upper left corner."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float
    place: int
    """Its place in the text of the page."""


def pages(pdf: bytes) -> list[pypdfium2.PdfPage]:
    document = pypdfium2.PdfDocument(pdf)
    return [document[number] for number in range(len(document))]


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres."""
    return [(page.get_width() / MM, page.get_height() / MM) for page in pages(pdf)]


def letters(page: pypdfium2.PdfPage) -> list[Letter]:
    text, height = page.get_textpage(), page.get_height()
    found = []
    for index in range(text.count_chars()):
        sign = text.get_text_range(index, 1)
        left, bottom, right, top = text.get_charbox(index)
        if sign.strip() and sign.isprintable() and right > left and top > bottom:
            box = (left, height - top, right, height - bottom)
            found.append(Letter(sign, *(edge / MM for edge in box), index))
    return found


def overlapping(those: list[Letter]) -> list[tuple[Letter, Letter]]:
    """Pairs, not neighbours in a word, whose ink covers each other."""
    rows: dict[int, list[Letter]] = {}
    for one in those:
        for row in range(int(one.top), int(one.bottom) + 1):
            rows.setdefault(row, []).append(one)
    found = set()
    for row in rows.values():
        row.sort(key=lambda one: one.left)
        for number, one in enumerate(row):
            for other in row[number + 1 : number + 40]:
                if other.left >= one.right:
                    break
                if abs(one.place - other.place) > 2 and _share(one, other) > 0.25:
                    found.add((one, other))
    return sorted(found, key=lambda pair: (pair[0].top, pair[0].left))


def _share(one: Letter, other: Letter) -> float:
    """How much of the smaller is covered by the other."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    if wide <= 0 or high <= 0:
        return 0.0
    areas = [(it.right - it.left) * (it.bottom - it.top) for it in (one, other)]
    return wide * high / min(areas)


def text_of(pdf: bytes) -> str:
    """All text, without spaces and hyphens: lines may end anywhere in a narrow column."""
    return squeezed(words_of(pdf))


def words_of(pdf: bytes) -> str:
    """All text, as other programs read it."""
    if sys.platform.startswith("linux"):
        tool = shutil.which("pdftotext")
        assert tool, "pdftotext is missing: apt-get install poppler-utils"
        done = subprocess.run([tool, "-q", "-", "-"], input=pdf, capture_output=True, check=True)
        return done.stdout.decode("utf-8")
    return "\n".join(page.get_textpage().get_text_range() for page in pages(pdf))


def squeezed(text: str) -> str:
    """Without any space, and without hyphens, which programs take out at the end of a line."""
    for sign in ("\u200b", "\ufffe", "-"):
        text = text.replace(sign, "")
    return "".join(text.split())


def is_nfc(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def picture(page: pypdfium2.PdfPage, dpi: int = 150) -> Image.Image:
    return page.render(scale=dpi / 72).to_pil().convert("L")


def qr_texts(pdf: bytes, dpi: int = 200) -> list[str]:
    """What every QR code of every page says."""
    return [code.text for page in pages(pdf) for code in zxingcpp.read_barcodes(picture(page, dpi))]


def qr_widths(pdf: bytes, dpi: int = 300) -> list[float]:
    """Width of the dark part of every code, in millimetres."""
    found = []
    for page in pages(pdf):
        for code in zxingcpp.read_barcodes(picture(page, dpi)):
            corners = code.position
            edges = [corners.top_left, corners.top_right, corners.bottom_right]
            found += [
                ((b.x - a.x) ** 2 + (b.y - a.y) ** 2) ** 0.5 / dpi * 25.4
                for a, b in pairwise(edges)
            ]
    return found


def fonts(pdf: bytes) -> dict[str, bool]:
    """Name of every font -> whether the file holds it."""
    found: dict[str, bool] = {}
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr]
            inner = font.get_object()
            for one in inner.get("/DescendantFonts", [inner]):
                descriptor = one.get_object()["/FontDescriptor"].get_object()
                held = any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))
                found[str(inner["/BaseFont"])] = held
    return found


def promises(pdf: bytes) -> dict[str, object]:
    """What a file says of itself to those who cannot see it."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    root = reader.trailer["/Root"]
    about = root["/Metadata"].get_object().get_data().decode("utf-8")
    return {
        "title": reader.metadata.title if reader.metadata else None,
        "lang": root.get("/Lang"),
        "marked": root["/MarkInfo"]["/Marked"],
        "tree": "/StructTreeRoot" in root,
        "shows title": root["/ViewerPreferences"]["/DisplayDocTitle"],
        "ua": "pdfuaid:part>1<" in about or 'pdfuaid:part="1"' in about,
    }


def bookmarks(pdf: bytes) -> list[str]:
    """Titles in the outline, at any depth."""

    def flat(entries: list[object]) -> list[str]:
        found = []
        for one in entries:
            found += flat(one) if isinstance(one, list) else [str(one.title)]  # type: ignore[attr-defined]
        return found

    return flat(pypdf.PdfReader(BytesIO(pdf)).outline)
