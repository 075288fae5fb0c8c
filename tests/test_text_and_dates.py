"""Vietnamese text and incomplete dates: the ground that everything else stands on."""

import random
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.dates import PartialDate, Span, day_after, months_after
from catalog.text import fold, foreign_d, nfc, order_key, paragraphs, slug, word_shingles

ALPHABET = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y".split()
TONES = "a à ả ã á ạ".split()
LETTERS = st.text(alphabet="aăâbcdđeêiouơưAĐÊạảấậỹ -0", max_size=20)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặc sản Sơn La", "dac san son la"),
        ("ƯƠNG", "uong"),
        ("H'Mông", "h'mong"),
        ("Mường Và", "muong va"),
        ("chè 5 sao", "che 5 sao"),
        ("", ""),
    ],
)
def test_folding_gives_what_people_type_without_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(LETTERS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_composed_and_decomposed_letters_are_one(text: str) -> None:
    """A Mac stores "ệ" as three signs, Windows as one."""
    apart = unicodedata.normalize("NFD", text)

    assert fold(apart) == fold(text)
    assert order_key(apart) == order_key(text)
    assert nfc(apart) == nfc(text)
    assert slug(apart) == slug(text)


@pytest.mark.parametrize("words", [ALPHABET, TONES], ids=["letters", "tones"])
def test_order_is_that_of_the_dictionary(words: list[str]) -> None:
    """Code points would put đ, ă and ơ behind z."""
    shuffled = random.Random(1).sample(words, len(words))  # noqa: S311 - a fixed shuffle

    assert sorted(shuffled, key=order_key) == words


@pytest.mark.parametrize(
    "words",
    [
        ["Bà Nà", "Ba Vì", "Bản Híp", "Bắc Yên", "Băng"],
        ["dao", "Dao", "dào", "đao", "Đao", "đào"],
        ["Mận", "Mật ong"],
        ["chè", "Chè", "chẽ", "chè Ôn Ốc"],
        ["la", "lã", "lạ", "la ha"],
    ],
)
def test_letters_come_before_tones_and_tones_before_case(words: list[str]) -> None:
    assert sorted(sorted(words), key=order_key) == words


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Chè Shan tuyết Tà Xùa", "che-shan-tuyet-ta-xua"),
        ("HTX 19/5", "htx-19-5"),
        ("Đậu Ðỏ", "dau-do"),
        ("  Mận  hậu ", "man-hau"),
        ("!!!", ""),
        ("<b>", "b"),
        ("../../etc", "etc"),
    ],
)
def test_a_name_becomes_an_address(name: str, address: str) -> None:
    assert slug(name) == address


@given(st.text(max_size=120))
def test_an_address_is_short_and_plain(name: str) -> None:
    made = slug(name)

    assert len(made) <= 80
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(made) == made


@pytest.mark.parametrize(
    ("text", "at"), [("Đặc sản", -1), ("Ðặc sản", 0), ("đặc", -1), ("QÐ", 1), ("Ɖ", 0), ("", -1)]
)
def test_a_letter_that_only_looks_like_d_with_bar_is_found(text: str, at: int) -> None:
    assert foreign_d(text) == at


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Một\nhai\n\nba", ("Một hai", "ba")),
        ("\n\n  một  \n \t\n hai\n", ("một", "hai")),
        ("", ()),
    ],
)
def test_empty_lines_part_paragraphs(text: str, blocks: tuple[str, ...]) -> None:
    assert paragraphs(text) == blocks


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("một hai", 1), ("a b c d e", 1), ("a b c d e f", 2)]
)
def test_shingles_are_runs_of_five_words(text: str, count: int) -> None:
    assert len(word_shingles(text)) == count


def test_shingles_do_not_see_marks_and_signs() -> None:
    assert word_shingles("Chè ngon, chè sạch, chè quê!") == word_shingles(
        "che ngon che sach che que"
    )


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 1, 24), 36, date(2027, 1, 24)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 10, 31), 1, date(2025, 11, 30)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2025, 12, 1), 0, date(2025, 12, 1)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


@given(st.dates(date(1900, 1, 1), date(2090, 12, 31)), st.integers(0, 120))
def test_months_after_never_skips_a_month(day: date, months: int) -> None:
    later = months_after(day, months)

    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day <= day.day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-06-12", date(2024, 6, 12), date(2024, 6, 12)),
        ("2100", date(2100, 1, 1), date(2100, 12, 31)),
    ],
)
def test_a_partial_date_is_some_day_of_a_span(text: str, first: date, last: date) -> None:
    parsed = PartialDate.parse(text)

    assert parsed.span == Span(first, last)
    assert parsed.span.exact == (first == last)
    assert str(parsed) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "24", "2024-6", "2024-13", "2024-00", "2024-06-31", "2023-02-29", "12/06/2024"),
        *("1899", "2101", "2024-06-12 ", "2024-06-12T00:00", "-2024", "20240612", "2024-W06"),
    ],
)
def test_no_other_form_is_a_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        PartialDate.parse(text)


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_whole_date_survives_parsing(day: date) -> None:
    assert PartialDate.parse(day.isoformat()) == PartialDate.of(day)
    assert PartialDate.of(day).span == Span(day, day)


def test_the_last_day_of_the_calendar_has_no_next() -> None:
    assert day_after(date.max) == date.max
    assert day_after(date(2024, 2, 28)) == date(2024, 2, 29)
    assert day_after(date(2024, 12, 31)) - date(2024, 12, 31) == timedelta(days=1)
