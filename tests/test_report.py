"""How a problem looks: to a person at a terminal, to GitHub, to a program."""

import json
import re
import unicodedata
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from catalog.errors import BrokenReference
from catalog.load import read
from catalog.problems import Problem, Severity
from catalog.report import (
    FORMATS,
    LANGUAGES,
    as_step_summary,
    in_words,
    messages,
    report,
    summary,
)
from catalog.report.data import FIELDS
from catalog.report.messages import clean
from catalog.report.step_summary import literal

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


SITE = "https://ocop.example/son-la"


@pytest.mark.parametrize(
    ("language", "base_url", "line"),
    [
        ("vi", SITE, f"      Xem: {SITE}/huong-dan/loi/text-cut-by-hash/"),
        ("en", f"{SITE}/", f"      See: {SITE}/en/guide/errors/text-cut-by-hash/"),
        ("vi", "", "      Xem: /huong-dan/loi/text-cut-by-hash/"),
    ],
)
def test_the_page_of_a_code_is_named_once(language: str, base_url: str, line: str) -> None:
    """Forty dates in one wrong form need one explanation."""
    text = report([problem(), problem(column=3)], language, base_url=base_url)

    assert text.split("\n").count(line) == 1


def test_every_code_that_was_found_gets_its_page() -> None:
    text = report([problem(), Problem(PATH, 0, 0, "file-empty")], "vi", base_url=SITE)

    assert text.count("Xem: ") == 2


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


def test_github_gets_ten_of_a_kind_and_the_most_important_first() -> None:
    """GitHub drops the eleventh without a word; a notice says how many are left."""
    warnings = [Problem("a.yml", n, 1, "fair-long", {}, "", Severity.WARNING) for n in range(12)]
    errors = [Problem("b.yml", n, 1, "file-empty") for n in range(13)]

    lines = report([*warnings, *errors], "en", "github").split("\n")

    assert [line.split(" ")[0] for line in lines[:20]] == ["::error"] * 10 + ["::warning"] * 10
    assert "file=b.yml,title=" in lines[0]
    assert lines[20:] == [
        "::notice::3 more errors and 2 more warnings; all stand in the run's summary."
    ]


@pytest.mark.parametrize("found", ["a\n::error::b", "100%", "50%0A::set-output", "\r::warning::x"])
def test_a_value_cannot_speak_to_github(found: str) -> None:
    text = report([problem(found=found)], "en", "github")

    assert "\n" not in text
    assert "\r" not in text
    assert "%0A" not in text
    assert "100%”" not in text


def test_the_summary_of_a_run_holds_every_problem() -> None:
    found = [*(problem(path=f"{n}.yml") for n in range(30)), problem(severity=Severity.WARNING)]

    text = as_step_summary(found, "vi", "31 tệp.", SITE)

    rows = [line for line in text.split("\n") if line.startswith("| ")]
    assert len(rows) == 2 + 31
    assert rows[2].startswith("| 0&#46;yml&#58;5&#58;12 | **Lỗi** ")
    assert rows[-1].split(" | ")[1].startswith("**Nên xem** ")
    assert rows[2].endswith(f"]({SITE}/huong-dan/loi/text-cut-by-hash/) |")


def test_a_summary_without_problems_is_one_line() -> None:
    assert as_step_summary([], "en", "3 files checked.") == "### 3 files checked&#46;\n\n\n"


def test_a_summary_stays_below_what_github_takes() -> None:
    """It refuses a summary that is too large altogether."""
    text = as_step_summary([problem(found="*" * 900)] * 1000, "en", "1000 files.", SITE)

    assert len(text.encode()) < 1_000_000
    assert "more rows" in text


HOSTILE = st.lists(
    st.sampled_from(
        [
            *(
                "::error::x",
                "\n::error file=a::b",
                "\r\n::stop-commands::y",
                "%0A::warning::",
                "%25",
            ),
            *("<script>alert(1)</script>", "<!-- ", "-->", "<img src=x onerror=y>", "&lt;b&gt;"),
            *("`", "```\n", "~~~", "|", "\n| a | b |", "\\", "**b**", "_c_", "[a](http://b)"),
            *("![i](//h/p.png)", "@everyone", "#12", "https://h.example", "www.h.example"),
            *("a@b.example", "\n# H", "\n- l", "\n\n", "$x$", "javascript:alert(1)", "\u2028", "x"),
        ]
    )
    | st.text(max_size=8),
    max_size=6,
).map("".join)


@given(path=HOSTILE, found=HOSTILE, shown=HOSTILE, base_url=HOSTILE)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_no_text_of_a_stranger_is_obeyed(path: str, found: str, shown: str, base_url: str) -> None:
    """Neither as a command of the workflow nor as markup of the summary."""
    given_problem = problem(path=path, found=found, shown=shown)

    command = report([given_problem], "vi", "github", base_url)
    markdown = as_step_summary([given_problem], "vi", "1 tệp.", f"https://{base_url}")

    assert len(command.splitlines()) == 1
    assert command.startswith("::error file=")
    assert command.split("::")[1].endswith(",title=text-cut-by-hash")
    html = MARKDOWN.render(markdown)
    tags = [tag.lstrip("/") for tag in re.findall(r"<(/?\w*)", html)]
    assert set(tags) == PLAIN_TAGS
    assert (tags.count("tr"), tags.count("a")) == (2 * 2, 1 * 2)
    assert not re.search(r"[@#](?!\u200b)", unescape(re.sub(r"<[^>]*>", "", html)))


@given(HOSTILE)
def test_a_literal_text_reads_as_it_was_typed(text: str) -> None:
    """And no sign that any dialect of Markdown knows is left in it."""
    written = literal(text)

    assert unescape(written).replace("@\u200b", "@").replace("#\u200b", "#") == clean(text)
    assert re.fullmatch(r"([\w ]|[^\x00-\x7f]|&#\d+;)*", written.replace("_", "!"))


PLAIN_TAGS = {"h3", "table", "thead", "tbody", "tr", "th", "td", "strong", "a"}
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def test_programs_get_everything_and_nothing_is_lost() -> None:
    found = problem(path="a\x1b[31m\udcff\u202e.yml", found='"\n\x9b31m {x} %')

    text = report([found], "vi", "json")

    (data,) = json.loads(text)
    assert data["path"] == found.path
    assert data["values"] == found.values
    assert (data["line"], data["column"], data["code"]) == (5, 12, "text-cut-by-hash")
    assert data["severity"] == "error"
    assert data["message"] == in_words(found, "vi").says
    assert data["right"] == in_words(found, "vi").right


def test_programs_get_the_fields_that_are_promised() -> None:
    """Whoever reads them relies on names and types; new ones may only be added."""
    (data,) = json.loads(report([problem()], "en", "json", SITE))

    assert {name: type(value) for name, value in data.items()} == {
        name: kind for name, (kind, _) in FIELDS.items()
    }
    assert data["page"] == f"{SITE}/en/guide/errors/text-cut-by-hash/"


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
