"""The way from a bare machine to the catalogue, and the files that CI trusts."""

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import build

ROOT = Path(build.__file__).parent
LOCKS = (build.LOCK, build.TEST_LOCK)
AUDIT_LOCK = "requirements-audit.lock"
PINNED_LINE = re.compile(r"^([a-z0-9.-]+)(?:\[[a-z]+\])?==(\S+)(?: ; [^\\]+)? \\$")
HASH_LINE = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A folder that build.py takes for the checkout, with two small locks."""
    root = tmp_path / "danh mục Sơn La"
    root.mkdir()
    for name in LOCKS:
        (root / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.setattr(build, "ROOT", root)
    monkeypatch.setattr(build, "HOME", root / ".venv")
    return root


def environment(root, locks=(build.LOCK,)):
    """What a finished run leaves behind, without its 100 MB."""
    python = build.python_in(root / ".venv")
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    lines = build.made_from(locks)
    (root / ".venv" / build.MARKER).write_text("\n".join(lines), encoding="utf-8")
    return root / ".venv"


# When is the environment good enough?


def test_a_finished_environment_is_used_again(checkout):
    folder = environment(checkout)

    assert build.is_ready(folder, build.made_from((build.LOCK,)))


def test_an_environment_for_the_tests_also_serves_the_build(checkout):
    """Otherwise `build` and `test` would throw away each other's environment."""
    folder = environment(checkout, LOCKS)

    assert build.is_ready(folder, build.made_from((build.LOCK,)))


def test_an_environment_for_the_build_does_not_serve_the_tests(checkout):
    folder = environment(checkout)

    assert not build.is_ready(folder, build.made_from(LOCKS))


def test_a_changed_lock_makes_a_new_environment(checkout):
    folder = environment(checkout)
    (checkout / build.LOCK).write_text("# renewed\n", encoding="utf-8")

    assert not build.is_ready(folder, build.made_from((build.LOCK,)))


def test_another_python_makes_a_new_environment(checkout, monkeypatch):
    folder = environment(checkout)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))

    assert not build.is_ready(folder, build.made_from((build.LOCK,)))


@pytest.mark.parametrize("lost", [build.MARKER, "the interpreter"])
def test_a_half_made_environment_is_not_used(checkout, lost):
    """The marker is written last; the interpreter goes when its Python is uninstalled."""
    folder = environment(checkout)
    (build.python_in(folder) if lost == "the interpreter" else folder / lost).unlink()

    assert not build.is_ready(folder, build.made_from((build.LOCK,)))


def test_nothing_there_is_not_ready(checkout):
    assert not build.is_ready(checkout / ".venv", build.made_from((build.LOCK,)))


def test_the_marker_names_the_bytes_of_the_lock(checkout):
    content = (checkout / build.LOCK).read_bytes()

    assert build.made_from((build.LOCK,))[1] == (
        f"{build.LOCK} {hashlib.sha256(content).hexdigest()}"
    )


# Making it


@pytest.fixture
def maker(checkout, monkeypatch):
    """`make` with a venv and a pip that take no time; pip's answer can be set."""
    import venv  # noqa: PLC0415 - only these tests need it

    class Builder:
        def __init__(self, **_):
            pass

        def create(self, folder):
            python = build.python_in(Path(folder))
            python.parent.mkdir(parents=True)
            python.touch()
            (python.parent / "activate").write_text(f"HOME={folder}", encoding="utf-8")

    class Answer:
        returncode = 0
        stdout = ""
        commands: list[list[str]] = []  # noqa: RUF012 - lives for one test

    def pip(command, **_):
        answer.commands.append(command)
        return answer

    answer = Answer()
    monkeypatch.setattr(venv, "EnvBuilder", Builder)
    monkeypatch.setattr(build.subprocess, "run", pip)
    answer.commands = []
    return answer


def left_over(root):
    return sorted(path.name for path in root.glob(".venv.[no]*"))


def test_the_environment_appears_whole(checkout, maker):
    python = build.ensure(build.LOCK)

    assert python == build.python_in(checkout / ".venv")
    assert build.is_ready(checkout / ".venv", build.made_from((build.LOCK,)))
    assert left_over(checkout) == []


