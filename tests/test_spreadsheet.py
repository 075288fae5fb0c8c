"""Lists for Excel: what goes out comes back, and only what was changed is written."""

import shutil
from datetime import date, datetime, time

import openpyxl.xml
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalog.edit import files
from catalog.reference import read_lists
from catalog.report import LANGUAGES
from catalog.spreadsheet import sentence
from catalog.spreadsheet.book import Page, read_book, write_book
from catalog.spreadsheet.cells import Cell, Held, read_cell, text_of, tidy, tree_of
from catalog.spreadsheet.columns import plans
from catalog.spreadsheet.told import Told, sheet_messages
from tests.invented import (
    DAY,
    ENDING,
    PROVINCE,
    RICH,
    ROOT,
    THIN,
    change,
    copy_of_province,
    differing,
    files_of,
    run,
)
from tests.workbook_fixture import (
    PRODUCERS,
    PRODUCTS,
    WORDS,
    cell_of,
    changed,
    exported,
    imported,
    list_of,
    opened,
    packed,
    parts_of,
    saved,
)

MAKER = "htx-vi-du-mot"
MIDNIGHT = datetime.combine(date(2026, 9, 8), time())
"""How Excel keeps a day: as its first moment."""


@pytest.fixture
def province(tmp_path):
    return copy_of_province(tmp_path)


@pytest.fixture(scope="module")
def sheet():
    return exported(PROVINCE)


@pytest.fixture(scope="module")
def sheet_file(sheet, tmp_path_factory):
    """The sheet by its path: what fails is shown with its arguments, and the bytes are many."""
    file = tmp_path_factory.mktemp("sheet") / "all.xlsx"
    file.write_bytes(sheet)
    return file


def codes(done):
    return [(one.where, one.inner.code if one.inner else one.code) for one in done.told]


def lines_that_differ(before, after):
    old, new = before.decode().split("\n"), after.decode().split("\n")
    return [line for line in new if line not in old], [line for line in old if line not in new]


def test_openpyxl_reads_xml_with_defusedxml():
    """Else a file of 1 kB could fill the memory."""
    assert openpyxl.xml.DEFUSEDXML


@pytest.mark.parametrize("folder", [ROOT / "products", PROVINCE], ids=["real", "invented"])
def test_what_is_exported_and_imported_changes_nothing(folder):
    """Over all real files: each cell is read back as what the file says."""
    data = exported(folder)

    done = imported(data, folder, dry=True)

    assert (done.edits, done.told) == ((), ())
    assert exported(folder) == data


def test_what_another_program_saved_again_changes_nothing(province, sheet):
    """It moves texts to a table of its own and writes other times."""
    done = imported(saved(opened(sheet)), province)

    assert (done.edits, done.told) == ((), ())


def test_no_exported_cell_is_anything_but_text(sheet):
    for grid in read_book(sheet, "a.xlsx"):
        assert {cell.held for row in grid.rows for cell in row} == {Held.TEXT}
    book = opened(sheet)
    assert book.properties.creator == "OCOP"
    page = book[PRODUCTS]
    assert page.row_dimensions[1].hidden
    assert page.column_dimensions["A"].hidden
    assert page.freeze_panes == "D3"
    assert all(cell.number_format == "@" for row in page.iter_rows(min_row=3) for cell in row)
    assert len(page.data_validations.dataValidation) > 5


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@x", "0012", "'0", "1e5", "TRUE", "#N/A"])
def test_text_that_looks_like_something_else_stays_text(text):
    [grid] = read_book(write_book([Page("a", [[text]])]), "a.xlsx")

    assert grid.rows[0][0] == Cell("a!A1", text)


def test_one_changed_cell_changes_one_line_of_one_file(province, sheet):
    before = files_of(province)

    done = imported(changed(sheet, RICH, "packs.1.price_vnd", "50.000"), province)

    after = files_of(province)
    assert done.written
    assert differing(before, after) == [f"{RICH}.yml"]
    new, old = lines_that_differ(before[f"{RICH}.yml"], after[f"{RICH}.yml"])
    assert (new, old) == (['    price_vnd: "50.000"'], ["    price_vnd: 45.000"])


