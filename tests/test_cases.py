"""Each case in tests/cases/ is a file that a contributor could have written.

A case holds a comment (how it comes about), the file or the files, and the
problems that one check must find: no more, no less, at that line and column.
Where bytes matter that no text file can show, a case holds them as base64.
"""

import ast
import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from pydantic import ValidationError

from catalog import shape as shape_module
from catalog.check import check
from catalog.load import MAX_BYTES, MAX_EVENTS, read, read_file
from catalog.model.parts import Words
from catalog.problems import Problem, Severity
from catalog.report import FORMATS, LANGUAGES, in_words, messages, report
from catalog.rules import WARNINGS
from tests.request_fixture import all_request_problems

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
DAY = date(2026, 11, 23)

FILE = "htx-vi-du/che-vi-du.yml"
AROUND = {
    "catalogue.yml": (
        "name:\n  vi: Danh mục ví dụ\nprovince: son-la\nbase_url: https://ocop.example/\n"
    ),
    "htx-vi-du/producer.yml": "name:\n  vi: HTX Ví dụ\ntype: hop-tac-xa\n",
}
"""What stands around the file of a case, unless the case brings its own."""


@dataclass(frozen=True)
class Case:
    """Files by path, and what one check says of them: ``path:line:column code``."""

    name: str
    comment: str
    files: dict[str, bytes] = field(repr=False)
    expected: list[str]

    @property
    def code(self) -> str:
        return self.name.partition(".")[0]


def read_case(file: Path) -> Case:
    text = file.read_text(encoding="utf-8")
    source, _ = read(text.encode(), file.name)
    assert source is not None, file.name
    tree = source.tree
    whole = dict(tree.get("files", {}))
    own = {path: str(content).encode() for path, content in whole.items()}
    if "file" in tree:
        own[FILE] = str(tree["file"]).encode()
    if "base64" in tree:
        own[FILE] = base64.b64decode(str(tree["base64"]))
    packed = dict(tree.get("base64_files", {}))
    own |= {path: base64.b64decode(str(content)) for path, content in packed.items()}
    around = {path: content.encode() for path, content in AROUND.items()}
    files = {p: c for p, c in (around | own).items() if p not in tree.get("without", [])}
    expected = [_with_path(entry) for entry in tree.get("problems", [])]
    return Case(file.stem, text.partition("\n")[0], files, expected)


def _with_path(entry: str) -> str:
    where, code = entry.rsplit(" ", 1)
    return f"{where if where.count(':') > 1 else f'{FILE}:{where}'} {code}"


CASES_READ = [read_case(file) for file in sorted(CASES.glob("*.yml"))]


def problems_of(case: Case, folder: Path) -> list[Problem]:
    """What is wrong with a case.

    That a new product has no short code yet is said only where a case is about codes.
    """
    for path, content in case.files.items():
        file = folder / "products" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    found = check(folder / "products", DAY).problems
    return [one for one in found if one.code != "code-missing" or "codes.csv" in case.files]


