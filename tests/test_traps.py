"""Traps that contributors walk into with Notepad, and that attackers set.

Each is one small file, the place and code of what is said about it, and the words
of the cure that the Vietnamese text must hold. Nothing here may end in a traceback.
"""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from catalog.check import Checked, check
from catalog.load import Tree, read
from catalog.model import Fair, Producer, Product, Record, SalesPoint, Settings
from catalog.problems import Problem, errors_among
from catalog.report import in_words, messages, report
from catalog.shape import shape

DAY = date(2026, 11, 23)
PATH = "products/htx-vi-du/che.yml"
HEAD = "name:\n  vi: Chè ví dụ\ngroup: che-tuoi-che-bien\n"
SOURCES = "sources:\n  - document: Quyết định 139/QĐ-UBND\n"
RATED = HEAD + "certificates:\n  - stars: 4\n    reported_by: press\n"


def folder_with(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder of records: settings, one producer, and these files."""
    around: dict[str, str | bytes] = {
        "catalogue.yml": (
            "name:\n  vi: Danh mục ví dụ\nprovince: son-la\nbase_url: https://ocop.example/\n"
        ),
        "htx-vi-du/producer.yml": "name:\n  vi: HTX Ví dụ\n",
    }
    for path, content in (around | dict(files)).items():
        file = folder / "products" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / "products"


def checked(folder: Path, content: str | bytes) -> Checked:
    return check(folder_with(folder, {"htx-vi-du/che.yml": content}), DAY)


def told(problems: tuple[Problem, ...] | list[Problem]) -> list[str]:
    """Where and what, without that new products have no short code."""
    return [f"{p.path}:{p.line}:{p.column} {p.code}" for p in problems if p.code != "code-missing"]


def record(folder: Path, content: str | bytes) -> Product:
    """The product as the catalogue has it; there must be no error."""
    found = checked(folder, content)
    assert errors_among(found.problems) == 0, told(found.problems)
    assert found.catalogue is not None
    return found.catalogue.products["htx-vi-du/che"].record


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("45.000", 45_000),
        ("45000", 45_000),
        ("1.250.000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1.250.000 đ", 1_250_000),
        ("45.000 VNĐ", 45_000),
        ('"45.000"', 45_000),
    ],
)
def test_a_price_is_read_as_it_is_written_in_vietnam(typed: str, dong: int, tmp_path: Path) -> None:
    """YAML would make forty-five of forty-five thousand."""
    pack = f"packs:\n  - weight_g: 250\n    price_vnd: {typed}\n    price_on: 2026-10\n"

    assert record(tmp_path, HEAD + pack).packs[0].price_vnd == dong


@pytest.mark.parametrize(
    "typed", ["1.10", "45,000", "45k", "45.00", "1.2500", "0x10", "1e5", "٤٥٠٠٠ x"]
)
def test_a_number_that_may_mean_two_amounts_is_no_price(typed: str, tmp_path: Path) -> None:
    pack = f"packs:\n  - weight_g: 250\n    price_vnd: {typed}\n    price_on: 2026-10\n"

    found = checked(tmp_path, HEAD + pack)

    assert told(found.problems) == [f"{PATH}:6:16 money-form"]
    assert "price_vnd: 45.000" in in_words(found.problems[0], "vi").right


CONTACT = """name:
  vi: HTX Ví dụ
contacts:
  - kind: phone
    number: {}
    consent:
      given_on: 2026-10-01
      recorded_by: UBND xã Yên Châu
"""


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0355123470", "0355123470"),
        ("0912345678", "0912345678"),
        ("0912 345 678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84912345678", "0912345678"),
        ("(0212) 385-2345", "02123852345"),
        ("1800 1234", "18001234"),
    ],
)
def test_a_phone_number_keeps_its_leading_zero(typed: str, number: str, tmp_path: Path) -> None:
    """YAML reads 0355123470 as an octal number, and 0912345678 as text."""
    found = check(folder_with(tmp_path, {"htx-vi-du/producer.yml": CONTACT.format(typed)}), DAY)

    assert told(found.problems) == []
    assert found.catalogue is not None
    assert found.catalogue.producers["htx-vi-du"].record.contacts[0].number == number


@pytest.mark.parametrize(
    "typed", ["0212", "01655123470", "912345678", "091234567", "０９１２３４５６７８", "113"]
)
def test_what_cannot_be_called_is_no_phone_number(typed: str, tmp_path: Path) -> None:
    found = check(folder_with(tmp_path, {"htx-vi-du/producer.yml": CONTACT.format(typed)}), DAY)

    assert told(found.problems) == ["products/htx-vi-du/producer.yml:5:13 phone-form"]
    assert "0912 345 678" in in_words(found.problems[0], "vi").right


@pytest.mark.parametrize("typed", ["04075", '"04075"', "xã Yên Châu", "Yên Châu", "XÃ YÊN CHÂU"])
def test_a_commune_is_found_by_its_code_or_name(typed: str, tmp_path: Path) -> None:
    """YAML would read 04075 as the octal number 2109."""
    found = checked(tmp_path, HEAD + f"place:\n  commune: {typed}\n")

    assert found.catalogue is not None, told(found.problems)
    commune = found.catalogue.products["htx-vi-du/che"].located.commune
    assert commune is not None
    assert commune.vi == "xã Yên Châu"


@pytest.mark.parametrize(
    "typed",
    [
        "12:30",
        "no",
        "on",
        "yes",
        "1.10",
        "0x1F",
        "1_000",
        "2024-01-24",
        "1e3",
        ".inf",
        "007",
        "=",
        "y",
    ],
)
def test_text_stays_the_text_that_was_typed(typed: str, tmp_path: Path) -> None:
    """Norway's problem: YAML makes truth values, floats, dates and base 60 of these."""
    name = HEAD.replace("Chè ví dụ", typed)

    product = record(tmp_path, name + f"summary:\n  vi: {typed}\nbrand: {typed}\n")

    assert product.name.vi == product.brand == typed
    assert product.summary is not None
    assert product.summary.vi == typed


def test_hours_stay_text(tmp_path: Path) -> None:
    point = "name:\n  vi: Cửa hàng ví dụ\nhours:\n  vi: 7:00\n"

    found = check(folder_with(tmp_path, {"sales-points/cua-hang.yml": point}), DAY)

    assert found.catalogue is not None
    hours = found.catalogue.points["cua-hang"].record.hours
    assert hours is not None
    assert hours.vi == "7:00"


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("12/06/2024", "issued: 2024-06-12"),
        ("24/01/2024", "issued: 2024-01-24"),
        ("2024-6-2", "issued: 2024-06-02"),
        ("2024/06/02", "issued: 2024-06-02"),
        ("24.1.2024", "issued: 2024-01-24"),
        ("ngày 24 tháng 01 năm 2024", "issued: 2024-01-24"),
        ("2024-02-30", "issued: 2024-06-12"),
        ("31/02/2024", "issued: 2024-06-12"),
        ("hôm qua", "issued: 2024-06-12"),
        ("1/1/1", "issued: 2024-06-12"),
        ("99999999999999999999/1/1", "issued: 2024-06-12"),
        ("9" * 5000 + "/1/1", "issued: 2024-06-12"),
    ],
)
def test_a_date_in_another_form_shows_the_right_form(typed: str, cure: str, tmp_path: Path) -> None:
    """The day that was probably meant, where three numbers make one."""
    found = checked(tmp_path, RATED + f"    issued: {typed}\n" + SOURCES)

    assert told(found.problems) == [f"{PATH}:7:13 date-form"]
    assert cure in in_words(found.problems[0], "vi").right