def test_every_real_file_takes_a_change_in_one_line(tmp_path):
    """A brand typed on every row: each product's file gets that line, and keeps the others."""
    folder = shutil.copytree(ROOT / "products", tmp_path / "products")
    book = opened(exported(folder))
    page = book[PRODUCTS]
    brand = [cell.value for cell in page[1]].index("brand")
    typed = [row[0].value for row in page.iter_rows(min_row=3) if not row[brand].value]
    for row in page.iter_rows(min_row=3):
        row[brand].value = row[brand].value or "-Thử: một #2"
    before = files_of(folder)

    done = imported(saved(book), folder)

    after = files_of(folder)
    assert done.told == ()
    assert differing(before, after) == sorted(f"{id_}.yml" for id_ in typed)
    for path in differing(before, after):
        assert lines_that_differ(before[path], after[path]) == (['brand: "-Thử: một #2"'], [])


def test_a_dry_run_writes_nothing(province, sheet):
    before = files_of(province)

    done = imported(changed(sheet, RICH, "brand", "Khác"), province, dry=True)

    assert done.files == (f"products/{RICH}.yml",)
    assert not done.written
    assert files_of(province) == before


@pytest.mark.parametrize(
    ("column", "value", "line"),
    [
        ("certificates.newest.valid_until", "06/10/2028", "    valid_until: 2028-10-06"),
        ("certificates.newest.valid_until", "2028-10-06", "    valid_until: 2028-10-06"),
        ("certificates.newest.valid_until", date(2028, 10, 6), "    valid_until: 2028-10-06"),
        ("packs.1.price_on", "09/2026", "    price_on: 2026-09"),
        (
            "packs.1.price_on",
            MIDNIGHT,
            "    price_on: 2026-09-08",
        ),
        ("packs.1.price_on", 2025, "    price_on: 2025"),
        ("packs.1.price_vnd", 52000, '    price_vnd: "52.000"'),
        ("packs.1.price_vnd", "52 000", "    price_vnd: 52 000"),
        ("packs.1.weight_g", 300, "    weight_g: 300"),
        ("season", "3, 4", "season: [3, 4]"),
        ("made", "Tạm ngừng sản xuất", "made: paused"),
        ("made", "paused", "made: paused"),
        ("group", "Cà phê, ca cao [ca-phe-ca-cao]", "group: ca-phe-ca-cao"),
        ("also", "Chè A; Chè B", "  - Chè B"),
        ("summary.vi", "Một.\nHai.", "    Hai."),
        ("brand", "  Ví   Dụ 2 ", "brand: Ví Dụ 2"),
    ],
)
def test_a_cell_is_written_as_files_say_it(province, sheet, column, value, line):
    done = imported(changed(sheet, RICH, column, value), province)

    assert codes(done) == []
    assert line in (province / f"{RICH}.yml").read_text("utf-8").split("\n")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("packs.1.price_vnd", 45000),
        ("packs.1.price_vnd", "45 000 đ"),
        ("packs.2.weight_g", 1000),
        ("packs.2.price_on", date(2026, 10, 15)),
        ("packs.2.price_on", "15/10/2026"),
        ("certificates.newest.stars", 5),
        ("brand", "Ví  Dụ"),
        ("group", "che-tuoi-che-bien"),
    ],
)
def test_another_way_to_say_the_same_is_no_change(province, sheet, column, value):
    done = imported(changed(sheet, RICH, column, value), province)

    assert (done.edits, done.told) == ((), ())


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("packs.1.price_vnd", "=SUM(1,2)", "cell-formula"),
        ("packs.1.price_vnd", 45.5, "cell-not-whole"),
        ("packs.1.price_vnd", 45, "number-too-small"),
        ("packs.1.price_vnd", "rẻ", "money-form"),
        ("place.address", date(2026, 3, 26), "cell-date-for-text"),
        ("place.commune", 4075, "cell-number-for-text"),
        ("certificates.newest.issued", "13/13/2024", "date-form"),
        ("certificates.newest.issued", 45000, "cell-number-for-text"),
        ("certificates.newest.decision", "số 5", "decision-form"),
        ("made", "chắc là còn", "cell-word-unknown"),
        ("season", "13", "number-too-large"),
        ("traceability.gtin", "2000000000009", "gtin-check-digit"),
        ("name.vi", None, "field-missing"),
        ("!maker", "Người khác", "cell-read-only"),
        ("place.commune", "xã Không Có", "place-unknown"),
    ],
)
def test_what_is_wrong_is_told_by_cell_and_nothing_is_written(province, sheet, column, value, code):
    before = files_of(province)
    book = opened(sheet)
    place = cell_of(book, PRODUCTS, RICH, column).coordinate

    done = imported(changed(changed(sheet, ENDING, "brand", "Tốt"), RICH, column, value), province)

    assert (f"{PRODUCTS}!{place}", code) in codes(done)
    assert not done.written
    assert files_of(province) == before


