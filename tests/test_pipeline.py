"""The whole build as a user starts it: same bytes, right exit code, nothing spoiled."""

import io
import os
import posixpath
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from catalog import outputs
from catalog.dates import months_after
from catalog.figures.ends import HORIZONS
from catalog.pipeline import build
from catalog.words import read_words
from tests.invented import (
    DAY,
    ENDING,
    PROVINCE,
    RICH,
    ROOT,
    build_province,
    change,
    copy_of_province,
    differing,
    environment,
    files_of,
    order,
    run,
)

VIETNAMESE_FOLDER = "Trang web ước mơ (bản 2)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of the province on DAY."""
    out = tmp_path_factory.mktemp("pipeline") / "site"
    build_province(out)
    return files_of(out)


# Same records and day: same bytes


@pytest.mark.parametrize(
    "changed",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "vi_VN.UTF-8", "LANGUAGE": "vi"},
    ],
    ids=lambda changed: ",".join(f"{name}={value}" for name, value in changed.items()),
)
def test_the_environment_changes_no_byte(
    site: dict[str, bytes], tmp_path: Path, changed: dict[str, str]
) -> None:
    build_province(tmp_path / "site", **changed)

    assert differing(files_of(tmp_path / "site"), site) == []


@pytest.mark.parametrize("arguments", [("--jobs", 2), ("--jobs", 7), ("--lang", "en")], ids=str)
def test_the_way_of_working_changes_no_byte(
    site: dict[str, bytes], tmp_path: Path, arguments: tuple[object, ...]
) -> None:
    build_province(tmp_path / "site", *arguments)

    assert differing(files_of(tmp_path / "site"), site) == []


def test_a_build_over_an_older_site_equals_a_build_from_nothing(
    site: dict[str, bytes], tmp_path: Path
) -> None:
    """Also when the older one was of other options and had other pages."""
    out, products = tmp_path / "site", copy_of_province(tmp_path)
    other = products / "htx-vi-du-mot/che-khac.yml"
    (products / f"{RICH}.yml").rename(other)
    former = f"former_ids: [{RICH}, "
    other.write_text(other.read_text("utf-8").replace("former_ids: [", former), "utf-8")
    for fair in (products / "fairs").iterdir():
        fair.write_text(fair.read_text("utf-8").replace(RICH, "htx-vi-du-mot/che-khac"), "utf-8")
    assert build(order(out, products=products, offline=True)).catalogue

    build_province(out)

    assert differing(files_of(out), site) == []


def test_the_order_in_which_a_disk_lists_files_changes_no_byte(
    site: dict[str, bytes], tmp_path: Path
) -> None:
    """Copied backwards, into folders made backwards."""
    products = tmp_path / "province"
    for path, data in reversed(files_of(PROVINCE).items()):
        (products / path).parent.mkdir(parents=True, exist_ok=True)
        (products / path).write_bytes(data)

    assert build(order(tmp_path / "site", products=products)).catalogue

    assert differing(files_of(tmp_path / "site"), site) == []


def test_a_second_build_of_a_day_changes_no_file(tmp_path: Path) -> None:
    out = tmp_path / "site"
    build(order(out))
    before = {path: (out / path).stat().st_mtime_ns for path in files_of(out)}

    built = build(order(out))

    assert built.changed == 0
    after = {path: (out / path).stat().st_mtime_ns for path in before}
    del before[".ocop-site"], after[".ocop-site"]
    assert after == before


def test_line_ends_and_byte_order_marks_of_windows_change_no_page(
    site: dict[str, bytes], tmp_path: Path
) -> None:
    """Git on Windows and Notepad do this to files, unasked."""
    products = tmp_path / "province"
    for path, data in files_of(PROVINCE).items():
        (products / path).parent.mkdir(parents=True, exist_ok=True)
        is_text = b"\0" not in data
        (products / path).write_bytes(data.replace(b"\n", b"\r\n") if is_text else data)
    thin = products / f"{ENDING}.yml"
    thin.write_bytes(b"\xef\xbb\xbf" + thin.read_bytes())

    assert build(order(tmp_path / "site", products=products)).catalogue

    assert differing(files_of(tmp_path / "site"), site) == []