TRAPS: dict[str, tuple[str | bytes, list[str], str]] = {
    "a foreign letter for Đ": (
        HEAD + "brand: Ðặc sản\n",
        ["4:8 letter-eth"],
        "gõ lại chữ “Đ”",
    ),
    "a foreign letter for Đ within quotes, told once": (
        HEAD + 'brand: ":Ðặc sản"\n',
        ["4:10 letter-eth"],
        "gõ lại chữ “Đ”",
    ),
    "letters and marks apart": (
        unicodedata.normalize("NFD", HEAD).encode(),
        ["2:9 text-decomposed"],
        "Unicode dựng sẵn",
    ),
    "a repeated key": (
        HEAD + "brand: A\nbrand: B\n",
        ["5:1 key-repeated"],
        "giữ lại một dòng",
    ),
    "a tab": (HEAD + "summary:\n\tvi: Ngon\n", ["5:1 yaml-tab"], "xóa dấu Tab"),
    "a bomb of anchors": (
        HEAD + "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
        ["4:4 yaml-anchor"],
        "dấu nháy kép",
    ),
    "a hundred thousand brackets": (
        b"a: " + b"[" * 100_000,
        ["1:13 yaml-too-deep"],
        "dấu ngoặc vuông",
    ),
    "a hundred thousand hyphens": (b"- " * 100_000, ["1:21 yaml-too-deep"], "dấu gạch đầu dòng"),
    "braces without end": (b"a: " + b"{a: " * 60_000, ["1:40 yaml-too-deep"], "lồng"),
    "ten megabytes": (b"a: b\n" * 2_000_000, ["0:0 file-too-big"], "dán nhầm ảnh"),
    "thousands of small parts": (
        b"a: [" + b"b," * 100_000 + b"]\n",
        ["1:39997 yaml-too-many"],
        "bảng lớn",
    ),
    "a NUL byte": (HEAD.encode() + b"brand: \0\n", ["4:8 control-character"], "gõ lại bằng tay"),
    "an escape sequence": (
        HEAD.encode() + b"brand: \x1b[31mred\n",
        ["4:8 control-character"],
        "gõ lại bằng tay",
    ),
    "a line end of another script": (
        HEAD + "brand: Chè\u2028ngon\n",
        ["4:11 control-character"],
        "gõ lại bằng tay",
    ),
    "bytes that are no UTF-8": (HEAD.encode() + b"brand: \xe8\n", ["4:8 file-not-utf8"], "“UTF-8”"),
    "a byte order mark": (b"\xef\xbb\xbf" + HEAD.encode(), ["1:1 byte-order-mark"], "“UTF-8”"),
    "an empty file": (b"", ["1:1 file-empty"], "chép nội dung"),
    "only spaces": (b" \n\n  \n", ["1:1 file-empty"], "chép nội dung"),
    "a list where a map belongs": (
        HEAD + "summary:\n  - vi: Ngon\n",
        ["5:3 map-expected"],
        "“  vi: ...”",
    ),
    "a map where a list belongs": (
        HEAD + "season:\n  a: 3\n",
        ["5:3 list-expected"],
        "“  - a: 3”",
    ),
    "an unknown field": (
        HEAD + "brnd: Ví dụ\n",
        ["4:1 field-misnamed"],
        "Hãy đổi tên trường thành “brand:”",
    ),
    "a field in Vietnamese": (
        HEAD.replace("name:", "ten_san_pham:"),
        ["1:1 field-misnamed"],
        "Hãy đổi tên trường thành “name:”",
    ),
    "a field in Vietnamese with marks": (
        HEAD.replace("name:", "Tên sản phẩm:"),
        ["1:1 field-misnamed"],
        "Hãy đổi tên trường thành “name:”",
    ),
    "two documents": (HEAD + "---\n" + HEAD, ["4:1 yaml-several-documents"], "một tệp riêng"),
    "a lot number": (
        HEAD + "place:\n  address: Lô 21 #5\n",
        ["5:17 text-cut-by-hash"],
        'address: "Lô 21 #5"',
    ),
    "an object of Python": (
        HEAD + "brand: !!python/object/new:os.system [echo]\n",
        ["4:8 yaml-tag"],
        "dấu chấm than",
    ),
    "a merge": (HEAD + "<<: *x\n", ["4:5 yaml-anchor"], "chép lại đầy đủ"),
    "an endless field name": (HEAD + "?" * 2000 + ": x\n", ["4:1 yaml-syntax"], "dấu hai chấm"),
    "a script as a link": (
        HEAD + "sources:\n  - url: javascript:alert(1)\n",
        ["5:10 link-form"],
        "https://",
    ),
}


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_told_at_its_place_with_its_cure(name: str, tmp_path: Path) -> None:
    content, expected, cure = TRAPS[name]

    found = checked(tmp_path, content)

    assert told(found.problems) == [f"{PATH}:{entry}" for entry in expected]
    text = report(found.problems, "vi")
    assert cure in text
    assert "\x1b" not in text


