"""The report as a letter for Word, as decree 30/2020/NĐ-CP has it. Alone knows python-docx.

A4, Times New Roman, the country's name and motto at the top right, numbers of pages at
the top from the second on. Styles are Word's own, so that an officer can go on writing.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from catalog.periodic.counted import Counted
from catalog.periodic.said import BLANK, Chapter, Table
from catalog.spreadsheet.steady import steady

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_FONT = "Times New Roman"
_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_WIDE, _LETTER, _EDGES = 165.0, 2.1, 5.0
"""Millimetres between the margins, of a letter in a table, and of the edges of a cell."""
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def letter(those: Sequence[Chapter], told: Counted) -> bytes:
    """The same chapters give the same bytes. Office, number, place and day stay blank."""
    # A third of a second, which no other command should pay for.
    from docx import Document  # noqa: PLC0415

    document = Document()
    _settings(document, told)
    _head(document)
    _title(document, told)
    for number, chapter in enumerate(those):
        document.add_heading(f"{_ROMAN[number]}. {chapter.title.upper()}", 1)
        for sentence in chapter.sentences:
            document.add_paragraph(_plain(sentence))
        for table in chapter.tables:
            document.add_heading(_plain(table.title), 2)
            _table(document, table)
    _foot(document)
    loose = io.BytesIO()
    document.save(loose)
    return steady(loose.getvalue())


def _settings(document: "Document", told: Counted) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    for name, size in (("Normal", 13), ("Heading 1", 13), ("Heading 2", 13)):
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in list(fonts.attrib):
            # Word's own headings take the font of a theme, which would win.
            if kind.endswith("Theme"):
                del fonts.attrib[kind]
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), _FONT)
        style.paragraph_format.space_after = Pt(6)
    normal: Any = document.styles["Normal"]
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "vi-VN"})
    normal.element.get_or_add_rPr().append(language)
    page.different_first_page_header_footer = True
    number = page.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line: Any = number._p  # noqa: SLF001 - the library has no word for fields
    line.append(line.makeelement(qn("w:fldSimple"), {qn("w:instr"): "PAGE"}))
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = ""
    about.title = f"Báo cáo OCOP {told.period.vi}"
    about.language = "vi-VN"
    about.created = about.modified = datetime.combine(told.day, time(), UTC).replace(tzinfo=None)


def _head(document: "Document") -> None:
    from docx.shared import Mm  # noqa: PLC0415

    left, right = _two(document, Mm(65), Mm(100))
    _centred(left, BLANK, bold=True)
    _centred(left, f"Số: ……/BC-{BLANK[:6]}")
    _centred(right, NATION, bold=True, size=12)
    _centred(right, MOTTO, bold=True, underline=True)
    _centred(right, f"{BLANK}, ngày …… tháng …… năm ………", italic=True)


def _title(document: "Document", told: Counted) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    document.add_paragraph()
    for text in (
        "BÁO CÁO",
        f"Kết quả thực hiện Chương trình mỗi xã một sản phẩm (OCOP) {told.period.vi}",
    ):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(text).bold = True
    line = document.add_paragraph(f"Kính gửi: {BLANK}{BLANK}")
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _foot(document: "Document") -> None:
    from docx.shared import Mm, Pt  # noqa: PLC0415

    document.add_paragraph()
    left, right = _two(document, Mm(80), Mm(85))
    first = left.paragraphs[0]
    run = first.add_run("Nơi nhận:")
    run.bold = run.italic = True
    run.font.size = Pt(12)
    for text in ("- Như trên;", f"- {BLANK};", "- Lưu: VT."):
        left.add_paragraph().add_run(text).font.size = Pt(11)
    _centred(right, BLANK, bold=True)
    _centred(right, "(Ký, ghi rõ họ tên, đóng dấu)", italic=True)


def _two(document: "Document", *widths: int) -> "tuple[_Cell, _Cell]":
    """Two cells side by side, without lines."""
    from docx.enum.table import WD_TABLE_ALIGNMENT  # noqa: PLC0415

    table = document.add_table(1, 2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        # Some programs go by the grid of the table, others by the cell.
        column.width = column.cells[0].width = width
    return table.rows[0].cells[0], table.rows[0].cells[1]


def _centred(cell: "_Cell", text: str, size: int = 13, **how: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    paragraph = cell.paragraphs[0] if not cell.text else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    for name, value in how.items():
        setattr(run, name, value)


def _table(document: "Document", table: Table) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    drawn = document.add_table(0, len(table.header), "Table Grid")
    drawn.autofit = False
    widths = [Mm(width) for width in column_widths((table.header, *table.rows))]
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    last = len(table.rows)
    for number, row in enumerate((table.header, *table.rows)):
        bold = number == 0 or (table.is_summed and number == last)
        added = drawn.add_row()
        tr: Any = added._tr  # noqa: SLF001 - nor for rows that repeat
        about = tr.get_or_add_trPr()
        about.append(about.makeelement(qn("w:cantSplit"), {}))
        if number == 0:
            # The header stands on every page that the table goes on to.
            about.append(about.makeelement(qn("w:tblHeader"), {}))
        # `row.cells` looks through the whole table each time: slow for long ones.
        for column, (element, text) in enumerate(zip(tr.tc_lst, row, strict=True)):
            element.width = widths[column]
            _write(element, text, drawn, bold=bold, right=number > 0 and column in table.numbers)


def column_widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Millimetres of each column: the longest word fits, and who has more to say gets more.

    No day is broken after its third digit, as it was where all columns were alike.
    """
    columns = list(zip(*rows, strict=True))
    words = [
        max(len(word) for text in column for word in (text.split() or [""])) for column in columns
    ]
    least = [_LETTER * word + _EDGES for word in words]
    wanted = [
        min(max(map(len, column)), 40) - word + 1
        for column, word in zip(columns, words, strict=True)
    ]
    spare = _WIDE - sum(least)
    if spare <= 0:
        return [one * _WIDE / sum(least) for one in least]
    return [one + spare * share / sum(wanted) for one, share in zip(least, wanted, strict=True)]


def _write(element: Any, text: str, table: Any, *, bold: bool, right: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415
    from docx.table import _Cell  # noqa: PLC0415

    paragraph = _Cell(element, table).paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(_plain(text))
    run.font.size, run.bold = Pt(11), bold


def _plain(text: str) -> str:
    """In one line; signs that XML cannot hold would end the program, not only the letter."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