def test_pip_takes_only_what_the_lock_names(checkout, maker):
    """And says nothing about registries: those are the reader's own settings."""
    build.ensure(build.LOCK, build.TEST_LOCK)
    (command,) = maker.commands

    assert "--require-hashes" in command
    assert command[-1] == str(checkout / build.TEST_LOCK)
    assert not [word for word in command if "index" in word or "isolated" in word]


def test_a_second_run_makes_nothing(checkout, maker):
    build.ensure(build.LOCK)
    build.ensure(build.LOCK)

    assert len(maker.commands) == 1


def test_a_failed_download_leaves_the_old_environment(checkout, maker, capsys):
    environment(checkout)
    (checkout / build.LOCK).write_text("# renewed\n", encoding="utf-8")
    maker.returncode = 1
    maker.stdout = "WARNING: Retrying (Retry(total=0))\nERROR: No matching distribution found"

    with pytest.raises(build.Stop, match="Check the network"):
        build.ensure(build.LOCK)

    assert (checkout / ".venv" / build.MARKER).exists()
    assert left_over(checkout) == []


def test_remains_of_a_killed_run_are_cleared(checkout, maker):
    (checkout / ".venv.new-1" / "lib").mkdir(parents=True)
    (checkout / ".venv.old-1").mkdir()

    build.ensure(build.LOCK)

    assert left_over(checkout) == []


@pytest.mark.skipif(os.name == "nt", reason="scripts are executables there, and stay as they are")
def test_scripts_name_the_final_folder(checkout, maker):
    build.ensure(build.LOCK)
    script = checkout / ".venv" / "bin" / "activate"

    assert script.read_text(encoding="utf-8") == f"HOME={checkout / '.venv'}"


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("WARNING: Retrying (Retry(total=4...\nERROR: No matching distribution", "network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM ...", "Do not use it"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for pyyaml==6.0.3", "Try Python"),
        ("something new", "lines above"),
    ],
)
def test_the_reader_learns_why_pip_stopped(output, says):
    assert says in build.pip_failure(output).en


# What a bare machine may lack


@pytest.mark.parametrize(
    ("version", "speaks"),
    [((3, 6, 15), True), ((3, 10, 13), True), ((3, 11, 0), False), ((4, 0, 0), False)],
)
def test_an_old_python_is_told_what_is_needed(version, speaks):
    stop = build.python_is_too_old(version)

    assert (stop is not None) is speaks
    if stop:
        assert "3.11" in stop.vi
        assert "3.11" in stop.en


def test_the_message_about_an_old_python_can_be_reached(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))

    assert build.main(["check"]) == build.MISUSE
    said = capsys.readouterr()
    assert "máy đang dùng Python 3.9.1" in said.err
    assert "this is Python 3.9.1" in said.err
    assert said.out == ""


def test_an_old_python_can_read_the_file():
    """A SyntaxError would come before any message."""
    source = (ROOT / "build.py").read_text(encoding="utf-8")

    ast.parse(source, feature_version=(3, 6))


def test_only_the_standard_library_is_imported():
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"))
    names = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }

    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_a_missing_ensurepip_is_explained():
    stop = build.python_cannot_make_environments(lambda name: None if name == "ensurepip" else 1)

    assert stop is not None
    assert "python3-venv" in stop.vi
    assert "python3-venv" in stop.en
    assert build.python_cannot_make_environments(lambda _: 1) is None


def test_a_python_that_cannot_unpack_pip_is_explained(checkout, maker, monkeypatch, capsys):
    """Some distributions ship an `ensurepip` that only says no."""

    def refuse(*_):
        raise subprocess.CalledProcessError(1, ["python", "-m", "ensurepip"])

    monkeypatch.setattr("venv.EnvBuilder.create", refuse)

    assert build.main(["check"]) == build.FAILED
    assert "ensurepip" in capsys.readouterr().err
    assert left_over(checkout) == []


def test_a_checkout_that_cannot_be_written_is_explained(checkout, monkeypatch, capsys):
    def refuse():
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(build, "alone", refuse)

    assert build.main(["check"]) == build.FAILED
    assert "Permission denied" in capsys.readouterr().err


# The browser