def test_letters_apart_give_the_same_record_as_letters_together(tmp_path: Path) -> None:
    """A Mac stores "ệ" as three signs; searching must not know the difference."""
    text = HEAD + "brand: Mường Và\n"

    apart = record(tmp_path / "a", unicodedata.normalize("NFD", text).encode())
    together = record(tmp_path / "b", text)

    assert apart == together


@pytest.mark.parametrize(
    "content",
    [
        HEAD.replace("\n", "\r\n"),
        HEAD.replace("\n", "\r"),
        "\ufeff" + HEAD,
        HEAD.rstrip("\n"),
        "---\n" + HEAD,
        "\n\n" + HEAD + "\n\n",
        HEAD.replace("\n", "   \n"),
        "{name: {vi: Chè ví dụ}, group: che-tuoi-che-bien}",
    ],
    ids=[
        "windows",
        "old mac",
        "mark",
        "no last line end",
        "dashes",
        "empty lines",
        "spaces",
        "flow",
    ],
)
def test_every_way_to_save_a_file_gives_the_same_record(content: str, tmp_path: Path) -> None:
    assert record(tmp_path / "a", content) == record(tmp_path / "b", HEAD)


def test_columns_count_letters_in_windows_files_too(tmp_path: Path) -> None:
    found = checked(tmp_path, (HEAD + "made: có\n").replace("\n", "\r\n"))

    assert told(found.problems) == [f"{PATH}:4:7 word-unknown"]


