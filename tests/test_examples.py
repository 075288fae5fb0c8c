"""Each code is explained by a wrong and a right example, and both are what they say.

The texts stand in `catalog/messages/examples/`; what no text can hold, such as the bytes
of a photo, is laid here.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from catalog.check import check
from catalog.images.source import MAX_BYTES as HEAVIEST
from catalog.load import MAX_BYTES, MAX_EVENTS
from catalog.report import LANGUAGES, messages
from catalog.report.examples import FILE, HEAD, ExampleFile, examples
from catalog.request import judge
from tests.photo_fixture import painted, png, saved
from tests.request_fixture import tree
from tests.test_cases import AROUND

DAY = date(2026, 11, 23)
PHOTO = "htx-vi-du/che-vi-du.jpg"
PNG = "htx-vi-du/che-vi-du.png"
PHOTOS_NAMED = re.compile(r"- file: (\S+)")

PLATFORMS = {"shopee.vn", "sendo.vn", "shp.ee"}
"""Hosts that the list of channels knows; any other in an example is invented."""

UNREACHABLE = {"words-missing": "value-empty"}
"""The guard of the record itself: in a file, an empty part is told before it."""


def good(name: str) -> bytes:
    """A photo as its name says."""
    form = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[name.rsplit(".", maxsplit=1)[-1]]
    return saved(painted(800, 600), form)


def animated() -> bytes:
    frames = [Image.new("L", (40, 30), shade) for shade in (0, 99)]
    file = BytesIO()
    frames[0].save(file, "PNG", save_all=True, append_images=frames[1:])
    return file.getvalue()


def in_bytes(text: str, encoding: str = "utf-8") -> bytes:
    return (HEAD + text).encode(encoding)


BYTES: Mapping[str, Mapping[str, Callable[[], bytes]]] = {
    "file-too-big": {FILE: lambda: b"a" * (MAX_BYTES + 1)},
    "file-not-utf8": {FILE: lambda: "name:\n  vi: Chè".encode("cp1258")},
    "byte-order-mark": {FILE: lambda: in_bytes("brand: Chè\n", "utf-8-sig")},
    "text-decomposed": {FILE: lambda: in_bytes("brand: Che\u0323\u0302\n")},
    "yaml-too-many": {FILE: lambda: in_bytes("season: [" + "3," * MAX_EVENTS + "]\n")},
    "photo-too-heavy": {PHOTO: lambda: b"x" * (HEAVIEST + 1)},
    "photo-too-many-pixels": {PNG: lambda: png(20000, 20000)},
    "photo-heic": {PHOTO: lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"},
    "photo-format": {PHOTO: lambda: saved(painted(800, 600), "GIF")},
    "photo-ending": {PHOTO: lambda: good("x.png")},
    "photo-animated": {PNG: animated},
    "photo-broken": {PHOTO: lambda: good(PHOTO)[:-900]},
    "photo-small": {PHOTO: lambda: saved(painted(16, 12), "JPEG")},
    "photo-unused": {PHOTO: lambda: good(PHOTO)},
}
"""What lies there in the wrong example, beside or instead of its text."""

PEOPLE = {"people.yml": b"people:\n  - {account: 1234567, role: producer, folders: [htx-vi-du]}\n"}
REQUESTS: Mapping[str, Mapping[str, bytes]] = {
    "request-link": {FILE: b"elsewhere.yml"},
    "request-submodule": {"htx-vi-du/kho": b"x"},
    "request-executable": {FILE: in_bytes("")},
    "request-file-name": {"htx-vi-du/Ảnh Chè.JPG": b"photo"},
    "request-file-kind": {"htx-vi-du/giay-chung-nhan.pdf": b"paper"},
    "request-beside-records": {FILE: in_bytes("brand: Ví dụ\n")},
    "request-too-many-files": {f"htx-vi-du/anh-{n}.jpg": b"photo" for n in range(51)},
}
"""What a request brings whose wrong example is only told."""

MODES = {
    "request-link": {FILE: "120000"},
    "request-submodule": {"htx-vi-du/kho": "160000"},
    "request-executable": {FILE: "100755"},
}
PROGRAM = {"request-beside-records": {"build.py": "print()"}}

FOLDERS = {"file-unreadable": "codes.csv", "file-not-plain": FILE}
LINKS = {"photo-not-plain": PHOTO}
ABSENT = {"settings-missing": "catalogue.yml"}


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def texts(files: tuple[ExampleFile, ...]) -> dict[str, bytes]:
    return {file.path: file.whole.encode() for file in files}


def around(code: str) -> dict[str, bytes]:
    always = {path: text.encode() for path, text in AROUND.items()}
    return always | texts(examples()[code].around)


def photos(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A good photo for each that these files name."""
    named = {name for text in files.values() for name in PHOTOS_NAMED.findall(text.decode())}
    return {f"htx-vi-du/{name}": good(name) for name in named}