def unpacked(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same files; a workbook is told by its parts, which can be searched."""
    found = {}
    for path, data in files.items():
        if path.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                found |= {f"{path}/{part}": book.read(part) for part in book.namelist()}
        else:
            found[path] = data
    return found


ON_THE_AXIS = re.compile(rb'<path class="(?:today|time-rest)" d="[^"]+"/>')
"""The line of today, and the bars that begin at it."""


def test_another_day_changes_only_what_tells_a_day(site: dict[str, bytes], tmp_path: Path) -> None:
    """No claim changes between these two days, so only the day itself may.

    Built from a copy: the history of this repository goes on between the two.
    """
    other = DAY.replace(day=24)
    products = Path(shutil.copytree(PROVINCE, tmp_path / PROVINCE.name))
    build(order(tmp_path / "site", products=products, day=other))
    found = files_of(tmp_path / "site")

    assert found.keys() == site.keys()
    told = [(b"20261123T", b"20261124T")]
    # The calendar of validity looks so many months ahead of the day.
    for months in (0, *HORIZONS):
        days = [months_after(day, months) for day in (DAY, other)]
        ways = [date.isoformat, *(words.day for words in read_words(ROOT).values())]
        told += [(way(days[0]).encode(), way(days[1]).encode()) for way in ways]
    # Excel counts days from the end of 1899.
    old, new = ((day - date(1899, 12, 30)).days for day in (DAY, other))
    told.append((f"<v>{old}</v>".encode(), f"<v>{new}</v>".encode()))
    # The data package holds the digest of each file; the files are compared themselves.
    for path in (one for one in differing(found, site) if one.startswith("data/v1/")):
        old_digest, new_digest = (sha256(files[path]).hexdigest() for files in (site, found))
        told.append((old_digest.encode(), new_digest.encode()))
    # Printed sheets say the day, too; in a PDF it is packed where no search finds it.
    sheets = (".pdf", ".zip")
    assert [p for p in differing(found, site) if p.endswith(sheets) and "in/" not in p] == []
    ours, theirs = unpacked(site), unpacked(found)
    assert ours.keys() == theirs.keys()
    axis = {"so-lieu/hieu-luc/index.html", "en/figures/validity/index.html"}
    for path in (one for one in differing(theirs, ours) if not one.endswith(sheets)):
        before, after = ours[path], theirs[path]
        if path in axis:
            before, after = (ON_THE_AXIS.sub(b"", page) for page in (before, after))
        for old_words, new_words in told:
            before = before.replace(old_words, new_words)
        assert after == before, path
    assert not [path for path in differing(found, site) if path.startswith(("assets/", "Q/"))]


def test_the_site_holds_no_path_of_this_machine(site: dict[str, bytes]) -> None:
    marks = [str(ROOT).encode(), str(Path.home()).encode(), b"/tmp/"]
    found = [p for p, data in site.items() for mark in marks if len(mark) > 5 and mark in data]

    assert found == []


# A problem stops the build and spoils nothing


def spoilt(folder: Path) -> Path:
    products = copy_of_province(folder)
    change(products / f"{ENDING}.yml", "stars: 4", "stars: 6")
    return products


def test_a_problem_leaves_the_old_site_and_ends_with_1(tmp_path: Path) -> None:
    out = tmp_path / "site"
    build_province(out)
    before = files_of(out)
    products = spoilt(tmp_path)

    done = run("build", "--products", products, "--out", out, "--as-of", DAY)

    assert done.returncode == 1
    assert f"products/{ENDING}.yml:10:12" in done.stdout
    assert "Trang cũ được giữ nguyên." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert differing(files_of(out), before) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["products", "site"]


def test_a_problem_before_the_first_build_writes_nothing(tmp_path: Path) -> None:
    products = spoilt(tmp_path)

    built = build(order(tmp_path / "site", products=products))

    assert built.catalogue is None
    assert [problem.code for problem in built.problems] == ["number-too-large"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["products"]


def test_an_error_of_ours_in_the_middle_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as a template that fails for one product of a thousand."""
    out = tmp_path / "site"
    build(order(out))
    before, page = files_of(out), outputs._page
    made: list[str] = []

    def fail(*arguments: object) -> bytes:
        made.append(str(arguments))
        if len(made) == 30:
            raise ZeroDivisionError("a bug")
        return page(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(outputs, "_page", fail)

    with pytest.raises(ZeroDivisionError, match="a bug"):
        build(order(out, day=DAY.replace(year=2030)))

    assert len(made) == 30
    assert differing(files_of(out), before) == []
    assert list(tmp_path.iterdir()) == [out]


def test_a_disk_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    """Code 1 would tell CI that a contributor made a mistake."""
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")

    done = run("build", "--products", PROVINCE, "--out", tmp_path / "file/site", "--as-of", DAY)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "file") in done.stderr


# Exit codes and words


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "--products", PROVINCE, "--as-of", DAY], 0),
        (["check", "--products", "no-such-folder"], 2),
        (["build", "--products", "no-such-folder"], 2),
        (["build", "--as-of", "23/11/2026"], 2),
        (["build", "--out", PROVINCE, "--products", PROVINCE, "--as-of", DAY], 2),
        (["bench", "--sizes", "many"], 2),
        (["no-such-command"], 2),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, list) else str(value),
)
def test_exit_codes(arguments: list[object], code: int) -> None:
    before = files_of(PROVINCE)

    done = run(*arguments)

    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert differing(files_of(PROVINCE), before) == []


def test_check_ends_with_1_when_something_has_to_be_corrected(tmp_path: Path) -> None:
    done = run("check", "--products", spoilt(tmp_path), "--as-of", DAY)

    assert done.returncode == 1
    assert "1 lỗi phải sửa" in done.stdout


