"""What a machine does to a build: it works, or says what to do; the old site stays whole.

How builds end that are killed stands in `test_kill.py`, how folders are swapped in `test_write.py`.
"""

import errno
import os
import shutil
import stat
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from catalog import alone as alone_room
from catalog import check as check_room
from catalog import cli, collect, disk, pipeline, write
from catalog.alone import LOCK, alone
from catalog.check import check
from catalog.errors import Misuse
from catalog.faults import KEPT, said
from catalog.pipeline import build
from catalog.write import Staging
from tests.invented import (
    DAY,
    ENDING,
    NEXT_YEAR,
    PROVINCE,
    ROOT,
    command,
    copy_of_province,
    differing,
    environment,
    files_of,
    order,
    run,
)
from tests.site_fixture import BuiltSite

no_windows = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights and no fork")


@dataclass(frozen=True)
class Shown:
    """The sites of two days, without PDFs; the first can be copied as the old one."""

    folder: Path
    files: Mapping[date, Mapping[str, bytes]]

    def copy(self, out: Path) -> Path:
        return Path(shutil.copytree(self.folder, out))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    top = tmp_path_factory.mktemp("faults")
    files = {}
    for day in (NEXT_YEAR, DAY):
        assert build(order(top / "site", day=day, pdfs=False)).catalogue
        files[day] = files_of(top / "site")
    assert len(differing(files[DAY], files[NEXT_YEAR])) > 20
    return Shown(top / "site", files)


@pytest.fixture
def out(tmp_path: Path, shown: Shown) -> Path:
    """A site of DAY in a folder of its own."""
    return shown.copy(tmp_path / "place" / "site")


def wanted(out: Path, products: Path = PROVINCE, day: date = NEXT_YEAR) -> tuple[object, ...]:
    """The words of the command that builds over it."""
    return ("build", "--products", products, "--out", out, "--as-of", day, "--no-pdf")


