"""The questions about a country's products: as many as asked for, and fair."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from catalog.bench.invented import DAY, write_products
from catalog.bench.names import random_of
from catalog.bench.search import slips
from catalog.bench.search.country import country_questions
from catalog.bench.search.queries import KINDS, Question
from catalog.bench.search.seen import Sight, said, with_word
from catalog.catalogue import Catalogue
from catalog.check import check
from catalog.codes import is_code
from catalog.text import fold, nfc


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Few enough to be quick, enough for twenty questions of each kind."""
    folder: Path = tmp_path_factory.mktemp("country") / "products"
    write_products(folder, 400)
    found = check(folder, DAY).catalogue
    assert found
    return found


@pytest.fixture(scope="module")
def questions(catalogue: Catalogue) -> tuple[Question, ...]:
    return country_questions(catalogue)


def of_kind(questions: tuple[Question, ...], kind: str) -> list[Question]:
    return [question for question in questions if question.kind == kind]


def test_there_are_twenty_questions_of_each_kind(questions: tuple[Question, ...]) -> None:
    assert Counter(one.kind for one in questions) == dict.fromkeys(KINDS, 20)


def test_questions_are_the_same_every_time_and_others_for_another_seed(
    catalogue: Catalogue, questions: tuple[Question, ...]
) -> None:
    assert country_questions(catalogue) == questions
    others = {one.text for one in country_questions(catalogue, seed=2, each=5)}
    assert len(others - {one.text for one in questions}) > len(others) / 2


def test_every_right_answer_exists(catalogue: Catalogue, questions: tuple[Question, ...]) -> None:
    for one in questions:
        assert one.right <= catalogue.products.keys(), one.text
        assert bool(one.right) == (one.kind != "nothing"), one.text


def test_no_question_is_asked_twice(questions: tuple[Question, ...]) -> None:
    """Not even in another normal form: one of two equal ones would count double."""
    assert len({nfc(one.text) for one in questions}) == len(questions)


def test_questions_have_two_to_six_words(questions: tuple[Question, ...]) -> None:
    for one in questions:
        assert one.kind in {"code", "nothing"} or 2 <= len(one.text.split()) <= 6, one.text


def test_only_english_is_asked_in_english(questions: tuple[Question, ...]) -> None:
    assert {one.kind for one in questions if one.language == "en"} == {"english"}
    assert all(one.language == "en" for one in of_kind(questions, "english"))


def test_mutations_are_what_their_kind_says(questions: tuple[Question, ...]) -> None:
    for one in questions:
        text, apart = one.text, unicodedata.normalize("NFD", one.text)
        if one.kind == "decomposed":
            assert text == apart != nfc(text)
        else:
            assert text == nfc(text)
        if one.kind == "unmarked":
            assert text == fold(text)
        if one.kind in {"marked", "wrong-tone"}:
            assert text != fold(text)
        if one.kind == "d-bar":
            assert "d" in fold(text)
            assert text.count("Đ") == 0


def test_a_typo_leaves_a_word_that_nobody_prints(
    catalogue: Catalogue, questions: tuple[Question, ...]
) -> None:
    sight = Sight(catalogue)

    for one in of_kind(questions, "typo"):
        unknown = [word for word in fold(one.text).split() if word not in sight.words]
        assert len(unknown) == 1, one.text
        assert slips.one_slip_away(unknown[0]) & sight.words, one.text


def test_a_number_is_right_for_every_product_that_bears_it(
    catalogue: Catalogue, questions: tuple[Question, ...]
) -> None:
    forms = set()
    for one in of_kind(questions, "code"):
        plain = fold(one.text).replace("-", "").replace(" ", "")
        for id_ in one.right:
            numbers = [number or "" for number in _numbers(catalogue, id_)]
            assert plain in {fold(number).replace("-", "") for number in numbers}, one.text
        forms.add("/" in plain or plain.isdigit() or "code")
    assert len(forms) > 1


