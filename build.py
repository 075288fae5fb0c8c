#!/usr/bin/env python3
"""Bring a bare machine to the catalogue: ``python3 build.py [command]``.

Knows virtual environments, pip, and where a browser for the tests may be. Refuses to know
anything about products: every command but ``test`` is handed on to ``python -m catalog``.

Only the standard library is imported, and the file parses on Python 3.6, so that whoever has
an old Python reads a sentence instead of a SyntaxError. What goes to standard output belongs
to the catalogue (``check --format json``); the few lines said here go to standard error.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
MARKER = "made-from.txt"
LOCK = "requirements.lock"
# The second lock contains the first, so that one environment serves both.
TEST_LOCK = "requirements-test.lock"
BROWSER_VARIABLE = "OCOP_CHROMIUM"
PDF_READER = "pdftotext"
FAILED = 1
MISUSE = 2
INTERRUPTED = 130

# The test suite, in order. pytest stays last: its closing line is what people look for.
CHECKS = (
    ("ruff check", ["-m", "ruff", "check", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "."]),
    ("mypy", ["-m", "mypy"]),
    ("pytest", ["-m", "pytest"]),
)

BROWSER_NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("chrome", "microsoft-edge", "msedge"),
)
BROWSER_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    # Every Windows has Edge, so the tests need nothing more there.
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
)


class Stop(Exception):
    """The run cannot go on; carries what the reader can do, in both languages."""

    def __init__(self, vi: str, en: str, code: int = MISUSE):
        super().__init__(en)
        self.vi = vi
        self.en = en
        self.code = code


# What pip's last words mean, most telling first: a broken connection also ends in
# "No matching distribution", and must not be taken for a missing file.
PIP_FAILURES = (
    (
        ("DO NOT MATCH THE HASHES",),
        Stop(
            "Tệp tải về không khớp với mã băm trong tệp khóa. Đừng dùng nó: hãy thử mạng khác,"
            " hoặc báo cho người giữ kho mã.",
            "A downloaded file does not match its hash in the lock. Do not use it: try another"
            " network, or tell the maintainers.",
            FAILED,
        ),
    ),
    (
        ("No space left on device", "not enough space on the disk"),
        Stop(
            "Ổ đĩa đã đầy. Cần khoảng 600 MB trống.",
            "The disk is full. About 600 MB are needed.",
            FAILED,
        ),
    ),
    (
        ("Retrying (", "Connection", "ProxyError", "SSLError", "getaddrinfo", "timed out"),
        Stop(
            "Không tải được thư viện. Hãy kiểm tra mạng (hoặc cấu hình proxy của pip) rồi chạy"
            " lại; chỉ lần đầu mới cần mạng.",
            "The libraries could not be downloaded. Check the network (or pip's proxy settings)"
            " and run again; only the first run needs the network.",
            FAILED,
        ),
    ),
    (
        ("No matching distribution", "Could not find a version"),
        Stop(
            "Không tìm thấy bản thư viện cho hệ máy hoặc phiên bản Python này. Hãy thử Python"
            " 3.12 hoặc 3.13.",
            "A library was not found for this system or this Python. Try Python 3.12 or 3.13.",
            FAILED,
        ),
    ),
)


def say(vi: str, en: str, between: str = " | ") -> None:
    print(vi + between + en, file=sys.stderr, flush=True)


def python_is_too_old(version: "tuple[int, ...]") -> "Stop | None":
    if version >= OLDEST:
        return None
    has = ".".join(str(part) for part in version)
    needs = ".".join(str(part) for part in OLDEST)
    return Stop(
        f"Cần Python {needs} trở lên; máy đang dùng Python {has}."
        " Tải tại https://www.python.org/downloads/ rồi chạy lại.",
        f"Python {needs} or later is needed; this is Python {has}."
        " Get it from https://www.python.org/downloads/ and run again.",
    )


def python_cannot_make_environments(find_spec: "Callable[[str], object]") -> "Stop | None":
    # Debian ships `venv` but moves `ensurepip`, without which it fails, to another package.
    missing = [name for name in ("venv", "ensurepip") if find_spec(name) is None]
    if not missing:
        return None
    names = ", ".join(missing)
    version = ".".join(str(part) for part in sys.version_info[:2])
    fix = f"apt-get install python3-venv   (python{version}-venv)"
    return Stop(
        f"Python này thiếu: {names}. Trên Debian, Ubuntu:\n  {fix}\nRồi chạy lại.",
        f"This Python lacks: {names}. On Debian, Ubuntu:\n  {fix}\nThen run again.",
    )


def python_in(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def made_from(locks: "tuple[str, ...]") -> "list[str]":
    """The lines that the marker of a sufficient environment contains."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    return [
        f"{sys.implementation.name} {version} {sys.platform}",
        *(f"{name} {hashlib.sha256((ROOT / name).read_bytes()).hexdigest()}" for name in locks),
    ]


