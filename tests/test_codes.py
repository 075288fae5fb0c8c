"""Short codes on printed labels: a slip of the hand must not lead to another product."""

import random

import pytest

from catalog.codes import (
    ALPHABET,
    HEADER,
    LENGTH,
    check_character,
    is_code,
    lines_of,
    make_code,
    read_codes,
)
from catalog.problems import Severity

IDS = [f"htx-vi-du/san-pham-{number}" for number in range(300)]
HEAD = ",".join(HEADER) + "\n"


@pytest.mark.parametrize("id_", IDS[:30])
def test_a_code_of_ours_is_a_code(id_: str) -> None:
    code = make_code(id_, [])

    assert is_code(code)
    assert len(code) == LENGTH + 1


def test_codes_do_not_change_from_machine_to_machine() -> None:
    """A label is printed once: this very code must come out for ever."""
    assert make_code("htx-vi-du/che-tuoi", []) == "PQ31N5Q"


@pytest.mark.parametrize("letter", "ILOU")
def test_letters_that_are_read_as_others_are_never_printed(letter: str) -> None:
    assert letter not in ALPHABET


@pytest.mark.parametrize("place", range(LENGTH + 1))
def test_a_single_wrong_character_is_found(place: str) -> None:
    code = make_code("htx-vi-du/che-tuoi", [])

    for other in set(ALPHABET) - {code[place]}:
        assert not is_code(code[:place] + other + code[place + 1 :])


def test_nearly_every_swap_of_neighbours_is_found() -> None:
    """Luhn's sum misses one pair of characters: 0 beside the last of the alphabet."""
    missed = set()
    for left in ALPHABET:
        for right in ALPHABET:
            if left != right:
                body = f"A{left}{right}B7C"
                swapped = f"A{right}{left}B7C"
                if check_character(body) == check_character(swapped):
                    missed.add(frozenset((left, right)))

    assert missed <= {frozenset(("0", "Z"))}


@pytest.mark.parametrize(
    "text",
    ["", "PQ31N5", "PQ31N5QQ", "pq31n5q", "PQ31N5O", "PQ31N5Ộ", "PQ 1N5Q", "../../x"],
)
def test_what_only_looks_like_a_code_is_none(text: str) -> None:
    assert not is_code(text)


def test_a_taken_code_is_not_given_again() -> None:
    first = make_code("htx-vi-du/che-tuoi", [])

    assert make_code("htx-vi-du/che-tuoi", [first]) != first


def test_many_products_get_as_many_codes() -> None:
    codes, problems = read_codes("", "codes.csv", IDS)

    assert len(set(codes.by_id.values())) == len(IDS)
    assert [problem.code for problem in problems] == ["code-missing"]
    assert problems[0].severity is Severity.WARNING


def test_what_is_written_is_read_back() -> None:
    codes, _ = read_codes("", "codes.csv", IDS)

    again, problems = read_codes(lines_of(codes), "codes.csv", IDS)

    assert again.by_id == codes.by_id
    assert (again.new, problems) == ((), [])


def test_the_file_only_grows() -> None:
    """A code whose product is gone stays: nobody else may ever get it."""
    before = lines_of(read_codes("", "codes.csv", IDS[:5])[0])

    after = lines_of(read_codes(before, "codes.csv", IDS[3:9])[0])

    assert after.startswith(before)
    assert len(after.splitlines()) == 1 + 9


def test_the_order_of_products_does_not_change_their_codes() -> None:
    shuffled = random.Random(7).sample(IDS, len(IDS))  # noqa: S311 - a fixed shuffle, no secret

    first, _ = read_codes("", "codes.csv", IDS)
    second, _ = read_codes("", "codes.csv", shuffled)

    assert first.by_id == second.by_id


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD + "PQ31N5Q,product,htx-vi-du/che-tuoi\n",
        HEAD + "PQ31N5Q,product,htx-vi-du/che-tuoi\r\n\r\n",
        "PQ31N5Q,product,htx-vi-du/che-tuoi",
    ],
    ids=["byte order mark", "windows line ends", "no header"],
)
def test_a_file_that_a_spreadsheet_saved_is_read(text: str) -> None:
    codes, problems = read_codes(text, "codes.csv", ["htx-vi-du/che-tuoi"])

    assert codes.by_id == {"htx-vi-du/che-tuoi": "PQ31N5Q"}
    assert problems == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("PQ31N5R,product,htx-vi-du/che-tuoi", "code-form"),
        ("PQ31N5Q;product;htx-vi-du/che-tuoi", "code-form"),
        ("PQ31N5Q,product,", "code-form"),
        ("PQ31N5Q,product", "code-form"),
        ('"PQ31N5Q', "code-form"),
        ("\x00", "code-form"),
        ("x" * 200_000, "code-form"),
        ("a\rb,product,c", "code-form"),
    ],
)
def test_a_broken_line_is_a_problem_and_the_others_are_read(line: str, code: str) -> None:
    """The csv module would raise for some of these."""
    other = make_code("b", [])
    text = f"{HEAD}{line}\n{other},product,b\n"

    codes, problems = read_codes(text, "codes.csv", ["b"])

    assert codes.by_id == {"b": other}
    assert [(problem.line, problem.code) for problem in problems] == [(2, code)]


def test_a_code_or_product_named_twice_keeps_its_first_line() -> None:
    text = HEAD + f"PQ31N5Q,product,a\nPQ31N5Q,product,b\n{make_code('a', [])},product,a\n"

    codes, problems = read_codes(text, "codes.csv", ["a"])

    assert codes.by_id == {"a": "PQ31N5Q"}
    assert [(p.line, p.code) for p in problems] == [(3, "code-repeated"), (4, "code-repeated")]


@pytest.mark.parametrize(
    ("ids", "renamed", "found"),
    [
        (["a"], {}, []),
        (["b"], {"a": "b"}, []),
        (["b"], {}, [(2, "code-without-entry")]),
        ([], {}, [(2, "code-without-entry")]),
    ],
)
def test_a_printed_code_that_leads_nowhere_is_told(
    ids: list[str], renamed: dict[str, str], found: list[tuple[int, str]]
) -> None:
    text = HEAD + "PQ31N5Q,product,a\n"

    _, problems = read_codes(text, "codes.csv", ids, renamed)

    told = [(problem.line, problem.code) for problem in problems if problem.line]
    assert told == found


def test_a_renamed_product_keeps_its_printed_code():
    """The label in somebody's kitchen must go on leading to the product."""
    before, _ = read_codes("", "codes.csv", ["htx-vi-du/che"])

    after, problems = read_codes(
        lines_of(before),
        "codes.csv",
        ["htx-vi-du/che-ngon"],
        {"htx-vi-du/che": "htx-vi-du/che-ngon"},
    )

    assert after.by_id["htx-vi-du/che-ngon"] == before.by_id["htx-vi-du/che"]
    assert after.owner(before.by_id["htx-vi-du/che"]) == "htx-vi-du/che-ngon"
    assert (after.new, problems) == ((), [])
