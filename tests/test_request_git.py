"""Requests as git holds them: modes, names and revisions, in repositories made here."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.cli import main
from catalog.load import read
from catalog.request import judge, read_tree
from tests.assist_fixture import commit
from tests.request_fixture import BASE, said
from tests.site_fixture import ROOT

Git = Callable[..., str]

QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_DATE": "2026-11-23T00:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-23T00:00:00Z",
}
"""No habit of whoever runs the tests: their hooks, signatures or names of branches."""


@pytest.fixture
def repository(tmp_path: Path) -> tuple[Path, Git]:
    """A repository with the records of tests/request.yml in its first commit."""
    folder = tmp_path / "kho"
    folder.mkdir()

    def git(*arguments: str, feed: str | None = None) -> str:
        command = ["git", "-C", str(folder), *arguments]
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        done = subprocess.run(
            command, input=feed, capture_output=True, check=True, encoding="utf-8", env=kept | QUIET
        )
        return done.stdout.strip()

    git("init", "--quiet", "--initial-branch=main")
    # The last lets Windows, too, put names into a tree that it could not check out.
    settings = (
        ("user.name", "Ví Dụ"),
        ("user.email", "vi-du@vi-du.example"),
        ("core.autocrlf", "false"),
        ("core.protectNTFS", "false"),
    )
    for key, value in settings:
        git("config", "--local", key, value)
    for path, text in BASE.items():
        if not path.endswith(".jpg"):
            file = folder / "products" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
    commit(git)
    return folder, git


def staged(git: Git, mode: str, path: str, text: str = "x") -> None:
    """Put a file into the index alone: no disk need be able to hold it."""
    id_ = git("hash-object", "-w", "--stdin", feed=text)
    if mode == "160000":
        id_ = git("rev-parse", "HEAD")
    git("update-index", "--add", "--cacheinfo", f"{mode},{id_},{path}")


def request(folder: Path, git: Git, account: str = "13") -> list[str]:
    git("commit", "--quiet", "--message", "Đề nghị")
    products = folder / "products"
    return said(judge(read_tree(products, "HEAD~1"), read_tree(products, "HEAD"), account))


@pytest.mark.parametrize(
    ("mode", "path", "code"),
    [
        ("120000", "htx-mot/che.yml", "request-link"),
        ("120000", "htx-mot/anh.jpg", "request-link"),
        ("100755", "htx-mot/che.yml", "request-executable"),
        ("160000", "htx-mot/kho", "request-submodule"),
        ("100644", "htx-mot/ảnh đẹp.jpg", "request-file-name"),
        ("100644", "htx-mot/a\nb.jpg", "request-file-name"),
        ("100644", "htx-mot/::error::.jpg", "request-file-name"),
        ("100644", "htx-mot/-rf.jpg", "request-file-name"),
        ("100644", "htx-mot/nul.png", "request-file-name"),
        ("100644", "htx-mot/.gitattributes", "request-file-name"),
        ("100644", f"htx-mot/{'a' * 220}.yml", "request-file-name"),
        ("100644", "htx-mot/nul.yml", "file-name"),
        ("100644", "htx-mot/a.html", "request-file-kind"),
    ],
)
def test_files_that_are_not_plain(repository, mode, path, code):
    folder, git = repository
    text = BASE["htx-mot/che.yml"] if mode == "100755" else "/etc/passwd"
    staged(git, mode, f"products/{path}", text)

    assert request(folder, git) == [f"{path}:0 {code}"]


def test_a_name_that_is_no_text_is_told_and_not_fatal(repository):
    folder, git = repository
    id_ = git("hash-object", "-w", "--stdin", feed="x")
    line = b"100644 " + id_.encode() + b"\tproducts/htx-mot/\xff.jpg\0"
    command = ["git", "-C", str(folder), "update-index", "-z", "--index-info"]
    subprocess.run(command, input=line, check=True)

    (told,) = request(folder, git)

    assert told.endswith(":0 request-file-name")


def test_nothing_of_a_tree_is_run_or_followed(repository, tmp_path):
    """Filters, hooks and text conversions belong to checkouts and diffs; we make none."""
    folder, git = repository
    mark = tmp_path / "ran"
    for key in ("filter.x.smudge", "filter.x.clean", "diff.x.textconv", "core.fsmonitor"):
        git("config", "--local", key, f"touch {mark}")
    hook = folder / ".git" / "hooks" / "post-checkout"
    hook.write_text(f"#!/bin/sh\ntouch {mark}\n")
    hook.chmod(0o755)
    staged(git, "100644", ".gitattributes", "* filter=x diff=x\n")
    git("-c", "core.fsmonitor=false", "commit", "--quiet", "--message", "Đề nghị")
    mark.unlink(missing_ok=True)

    tree = read_tree(folder / "products", "HEAD")

    assert not mark.exists()
    assert tree.files["htx-mot/che.yml"].data == BASE["htx-mot/che.yml"].encode()
    assert tree.beside.keys() == {".gitattributes"}


def test_records_may_fill_the_whole_repository(repository):
    folder, git = repository
    git("mv", "products", "data")
    for path in sorted((folder / "data").iterdir()):
        git("mv", f"data/{path.name}", path.name)
    commit(git)

    tree = read_tree(folder, "HEAD")

    assert tree.files.keys() == {path for path in BASE if not path.endswith(".jpg")}
    assert not tree.beside


def run(folder: Path, *options: str) -> int:
    products = ["--products", str(folder / "products")]
    return main(["check", *products, "--as-of", "2026-11-23", *options])


@pytest.mark.parametrize("form", ["text", "github", "json", "markdown"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_command_says_what_a_producer_changed(repository, capsys, form, language):
    folder, git = repository
    file = folder / "products/htx-mot/che.yml"
    file.write_text(BASE["htx-mot/che.yml"] + "brand: Một\nnotes: [{vi: Hay}]\n", "utf-8")
    commit(git)

    options = ("--base", "HEAD~1", "--author", "11", "--format", form, "--lang", language)
    code = run(folder, *options)

    out = capsys.readouterr().out
    told = {"text": "che.yml", "github": "::notice file=products/htx-mot/che.yml,line=4"}
    assert code == _errors(folder, capsys)
    assert told.get(form, "che") in out
    if form == "json":
        assert json.loads(out)["request"]["needs"] == ["officer"]


def _errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> int:
    """What the plain check says of the same records: the request added nothing."""
    code = run(folder, "--format", "json")
    capsys.readouterr()
    return code


def test_the_command_fails_where_something_is_refused(repository, capsys):
    folder, git = repository
    (folder / "products/htx-mot/man.yml").unlink()
    commit(git)

    assert run(folder, "--base", "HEAD~1", "--format", "github") == 1
    out = capsys.readouterr().out
    assert "title=request-record-deleted" in out
    assert "code-without-entry" not in out, "one cause is told once"


@pytest.mark.parametrize(
    "options",
    [
        ("--base", "khong-co"),
        ("--base=--output=x",),
        ("--base", "HEAD:products"),
        ("--base", "HEAD\n"),
        ("--base", ""),
        ("--base", "HEAD", "--head", "khong-co"),
        ("--author", "11"),
        ("--format", "markdown"),
    ],
    ids=" ".join,
)
def test_misuse_is_told_from_problems(repository, capsys, options):
    folder, _ = repository

    assert run(folder, *options) == 2
    assert capsys.readouterr().err


def test_an_author_is_a_number(repository):
    with pytest.raises(SystemExit) as raised:
        run(repository[0], "--base", "HEAD", "--author", "vi-du")

    assert raised.value.code == 2


def test_without_a_repository_nothing_can_be_compared(tmp_path, capsys):
    (tmp_path / "products").mkdir()

    assert run(tmp_path, "--base", "HEAD") == 2
    assert "kho git" in capsys.readouterr().err


def test_without_git_nothing_can_be_compared(repository, capsys, monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert run(repository[0], "--base", "HEAD") == 2
    assert "git" in capsys.readouterr().err


@pytest.mark.parametrize(
    "file", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=lambda file: file.name
)
def test_no_expression_of_a_workflow_is_read_by_a_shell(file):
    """What comes with a request reaches a shell by way of the environment alone."""
    source, problems = read(file.read_bytes(), file.name)

    assert source is not None, problems
    scripts = [text for where, text in source.texts() if where[-1] == "run"]
    assert scripts
    assert [text for text in scripts if "${{" in text] == []