def is_ready(folder: Path, lines: "list[str]") -> bool:
    """Whether ``folder`` was made to its end from these locks; the marker is written last."""
    try:
        written = (folder / MARKER).read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return set(lines) <= set(written) and python_in(folder).exists()


def environ() -> "dict[str, str]":
    """The environment of what runs in .venv: ours alone, and in UTF-8 on every system."""
    env = dict(os.environ, PYTHONUTF8="1", PYTHONPATH=str(ROOT))
    env.pop("PYTHONHOME", None)
    return env


def pip_failure(output: str) -> Stop:
    for signs, stop in PIP_FAILURES:
        if any(sign in output for sign in signs):
            return stop
    return Stop("pip đã dừng, xem các dòng trên.", "pip stopped, see the lines above.", FAILED)


def alone() -> "io.BufferedRandom | None":
    """Wait until no other run makes the environment; the lock ends with the process.

    None where a network drive knows no locks: then only the names keep two runs apart.
    """
    handle = open(ROOT / ".venv.lock", "a+b")  # noqa: SIM115, PTH123 - held until the end
    waited = False
    while True:
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 - exists on Windows only

                msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415 - exists everywhere else

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            if not waited:
                say("Một lần chạy khác đang tạo .venv, xin chờ …", "Another run makes .venv …")
            waited = True
            time.sleep(0.2)
        except OSError:
            handle.close()
            return None
        else:
            return handle


