"""The catalogue as a workbook: a sheet of products, one of producers, one of help.

Row 1 and columns A and B are hidden: names of fields, ids, fingerprints. Two sheets that
nobody sees hold every row as exported, so that an import knows what was changed.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from catalog.catalogue import Catalogue
from catalog.collect import Kind, collect
from catalog.errors import Misuse
from catalog.selection import Wanted, select
from catalog.spreadsheet.book import Page, write_book
from catalog.spreadsheet.cells import cell_text
from catalog.spreadsheet.columns import PRODUCERS, PRODUCTS, Form, Plan, plans
from catalog.spreadsheet.rows import Texts, entries_of, fingerprint, read_only_texts, texts_of
from catalog.spreadsheet.safe import MAX_CELLS
from catalog.words import Words

MARK = "ocop-sheet-1"
ORIGINAL = "_goc_"
"""Begins the title of a sheet that holds rows as exported."""
HELP, LISTS = "Hướng dẫn", "Danh sách"

_WIDTHS = {Form.PROSE: 40, Form.TEXT: 26, Form.CHOICE: 26, Form.LIST: 24, Form.READ_ONLY: 22}


def export(catalogue: Catalogue, folder: Path, words: Words, place: str = "") -> bytes:
    """A workbook of all records, or of those of one commune.

    Raises:
        Misuse: No place of that name, or more than an import would read.
    """
    found = collect(folder)
    makers, products = entries_of(found, Kind.PRODUCER), entries_of(found, Kind.PRODUCT)
    chosen = _chosen(catalogue, place)
    pages: list[Page] = []
    both = plans(catalogue.lists, words)
    for plan, entries in zip(both, (products, makers), strict=True):
        rows = {
            id_: texts_of(
                plan, entries[id_], read_only_texts(entries[id_], makers, catalogue.codes)
            )
            for id_ in chosen[plan.title]
            if id_ in entries
        }
        pages += [_page(plan, rows, both), _originals(plan, rows)]
    if sum(len(page.rows) * len(page.rows[0]) for page in pages) > MAX_CELLS:
        raise Misuse("quá nhiều cho một tệp: xuất từng xã | too many for one file: use --commune")
    shown, kept = pages[::2], pages[1::2]
    return write_book([*shown, _help(), _lists(both), *kept])


def _chosen(catalogue: Catalogue, place: str) -> Mapping[str, list[str]]:
    products = [line.entry.id for line in select(catalogue, Wanted(place=place)).lines]
    makers = list(catalogue.producers)
    if place:
        named = {catalogue.products[id_].producer for id_ in products}
        makers = [id_ for id_ in makers if id_ in named]
    return {PRODUCTS: products, PRODUCERS: makers}


def _page(plan: Plan, rows: Mapping[str, Texts], both: tuple[Plan, ...]) -> Page:
    head = [MARK, "fingerprint", *(column.id for column in plan.columns)]
    names = ["", "", *(column.header for column in plan.columns)]
    body = [
        [
            id_,
            fingerprint(id_, texts),
            *(cell_text(column, texts[column.id]) for column in plan.columns),
        ]
        for id_, texts in rows.items()
    ]
    places = dict(_list_places(both))
    lists = {
        number: places[plan.title, column.id]
        for number, column in enumerate(plan.columns, start=2)
        if column.choices
    }
    widths = [10, 10, *(_WIDTHS.get(column.form, 16) for column in plan.columns)]
    return Page(plan.title, [head, names, *body], widths, machine=True, lists=lists)


def _originals(plan: Plan, rows: Mapping[str, Texts]) -> Page:
    head = ["id", *(column.id for column in plan.columns)]
    body = [[id_, *(texts[column.id] for column in plan.columns)] for id_, texts in rows.items()]
    return Page(f"{ORIGINAL}{plan.title}", [head, *body], hidden=True)


def _choices(both: tuple[Plan, ...]) -> list[tuple[str, str, list[str]]]:
    return [
        (plan.title, column.id, [column.header, *column.choices.values()])
        for plan in both
        for column in plan.columns
        if column.choices
    ]


def _list_places(both: tuple[Plan, ...]) -> Iterator[tuple[tuple[str, str], str]]:
    """(Sheet, column) -> the cells that hold its words; lists stand one below the other."""
    row = 1
    for title, id_, words in _choices(both):
        yield (title, id_), f"'{LISTS}'!$A${row + 1}:$A${row + len(words) - 1}"
        row += len(words)


def _lists(both: tuple[Plan, ...]) -> Page:
    return Page(LISTS, [[word] for _, _, words in _choices(both) for word in words], [60])


def _help() -> Page:
    return Page(HELP, [[line] for line in _HELP.strip().split("\n")], [110])


_HELP = """
Cách dùng bảng này
1. Sửa thẳng vào ô ở trang “Sản phẩm” và “Chủ thể”. Ô nào không sửa thì danh mục giữ nguyên.
2. Ngày viết 12/06/2024 hoặc 2024-06-12; chỉ biết tháng thì 06/2024, chỉ biết năm thì 2024.
3. Giá viết 45.000. Số điện thoại viết đủ số 0 ở đầu. Các ô đều là kiểu chữ (Text): đừng đổi kiểu.
4. Ô có mũi tên: chọn trong danh sách. Nhiều tên gọi: cách nhau bằng dấu chấm phẩy. Tháng: 3, 4, 5.
5. Sao: bảng chỉ cho sửa lần công nhận mới nhất. Quyết định mới thì nhập bằng phụ lục quyết định.
6. Cột ghi “chỉ đọc” thì không sửa. Đừng xóa dòng 1 và hai cột A, B đang ẩn: đó là mã của từng dòng.
7. Xóa chữ trong ô là xóa điều ấy khỏi danh mục. Xóa cả dòng thì danh mục vẫn giữ mục ấy.
8. Dòng mới thêm mà chưa có trong danh mục thì chỉ được kê ra, không được ghi.
9. Sửa xong gửi tệp cho người phụ trách danh mục; máy kiểm tra hết rồi mới ghi, sai ô nào báo ô ấy.
"""