def after(program: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run a command after the machine was spoilt by a program; its own words come first."""
    code = f"{program}\nfrom catalog.cli import main\nsys.exit(main(sys.argv[3:]))"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def is_left_alone(out: Path, shown: Shown) -> None:
    assert differing(files_of(out), shown.files[DAY]) == []
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def is_told(done: "subprocess.CompletedProcess[str]", vi: str, en: str) -> None:
    """In both languages, on one line, with code 2: nobody made a mistake in the records."""
    told, *rest = done.stderr.splitlines()
    assert done.returncode == 2, done.stderr
    assert vi in told
    assert en in told
    assert rest in ([], [KEPT])


# A disk that is full


FULL_DISK = """
import builtins, errno, io, sys
ending, room = sys.argv[1], [int(sys.argv[2])]
real = io.open
class File:
    def __init__(self, file):
        self._file = file
    def __getattr__(self, name):
        return getattr(self._file, name)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        self._file.close()
    def write(self, data):
        if len(data) > room[0]:
            self._file.write(data[:room[0]])
            raise OSError(errno.ENOSPC, "No space left on device")
        room[0] -= len(data)
        return self._file.write(data)
def opened(file, mode="r", *rest, **more):
    found = real(file, mode, *rest, **more)
    return File(found) if set(mode) & set("wax+") and str(file).endswith(ending) else found
io.open = builtins.open = opened
"""
"""Files of an ending share so many bytes; as on a real disk, what fits is written."""


@pytest.mark.parametrize(
    ("ending", "room", "more"),
    [
        (".html", 0, ("--jobs", 1)),
        ("", 1_500_000, ("--jobs", 1)),
        ("", 700_000, ("--jobs", 2)),
        (".zip", 50_000, ("--offline",)),
    ],
    ids=str,
)
def test_a_full_disk_is_said_and_the_old_site_stays(
    out: Path, shown: Shown, ending: str, room: int, more: tuple[object, ...]
) -> None:
    done = after(FULL_DISK, ending, room, *wanted(out), *more)

    is_told(done, "ổ đĩa đã đầy. Hãy xóa bớt tệp", "the disk is full. Delete some files")
    assert KEPT in done.stderr
    is_left_alone(out, shown)


@no_windows
def test_a_file_that_the_system_cuts_short_is_not_published(out: Path, shown: Shown) -> None:
    """The kernel itself stops a write in its middle, as at the end of a quota."""
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))"

    done = after(limit, "", "", *wanted(out))

    is_told(done, "không cho ghi tệp lớn như vậy", "no file of this size")
    is_left_alone(out, shown)


def test_a_cache_on_a_full_disk_is_no_error_and_keeps_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.write_bytes

    def half(file: Path, data: bytes) -> int:
        whole(file, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    disk.keep(tmp_path / "one.webp", b"kept before")
    monkeypatch.setattr(Path, "write_bytes", half)

    disk.keep(tmp_path / "one.webp", b"new bytes")
    disk.keep(tmp_path / "two.webp", b"new bytes")

    assert files_of(tmp_path) == {"one.webp": b"kept before"}


@no_windows
def test_what_killed_processes_began_to_keep_is_forgotten(tmp_path: Path) -> None:
    """But not what another process keeps at this moment."""
    (tmp_path / disk.FRESH).mkdir()
    (tmp_path / disk.FRESH / f"half.webp.{_number_of_no_process()}").write_bytes(b"ha")
    (tmp_path / disk.FRESH / f"next.webp.{os.getppid()}").write_bytes(b"ne")

    disk.forget_fresh(tmp_path)
    disk.forget_fresh(tmp_path / "not there")

    assert files_of(tmp_path) == {f"{disk.FRESH}/next.webp.{os.getppid()}": b"ne"}


def test_a_build_forgets_what_killed_ones_began_to_keep(tmp_path: Path) -> None:
    """Before it writes anything, so also a build that then may not write."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").touch()
    caches = {"cache": tmp_path / "photos", "kept": tmp_path / "sheets"}
    for cache in caches.values():
        (cache / disk.FRESH).mkdir(parents=True)
        (cache / disk.FRESH / "half.1234567890").touch()

    with pytest.raises(Misuse):
        build(order(tmp_path / "site", **caches))

    assert [path for path in files_of(tmp_path) if disk.FRESH in path] == []


# What may not be written or read


NO_RIGHTS = """
import ctypes, os, pathlib, sys
if os.geteuid() == 0:  # root is asked for no rights: give up this one and all others
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset(header, none) == 0
if sys.argv[1]:
    try:
        os.listdir(sys.argv[1]); pathlib.Path(sys.argv[1], "probe").touch()
    except PermissionError:
        pass
    else:
        sys.exit("this user may write everywhere, so this test proves nothing")
"""


@pytest.fixture
def locked() -> Iterator[Callable[[Path, int], None]]:
    """Take rights from a folder; given back after the test, which else could not be cleared."""
    folders = []

    def lock(folder: Path, mode: int) -> None:
        folders.append(folder)
        folder.chmod(mode)

    yield lock
    for folder in folders:
        if folder.exists():
            folder.chmod(0o755)


@no_windows
def test_a_folder_that_may_not_be_written_is_said(
    out: Path, shown: Shown, locked: Callable[[Path, int], None]
) -> None:
    locked(out.parent, 0o555)

    done = after(NO_RIGHTS, out.parent, "", *wanted(out))

    is_told(done, "không được phép đọc hoặc ghi", "may not be read or written")
    assert str(out.parent) in done.stderr
    is_left_alone(out, shown)


@no_windows
def test_a_site_that_may_not_be_written_is_replaced_whole(out: Path, shown: Shown) -> None:
    """As one that was copied from a disc. Its folder decides, and nothing of it stays."""
    for path in [*out.rglob("*"), out]:
        path.chmod(0o555 if path.is_dir() else 0o444)

    done = after(NO_RIGHTS, out, "", *wanted(out))

    assert done.returncode == 0, done.stderr
    assert differing(files_of(out), shown.files[NEXT_YEAR]) == []
    assert [path.name for path in out.parent.iterdir()] == [out.name]