def discard(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(str(folder), ignore_errors=True)


def correct_scripts(fresh: Path) -> None:
    """Let ``activate`` and the other scripts name the final folder (on Windows: left as is)."""
    if os.name == "nt":
        return
    for script in (fresh / "bin").iterdir():
        content = b"" if script.is_symlink() else script.read_bytes()
        if os.fsencode(str(fresh)) in content:
            script.write_bytes(content.replace(os.fsencode(str(fresh)), os.fsencode(str(HOME))))


def make(locks: "tuple[str, ...]", lines: "list[str]", *, is_alone: bool) -> None:
    """Make .venv beside, then swap it in: a killed run leaves no half environment."""
    import importlib.util  # noqa: PLC0415 - only this rare path pays for it

    lacks = python_cannot_make_environments(importlib.util.find_spec)
    if lacks:
        raise lacks
    import venv  # noqa: PLC0415 - not everywhere, as the lines above say

    began = time.monotonic()
    fresh = ROOT / f".venv.new-{os.getpid()}"
    if is_alone:
        for rest in [*ROOT.glob(".venv.new-*"), *ROOT.glob(".venv.old-*")]:
            discard(rest)
    say("Đang tạo môi trường .venv …", "Making the environment .venv …")
    try:
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(str(fresh))
        say("Đang tải thư viện (1–2 phút) …", "Getting the libraries (1–2 minutes) …")
        # Wheels only: building from source would run code whose tools have no hash.
        # The registry and proxy are whatever the reader's pip is set up with.
        pip = [str(python_in(fresh)), "-m", "pip", "install", "--quiet", "--no-input"]
        pip += ["--disable-pip-version-check", "--progress-bar", "off"]
        pip += ["--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / locks[-1])]
        done = subprocess.run(
            pip,
            cwd=str(fresh),
            env=dict(environ(), PYTHONPATH="", PIP_USER="0"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            for line in done.stdout.strip().splitlines()[-4:]:
                print(line[:200], file=sys.stderr)
            raise pip_failure(done.stdout)
        correct_scripts(fresh)
        (fresh / MARKER).write_text("\n".join(lines) + "\n", encoding="utf-8")
        swap(fresh)
    except subprocess.CalledProcessError as error:
        raise Stop(
            f"Không tạo được môi trường Python: {error}",
            f"The Python environment could not be made: {error}",
            FAILED,
        ) from None
    finally:
        discard(fresh)
    took = time.monotonic() - began
    say(f"Môi trường đã sẵn sàng ({took:.0f} giây).", f"Environment ready ({took:.0f} s).")


def swap(fresh: Path) -> None:
    old = ROOT / f".venv.old-{os.getpid()}"
    try:
        if HOME.exists() or HOME.is_symlink():
            HOME.rename(old)
        fresh.rename(HOME)
    except PermissionError:
        raise Stop(
            "Một chương trình khác đang dùng .venv. Hãy đóng nó rồi chạy lại.",
            "Another program uses .venv. Close it and run again.",
            FAILED,
        ) from None
    discard(old)


def ensure(*locks: str) -> Path:
    """The Python of an environment that holds these locks, making it where needed."""
    lines = made_from(locks)
    if not is_ready(HOME, lines):
        handle = alone()
        try:
            if not is_ready(HOME, lines):  # another run may have made it while we waited
                make(locks, lines, is_alone=handle is not None)
        finally:
            if handle:
                handle.close()
    return python_in(HOME)


def find_browser() -> "str | None":
    chosen = os.environ.get(BROWSER_VARIABLE)
    if chosen:
        return chosen if Path(chosen).is_file() else None
    by_name = (shutil.which(name) for name in BROWSER_NAMES)
    by_place = (os.path.expandvars(place) for place in BROWSER_PLACES)
    return next((found for found in by_name if found), None) or next(
        (place for place in by_place if Path(place).is_file()), None
    )


def install(package: str) -> None:
    say(f"Đang cài {package} cho các phép thử …", f"Installing {package} for the tests …")
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for words in ("update -qq", f"install -qq -y --no-install-recommends {package}"):
        subprocess.run(["apt-get", *words.split()], check=False, env=env, stdout=sys.stderr)


def may_install() -> bool:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return bool(is_root and shutil.which("apt-get"))


def ensure_reader_of_pdf() -> None:
    """Find, or install, what reads sheets as other programs do.

    Elsewhere than on Linux nobody has it, and the tests make do with a library.
    """
    if not sys.platform.startswith("linux"):
        return
    if may_install() and not shutil.which(PDF_READER):
        install("poppler-utils")
    if not shutil.which(PDF_READER):
        raise Stop(
            f"Các phép thử cần {PDF_READER}. Trên Debian:\n  sudo apt-get install poppler-utils",
            f"The tests need {PDF_READER}. On Debian:\n  sudo apt-get install poppler-utils",
        )


def ensure_browser() -> str:
    """Chromium or a sibling: found, or installed where this run may do so."""
    if may_install() and not os.environ.get(BROWSER_VARIABLE) and not find_browser():
        install("chromium")
    found = find_browser()
    if found:
        return found
    raise Stop(
        "Các phép thử cần trình duyệt Chromium (hoặc Chrome, Edge). Trên Debian:\n"
        "  sudo apt-get install chromium\n"
        f"Nơi khác: cài Chrome, hoặc đặt biến {BROWSER_VARIABLE} là đường dẫn tới nó.",
        "The tests need the browser Chromium (or Chrome, Edge). On Debian:\n"
        "  sudo apt-get install chromium\n"
        f"Elsewhere: install Chrome, or set {BROWSER_VARIABLE} to its path.",
    )


def test(arguments: "list[str]") -> int:
    """Run every check; all run even when one fails, and any failure is the result."""
    python = ensure(LOCK, TEST_LOCK)
    env = dict(environ(), **{BROWSER_VARIABLE: ensure_browser()})
    ensure_reader_of_pdf()
    failed = []
    result = 0
    for name, command in CHECKS:
        more = arguments if name == "pytest" else []
        print(f"== {name}", file=sys.stderr, flush=True)
        code = subprocess.call([str(python), "-P", *command, *more], cwd=str(ROOT), env=env)
        if code:
            failed.append(name)
            result = code
    if failed[:1] not in ([], ["pytest"]):  # pytest's own failure closes its own output
        say(f"Không đạt: {', '.join(failed)}", f"Failed: {', '.join(failed)}")
    return result


def bench_in_browser(arguments: "list[str]") -> int:
    """The peers of our search are of the test lock; they, and Lighthouse, need a browser."""
    python = ensure(LOCK, TEST_LOCK)
    os.environ[BROWSER_VARIABLE] = ensure_browser()
    return hand_over(python, arguments)


def hand_over(python: Path, arguments: "list[str]") -> int:
    # -P: a folder named catalog, or a yaml.py, where the reader stands is not ours.
    command = [str(python), "-P", "-m", "catalog", *arguments]
    if os.name != "nt":
        os.execve(str(python), command, environ())
    # Windows has no exec: a new process would return the prompt before the work ends.
    child = subprocess.Popen(command, env=environ())
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the child got it too, and decides how to end


def main(arguments: "list[str]") -> int:
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        old = python_is_too_old(tuple(sys.version_info[:3]))
        if old:
            raise old
        if arguments[:1] == ["test"]:
            return test(arguments[1:])
        if arguments[:2] in (["bench", "search"], ["bench", "lighthouse"]):
            return bench_in_browser(arguments)
        return hand_over(ensure(LOCK), arguments)
    except Stop as stop:
        say(stop.vi, stop.en, between="\n")
        return stop.code
    except OSError as error:
        say("Không đọc hoặc ghi được tệp", f"Cannot read or write a file: {error}")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
