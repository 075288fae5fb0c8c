"""Outputs to a folder: what stays, what goes, and what is never touched."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree

import pytest

from catalog import swap
from catalog.errors import Misuse, OutputClash
from catalog.swap import MARK
from catalog.write import Staging
from tests.invented import differing, files_of

OLD = {"index.html": b"old", "a/index.html": b"same", "assets/x.css": b"x"}
NEW = {"index.html": b"new", "a/index.html": b"same", "b/index.html": b"more"}


def publish(target: Path, files: Mapping[str, bytes]) -> int:
    staging = Staging(target)
    for path in files:
        staging.claim(path)
    changed = sum(staging.write(path, data) for path, data in files.items())
    staging.publish()
    return changed


def published(target: Path) -> dict[str, bytes]:
    return {path: data for path, data in files_of(target).items() if path != MARK}


def beside(target: Path) -> list[str]:
    """What else lies in the folder of the site."""
    return sorted(path.name for path in target.parent.iterdir() if path != target)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a site goes, in a folder of its own."""
    return tmp_path / "place" / "site"


@pytest.fixture(params=[True, False], ids=["one step", "two steps"])
def any_swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the one-step swap of Linux and macOS, and as Windows has to do it."""
    if not request.param:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("any_swap")
def test_the_new_site_takes_the_place_of_the_old_one_whole(target: Path) -> None:
    """Files that are no longer made are gone, and nothing is left beside."""
    publish(target, OLD)

    publish(target, NEW)

    assert published(target) == NEW
    assert beside(target) == []


def test_a_file_with_unchanged_bytes_keeps_its_time_stamp(target: Path) -> None:
    """An upload by time stamp then sends only what changed."""
    publish(target, OLD)
    for path in OLD:
        os.utime(target / path, (1, 1))

    changed = publish(target, NEW)

    assert changed == 2
    assert (target / "a/index.html").stat().st_mtime == 1
    assert (target / "index.html").stat().st_mtime > 1


def test_a_disk_without_hard_links_keeps_time_stamps_too(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    publish(target, OLD)
    os.utime(target / "a/index.html", (1, 1))
    monkeypatch.setattr(os, "link", refuse)

    publish(target, NEW)

    assert published(target) == NEW
    assert (target / "a/index.html").stat().st_mtime == 1


@pytest.mark.parametrize("second", ["q/AB/index.html", "Q/AB/index.html", "Q/ab/INDEX.html"])
def test_two_outputs_cannot_share_a_path(target: Path, second: str) -> None:
    """Also when only the case differs: Windows and macOS would keep one of the two."""
    staging = Staging(target)
    staging.claim("Q/AB/index.html")

    with pytest.raises(OutputClash, match="cannot both be written"):
        staging.claim(second)


@pytest.mark.usefixtures("any_swap")
def test_a_failure_in_the_middle_leaves_the_old_site(target: Path) -> None:
    publish(target, OLD)
    staging = Staging(target)
    staging.write("index.html", b"half")

    staging.abandon()

    assert published(target) == OLD
    assert beside(target) == []


@pytest.mark.parametrize("name", ["thesis.txt", ".hidden", "folder/file"])
def test_a_folder_of_somebody_else_is_refused_and_left_alone(target: Path, name: str) -> None:
    """`--out ~/Documents` must not cost anybody their documents."""
    (target / name).parent.mkdir(parents=True)
    (target / name).write_text("years of work", encoding="utf-8")

    with pytest.raises(Misuse, match="not a site"):
        Staging(target)

    assert files_of(target) == {name: b"years of work"}
    assert beside(target) == []


def test_a_file_in_the_place_of_the_folder_is_refused(target: Path) -> None:
    target.parent.mkdir()
    target.write_text("years of work", encoding="utf-8")

    with pytest.raises(Misuse, match="not a site"):
        Staging(target)

    assert target.read_text(encoding="utf-8") == "years of work"


def test_an_empty_folder_is_taken(target: Path) -> None:
    target.mkdir(parents=True)

    publish(target, NEW)

    assert published(target) == NEW


def test_what_a_killed_build_left_is_cleared(target: Path) -> None:
    publish(target, OLD)
    left = target.with_name(f"site{swap.NEW}{_number_of_no_process()}")
    (left / "a").mkdir(parents=True)
    (left / "a/index.html").write_text("half", encoding="utf-8")

    publish(target, NEW)

    assert published(target) == NEW
    assert beside(target) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot be asked without harm")
def test_a_build_that_still_runs_keeps_its_folder(target: Path) -> None:
    publish(target, OLD)
    staged = target.with_name(f"site{swap.NEW}{os.getppid()}")
    staged.mkdir()

    publish(target, NEW)

    assert beside(target) == [staged.name]


def test_who_is_surely_alone_clears_whatever_a_build_left(target: Path) -> None:
    """Numbers of processes are given again, and mean nothing on another machine."""
    publish(target, OLD)
    for ending in ("", ".desk", ".zip"):
        target.with_name(f"site{swap.NEW}{os.getppid()}{ending}").touch()

    Staging(target, is_alone=True).abandon()

    assert published(target) == OLD
    assert beside(target) == []


@pytest.mark.parametrize("name", ["site.old", "site.new-1", "site.new-design", "site (copy)"])
def test_folders_of_like_names_are_left_alone(target: Path, name: str) -> None:
    """People call their own copies so."""
    mine = target.with_name(name)
    mine.mkdir(parents=True)
    (mine / "index.html").write_text("mine", encoding="utf-8")

    publish(target, OLD)
    publish(target, NEW)

    assert files_of(mine) == {"index.html": b"mine"}


@pytest.mark.usefixtures("any_swap")
def test_a_name_with_signs_of_a_pattern_is_a_name(tmp_path: Path) -> None:
    target = tmp_path / "trang [web] ước mơ*"
    left = target.with_name(f"{target.name}{swap.NEW}{_number_of_no_process()}")
    left.mkdir()

    publish(target, OLD)
    publish(target, NEW)

    assert published(target) == NEW
    assert beside(target) == []


def test_a_kill_between_the_two_steps_is_undone_by_the_next_build(target: Path) -> None:
    """Windows cannot swap in one step: for a moment the site has another name."""
    publish(target, OLD)
    target.rename(target.with_name(f"site{swap.OLD}"))

    Staging(target).abandon()

    assert published(target) == OLD
    assert beside(target) == []


@pytest.mark.parametrize("fault", [PermissionError("held"), KeyboardInterrupt()], ids=repr)
def test_a_second_step_that_fails_is_undone_at_once(
    target: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    """On Windows a virus scanner may hold the new folder; or somebody presses Ctrl-C."""
    publish(target, OLD)
    staging = Staging(target)
    staging.write("index.html", b"new")
    rename = swap._rename

    def held(folder: Path, to: Path) -> None:
        if folder == staging.folder:
            raise fault
        rename(folder, to)

    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    monkeypatch.setattr(swap, "_rename", held)

    with pytest.raises(type(fault)):
        staging.publish()
    staging.abandon()

    assert published(target) == OLD
    assert beside(target) == []


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
@pytest.mark.usefixtures("any_swap")
def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    """A web server's folder is often a link into another disk."""
    real, link = tmp_path / "disk" / "site", tmp_path / "www"
    publish(real, OLD)
    link.symlink_to(real, target_is_directory=True)

    publish(link, NEW)

    assert link.is_symlink()
    assert differing(published(real), NEW) == []
    assert beside(real) == []


