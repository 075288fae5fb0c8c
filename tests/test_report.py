"""How a problem looks: to a person at a terminal, to GitHub, to a program."""

import json
import unicodedata

import pytest

from catalog.errors import BrokenReference
from catalog.load import read
from catalog.problems import Problem, Severity
from catalog.report import FORMATS, LANGUAGES, in_words, messages, report, summary

PATH = "products/htx-vi-du/che.yml"


def problem(
    path: str = PATH,
    column: int = 12,
    shown: str = "  address: Lô 21 #5",
    found: str = "Lô 21",
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(path, 5, column, "text-cut-by-hash", {"found": found}, shown, severity)


def caret(text: str) -> tuple[str, int]:
    """The line that is shown, and how many places stand before the caret."""
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if line.strip() == "^")
    return lines[at - 1], lines[at].index("^")


def width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


@pytest.mark.parametrize(
    ("shown", "column", "sign"),
    [
        ("brand: @chevidu", 8, "@"),
        ("  address: Lô 21 #5", 18, "#"),
        ("  vi: Mận hậu Mường Và @", 24, "@"),
        ("\tvi: x @", 8, "@"),
        ("a:\t\t@", 5, "@"),
        (unicodedata.normalize("NFD", "Mường Và @"), 14, "@"),
        ("漢字 @", 4, "@"),
        ("@", 1, "@"),
    ],
    ids=["ascii", "one mark", "many marks", "tab", "two tabs", "letters apart", "wide", "first"],
)
def test_the_caret_stands_under_the_sign(shown: str, column: int, sign: str) -> None:
    """Counted in places of a terminal: a mark of its own takes none, a wide letter two."""
    assert shown[column - 1] == sign

    line, places = caret(report([problem(column=column, shown=shown)], "vi"))

    assert width(line[: line.index(sign)]) == places


def test_the_caret_may_stand_behind_the_last_letter() -> None:
    """Where something is missing at the end of the line."""
    line, places = caret(report([problem(column=7, shown="brand:")], "vi"))

    assert places == len(line)


def test_a_place_beyond_what_is_shown_has_no_caret() -> None:
    """Of an endless line only the beginning is shown."""
    source, problems = read(b"brand: " + b"x" * 500 + b" #5\n", PATH)

    text = report(problems, "vi")

    assert source is not None
    assert f"{PATH}:1:508: " in text
    assert "^" not in text
    assert max(map(len, text.split("\n"))) < 400


def test_a_person_reads_where_what_and_how_to_mend_it() -> None:
    text = report([problem()], "vi")

    assert text.startswith(f"{PATH}:5:12: Lỗi: ")
    assert "[text-cut-by-hash]" in text
    assert "    5 |   address: Lô 21 #5" in text
    assert "      → Nếu dấu #" in text


def test_a_warning_does_not_sound_like_an_error() -> None:
    assert ": Nên xem: " in report([problem(severity=Severity.WARNING)], "vi")
    assert ": Warning: " in report([problem(severity=Severity.WARNING)], "en")


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    text = report(
        [Problem(PATH, 0, 0, "file-ending", {"found": ".yaml", "right": "che.yml"})], "vi"
    )

    assert text.startswith(f"{PATH}: Lỗi: ")
    assert " | " not in text


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_problems_are_said_in_no_words(form: str, language: str) -> None:
    assert report([], language, form) == ("[]" if form == "json" else "")


def test_github_shows_an_annotation_at_the_line() -> None:
    text = report([problem()], "en", "github")

    assert text.startswith(f"::error file={PATH},line=5,col=12,title=text-cut-by-hash::After")
    assert "\n" not in text


def test_github_leaves_out_a_line_that_is_not_known() -> None:
    text = report([Problem(PATH, 0, 0, "file-empty")], "en", "github")

    assert text.startswith(f"::error file={PATH},title=file-empty::")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a,line=1.yml", "file=a%2Cline=1.yml,"),
        ("a::error::b.yml", "file=a%3A%3Aerror%3A%3Ab.yml,"),
        ("100%0A.yml", "file=100%250A.yml,"),
        ("a\n::error::b.yml", "file=a\ufffd%3A%3Aerror%3A%3Ab.yml,"),
    ],
    ids=["comma", "colons", "percent", "line end"],
)
def test_a_file_name_cannot_speak_to_github(path: str, shown: str) -> None:
    """A name comes with a pull request; it may not end the annotation and begin another."""
    text = report([problem(path=path)], "en", "github")

    assert shown in text
    assert text.count("\n") == 0
    assert text.count("::") == 2


@pytest.mark.parametrize("found", ["a\n::error::b", "100%", "50%0A::set-output", "\r::warning::x"])
def test_a_value_cannot_speak_to_github(found: str) -> None:
    text = report([problem(found=found)], "en", "github")

    assert "\n" not in text
    assert "\r" not in text
    assert "%0A" not in text
    assert "100%”" not in text


def test_programs_get_everything_and_nothing_is_lost() -> None:
    given = problem(path="a\x1b[31m\udcff\u202e.yml", found='"\n\x9b31m {x} %')

    text = report([given], "vi", "json")

    (data,) = json.loads(text)
    assert data["path"] == given.path
    assert data["values"] == given.values
    assert (data["line"], data["column"], data["code"]) == (5, 12, "text-cut-by-hash")
    assert data["severity"] == "error"
    assert data["message"] == in_words(given, "vi").says
    assert data["right"] == in_words(given, "vi").right


OBEYED = ["\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\r", "\x08" * 20, "\u202e", "\x00", "\udcff"]


@pytest.mark.parametrize("sign", OBEYED, ids=ascii)
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("where", ["path", "found", "shown"])
def test_what_a_terminal_would_obey_is_neutralised(sign: str, form: str, where: str) -> None:
    """In the name of a file, in a value, and in the line that is shown."""
    text = report([problem(**{where: f"a{sign}b"})], "vi", form)

    assert all(letter.isprintable() or letter == "\n" for letter in text)
    assert text.encode("utf-8")


def test_places_in_a_value_are_not_filled() -> None:
    """What a contributor typed is text, never a message of ours."""
    says = in_words(problem(found="{other} {0.__class__} {found}"), "vi").says

    assert "“{other} {0.__class__} {found}”" in says


def test_a_place_without_a_value_stays_visible() -> None:
    """A message must never fail where a person needs it."""
    bare = Problem(PATH, 1, 1, "text-cut-by-hash")

    assert "{found}" in in_words(bare, "vi").says


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Đã kiểm tra 3 tệp: 1 lỗi phải sửa, 2 điều nên xem lại."),
        ("en", "3 files checked: 1 to correct, 2 to look at."),
    ],
)
def test_the_last_line_counts_errors_and_warnings(language: str, text: str) -> None:
    warning = problem(severity=Severity.WARNING)

    assert summary(iter([problem(), warning, warning]), language, 3) == text


def test_a_language_without_messages_is_a_bug_of_ours() -> None:
    with pytest.raises(BrokenReference, match="xx"):
        messages("xx")


def test_problems_sort_by_file_line_and_column() -> None:
    found = [
        Problem("b.yml", 1, 1, "a"),
        Problem("a.yml", 10, 1, "a"),
        Problem("a.yml", 9, 2, "a"),
        Problem("a.yml", 9, 1, "b"),
        Problem("a.yml", 9, 1, "a"),
    ]

    assert sorted(found) == found[::-1]