@pytest.fixture(scope="session")
def all_problems(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """The problems of every case, and of what no case file can hold."""
    found = [*_machine_made(tmp_path_factory.mktemp("made"))]
    for case in CASES_READ:
        found += problems_of(case, tmp_path_factory.mktemp("case"))
    return [*found, *all_request_problems()]


def _machine_made(folder: Path) -> Iterable[Problem]:
    # The guard of the record itself: in a file, an empty part is told before it.
    source, _ = read(b"a: b", "a.yml")
    assert source is not None
    with pytest.raises(ValidationError) as raised:
        Words.model_validate({})
    yield shape_module._problem(Words, source, raised.value.errors()[0])
    yield from read(b"a" * (MAX_BYTES + 1), "a.yml")[1]
    yield from read(b"a: [" + b"b," * MAX_EVENTS + b"]", "a.yml")[1]
    yield from read_file(folder / "nowhere.yml", "nowhere.yml")[1]
    (folder / "products" / "folder.yml").mkdir(parents=True)
    (folder / "products" / "fake").mkdir()
    (folder / "products" / "fake" / "producer.yml").mkdir()
    # Links, and more bytes than a case should hold.
    maker = folder / "products" / "htx-vi-du"
    maker.mkdir()
    (maker / "producer.yml").write_text(
        "name: {vi: HTX Ví dụ}\nphotos:\n"
        "  - {file: loi-tat.jpg, alt: {vi: Ảnh ví dụ}}\n"
        "  - {file: qua-nang.jpg, alt: {vi: Ảnh ví dụ}}\n",
        encoding="utf-8",
    )
    (maker / "loi-tat.jpg").symlink_to(folder / "nowhere.jpg")
    with (maker / "qua-nang.jpg").open("wb") as heavy:
        heavy.truncate(20_000_001)
    yield from check(folder / "products", DAY).problems


@pytest.mark.parametrize("case", CASES_READ, ids=lambda case: case.name)
def test_a_check_finds_exactly_the_problems_of_a_case(case: Case, tmp_path: Path) -> None:
    found = problems_of(case, tmp_path)

    said = [f"{p.path.removeprefix('products/')}:{p.line}:{p.column} {p.code}" for p in found]
    assert said == case.expected


@pytest.mark.parametrize("case", CASES_READ, ids=lambda case: case.name)
def test_a_case_is_named_after_its_code_and_says_how_it_comes_about(case: Case) -> None:
    codes = [entry.rsplit(" ", 1)[1] for entry in case.expected]

    assert case.code in codes or (case.code == "fine" and not codes)
    assert case.comment.startswith("# "), "the first line says how it comes about"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_problem_can_be_said_in_every_form(
    all_problems: list[Problem], language: str, form: str
) -> None:
    """A message that lacks a value would show its empty place to a reader."""
    for problem in all_problems:
        words = in_words(problem, language)
        wanted = places(words_of(language, problem.code))

        assert wanted <= set(problem.values), problem.code
        assert report([problem], language, form)
        assert "{" not in words.says + words.right


def words_of(language: str, code: str) -> str:
    message = messages(language)[code]
    return f"{message.says} {message.right}"


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def emitted_codes() -> set[str]:
    """Every code that stands in a call or name that makes a problem."""
    makers = {
        "Problem",
        "Finding",
        "Refusal",
        "refuse",
        "_stop",
        "_report",
        "_problem_at",
        "_at_former",
        "problem",
    }
    kebab = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
    found = set(shape_module._CODES.values())
    for file in sorted((ROOT / "catalog").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            inside: list[ast.expr] = []
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                inside = node.args if name in makers else []
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
                inside = [node.value]
            for argument in inside:
                value = argument.value if isinstance(argument, ast.Constant) else None
                if isinstance(value, str) and kebab.fullmatch(value):
                    found.add(value)
    return found


def test_a_code_that_can_be_emitted_has_a_message_and_a_case(all_problems: list[Problem]) -> None:
    """And no message waits for a code that is gone."""
    emitted = emitted_codes()

    assert len(emitted) > 80
    assert emitted == set(messages("vi")) == set(messages("en"))
    assert emitted == {problem.code for problem in all_problems}


@pytest.mark.parametrize("code", sorted(messages("vi")))
def test_both_languages_fill_the_same_places(code: str) -> None:
    vi, en = places(words_of("vi", code)), places(words_of("en", code))

    assert vi == en


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(messages("vi")))
def test_a_message_is_whole_sentences(code: str, language: str) -> None:
    """Both halves end as sentences do, and name what to do."""
    message = messages(language)[code]

    for text in (message.says, message.right):
        assert text[0].isupper() or text[0] in "“{"
        assert text.endswith((".", ").", "”.", "”"))
        assert "  " not in text.replace("“  ", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_can_be_told_apart(language: str) -> None:
    said = [message.says for message in messages(language).values()]

    assert len(set(said)) == len(said)


def test_warnings_are_codes_that_exist() -> None:
    assert set(messages("vi")) >= WARNINGS


def test_what_a_case_shows_as_a_warning_is_listed_as_one(all_problems: list[Problem]) -> None:
    """The page of rules reads the list; a check shows the severity. They must agree."""
    for problem in all_problems:
        assert (problem.severity is Severity.WARNING) == (problem.code in WARNINGS), problem.code