@pytest.mark.parametrize(
    ("language", "counts", "see_it"),
    [
        ("vi", "15 sản phẩm, 6 chủ thể, 5 điểm bán", "Trang ở {}. Xem thử:"),
        ("en", "15 products, 6 producers, 5 sales points", "The site is in {}. See it:"),
    ],
)
def test_the_output_counts_and_says_where_the_site_is(
    tmp_path: Path, language: str, counts: str, see_it: str
) -> None:
    out = tmp_path / "site"

    done = run("build", "--products", PROVINCE, "--out", out, "--as-of", DAY, "--lang", language)

    assert done.returncode == 0, done.stderr
    assert counts in done.stdout
    assert see_it.format(out) in done.stdout
    assert "\x1b" not in done.stdout + done.stderr, "colours belong to terminals"


def test_options_before_the_command_count_too(tmp_path: Path) -> None:
    """A default of the command must not send the site elsewhere."""
    out = tmp_path / "site"

    done = run("--products", PROVINCE, "--as-of", DAY, "--out", out, "--lang", "en", "build")

    assert done.returncode == 0, done.stderr
    assert "15 products" in done.stdout
    assert (out / "index.html").is_file()


@pytest.mark.skipif(os.name == "nt", reason="C locale of POSIX")
def test_it_works_from_anywhere_into_a_folder_with_a_vietnamese_name(
    site: dict[str, bytes], tmp_path: Path
) -> None:
    done = run(
        *("build", "--products", PROVINCE, "--as-of", DAY, "--out", VIETNAMESE_FOLDER),
        cwd=tmp_path,
    )

    assert done.returncode == 0, done.stderr
    assert VIETNAMESE_FOLDER in done.stdout
    assert differing(files_of(tmp_path / VIETNAMESE_FOLDER), site) == []


def test_records_may_lie_in_a_folder_with_a_vietnamese_name(tmp_path: Path) -> None:
    products = tmp_path / "Sản phẩm (mới)"
    copy_of_province(tmp_path).rename(products)

    assert build(order(tmp_path / "site", products=products)).catalogue


NO_NETWORK = """
import socket, sys
def refuse(*_, **__):
    raise AssertionError("the build asked the network")
socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
socket.create_connection = socket.getaddrinfo = refuse
if sys.argv[1] == "guard":
    import urllib.request
    urllib.request.urlopen("http://127.0.0.1:9/")
from catalog.cli import main
sys.exit(main(sys.argv[1:]))
"""


def without_network(*arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", NO_NETWORK, *map(str, arguments)],
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_no_network_is_needed(tmp_path: Path, site: dict[str, bytes]) -> None:
    done = without_network(
        "build", "--products", PROVINCE, "--out", tmp_path / "site", "--as-of", DAY
    )

    assert done.returncode == 0, done.stderr
    assert differing(files_of(tmp_path / "site"), site) == []


def test_the_guard_against_the_network_works() -> None:
    """A guard that never fails guards nothing."""
    done = without_network("guard")

    assert done.returncode != 0
    assert "the build asked the network" in done.stderr


# What every site holds


@pytest.fixture(params=["/", "/danh-muc/"])
def base_url(request: pytest.FixtureRequest) -> str:
    return f"https://noi-khac.example{request.param}"


def test_the_base_url_of_the_command_wins(tmp_path: Path, base_url: str) -> None:
    assert build(order(tmp_path / "site", base_url=base_url.rstrip("/"))).catalogue

    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{base_url}">' in home
    assert "vi-du.example/danh-muc" not in home.replace(base_url, "")


BASE = "/danh-muc/"
LINK = re.compile(r'(?:href|src)="([^"#?]*)')


def dead_links(files: dict[str, bytes], tail: Callable[[str], str]) -> list[str]:
    """Relative links that lead to no file."""
    dead = []
    for path, data in files.items():
        if not path.endswith(".html"):
            continue
        for link in map(unescape, LINK.findall(data.decode("utf-8"))):
            if not link or ":" in link:
                continue
            folder, below = posixpath.dirname(path), link
            if link.startswith(BASE):  # only the 404 page, which has no fixed depth
                folder, below = "", link.removeprefix(BASE)
            there = posixpath.normpath(f"{folder or '.'}/{below}")
            if tail(there if not link.endswith("/") else there + "/") not in files:
                dead.append(f"{path}: {link}")
    return dead


def test_every_link_inside_leads_to_a_file(site: dict[str, bytes]) -> None:
    def file_of(path: str) -> str:
        path = path.removeprefix("./")
        return path + "index.html" if not path or path.endswith("/") else path

    assert dead_links(site, file_of) == []


def test_an_offline_site_names_every_file_in_full(tmp_path: Path) -> None:
    """From a memory stick nobody turns `chu-the/` into `chu-the/index.html`."""
    assert build(order(tmp_path / "site", offline=True)).catalogue
    files = files_of(tmp_path / "site")

    # Only a server needs these.
    assert not files.keys() & {"404.html", "sw.js", "sitemap.xml", "robots.txt"}
    assert dead_links(files, lambda path: path) == []