@no_windows
def test_records_that_may_not_be_read_are_not_taken_for_removed(
    out: Path, shown: Shown, tmp_path: Path, locked: Callable[[Path, int], None]
) -> None:
    """Else a producer would be gone from the site, and nobody told."""
    products = copy_of_province(tmp_path)
    locked(products / "htx-vi-du-mot", 0o000)

    done = after(NO_RIGHTS, products / "htx-vi-du-mot", "", *wanted(out, products))

    is_told(done, "không được phép đọc hoặc ghi", "may not be read or written")
    assert "htx-vi-du-mot" in done.stderr
    is_left_alone(out, shown)


@pytest.mark.parametrize(
    ("error", "on_windows", "told"),
    [
        (OSError(errno.ENOSPC, "-", "site"), False, "site: ổ đĩa đã đầy"),
        (OSError(errno.EDQUOT, "-", "site"), False, "site: ổ đĩa đã đầy"),
        (OSError(errno.EROFS, "-", "site"), False, "site: không được ghi vào đây"),
        (OSError(errno.EACCES, "-", b"site"), False, "site: không được phép"),
        (OSError(errno.EIO, "-"), False, "ổ đĩa không đọc hoặc ghi được"),
        (OSError(errno.EMFILE, "-"), False, "hệ thống không cho mở thêm tệp"),
        (OSError(errno.ENOENT, "-", "C:\\site\\" + "a" * 240), True, "đường dẫn quá dài"),
        (OSError(errno.ENOENT, "-", "C:\\site\\a"), True, "không thấy"),
        (OSError(errno.ENOENT, "-", "/site/" + "a" * 240), False, "không thấy"),
        (OSError(12345, "Something new", "site"), False, "site: Something new"),
    ],
)
def test_what_a_system_refuses_is_said_in_words(
    error: OSError, on_windows: bool, told: str
) -> None:
    """Windows without long paths says of them that they are not there."""
    assert told in said(error, on_windows)


def test_a_long_name_that_windows_refuses_is_said_to_be_long() -> None:
    error = FileNotFoundError(errno.ENOENT, "The filename or extension is too long", "C:\\site")
    error.winerror = 206  # type: ignore[attr-defined,unused-ignore]

    assert "đường dẫn quá dài" in said(error, on_windows=True)


# Files that vanish or change meanwhile


def hooked(
    monkeypatch: pytest.MonkeyPatch, room: object, name: str, do: Callable[[], object]
) -> None:
    """Do something just after a step of the build."""
    step = getattr(room, name)

    def and_then(*words: object, **more: object) -> object:
        found = step(*words, **more)
        do()
        return found

    monkeypatch.setattr(room, name, and_then)