@pytest.fixture
def no_browser(monkeypatch):
    monkeypatch.delenv(build.BROWSER_VARIABLE, raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(build, "BROWSER_PLACES", ())


def test_a_chosen_browser_wins(tmp_path, monkeypatch):
    chosen = tmp_path / "trình duyệt"
    chosen.touch()
    monkeypatch.setenv(build.BROWSER_VARIABLE, str(chosen))

    assert build.find_browser() == str(chosen)


def test_a_chosen_browser_that_is_not_there_is_not_replaced(tmp_path, monkeypatch):
    monkeypatch.setenv(build.BROWSER_VARIABLE, str(tmp_path / "gone"))

    with pytest.raises(build.Stop, match=build.BROWSER_VARIABLE):
        build.ensure_browser()


def test_without_a_browser_the_reader_learns_where_to_get_one(no_browser, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)

    with pytest.raises(build.Stop) as caught:
        build.ensure_browser()

    assert caught.value.code == build.MISUSE
    assert "apt-get install chromium" in caught.value.vi
    assert "apt-get install chromium" in caught.value.en


# The suite


@pytest.mark.parametrize(
    ("failing", "result"), [("", 0), ("ruff check", 1), ("mypy", 1), ("pytest", 5)]
)
def test_every_check_runs_and_any_failure_is_the_result(
    checkout, monkeypatch, capsys, failing, result
):
    commands = dict(build.CHECKS)
    ran = []

    def call(command, **_):
        ran.append(command)
        is_failing = failing and commands[failing] == command[2 : 2 + len(commands[failing])]
        return result if is_failing else 0

    monkeypatch.setattr(build, "ensure", lambda *_: Path("python"))
    monkeypatch.setattr(build, "ensure_browser", lambda: "chromium")
    monkeypatch.setattr(build, "ensure_reader_of_pdf", lambda: None)
    monkeypatch.setattr(build.subprocess, "call", call)

    assert build.main(["test", "-k", "dates"]) == result
    assert len(ran) == len(build.CHECKS)
    assert ran[-1][-4:] == ["-m", "pytest", "-k", "dates"]
    assert ("Không đạt" in capsys.readouterr().err) is (failing not in ("", "pytest"))


@pytest.mark.skipif(os.name == "nt", reason="there is no exec there")
def test_the_catalogue_gets_the_arguments_and_the_readers_folder(tmp_path):
    """A stand-in interpreter prints what it was given; a real catalogue is not needed."""
    show = tmp_path / "show.py"
    show.write_text(
        "import json, os, sys\nprint(json.dumps([sys.argv[1:], os.getcwd(),"
        ' os.environ["PYTHONUTF8"], os.environ["PYTHONPATH"]]))\n',
        encoding="utf-8",
    )
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{show}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    code = (
        "import build, pathlib\n"
        f"build.hand_over(pathlib.Path({str(python)!r}), ['check', 'mận hậu'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )

    assert json.loads(done.stdout) == [
        ["-P", "-m", "catalog", "check", "mận hậu"],
        str(tmp_path.resolve()),
        "1",
        str(ROOT),
    ]


# The locks


def pins(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = [PINNED_LINE.match(line) for line in lines]
    return {match[1]: match[2] for match in found if match}


@pytest.mark.parametrize("name", [*LOCKS, AUDIT_LOCK])
def test_a_lock_holds_versions_and_hashes_and_nothing_else(name):
    """No registry, host or path: the reader's pip knows where to look."""
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        is_comment = line.lstrip().startswith("#") and "/" not in line
        assert is_comment or PINNED_LINE.match(line) or HASH_LINE.match(line), line


@pytest.mark.parametrize("name", [*LOCKS, AUDIT_LOCK])
def test_every_version_in_a_lock_has_a_hash(name):
    text = (ROOT / name).read_text(encoding="utf-8")

    assert not re.search(r"\\\n(?!    --hash=)", text)


def test_the_lock_for_the_tests_contains_the_lock_of_the_build():
    assert pins(build.LOCK).items() <= pins(build.TEST_LOCK).items()


def test_what_is_locked_twice_is_locked_to_one_version():
    """Else the audit would ask about libraries that run nowhere."""
    audited, tested = pins(AUDIT_LOCK), pins(build.TEST_LOCK)
    both = audited.keys() & tested.keys()

    assert len(both) > 5
    assert {name: audited[name] for name in both} == {name: tested[name] for name in both}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_satisfies_what_the_project_asks_for(name):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    if name == build.TEST_LOCK:
        wanted += project["dependency-groups"]["test"]
    locked = pins(name)

    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)])


# What CI trusts


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
@pytest.mark.parametrize("name", [".ci/run", "build.py"])
def test_scripts_can_be_run(name):
    assert os.access(ROOT / name, os.X_OK)
