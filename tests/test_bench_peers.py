"""The search benchmark: every peer really answers, so that a low figure is its own.

A broken adapter would look like a bad engine. Nothing is left out in silence: where npm
is missing, the report says so.
"""

import gzip
import http.client
import json
import re
import shutil
import subprocess
import sys
import tarfile
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha512
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

import build
from catalog.bench import BenchFailed
from catalog.bench.invented import DAY, write_products
from catalog.bench.search import beginnings, compare, minisearch, phone, slow
from catalog.bench.search.browser import FLAGS, Answer, NotHere
from catalog.bench.search.documents import Document, documents_of
from catalog.bench.search.lunr import CONFIG, search_index
from catalog.bench.search.queries import Question
from catalog.bench.search.server import served
from catalog.bench.search.table import Result, misses, table
from catalog.catalogue import Catalogue
from catalog.check import check
from tests.invented import run

COUNT = 30


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("invented") / "products"
    write_products(folder, COUNT)
    found = check(folder, DAY).catalogue
    assert found
    return found


@pytest.fixture(scope="module")
def easy(catalogue: Catalogue) -> list[Question]:
    """Three products by their whole name with all marks."""
    names = Counter(entry.record.name.vi for entry in catalogue.products.values())
    entries = [one for one in catalogue.products.values() if names[one.record.name.vi] == 1]
    return [
        Question("marked", one.record.name.vi, frozenset({one.id}))
        for one in (entries[0], entries[len(entries) // 2], entries[-1])
    ]


def assert_found(result: Result, easy: list[Question]) -> None:
    assert [answer.ids[:1] for answer in result.answers] == [[*one.right] for one in easy]
    assert len(result.typed) == sum(len(one.text) for one in easy)


@pytest.mark.parametrize("engine", ["ocop", "lunr", "pagefind"])
def test_an_engine_finds_products_by_their_name(
    engine: str, browser: Browser, catalogue: Catalogue, easy: list[Question]
) -> None:
    results, absent = compare(browser, catalogue, easy, [engine])

    assert absent == {}
    assert_found(results[engine], easy)


def test_minisearch_finds_products_or_says_what_it_needs(
    browser: Browser, catalogue: Catalogue, easy: list[Question]
) -> None:
    results, absent = compare(browser, catalogue, easy, ["minisearch"])

    if results:
        assert absent == {}
        assert_found(results["minisearch"], easy)
    elif shutil.which("npm"):
        assert absent == {"minisearch": "needs npm with a way to minisearch@7.2.0"}
    else:
        assert absent == {"minisearch": "needs npm"}


# What MiniSearch is


@pytest.fixture
def npm(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """``npm(package)``: an npm that hands out this package, whatever it is asked for."""

    def hands_out(package: bytes) -> None:
        def answer(command: list[str], **_: object) -> SimpleNamespace:
            (Path(command[-1]) / "minisearch-7.2.0.tgz").write_bytes(package)
            return SimpleNamespace(returncode=0)

        monkeypatch.setattr(shutil, "which", lambda _: "npm")
        monkeypatch.setattr(subprocess, "run", answer)

    return hands_out


def packed(script: bytes) -> bytes:
    member = tarfile.TarInfo(minisearch.SCRIPT)
    member.size = len(script)
    with BytesIO() as file:
        with tarfile.open(fileobj=file, mode="w:gz") as package:
            package.addfile(member, BytesIO(script))
        return file.getvalue()


def test_the_pinned_package_gives_its_script(
    npm: Callable[[bytes], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = packed(b"engine();")
    npm(package)
    monkeypatch.setattr(minisearch, "INTEGRITY", b64encode(sha512(package).digest()).decode())

    assert minisearch._script(tmp_path) == b"engine();"


def test_a_package_with_other_bytes_is_refused(
    npm: Callable[[bytes], None], tmp_path: Path
) -> None:
    npm(packed(b"stolen();"))

    with pytest.raises(BenchFailed, match="not sha512-dqT2XBYUOZ"):
        minisearch._script(tmp_path)


def test_without_npm_the_report_says_so(
    browser: Browser,
    catalogue: Catalogue,
    easy: list[Question],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)

    results, absent = compare(browser, catalogue, easy, ["minisearch"])

    assert results == {}
    assert absent == {"minisearch": "needs npm"}


def test_an_npm_that_reaches_nothing_is_said_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "npm")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1))

    with pytest.raises(NotHere, match="a way to minisearch"):
        minisearch._script(tmp_path)


# What the peers are told


def test_documents_hold_what_our_own_search_knows(catalogue: Catalogue) -> None:
    documents = {one.id: one for one in documents_of(catalogue)}

    assert documents.keys() == catalogue.products.keys()
    for entry in catalogue.products.values():
        told = documents[entry.id]
        assert told.name == entry.record.name.vi
        assert entry.code in told.codes
        assert entry.located.commune
        assert entry.located.commune.vi in told.place
        for certificate in entry.record.certificates:
            assert (certificate.decision or "") in told.codes
        if entry.producer:
            assert catalogue.producers[entry.producer].record.name.vi in told.maker


def test_lunr_gets_the_index_that_material_writes(tmp_path: Path) -> None:
    """Else the peer would be asked in a way in which nobody sets it up."""
    told = Document("a/b", "Mận <sấy>", "Plums & more", "", "HTX ví dụ", "", "", "")
    page = "# Mận &lt;sấy&gt;\n\nPlums & more\n\nHTX ví dụ\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(page, encoding="utf-8")
    settings = "site_name: Ví dụ\ntheme: {name: material, language: vi}\nplugins: [search]\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    index = (tmp_path / "site/search/search_index.json").read_text(encoding="utf-8")
    written = json.loads(index)

    assert written["config"] == CONFIG
    (theirs,), (ours,) = written["docs"], search_index([told])["docs"]
    assert theirs["title"] == ours["title"]
    assert re.sub(r"\s*(</?p>)\s*", r"\1", theirs["text"]) == ours["text"]


# The report

QUESTIONS = [
    Question("marked", "mận", frozenset({"a/man"})),
    Question("marked", "chè xanh", frozenset({"a/che"})),
    Question("marked", "na dai", frozenset({"a/na"})),
    Question("nothing", "sầu riêng", frozenset()),
]


def answered(*found: list[str]) -> Result:
    return Result([Answer(ids, 1.0) for ids in found], [2.0] * 20)


def test_the_table_has_kinds_halves_and_times() -> None:
    right = answered(["a/man"], ["a/na", "a/che"], [], [])
    wrong = answered([], [], [], ["a/na"])
    lines = [re.split(r"\s{2,}", line) for line in table(QUESTIONS, {"one": right, "two": wrong})]

    assert [question.held for question in QUESTIONS] == [True, False, False, True]
    assert lines[0] == ["", "n", "one", "two"]
    assert lines[1] == ["marked", "3", "0.33 / 0.67", "0.00 / 0.00"]
    assert lines[2] == ["nothing", "1", "1.00", "0.00"]
    assert lines[4] == ["tuning half", "2", "0.00 / 0.50", "0.00 / 0.00"]
    assert lines[5] == ["held half", "2", "1.00 / 1.00", "0.00 / 0.00"]
    assert lines[6] == ["all", "4", "0.50 / 0.75", "0.00 / 0.00"]
    assert lines[8] == ["ms a question", "4", "1.0 / 1.0", "1.0 / 1.0"]
    assert lines[9] == ["ms a keystroke", "20", "2.0 / 2.0", "2.0 / 2.0"]


def test_misses_never_show_the_half_that_is_held_back() -> None:
    questions = [Question("typo", f"câu {place}", frozenset({"a/b"})) for place in range(40)]
    shown = "\n".join(misses(questions, [Answer(["a/c", "a/b"], 1.0)] * 40))
    in_it = [bool(re.search(rf"\b{one.text}$", shown, re.MULTILINE)) for one in questions]

    assert in_it == [not question.held for question in questions]
    assert 0 < sum(in_it) < 40
    assert "number 2" in shown


def test_letters_are_typed_one_after_the_other() -> None:
    assert beginnings("mận") == ["m", "mậ", "mận"]


# The phone


def test_a_slow_phone_gets_its_first_product_and_answers_each_letter(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small and once: what is held is that all of it is measured, not how fast it is."""
    module = sys.modules[phone.__module__]
    monkeypatch.setattr(module, "SMALL", COUNT)
    monkeypatch.setattr(module, "TYPED", ("mat",))
    monkeypatch.setattr(slow, "RUNS", 1)
    told: list[str] = []
    lines = [line.split() for line in phone(browser, COUNT, told.append)]

    ours, peer, ratio = lines[-3:]
    assert ours[:2] == [str(COUNT), "ocop"]
    assert peer[0] == "pagefind"
    assert all(float(figure) > 0 for figure in (*ours[2:], *peer[1:4], *ratio[1:]))
    assert len(told) == 3


def test_the_server_packs_text_and_keeps_the_connection(tmp_path: Path) -> None:
    text = "mận hậu\n" * 1000
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(text, encoding="utf-8", newline="\n")
    (tmp_path / "b.bin").write_bytes(b"\x00" * 1000)
    with served(tmp_path) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
        answers = []
        for path in ("/a/?q=x", "/b.bin", "/../secret", "/a/"):
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answers.append((answer.status, answer.headers["Content-Encoding"], answer.read()))
        connection.close()

    page, plain, missing, again = answers
    assert page == again
    assert page[:2] == (200, "gzip")
    assert gzip.decompress(page[2]).decode() == text
    assert plain == (200, None, b"\x00" * 1000)
    assert missing == (404, None, b"")


# The command


def test_the_command_prints_a_table_for_invented_products(chromium: str) -> None:
    options = ("--data", "country", "--size", COUNT, "--engines", "ocop", "--misses")
    done = run("bench", "search", *options, OCOP_CHROMIUM=chromium)

    assert done.returncode == 0, done.stderr
    assert f"invented: {COUNT} products" in done.stdout
    assert re.search(r"^marked +\d+ +\d\.\d\d / \d\.\d\d$", done.stdout, re.MULTILINE)
    assert re.search(r"^ms a keystroke +\d+ +\d+\.\d / \d+\.\d$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("option", "says"),
    [
        (("--engines", "ocop,altavista"), "ocop,lunr,pagefind,minisearch"),
        (("--size", "0"), "18000"),
        (("--data", "all"), "country"),
    ],
)
def test_what_the_command_does_not_know_is_misuse(option: tuple[str, str], says: str) -> None:
    done = run("bench", "search", *option)

    assert done.returncode == 2
    assert says in done.stderr


def test_without_a_browser_the_way_to_one_is_said() -> None:
    done = run("bench", "search", "--data", "real", OCOP_CHROMIUM="")

    assert done.returncode == 2
    assert "python3 build.py bench search" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "locks"),
    [
        (["bench", "search", "--misses"], (build.LOCK, build.TEST_LOCK)),
        (["bench", "lighthouse"], (build.LOCK, build.TEST_LOCK)),
        (["bench", "--sizes", "4"], (build.LOCK,)),
    ],
)
def test_only_benchmarks_in_a_browser_need_what_tests_need(
    arguments: list[str], locks: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setenv(build.BROWSER_VARIABLE, "as it was")
    monkeypatch.setattr(build, "ensure", lambda *names: asked.append(names))
    monkeypatch.setattr(build, "ensure_browser", lambda: "chromium")
    monkeypatch.setattr(build, "hand_over", lambda _, given: 0 if given == arguments else 1)

    assert build.main(arguments) == 0
    assert asked == [locks]
    with_browser = len(locks) == 2
    assert (build.os.environ[build.BROWSER_VARIABLE] == "chromium") is with_browser