def test_a_record_that_vanishes_before_it_is_read_is_a_problem(
    out: Path, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    products = copy_of_province(tmp_path)
    hooked(monkeypatch, collect, "record_files", (products / f"{ENDING}.yml").unlink)

    built = build(order(out, products=products, day=NEXT_YEAR))

    assert built.catalogue is None
    assert (f"products/{ENDING}.yml", "file-unreadable") in {
        (problem.path, problem.code) for problem in built.problems
    }
    is_left_alone(out, shown)


@pytest.mark.parametrize("text", [None, "", "a: 1\n", "\0"], ids=repr)
def test_a_record_that_changes_before_its_problem_is_told_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    """To find the line, it is read a second time."""
    products = copy_of_province(tmp_path)
    file = products / f"{ENDING}.yml"
    file.write_text(file.read_text("utf-8") + "photos:\n  - file: none.jpg\n", "utf-8")

    def spoil() -> None:
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(text, "utf-8")

    hooked(monkeypatch, check_room, "collect", spoil)

    (problem,) = check(products, DAY, tmp_path).problems

    assert problem.path == f"products/{ENDING}.yml"


def cut(photo: Path) -> None:
    photo.write_bytes(photo.read_bytes()[:-100])


def replace(photo: Path) -> None:
    photo.write_bytes((photo.parent / "nuong-che.jpg").read_bytes())


@pytest.mark.parametrize("spoil", [Path.unlink, cut, replace])
def test_a_photo_that_changes_after_it_was_examined_stops_the_build(
    out: Path,
    shown: Shown,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], None],
) -> None:
    """What was checked and what is shown must be one picture."""
    products = copy_of_province(tmp_path)
    photo = products / "htx-vi-du-mot/che-con-hieu-luc.jpg"
    # Other bytes of the same picture: nothing of it was kept by an earlier build.
    photo.write_bytes(photo.read_bytes() + str(tmp_path).encode())
    hooked(monkeypatch, pipeline, "check", lambda: spoil(photo))

    code = cli.main([*map(str, wanted(out, products))])

    told = capsys.readouterr().err
    assert code == 2
    assert "ảnh vừa bị thay hoặc bị xóa" in told
    assert "Finish copying, then run again" in told
    assert KEPT in told
    is_left_alone(out, shown)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_photo_that_is_being_written_is_a_problem_until_it_is_whole(
    tmp_path: Path, share: float
) -> None:
    products = copy_of_province(tmp_path)
    photo = products / "htx-vi-du-mot/che-con-hieu-luc.jpg"
    whole = photo.read_bytes()

    photo.write_bytes(whole[: int(share * len(whole))])
    halfway = check(products, DAY, tmp_path / "cache")
    photo.write_bytes(whole)
    then = check(products, DAY, tmp_path / "cache")

    assert [(one.path, one.code) for one in halfway.problems] == [
        ("products/htx-vi-du-mot/che-con-hieu-luc.yml", "photo-broken")
    ]
    assert then.problems == ()