def _numbers(catalogue: Catalogue, id_: str) -> list[str | None]:
    entry = catalogue.products[id_]
    gtin = entry.record.traceability.gtin if entry.record.traceability else None
    return [entry.code, gtin, *(one.decision for one in entry.record.certificates)]


def test_what_nobody_has_is_no_code_and_no_good_of_ours(
    catalogue: Catalogue, questions: tuple[Question, ...]
) -> None:
    sight = Sight(catalogue)

    for one in of_kind(questions, "nothing"):
        assert not is_code(one.text)
        assert one.text not in sight.numbers
        assert not set(fold(one.text).split()) <= sight.words


def test_right_is_every_product_that_says_what_was_asked(catalogue: Catalogue) -> None:
    """The judge itself, against the plainest way to say the same."""
    sight = Sight(catalogue)

    for one in sight.seen[::10]:
        ask = (one.good.vi, one.brand)
        expected = {
            other.entry.id
            for other in sight.seen
            if other.good == one.good and other.brand == one.brand
        }
        assert one.entry.id in sight.right(ask) >= expected
        assert sight.right(ask) <= sight.right(ask, plain=True)
        assert sight.right((one.good.vi,)) >= {other.entry.id for other in sight.of(one.good)}


def test_a_part_of_a_name_is_no_answer_across_the_edge_of_the_good(catalogue: Catalogue) -> None:
    """ "cổ lam" + "tân lang" does not say the brand "Lam Tân"."""
    sight = Sight(catalogue)
    one = next(one for one in sight.seen if one.rest and len(one.good.vi.split()) > 1)
    across = f"{one.good.vi.split()[-1]} {one.rest.split()[0]}"

    assert one.entry.id not in sight.right((one.good.vi, across))
    assert one.entry.id in sight.right((one.good.vi, one.rest))


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("HTX DVNN", "htx dvnn", "hợp tác xã dịch vụ nông nghiệp"),
        ("Công ty cổ phần", "ctcp", "công ty cổ phần"),
        ("Công ty CP Nông sản", "ctcp nông sản", "công ty cổ phần nông sản"),
        ("Công ty TNHH MTV", "cty tnhh mtv", "công ty trách nhiệm hữu hạn một thành viên"),
        ("Hộ KD", "hkd", "hộ kinh doanh"),
        ("Cơ sở sản xuất", "cơ sở sản xuất", "cơ sở sản xuất"),
    ],
)
def test_legal_words_have_a_short_and_a_long_form(text: str, short: str, long: str) -> None:
    assert slips.short_form(text) == short
    assert slips.long_form(text) == long


@pytest.mark.parametrize("word", ["mật", "trường", "ngọc", "sấy", "hữu", "hòa"])
def test_another_tone_changes_nothing_but_the_tone(word: str) -> None:
    """Also under a letter with another mark, where the dot below stands first."""
    for seed in range(20):
        other = slips.other_tone(word, random_of(seed))
        assert other != word
        assert fold(other) == fold(word)
        assert len(other) == len(word)


def test_a_word_without_a_tone_keeps_none() -> None:
    assert slips.other_tone("trâu", random_of(1)) == "trâu"


def test_a_slip_is_one_key_inside_the_word() -> None:
    for seed in range(200):
        wrong = slips.mistyped("nhãn", random_of(seed))
        assert wrong[0] == "n"
        assert fold(wrong) in slips.one_slip_away("nhan")


def test_a_cut_word_keeps_two_letters() -> None:
    for seed in range(20):
        assert slips.cut("mật ong rừng", random_of(seed)) in {"mật ong rừ", "mật ong rừn"}
    assert slips.cut("mật ong tả", random_of(1)) == "mật ong tả"


def test_a_word_is_changed_where_it_stands() -> None:
    ask = ("mật ong", "minh ngọc")

    assert with_word(ask, 2, "mnih") == ("mật ong", "mnih ngọc")
    assert said(with_word(ask, 0, "mat")) == "mat ong minh ngọc"