@pytest.mark.parametrize("value", [900000001, "900 000 009"])
def test_a_lost_zero_is_told_and_not_put_back(province, sheet, value):
    data = changed(sheet, MAKER, "contacts.1.number", value, PRODUCERS)

    done = imported(data, province)

    assert [code for _, code in codes(done)] == ["cell-phone-without-zero"]


def test_a_file_that_changed_since_is_a_conflict(province, sheet):
    change(province / f"{RICH}.yml", "brand: Ví Dụ", "brand: Mới")

    done = imported(changed(sheet, RICH, "brand", "Khác"), province)

    assert [code for _, code in codes(done)] == ["cell-conflict"]
    assert not done.written


def test_a_file_that_changed_elsewhere_keeps_that(province, sheet):
    change(province / f"{RICH}.yml", "brand: Ví Dụ", "brand: Mới")

    done = imported(changed(sheet, RICH, "made", "paused"), province)

    text = (province / f"{RICH}.yml").read_text("utf-8")
    assert done.written
    assert "brand: Mới" in text
    assert "made: paused" in text


def test_a_newer_certificate_is_not_changed_in_place_of_the_one_that_was_shown(province, sheet):
    """Both may have the same stars: then only the other fields tell that it is another one."""
    change(
        province / f"{ENDING}.yml",
        "packs:\n",
        "  - stars: 4\n    issued: 2026-05-05\n    decision: 9/QĐ-VD\n"
        "    issuer: UBND tỉnh Ví Dụ\npacks:\n",
    )

    done = imported(changed(sheet, ENDING, "certificates.newest.stars", "3"), province)

    assert [code for _, code in codes(done)] == ["cell-conflict"]


def test_both_sides_saying_the_same_is_no_conflict(province, sheet):
    change(province / f"{RICH}.yml", "brand: Ví Dụ", "brand: Mới")

    done = imported(changed(sheet, RICH, "brand", "Mới"), province)

    assert (done.edits, done.told) == ((), ())


def test_a_certificate_is_not_deleted_by_emptying_its_cells(province, sheet):
    book = opened(sheet)
    for cell in book[PRODUCTS][1]:
        if str(cell.value).startswith("certificates.newest."):
            cell_of(book, PRODUCTS, RICH, cell.value).value = None

    done = imported(saved(book), province)

    assert {code for _, code in codes(done)} == {"cell-empties-certificate"}


def test_the_last_pack_goes_when_its_cells_are_emptied(province, sheet):
    book = opened(sheet)
    for cell in book[PRODUCTS][1]:
        if str(cell.value).startswith("packs.2."):
            cell_of(book, PRODUCTS, RICH, cell.value).value = None
    data = saved(book)

    kept = imported(data, province)
    for fair in (province / "fairs").iterdir():
        fair.unlink()
    done = imported(data, province)

    assert {code for _, code in codes(kept)} == {"fair-pack-unknown"}, "a fair shows it"
    assert done.written
    assert "150.000" not in (province / f"{RICH}.yml").read_text("utf-8")