@pytest.mark.parametrize(
    ("path", "code", "cure"),
    [
        ("htx-vi-du/Che.yml", "file-name", "“che”"),
        ("htx-vi-du/chè.yml", "file-name", "“che”"),
        ("htx-vi-du/che tuoi.yml", "file-name", "“che-tuoi”"),
        ("htx-vi-du/\x1b[31m.yml", "file-name", "“31m”"),
        ("htx-vi-du/%0A::error::.yml", "file-name", "“0a-error”"),
        ("htx-vi-du/!!!.yml", "file-name", "“ten-tep”"),
        ("htx-vi-du/che.yaml", "file-ending", "“che.yml”"),
        ("htx-vi-du/che.YML", "file-ending", "“che.yml”"),
        ("htx-vi-du/che.yml.txt", "file-ending", "“che.yml”"),
        ("htx-moi/che.yml", "product-without-producer", "producer.yml"),
    ],
)
def test_a_name_that_cannot_become_an_address_is_told(
    path: str, code: str, cure: str, tmp_path: Path
) -> None:
    found = check(folder_with(tmp_path, {path: HEAD}), DAY)

    assert told(found.problems) == [f"products/{path}:0:0 {code}"]
    text = report(found.problems, "vi")
    assert cure in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    "path", [".hidden.yml", "htx-vi-du/.che.yml", ".git/che.yml", "htx-vi-du/note.txt", "README.md"]
)
def test_hidden_files_and_other_kinds_are_left_alone(path: str, tmp_path: Path) -> None:
    found = check(folder_with(tmp_path, {path: "[[[ not ours"}), DAY)

    assert told(found.problems) == []


def test_a_folder_named_like_a_file_is_told(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, {})
    (folder / "htx-vi-du" / "che.yml").mkdir()

    found = check(folder, DAY)

    assert told(found.problems) == [f"{PATH}:0:0 file-not-plain"]
    assert "thư mục" in in_words(found.problems[0], "vi").says


@pytest.mark.parametrize("target", ["che.yml", "/etc/passwd", "nowhere", "producer.yml", "."])
def test_a_link_is_not_followed(target: str, tmp_path: Path) -> None:
    """It may go round in a circle, or show a file of the machine that checks."""
    folder = folder_with(tmp_path, {})
    (folder / "htx-vi-du" / "che.yml").symlink_to(target)

    found = check(folder, DAY)

    assert told(found.problems) == [f"{PATH}:0:0 file-not-plain"]
    assert "lối tắt" in in_words(found.problems[0], "vi").says


def test_a_linked_folder_is_told_and_not_entered(tmp_path: Path) -> None:
    """Its products would be missing, and nobody would know."""
    folder = folder_with(tmp_path, {})
    (folder / "htx-vi-du" / "again").symlink_to("..", target_is_directory=True)

    assert told(check(folder, DAY).problems) == ["products/htx-vi-du/again:0:0 file-not-plain"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_does_not_stop_the_check(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, {})
    os.mkfifo(folder / "htx-vi-du" / "che.yml")

    assert told(check(folder, DAY).problems) == [f"{PATH}:0:0 file-not-plain"]


def test_all_problems_of_all_files_come_in_one_run_and_in_order(tmp_path: Path) -> None:
    """Nobody corrects one slip only to be sent back for the next."""
    files = {
        "htx-vi-du/a.yml": HEAD + "brand:\nseason: [13, 14]\nmade: có\nten: x\n",
        "htx-vi-du/b.yml": HEAD + 'brand: "Chè\n',
        "htx-vi-du/c.yml": RATED + SOURCES + "packs:\n  - price_vnd: 45.000\n",
        "htx-vi-du/Đ.yml": HEAD,
        "catalogue.yml": "name:\n  vi: Danh mục\nprovince: son-la\nbase_url: ocop.example\n",
    }

    found = check(folder_with(tmp_path, files), DAY)

    assert told(found.problems) == [
        "products/catalogue.yml:4:11 link-form",
        "products/htx-vi-du/a.yml:4:7 value-empty",
        "products/htx-vi-du/a.yml:5:10 number-too-large",
        "products/htx-vi-du/a.yml:5:14 number-too-large",
        "products/htx-vi-du/a.yml:6:7 word-unknown",
        "products/htx-vi-du/a.yml:7:1 field-misnamed",
        "products/htx-vi-du/b.yml:4:8 yaml-not-closed",
        "products/htx-vi-du/c.yml:2:7 name-repeated",
        "products/htx-vi-du/c.yml:10:16 price-without-date",
        "products/htx-vi-du/c.yml:10:16 price-without-weight",
        "products/htx-vi-du/Đ.yml:0:0 file-name",
    ]
    assert found.catalogue is None


def test_an_empty_folder_and_a_missing_one_are_told(tmp_path: Path) -> None:
    (tmp_path / "products").mkdir()

    for folder in (tmp_path / "products", tmp_path / "nowhere"):
        assert told(check(folder, DAY).problems) == [
            f"{folder.name}/catalogue.yml:0:0 settings-missing"
        ]


WRONG_KINDS: tuple[Tree, ...] = (
    "x",
    "",
    "-1",
    "99999999999999999999",
    "12/06/2024",
    "x" * 7000,
    ["x"],
    [],
    [["x"]],
    [{"x": "y"}],
    {"x": "y"},
    {},
    {"year": "2024"},
    {"vi": ["x"]},
)


def _fields(
    model: type[Record], where: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    """Every place of a record into which something can be typed."""
    for name, field in model.model_fields.items():
        yield (*where, name)
        inside = _record_in(field.annotation)
        several = "tuple[" in str(field.annotation)
        at = (*where, name, 0) if several else (*where, name)
        if several:
            yield at
        if inside is not None:
            yield from _fields(inside, at)


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(_record_in, get_args(annotation))), None)


def _tree_with(where: tuple[str | int, ...], value: Tree) -> Tree:
    """The smallest tree that has the value at that place."""
    for step in reversed(where):
        value = [value] if isinstance(step, int) else {step: value}
    return value


@pytest.mark.parametrize("model", [Product, Producer, SalesPoint, Fair, Settings])
def test_a_wrong_kind_of_value_anywhere_is_a_problem_with_words(model: type[Record]) -> None:
    """A kind of mistake that pydantic knows and we do not would show as a bare name."""
    base, _ = read(b"x: y\n", "a.yml")
    assert base is not None
    places = list(_fields(model))
    assert len(places) > 8
    for where in places:
        for value in WRONG_KINDS:
            tree = _tree_with(where, value)
            assert isinstance(tree, dict)
            source = type(base)(base.path, base.lines, tree)

            _, problems = shape(model, source)

            for problem in problems:
                assert problem.code in messages("vi"), (where, value)
                words = in_words(problem, "vi")
                assert "{" not in words.says + words.right, (where, value)
