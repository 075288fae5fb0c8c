"""The pages of codes, and what a run on GitHub leaves behind."""

import re
from pathlib import Path

import pytest

from catalog.cli import main
from catalog.report import messages
from catalog.report.examples import examples
from tests.site_fixture import BuiltSite, Document, text_of

FOLDERS = {"vi": "huong-dan/loi/", "en": "en/guide/errors/"}


def page(site: BuiltSite, code: str, language: str = "vi") -> Document:
    return site.pages[f"{FOLDERS[language]}{code}/"]


def marked(document: Document, kind: str) -> list[str]:
    """The lines in bold of the wrong or of the right example."""
    figures = document.all("figure", class_=f"sample--{kind}")
    return [mark.text or "" for figure in figures for mark in figure.iter("mark")]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_code_has_a_page_that_the_rules_lead_to(built_site: BuiltSite, language: str) -> None:
    rules = built_site.pages[{"vi": "quy-tac/", "en": "en/rules/"}[language]]
    linked = {link.url for link in rules.links}

    for code in messages(language):
        assert page(built_site, code, language).one("h1").text == (
            f"Mã “{code}”" if language == "vi" else f"Code “{code}”"
        )
        assert any(url.endswith(f"{FOLDERS[language]}{code}/") for url in linked)
        assert code in rules.ids


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("date-form", ["    issued: 24/01/2024"], ["    issued: 2024-01-24"]),
        ("field-missing", [], ["group: che-tuoi-che-bien"]),
        ("key-repeated", ["brand: Ví dụ"], []),
        ("yaml-tab", ["⟨U+0009⟩vi: Chè Ví dụ được sao bằng tay"], None),
        ("control-character", ["brand: Chè⟨U+200B⟩Ví dụ"], ["brand: Chè Ví dụ"]),
        ("photo-heic", [], []),
    ],
)
def test_lines_that_differ_stand_out(
    built_site: BuiltSite, code: str, wrong: list[str], right: list[str] | None
) -> None:
    """What nobody can see is named; where nothing wrong can be shown, nothing stands out."""
    document = page(built_site, code)

    assert marked(document, "wrong") == wrong
    assert right is None or marked(document, "right") == right


def test_what_no_text_can_show_is_told_in_the_language_of_the_page(built_site: BuiltSite) -> None:
    told = examples()["photo-heic"].told

    for language, text in told.items():
        assert text in text_of(page(built_site, "photo-heic", language).one("main"))


def test_one_can_go_through_all_codes(built_site: BuiltSite) -> None:
    """From the first to the last, each once."""
    order = list(examples())
    for code, following in zip(order, [*order[1:], None], strict=True):
        links = page(built_site, code).all("a", rel="next")
        assert [link.get("href", "").split("/")[-2] for link in links] == [following] * bool(
            following
        )


HOSTILE = """\
name:
  vi: Chè ví dụ
group: che-tuoi-che-bien
brand: "::error::x"
made: "<img src=x> @ai-do | `::stop-commands::` %0A::error::"
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A small folder with one mistake, written by somebody who means harm."""
    folder = tmp_path / "products"
    (folder / "htx-vi-du").mkdir(parents=True)
    (folder / "catalogue.yml").write_text(
        "name: {vi: Danh mục ví dụ}\nprovince: son-la\nbase_url: https://ocop.example/son-la/\n",
        "utf-8",
    )
    (folder / "htx-vi-du" / "producer.yml").write_text("name: {vi: HTX Ví dụ}\n", "utf-8")
    (folder / "htx-vi-du" / "che.yml").write_text(HOSTILE, "utf-8")
    return folder


def run(records: Path, *options: str) -> int:
    return main(["check", "--products", str(records), "--as-of", "2026-11-23", *options])


def test_a_run_on_github_appends_all_problems_to_its_summary(
    records: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Other steps write into the same file."""
    file = tmp_path / "summary.md"
    file.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))

    assert run(records, "--format", "github") == 1

    said = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in said] == ["::error"]
    written = file.read_text("utf-8")
    assert written.startswith("before\n### Đã kiểm tra 3 tệp&#58; 1 lỗi phải sửa")
    assert "](https://ocop.example/son-la/huong-dan/loi/word-unknown/)" in written
    assert not re.search(r"<img|@ai|`|::", written)


@pytest.mark.parametrize("form", ["text", "json"])
def test_other_forms_leave_the_summary_alone(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))

    run(records, "--format", form)

    assert not (tmp_path / "summary.md").exists()


def test_without_a_summary_a_check_says_the_same(
    records: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)

    assert run(records, "--format", "github") == 1
    assert "::error file=products/htx-vi-du/che.yml,line=5,col=7,title=word-unknown::" in (
        capsys.readouterr().out
    )


def test_a_terminal_names_the_page_although_there_are_errors(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The settings could be read, so the site is known."""
    run(records)

    assert "Xem: https://ocop.example/son-la/huong-dan/loi/word-unknown/" in capsys.readouterr().out
