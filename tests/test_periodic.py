"""The officers' report: what it counts, and whether Word and Excel read it back whole."""

import io
from functools import cache
from pathlib import Path

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest

from catalog.check import check
from catalog.cli import main
from catalog.history import History
from catalog.periodic import Chapter, Counted, chapters, counted, period_of
from catalog.periodic.counted import Happened
from catalog.periodic.letter import column_widths, letter
from catalog.periodic.tables import tables
from catalog.pipeline import ROOT
from catalog.words import read_words
from tests.invented import ENDING, PROVINCE, RICH, change, copy_of_province

VI = read_words(ROOT)["vi"]


@cache
def report(text: str, folder: Path = PROVINCE) -> tuple[Counted, tuple[Chapter, ...]]:
    """The report of a period that is over."""
    period = period_of(text)
    catalogue = check(folder, period.days.last).catalogue
    assert catalogue is not None
    told = counted(catalogue, History({}, "no-git"), period)
    return told, chapters(catalogue, told, VI)


def happened(text: str, what: Happened) -> list[str]:
    return [one.entry.id for one in report(text)[0].happened if one.what is what]


@pytest.mark.parametrize(
    ("text", "vi", "first", "last", "ahead_until"),
    [
        ("2026", "năm 2026", "2026-01-01", "2026-12-31", "2027-06-30"),
        ("2026-Q3", "quý III năm 2026", "2026-07-01", "2026-09-30", "2027-03-31"),
        ("2026-q4", "quý IV năm 2026", "2026-10-01", "2026-12-31", "2027-06-30"),
        ("2028-02", "tháng 2 năm 2028", "2028-02-01", "2028-02-29", "2028-09-30"),
    ],
)
def test_a_period_is_all_its_days(text, vi, first, last, ahead_until):
    period = period_of(text)

    assert period.vi == vi
    assert (str(period.days.first), str(period.days.last)) == (first, last)
    assert str(period.ahead.last) == ahead_until


@pytest.mark.parametrize("text", ["", "2026-Q5", "2026-13", "2026-9", "26-Q1", "２０２６", "3000"])
def test_any_other_period_is_misuse_told_with_examples(text, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["report", "--period", text])

    assert stopped.value.code == 2
    assert "2026-Q3" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("period", "what", "product"),
    [
        ("2026-Q2", Happened.REVOKED, "htx-vi-du-hai/ruou-bi-thu-hoi"),
        # The last day in force is 5 January: it ends in the quarter of the day after.
        ("2027-Q1", Happened.LAPSED, ENDING),
        ("2027-01", Happened.LAPSED, ENDING),
        ("2025-Q3", Happened.FIRST, RICH),
    ],
)
def test_what_changed_stands_in_the_period_of_its_day_alone(period, what, product):
    assert product in happened(period, what)
    assert product not in happened("2026-Q1", what)


def test_in_force_is_counted_apart_from_ever_and_falls_when_one_ends():
    before, after = (report(text)[0].all for text in ("2026-Q4", "2027-01"))

    assert before.in_force() - after.in_force() == 1
    assert before.recognised() == after.recognised() > before.in_force()


def test_a_year_alone_is_only_perhaps_in_a_quarter_and_surely_in_its_year(tmp_path):
    folder = copy_of_province(tmp_path)
    change(folder / f"{RICH}.yml", "issued: 2025-09-10", "issued: 2025")
    quarter, year = (report(text, folder)[0] for text in ("2025-Q3", "2025"))

    assert RICH in {one.entry.id for one in quarter.perhaps}
    assert RICH not in {one.entry.id for one in quarter.happened}
    assert RICH in {one.entry.id for one in year.happened}


def test_what_ends_in_the_next_two_quarters_is_listed_with_its_window():
    _, (*_, ahead, _) = report("2026-Q3")
    (table,) = ahead.tables
    name = "Cà phê ví dụ sắp hết hạn"
    row = next((row for row in table.rows if row[5] == "05/01/2027"), None)

    assert row is not None, name
    assert row[6] == "09/07/2026 - 07/09/2026"
    assert ENDING not in {one.entry.id for one in report("2026-Q1")[0].ahead}


def test_columns_of_a_table_add_up():
    """Else an officer counts by hand again, and trusts neither number."""
    _, (standing, *_) = report("2026-Q4")

    for table in standing.tables:
        *rows, total = [[int(cell.replace(".", "")) for cell in row[1:]] for row in table.rows]
        assert [sum(column) for column in zip(*rows, strict=True)] == total
        assert all(sum(row[:-1]) == row[-1] for row in (*rows, total))