def _number_of_no_process() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


# A spare: the site before the last one


@pytest.fixture
def spare(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "spare"


def publish_with(target: Path, spare: Path, files: dict[str, bytes]) -> None:
    staging = Staging(target, spare=spare)
    for path in files:
        staging.claim(path)
    staging.begin()
    for path, data in files.items():
        staging.write(path, data)
    staging.publish()


@pytest.mark.usefixtures("any_swap")
def test_a_site_made_of_a_spare_is_as_any_other(target: Path, spare: Path) -> None:
    many = {"a/index.html": b"a", "b/index.html": b"b", "b/c/index.html": b"c"}
    rounds: list[dict[str, bytes]] = [
        many,
        {"a/index.html": b"A", "b/index.html": b"b"},
        {"a/index.html": b"a", "b": b"a file where a folder was", "d/index.html": b"d"},
        many,
        {"a/index.html/deep": b"a folder where a file was"},
        many,
    ]
    for files in rounds:
        publish_with(target, spare, files)

        assert published(target) == files
        assert beside(target) == []


def test_a_page_of_the_site_that_is_shown_is_never_written_into(target: Path, spare: Path) -> None:
    """The spare shares its files with that site."""
    for text in (b"one", b"one", b"two"):
        publish_with(target, spare, {"index.html": text, "same.html": b"same"})
    shown = (target / "index.html").read_bytes()

    staging = Staging(target, spare=spare)
    staging.claim("index.html")
    staging.begin()
    staging.write("index.html", b"three")

    assert (target / "index.html").read_bytes() == shown == b"two"
    staging.abandon()


def test_what_somebody_put_into_a_spare_goes_and_leads_nowhere(
    target: Path, spare: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("not ours", encoding="utf-8")
    files = {"a/index.html": b"a", "b/index.html": b"b"}
    for text in (b"1", b"2"):
        publish_with(target, spare, {**files, "n": text})
    assert spare.is_dir()
    (spare / "evil.html").write_text("x", encoding="utf-8")
    for name in ("a", "c"):
        rmtree(spare / name, ignore_errors=True)
        (spare / name).symlink_to(outside, target_is_directory=True)
    (spare / "b" / "index.html").unlink()
    (spare / "b" / "index.html").symlink_to(outside / "index.html")

    publish_with(target, spare, {**files, "n": b"3"})

    assert published(target) == {**files, "n": b"3"}
    assert not (target / "a").is_symlink()
    assert published(outside) == {"index.html": b"not ours"}


def test_a_link_is_no_spare(target: Path, spare: Path, tmp_path: Path) -> None:
    publish(tmp_path / "other", {"theirs.html": b"theirs"})
    spare.parent.mkdir()
    spare.symlink_to(tmp_path / "other", target_is_directory=True)

    publish_with(target, spare, {"index.html": b"ours"})

    assert published(tmp_path / "other") == {"theirs.html": b"theirs"}
    assert published(target) == {"index.html": b"ours"}