def test_a_pack_may_say_something_else_altogether(province):
    """Its only field goes and another comes: in between it would be empty."""
    file = province / f"{THIN}.yml"
    file.write_text(
        "name: {vi: Ngô ví dụ}\ngroup: ca-phe-ca-cao\npacks:\n  - weight_g: 5\n"
        "  - weight_g: 6\n  - weight_g: 7\n",
        "utf-8",
    )
    book = opened(exported(province))
    cell_of(book, PRODUCTS, THIN, "packs.1.weight_g").value = None
    cell_of(book, PRODUCTS, THIN, "packs.1.volume_ml").value = "9"
    cell_of(book, PRODUCTS, THIN, "packs.2.weight_g").value = None
    cell_of(book, PRODUCTS, THIN, "packs.3.weight_g").value = None

    done = imported(saved(book), province)

    assert codes(done) == []
    assert file.read_text("utf-8").endswith("packs:\n  - volume_ml: 9\n")


def test_rows_may_be_sorted_and_left_out(province, sheet):
    book = opened(sheet)
    page = book[PRODUCTS]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]
    for number, row in enumerate(reversed(rows[2:]), start=3):
        for column, value in enumerate(row, start=1):
            page.cell(number, column).value = value
    page.delete_rows(len(rows) + 1, 2)

    done = imported(saved(book), province)

    assert (done.edits, done.told) == ((), ())


def test_rows_sorted_without_their_hidden_ids_are_noticed(province, sheet):
    book = opened(sheet)
    page = book[PRODUCTS]
    rows = [[cell.value for cell in row][2:] for row in page.iter_rows(min_row=3)]
    for number, row in enumerate(reversed(rows), start=3):
        for column, value in enumerate(row, start=3):
            page.cell(number, column).value = value

    done = imported(saved(book), province)

    assert "cell-read-only" in {code for _, code in codes(done)}
    assert not done.written


def test_a_copied_row_and_a_broken_original_are_told(province, sheet):
    book = opened(sheet)
    page = book[PRODUCTS]
    first = [cell.value for cell in page[3]]
    page.append(first)
    page["B5"].value = "0" * 20

    done = imported(saved(book), province)

    assert [code for _, code in codes(done)] == ["sheet-not-whole", "row-repeated"]


def test_a_deleted_entry_is_told_only_if_its_row_was_changed(province, sheet):
    (province / f"{THIN}.yml").unlink()

    assert codes(imported(sheet, province)) == []
    data = changed(sheet, THIN, "brand", "Mới")
    assert [code for _, code in codes(imported(data, province))] == ["row-unknown"]


def test_only_one_commune_is_exported():
    titles = {grid.title: grid for grid in read_book(exported(PROVINCE, "Chiềng Ví"), "a.xlsx")}
    ids = {row[0].text for row in titles[PRODUCTS].rows[2:]}

    assert RICH in ids
    assert len(ids) < len(list(PROVINCE.rglob("*.yml"))) / 2


def test_windows_line_ends_and_marks_stay(province, sheet):
    file = province / f"{RICH}.yml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()

    done = imported(changed(sheet, RICH, "brand", "Khác"), province)

    assert done.written
    assert file.read_bytes() == before.replace("brand: Ví Dụ".encode(), "brand: Khác".encode())


COLUMNS = {column.id: column for plan in plans(read_lists(), WORDS) for column in plan.columns}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=400)
    | st.sampled_from(["=1", "'=1", "+84 912", "0012", "-", "@a", "a: b", "# x", "~", "null"])
)
def test_any_typed_text_is_written_or_told(text):
    """Never a crash, never something else than was typed."""
    for id_ in ("brand", "summary.vi", "packs.1.price_vnd", "certificates.newest.issued", "also"):
        read = read_cell(COLUMNS[id_], Cell("a!A1", text))
        assert isinstance(read, str | Told)
    [grid] = read_book(write_book([Page("a", [[text, "x"]])]), "a.xlsx")
    assert grid.rows[0][0].text == text


TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=60)