def test_a_period_that_is_not_over_says_so(capsys):
    assert main(["report", "--period", "2026-Q4", "--as-of", "2026-11-23",
                 "--products", str(PROVINCE)]) == 0  # fmt: skip

    assert "Kỳ báo cáo chưa kết thúc: số liệu tính đến hết ngày 23/11/2026." in (
        capsys.readouterr().out
    )


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Names that programs of offices like to spoil."""
    folder = copy_of_province(tmp_path)
    change(folder / f"{ENDING}.yml", "decision: 2/QĐ-VD", "decision: 02/QĐ-VD")
    change(folder / f"{RICH}.yml", "vi: Chè ví dụ còn hiệu lực", 'vi: "=0123 Chè ví dụ <b>&amp;"')
    return folder


def test_word_reads_marks_zeros_and_the_official_form(odd):
    told, those = report("2025-Q3", odd)
    document = docx.Document(io.BytesIO(letter(those, told)))
    texts = [one.text for one in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in cells[1]
    assert cells[0].startswith("…")
    assert "Số: ……/BC-" in cells[0]
    assert "BÁO CÁO" in texts
    assert "Kết quả thực hiện Chương trình mỗi xã một sản phẩm (OCOP) quý III năm 2025" in texts
    assert "=0123 Chè ví dụ <b>&amp;" in cells
    assert "10/09/2025" in cells
    assert cells[-2].startswith("Nơi nhận:")
    assert document.core_properties.author == ""
    assert {document.styles[name].font.name for name in ("Normal", "Heading 1")} == {
        "Times New Roman"
    }


def test_no_day_is_broken_in_a_narrow_column():
    """Eight columns stand beside each other; in all of one width a day took two lines."""
    header = ("TT", "Sản phẩm", "Chủ thể", "Xã, phường", "Sao", "Nội dung", "Ngày", "Quyết định")
    row = ("12", "Thịt trâu gác bếp ví dụ rất dài", "HTX Ví Dụ Một", "xã Mường Dụ", "4",
           "Hết hiệu lực", "06/01/2027", "2/QĐ-VD")  # fmt: skip
    widths = dict(zip(header, column_widths((header, row)), strict=True))

    assert sum(widths.values()) == pytest.approx(165)
    # Ten figures of 11 points, and the edges of the cell.
    assert widths["Ngày"] > 10 * 11 * 0.5 * 25.4 / 72 + 3.8
    assert widths["TT"] < widths["Sao"] < widths["Sản phẩm"]


def test_excel_reads_counts_as_numbers_and_all_else_as_text(odd):
    """A formula that somebody typed into a name stays a name, and counts can be summed."""
    told, those = report("2025-Q3", odd)
    book = openpyxl.load_workbook(io.BytesIO(tables(those, told.period)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]

    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert {type(cell.value) for cell in cells if cell.data_type == "n"} == {int}
    by_stars = list(book["Theo sao"].iter_rows(min_row=2, values_only=True))
    assert all(isinstance(count, int) for _, *counts in by_stars for count in counts)
    assert [sum(column) for column in zip(*(row[1:] for row in by_stars[:-1]), strict=True)] == [
        *by_stars[-1][1:]
    ]
    assert "=0123 Chè ví dụ <b>&amp;" in {cell.value for cell in cells}
    assert book.sheetnames[:4] == ["Báo cáo", "Theo sao", "Theo nhóm", "Theo xã"]
    assert "02/QĐ-VD" in {row[0].value for row in book["Nguồn"].iter_rows()}


def test_the_same_records_give_the_same_bytes(tmp_path, monkeypatch):
    """Also at another hour: zip files like to note when they were made."""
    told, those = report("2026-Q3")
    first = letter(those, told), tables(those, told.period)
    monkeypatch.setattr("time.time", lambda: 1_900_000_000.0)

    assert (letter(those, told), tables(those, told.period)) == first


def test_the_command_writes_both_files(tmp_path, capsys):
    word, excel = tmp_path / "bao-cao.docx", tmp_path / "bao-cao.xlsx"
    asked = ["report", "--period", "2026-Q3", "--as-of", "2026-11-23"]
    files = ["--docx", str(word), "--xlsx", str(excel)]
    code = main([*asked, *files, "--products", str(PROVINCE)])

    assert code == 0
    assert word.read_bytes()[:2] == excel.read_bytes()[:2] == b"PK"
    assert capsys.readouterr().out.count(" kB") == 2