def test_a_file_of_the_old_site_may_vanish_meanwhile(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staging = Staging(out)
    data = (out / "index.html").read_bytes()
    hooked(monkeypatch, write, "_same", (out / "index.html").unlink)

    staging.write("index.html", data)
    staging.publish()

    assert files_of(out) == {"index.html": data, write.MARK: b""}


def test_a_folder_that_is_cleared_away_meanwhile_is_said(
    out: Path,
    shown: Shown,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Somebody tidies up, or a stick is pulled out."""

    def clear() -> None:
        for path in out.parent.glob(f"*{write.NEW}*"):
            shutil.rmtree(path)

    hooked(monkeypatch, pipeline, "read_history", clear)

    code = cli.main([*map(str, wanted(out))])

    told = capsys.readouterr().err
    assert code == 2
    assert "tệp vừa bị xóa" in told
    assert KEPT in told
    is_left_alone(out, shown)


@pytest.mark.parametrize("text", ["{% if %}", None], ids=["half saved", "removed"])
def test_a_template_that_changes_meanwhile_is_said(
    out: Path,
    shown: Shown,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str | None,
) -> None:
    """As when new files are fetched: half the pages would be of the old theme."""
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    template = tmp_path / "theme/pages/product.html"
    monkeypatch.setattr(pipeline, "ROOT", tmp_path)
    spoil = template.unlink if text is None else partial(template.write_text, text, "utf-8")
    hooked(monkeypatch, pipeline, "read_history", spoil)

    code = cli.main([*map(str, wanted(out))])

    told = capsys.readouterr().err
    assert code == 2
    assert "product.html: tệp vừa thay đổi trong lúc dựng. Hãy chạy lại | changed" in told
    assert KEPT in told
    is_left_alone(out, shown)


# Two builds at once


@no_windows
def test_a_second_build_waits_and_shows_what_was_saved_meanwhile(out: Path, tmp_path: Path) -> None:
    products = copy_of_province(tmp_path)
    with alone(out):
        second = subprocess.Popen(
            command(*wanted(out, products)),
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert second.stderr is not None
        told = second.stderr.readline()
        file = products / f"{ENDING}.yml"
        file.write_text(file.read_text("utf-8").replace("vi: ", "vi: Vừa lưu ", 1), "utf-8")
    second.communicate()
    page = out / "san-pham" / ENDING / "index.html"

    assert "một lần dựng khác đang ghi vào đây, xin chờ" in told
    assert "another build writes here, waiting" in told
    assert second.returncode == 0
    assert "Vừa lưu" in page.read_text("utf-8")
    assert [path.name for path in out.parent.iterdir()] == [out.name]


@no_windows
def test_never_two_builds_have_a_folder(tmp_path: Path) -> None:
    """Four processes take turns; each insists that it is alone."""
    inside = tmp_path / "inside"
    program = f"""
import pathlib
import catalog.alone
from catalog.alone import alone
catalog.alone._PAUSE = 0.001
inside = pathlib.Path({str(inside)!r})
for _ in range(25):
    with alone(pathlib.Path({str(tmp_path / "site")!r})):
        inside.mkdir()
        inside.rmdir()
"""
    running = [
        subprocess.Popen([sys.executable, "-c", program], env=environment()) for _ in range(4)
    ]

    assert [process.wait() for process in running] == [0] * 4
    assert list(tmp_path.iterdir()) == []


@no_windows
def test_a_lock_that_its_last_owner_removed_is_taken_anew(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening the file and locking it: what is locked then is a file without a name."""
    file, lock = out.with_name(out.name + LOCK), alone_room._lock
    removed = [False, True]

    def late(handle: BinaryIO) -> None:
        lock(handle)
        if removed.pop():
            file.unlink()

    monkeypatch.setattr(alone_room, "_lock", late)

    with alone(out):
        assert file.exists()


def test_the_lock_of_a_killed_build_holds_nobody_up(out: Path) -> None:
    """The file stays, but what locks it ended with the process."""
    out.with_name(out.name + LOCK).touch()
    asked = []

    with alone(out, lambda: asked.append(1)) as held:
        assert not held.waited

    assert asked == []
    assert [path.name for path in out.parent.iterdir()] == [out.name]


@no_windows
def test_a_build_that_never_ends_is_not_waited_for_for_ever(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone_room, "PATIENCE", 0.0)

    with alone(out), pytest.raises(Misuse, match="Stop it, or choose another --out"), alone(out):
        pass


def test_a_drive_without_locks_is_written_all_the_same(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then only numbers of processes keep two builds apart."""

    def unknown(_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(alone_room, "_lock", unknown)

    with alone(out) as held:
        assert not held.sure
        assert not held.waited


# Clocks, places, masks


@pytest.mark.parametrize("year", [1970, 2000, 2024])
def test_a_clock_that_is_far_behind_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], year: int
) -> None:
    """As of 1970 no star would be in force, and every decision would lie in the future."""

    class Clock:
        @staticmethod
        def now(_: object) -> datetime:
            return datetime(year, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(cli, "datetime", Clock)

    assert cli.main(["check", "--products", str(PROVINCE)]) == 2
    told = capsys.readouterr().err
    assert f"01/01/{year}: đồng hồ của máy chạy sai" in told
    assert "give the day with --as-of" in told
    assert cli.main(["check", "--products", str(PROVINCE), "--as-of", str(DAY)]) == 0


def of_a_copy(products: Path, top: Path) -> dict[str, bytes]:
    """The site of records that no git knows: without their history."""
    assert build(order(top / "expected", products=products, day=NEXT_YEAR, pdfs=False)).catalogue
    return files_of(top / "expected")


def test_a_clock_that_jumps_changes_no_byte(
    out: Path, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """During the build, and before it: files from 1970 and from the next century."""
    products = Path(shutil.copytree(PROVINCE, tmp_path / PROVINCE.name))
    expected = of_a_copy(products, tmp_path)
    for number, path in enumerate([*out.rglob("*"), *products.rglob("*")]):
        os.utime(path, (0, 0) if number % 2 else (4.1e9, 4.1e9))
    now = [time.time()]

    def jump() -> float:
        now[0] += 3e8 if now[0] < 1.7e9 else -3e8
        return now[0]

    monkeypatch.setattr(time, "time", jump)
    monkeypatch.setattr(time, "time_ns", lambda: int(jump() * 1e9))

    assert build(order(out, products=products, day=NEXT_YEAR, pdfs=False)).catalogue

    assert differing(files_of(out), expected) == []


@no_windows
def test_without_a_locale_it_works_and_speaks_vietnamese(
    out: Path, shown: Shown, tmp_path: Path
) -> None:
    """As under cron, in a small container, or where somebody turned UTF-8 off."""
    products = Path(shutil.copytree(PROVINCE, tmp_path / "sản phẩm" / PROVINCE.name))
    expected = of_a_copy(products, tmp_path)
    env = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}

    done = subprocess.run(
        command(*wanted(out, products)), env=env, cwd="/", capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "15 sản phẩm, 6 chủ thể" in done.stdout.decode("utf-8")
    assert differing(files_of(out), expected) == []


@no_windows
@pytest.mark.parametrize(
    ("mask", "folders", "files"), [(0o777, 0o755, 0o644), (0o000, 0o775, 0o664)], ids=oct
)
def test_everybody_may_read_a_site_and_not_everybody_write_it(
    tmp_path: Path, shown: Shown, mask: int, folders: int, files: int
) -> None:
    """Whatever mask its maker has: web servers run as somebody else."""
    out = tmp_path / "site"

    done = subprocess.run(
        command(*wanted(out, day=DAY)), env=environment(), umask=mask, check=False
    )

    assert done.returncode == 0
    assert differing(files_of(out), shown.files[DAY]) == []
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in [out, *out.rglob("*")]}
    assert modes == {(True, folders), (False, files)}


def test_a_checkout_may_lie_anywhere(tmp_path: Path, shown: Shown) -> None:
    """With letters as a Mac writes them, spaces, and signs that mean something to some."""
    home = tmp_path / f"{unicodedata.normalize('NFD', 'Danh mục Sơn La')} (bản 2) #1 100% [x] 'y'"
    for name in ("catalog", "theme"):
        shutil.copytree(ROOT / name, home / name)
    shutil.copy(ROOT / "mkdocs.yml", home)
    shutil.copytree(PROVINCE, home / PROVINCE.name)

    done = subprocess.run(
        command("build", "--products", PROVINCE.name, "--as-of", DAY, "--no-pdf"),
        env=environment(PYTHONPATH=str(home)),
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert differing(files_of(home / "site"), shown.files[DAY]) == []


@no_windows
@pytest.mark.parametrize("name", ["a" * 300, "/".join(["a" * 200] * 25), "a" * 245], ids=len)
def test_a_path_that_is_too_long_is_said(tmp_path: Path, name: str) -> None:
    """The last is a name that fits, without room for what lies beside it."""
    done = run(*wanted(tmp_path / name))

    is_told(done, "đường dẫn quá dài. Hãy chọn --out ngắn hơn", "Choose a shorter --out")
    assert list(tmp_path.iterdir()) == []


def test_the_site_leaves_windows_room_for_a_folder(built_site: BuiltSite) -> None:
    """Windows takes 259 letters, of which a build needs some itself: 80 are left for a folder."""
    longest = max(len(path) for path in files_of(built_site.folder))
    beside = len(f"{write.NEW}1234567/")

    assert 259 - longest - beside >= 80


def _number_of_no_process() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid
