"""Files that nobody would think of: real ones, broken in every way that a hand or a disk can.

Whatever the bytes are, reading gives a record or problems. It never raises, each
problem points into the file, and each can be said in both languages.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalog.codes import read_codes
from catalog.load import read
from catalog.model import Producer, Product, Record, SalesPoint, Settings
from catalog.problems import Problem, errors_among
from catalog.report import FORMATS, LANGUAGES, in_words, messages, report
from catalog.shape import shape

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "products").rglob("*.yml"))
FULL = """name: {vi: "Chè ví dụ", en: Example tea}
group: che-tuoi-che-bien
place: {commune: xã Yên Châu, former_district: Yên Châu, address: "Lô 21 #5"}
certificates:
  - {stars: 4, issued: 2024-01-24, decision: 139/QĐ-UBND, issuer: UBND tỉnh Sơn La}
packs:
  - form: {vi: Hộp}
    weight_g: 250
    price_vnd: 45.000
    price_on: 2026-10
season: [3, 4, 12]
story:
  vi: |
    Trên đỉnh núi quanh năm mây phủ.

    Người Mông hái từng búp chè.
traceability: {gtin: "8936012345674", url: https://ocop.example/che}
channels:
  - {kind: shopee, url: https://shopee.vn/che, checked_on: 2026-10-01}
contacts:
  - {kind: phone, number: 0912 345 678, consent: {given_on: 2026-10-01, recorded_by: UBND}}
sources:
  - document: Quyết định 139/QĐ-UBND
    supports: [name]
"""
"""Fields of every type in one file, for mutations that the real files would seldom meet."""

MODELS: tuple[type[Record], ...] = (Product, Producer, SalesPoint, Settings)
SETTINGS = settings(
    max_examples=2000,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

BYTES = st.binary(min_size=1, max_size=4)
SIGNS = st.sampled_from(
    [
        *(
            ":",
            ": ",
            "- ",
            "#",
            " #",
            "[",
            "]",
            "{",
            "}",
            ",",
            "&a ",
            "*a",
            "!",
            "!!str ",
            "|",
            ">",
        ),
        *("%", '"', "'", "@", "`", "?", "? ", "~", "<<: ", "---\n", "...\n", "%YAML 1.2\n"),
        *("\t", "\n", "\r", "\x00", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\u200b", "\u202e"),
        *("\ud7ff", "\ufffe", "Ð", "\u0301", "\u1ec7", "e\u0323\u0302", "\U0001f375", "\u212a"),
        *("\u00a0", "٣", "９", "null", "{}", "9" * 5000, "x" * 400, "[" * 30, "  " * 20, "\\"),
        *('"\\x00"', '"\\uD800"', '"\\N"', "=", "0x1"),
    ]
)

Mutation = Callable[[bytes], bytes]


def at(data: bytes, share: float) -> int:
    return min(int(share * (len(data) + 1)), len(data))


@st.composite
def mutations(draw: st.DrawFn) -> Mutation:
    """One way to break a file."""
    first, second = sorted((draw(st.floats(0, 1)), draw(st.floats(0, 1))))
    kind = draw(st.integers(0, 7))
    raw = draw(BYTES)
    sign = draw(SIGNS).encode("utf-8")

    def change(data: bytes) -> bytes:
        here, there = at(data, first), at(data, second)
        lines = data.split(b"\n")
        row, other = here % len(lines), there % len(lines)
        if kind == 0:
            return data[:here] + raw + data[here + len(raw) :]
        if kind in {1, 2}:
            return data[:here] + sign + data[here:]
        if kind == 3:
            return data[:here] + data[min(there, here + 40) :]
        if kind == 4:
            lines[row], lines[other] = lines[other], lines[row]
        elif kind == 5:
            lines.insert(row, lines[other])
        elif kind == 6:
            return data[:there]
        else:
            lines[row] = b"    " + lines[row]
        return b"\n".join(lines)

    return change


@st.composite
def broken_files(draw: st.DrawFn) -> bytes:
    """A real file after one to four accidents."""
    sources = [*FILES, None]
    file = draw(st.sampled_from(sources))
    data = FULL.encode() if file is None else file.read_bytes()
    for change in draw(st.lists(mutations(), min_size=1, max_size=4)):
        data = change(data)
    return data


def outcome(data: bytes, model: type[Record]) -> tuple[Record | None, list[Problem]]:
    source, problems = read(data, "products/a/b.yml")
    if source is None:
        return None, problems
    record, shaping = shape(model, source)
    return record, [*problems, *shaping]


def assert_can_be_shown(data: bytes, problems: list[Problem]) -> None:
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip(b"\n").count(b"\n") + 1
    for problem in problems:
        assert 0 <= problem.line <= lines
        assert (problem.line == 0) == (problem.column == 0)
        for language in LANGUAGES:
            assert problem.code in messages(language)
            words = in_words(problem, language)
            empty = messages(language)[problem.code]
            for name in problem.values:
                empty = type(empty)(
                    empty.says.replace(f"{{{name}}}", ""), empty.right.replace(f"{{{name}}}", "")
                )
            assert "{" not in empty.says + empty.right
            assert len(words.says) < 1000
    for form in FORMATS:
        text = report(problems, "vi", form)
        assert all(sign.isprintable() or sign == "\n" for sign in text)


def test_there_are_real_files_to_break() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("data", [b"", b"x", b"{}", b"[]", b"a: b", b"\xff", FULL.encode()])
def test_small_files_of_every_kind_are_read(data: bytes, model: type[Record]) -> None:
    record, problems = outcome(data, model)

    assert record is not None or errors_among(problems)
    assert_can_be_shown(data, problems)


@SETTINGS
@given(broken_files(), st.sampled_from(MODELS))
@example(b"price_on: 99999999999999999999/1/1\n", Product)
@example(b"season: [9" + b"9" * 5000 + b"]\n", Product)
@example(b"certificates:\n  - issued: {year: 2024}\n", Product)
@example(b"? \n: \n", Product)
def test_a_broken_file_gives_a_record_or_problems(data: bytes, model: type[Record]) -> None:
    record, problems = outcome(data, model)

    assert record is not None or errors_among(problems)
    assert_can_be_shown(data, problems)


@settings(SETTINGS, max_examples=500)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_give_a_record_or_problems(data: bytes) -> None:
    record, problems = outcome(data, Product)

    assert record is not None or errors_among(problems)
    assert_can_be_shown(data, problems)


@settings(SETTINGS, max_examples=500)
@given(st.lists(st.one_of(SIGNS, st.sampled_from(["a", "vi", " ", "\n", "name"])), max_size=30))
def test_any_run_of_yaml_signs_gives_a_record_or_problems(parts: list[str]) -> None:
    data = "".join(parts).encode()

    record, problems = outcome(data, Product)

    assert record is not None or errors_among(problems)
    assert_can_be_shown(data, problems)


@settings(SETTINGS, max_examples=300)
@given(broken_files())
def test_two_runs_say_the_same(data: bytes) -> None:
    assert outcome(data, Product) == outcome(data, Product)


@settings(SETTINGS, max_examples=300)
@given(st.text(max_size=200), st.lists(st.sampled_from("abc"), unique=True))
def test_any_text_is_a_list_of_codes_or_problems(text: str, ids: list[str]) -> None:
    codes, problems = read_codes(text, "products/codes.csv", ids)

    assert set(codes.by_id) == set(ids)
    assert len(set(codes.by_id.values())) == len(ids)
    for problem in problems:
        assert 0 <= problem.line <= text.count("\n") + 1
        assert in_words(problem, "vi").says