@settings(max_examples=25, deadline=None)
@given(TYPED, st.sampled_from(["brand", "summary.vi", "packs.1.form.en", "place.address"]))
@example(":Ð", "brand")  # in quotes, the false letter was told twice
def test_whatever_is_typed_into_a_cell_is_what_the_file_then_says(sheet_file, text, column):
    """Or it is told; nothing between, and no other field moves."""
    book = opened(sheet_file.read_bytes())
    cell = cell_of(book, PRODUCTS, RICH, column)
    cell.value, cell.data_type = text, "s"

    done = imported(saved(book), PROVINCE, dry=True)

    wanted = text_of(COLUMNS[column], tree_of(COLUMNS[column], tidied(column, text)))
    assert len(done.edits) + len(done.told) <= 2
    for edit in done.edits:
        assert (edit.change.new or "") == wanted


def tidied(column, text):
    return tidy(text, COLUMNS[column].form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_whole_and_used(language):
    room = ROOT / "catalog" / "spreadsheet"
    code = "\n".join(file.read_text("utf-8") for file in room.glob("*.py"))
    values = dict.fromkeys(
        "kb most found rows columns maker known file entry base right stars date".split(), "x"
    )

    for name in sheet_messages(language):
        assert f'"{name}"' in code
        text = sentence(Told("a", name, values), language)
        assert "{" not in text


def test_ids_can_be_renamed_meanwhile(province, sheet):
    old, new = province / f"{ENDING}.yml", province / "htx-vi-du-mot/ca-phe-moi.yml"
    text = old.read_text("utf-8") + f"former_ids: [{ENDING}]\n"
    old.unlink()
    new.write_text(text, "utf-8")

    done = imported(changed(sheet, ENDING, "brand", "Khác"), province)

    assert done.files == ("products/htx-vi-du-mot/ca-phe-moi.yml",)


def test_a_list_that_would_fall_apart_is_not_edited(province):
    """A name with a semicolon in it is one name in the file, and would be two in the sheet."""
    change(province / f"{RICH}.yml", "  - Chè Vi Du", "  - Chè A; Chè B")
    data = exported(province)

    assert imported(data, province).edits == ()
    done = imported(changed(data, RICH, "also", "Chè A; Chè B; Chè C"), province)
    assert [code for _, code in codes(done)] == ["cell-cannot-edit"]


def test_a_hidden_sheet_is_not_brought_in(province):
    book = opened(list_of(["Tên sản phẩm", "Thương hiệu"], ["Cà phê ví dụ sắp hết hạn", "A"]))
    book.create_sheet("Trống")
    book["Sheet1"].sheet_state = "hidden"
    book.active = 1

    assert [one.code for one in imported(saved(book), province).told] == ["sheet-not-found"]


def test_a_first_certificate_can_be_typed(province):
    """What the file lacks altogether is added with all that it stands in, in order."""
    given = {"stars": "3", "issued": "01/02/2026", "decision": "8/QĐ-VD", "issuer": "UBND Ví Dụ"}
    (province / f"{THIN}.yml").write_text(
        "name: {vi: Ngô ví dụ}\ngroup: ca-phe-ca-cao\n# end\nsources:\n  - document: A\n", "utf-8"
    )
    book = opened(exported(province))
    for name, value in given.items():
        cell_of(book, PRODUCTS, THIN, f"certificates.newest.{name}").value = value

    done = imported(saved(book), province)

    assert codes(done) == []
    assert (province / f"{THIN}.yml").read_text("utf-8") == (
        "name: {vi: Ngô ví dụ}\ngroup: ca-phe-ca-cao\ncertificates:\n  - stars: 3\n"
        "    issued: 2026-02-01\n    decision: 8/QĐ-VD\n    issuer: UBND Ví Dụ\n"
        "# end\nsources:\n  - document: A\n"
    )


def test_a_kill_between_two_files_is_undone(province, sheet, monkeypatch):
    before = files_of(province)
    data = changed(changed(sheet, RICH, "brand", "A"), ENDING, "brand", "B")
    replace, done = files.replace, []

    def fail_at_second(file, content):
        done.append(file)
        if len(done) == 2:
            raise OSError(28, "No space left on device")
        replace(file, content)

    monkeypatch.setattr(files, "replace", fail_at_second)
    with pytest.raises(OSError, match="No space"):
        imported(data, province)

    assert files_of(province) == before


def test_the_command_writes_and_says_what_it_wrote(province, tmp_path):
    file = tmp_path / "a.xlsx"
    out = run("export", "--products", province, "--as-of", DAY, "--xlsx", file)
    assert out.returncode == 0, out.stderr
    file.write_bytes(changed(file.read_bytes(), RICH, "brand", "Khác"))

    tried = run("import", file, "--products", province, "--as-of", DAY, "--dry-run")
    wrote = run("import", file, "--products", province, "--as-of", DAY, "--lang", "en")
    file.write_bytes(changed(file.read_bytes(), RICH, "brand", "=1"))
    failed = run("import", file, "--products", province, "--as-of", DAY)

    assert (tried.returncode, wrote.returncode, failed.returncode) == (0, 0, 1)
    assert f'products/{RICH}.yml: brand = "Khác"' in tried.stdout
    assert "1 files were written." in wrote.stdout
    assert "cell-formula" in failed.stdout


def test_a_list_fills_what_files_lack_and_overwrites_nothing(province):
    data = list_of(
        ["DANH SÁCH SẢN PHẨM OCOP"],
        [],
        ["STT", "Tên sản phẩm", "Chủ thể", "Số quyết định", "Thương hiệu", "Giá"],
        [1, "Chè ví dụ còn hiệu lực", "Hợp tác xã Ví Dụ Một", "1/QĐ-VD", "Khác", None],
        [2, "ca phe vi du sap het han", "HTX Ví Dụ Một", None, "Thương Hiệu Mới", None],
        [3, "Không có ở đâu cả xyz", "HTX Ví Dụ Một", None, "A", None],
    )

    done = imported(data, province)

    assert [one.code for one in done.told] == ["row-differs", "row-unmatched"]
    assert done.files == (f"products/{ENDING}.yml",)
    assert "brand: Thương Hiệu Mới" in (province / f"{ENDING}.yml").read_text("utf-8")


def test_a_name_that_two_could_bear_is_only_listed(province):
    twin = province / "htx-vi-du-mot" / "che-thu-hai.yml"
    twin.write_text("name: {vi: Chè ví dụ còn hiệu lực}\ngroup: che-tuoi-che-bien\n", "utf-8")
    data = list_of(["Tên sản phẩm", "Thương hiệu"], ["Chè ví dụ còn hiệu lực", "Mới"])
    by_number = list_of(
        ["Tên sản phẩm", "Số quyết định", "Tên gọi khác"],
        ["Chè ví dụ còn hiệu lực", "1/QĐ-VD", "Chè Vi Du"],
    )

    assert [one.code for one in imported(data, province).told] == ["row-doubtful"]
    assert imported(by_number, province).told == ()


def test_a_sheet_of_shared_strings_and_numbers_is_read(province):
    """As Excel saves: texts in a table, numbers and dates as numbers."""
    parts = parts_of(list_of(["Tên sản phẩm", "Giá"], ["Cà phê ví dụ sắp hết hạn", 120000]))
    texts = ["Tên sản phẩm", "Giá", "Cà phê ví dụ sắp hết hạn"]
    sheet = "xl/worksheets/sheet1.xml"
    for number, text in enumerate(texts):
        inline = f't="inlineStr"><is><t>{text}</t></is>'.encode()
        assert inline in parts[sheet]
        parts[sheet] = parts[sheet].replace(inline, f't="s"><v>{number}</v>'.encode())
    head = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    rows = "".join(f"<si><t>{text}</t></si>" for text in texts)
    parts["xl/sharedStrings.xml"] = f"{head}{rows}</sst>".encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    types = parts["[Content_Types].xml"].replace(b"</Types>", part.encode())
    parts["[Content_Types].xml"] = types

    done = imported(packed(parts), province)

    assert (done.edits, done.told) == ((), ())