def codes_in(folder: Path) -> list[str]:
    """What one check finds; that products have no code is told only where codes are kept."""
    found = [one.code for one in check(folder, DAY, folder.parent / "cache").problems]
    kept = (folder / "codes.csv").is_file()
    return [code for code in found if code != "code-missing" or kept]


def test_every_code_has_an_example_and_no_example_waits_for_a_code_that_is_gone() -> None:
    assert set(examples()) == set(messages("vi"))


OF_FILES = [code for code, example in examples().items() if example.group != "requests"]
OF_REQUESTS = [code for code in examples() if code not in OF_FILES]


def asked(code: str, files: Mapping[str, bytes], *, wrong: bool) -> set[str]:
    """What the request says that brings these files in place of those before it."""
    kept = around(code) | PEOPLE
    base, head = kept | texts(examples()[code].before), kept | files
    modes, beside = (MODES.get(code), PROGRAM.get(code)) if wrong else (None, None)
    # Codes are the office's: what a producer may not do with them is another code's example.
    account = "7654321" if "codes.csv" in head else "1234567"
    judgement = judge(tree(base), tree(head, modes, beside), account)
    return {one.code for one in judgement.problems}


@pytest.mark.parametrize("code", OF_REQUESTS)
def test_the_wrong_request_of_a_code_makes_this_code_alone_and_the_right_none(code: str) -> None:
    example = examples()[code]

    assert example.wrong or example.told
    assert asked(code, REQUESTS.get(code) or texts(example.wrong), wrong=True) == {code}
    assert asked(code, texts(example.right), wrong=False) == set()


@pytest.mark.parametrize("code", OF_FILES)
def test_the_wrong_example_of_a_code_makes_this_code_alone(code: str, tmp_path: Path) -> None:
    example = examples()[code]
    folder = tmp_path / "products"
    shown = texts(example.wrong or (() if code in ABSENT | FOLDERS else example.right))

    laid = {path: make() for path, make in BYTES.get(code, {}).items()}
    files = around(code) | shown | laid
    files.pop(ABSENT.get(code, ""), None)
    lay(folder, files)
    if code in FOLDERS:
        (folder / FOLDERS[code]).mkdir(parents=True)
    if code in LINKS:
        (folder / LINKS[code]).symlink_to(tmp_path / "elsewhere.jpg")

    assert example.wrong or example.told
    assert set(codes_in(folder)) == {UNREACHABLE.get(code, code)}


@pytest.mark.parametrize("code", examples())
def test_the_right_example_of_a_code_has_no_problem(code: str, tmp_path: Path) -> None:
    """Not even a warning: a reader copies it."""
    files = around(code) | texts(examples()[code].right)

    lay(tmp_path / "products", files | photos(texts(examples()[code].right)))

    assert codes_in(tmp_path / "products") == []


@pytest.mark.parametrize("code", examples())
def test_an_example_is_told_in_every_language_and_names_nobody(code: str) -> None:
    """Invented names say so: a reader might take them for a real producer."""
    example = examples()[code]
    files = (*example.wrong, *example.right, *example.around)

    assert set(example.told) in (set(), set(LANGUAGES))
    for file in files:
        if file.text.strip().startswith("name:") or file.part:
            assert "ví dụ" in file.whole.lower(), file.path
    hosts = re.findall(r"https?://([^/\s]+)", "".join(file.text for file in files))
    assert all(host.endswith(".example") or host in PLATFORMS for host in hosts)
