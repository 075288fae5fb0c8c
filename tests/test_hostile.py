"""The hostile corpus: nothing runs, nothing leaves, nothing lies where it should not."""

import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from catalog.check import check
from catalog.load import CONTROL
from catalog.problems import errors_among
from tests.invented import DAY, copy_of_province, run
from tests.photo_fixture import painted, png, saved
from tests.site_fixture import BuiltSite, Servers, build_site
from tests.test_browser import DESK, PHONE, Open, browser, open_tab
from tests.test_cases import AROUND

__all__ = ["browser", "open_tab"]

CORPUS: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "hostile.yml").read_text("utf-8")
)
TEXTS: list[str] = CORPUS["texts"]
REFUSED: Mapping[str, Mapping[str, str]] = CORPUS["refused"]
SHOWN = [text for text in TEXTS if not CONTROL.search(text) and "\n" not in text]

SPY = """
window.violations = [];
document.addEventListener("securitypolicyviolation", e => violations.push(e.violatedDirective));
"""


def record(text: str) -> str:
    """A product with the text in every place that takes one."""
    words = {"vi": text, "en": text}
    tree = {
        "name": {"vi": text, "en": text},
        "also": [text],
        "group": "che-tuoi-che-bien",
        "brand": text,
        "place": {"commune": "xã Chiềng Ví", "address": text},
        "certificates": [
            {"stars": "4", "issued": "2025-01-24", "decision": "1/QĐ-VD", "issuer": text}
        ],
        "evaluations": [{"on": "2024", "body": text, "outcome": "not-stated"}],
        **dict.fromkeys(("summary", "story", "ingredients", "storage", "shelf_life"), words),
        "facts": [words],
        "packs": [{"form": words, "weight_g": "250", "price_vnd": "45.000", "price_on": "2026-10"}],
        "papers": [{"kind": "vietgap", "number": text, "issuer": text, "scope": words}],
        "protected_names": [{"kind": "nhan-hieu", "name": text, "number": text, "note": words}],
        "supply": {"capacity": words, "minimum_order": words, "export_markets": [text]},
        "sources": [{"document": text, "title": text}],
        "conflicts": [{"about": "name", "text": words}],
        "notes": [words],
    }
    return json.dumps(tree, ensure_ascii=False)  # JSON is YAML, too.


def lay(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        data = text.encode() if isinstance(text, str) else text
        (folder / path).write_bytes(data)
    return folder


def test_the_corpus_is_large() -> None:
    assert len(TEXTS) + len(REFUSED) + len(PHOTOS) >= 80
    assert len(set(TEXTS)) == len(TEXTS)


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_and_its_report_is_text(name: str, tmp_path: Path) -> None:
    """In words for people, as annotations, and as JSON; nothing of it is obeyed."""
    case = REFUSED[name]
    folder = lay(tmp_path / "products", {**AROUND, case["path"]: case["text"]})

    done = run("check", "--products", folder, "--as-of", DAY, "--format", "json")
    assert done.returncode == 1
    assert case["code"] in {one["code"] for one in json.loads(done.stdout)}
    for form in ("text", "github"):
        said = run("check", "--products", folder, "--as-of", DAY, "--format", form)
        assert said.returncode == 1
        assert "Traceback" not in said.stderr
        assert all(sign.isprintable() or sign == "\n" for sign in said.stdout)
        if form == "github":
            lines = [one for one in said.stdout.splitlines() if one.strip()]
            assert all(re.match(r"::(error|warning|notice)[ :]", one) for one in lines)
    assert not Path("/tmp/hacked").exists()  # noqa: S108 - what the corpus would write


GPS = {0x8825: {1: "N", 2: (21.0, 3.0, 0.0), 3: "E", 4: (104.0, 1.0, 0.0)}}


def with_place() -> bytes:
    image, file = painted(640, 480), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "CAMERA-MARK"
    exif.get_ifd(0x8825).update(GPS[0x8825])
    image.save(file, "JPEG", exif=exif)
    return file.getvalue()


MARK = b"<script>window.hacked=1</script>POLYGLOT"
PHOTOS: Mapping[str, tuple[bytes, str]] = {
    "a picture with a page behind it": (saved(painted(640, 480), "JPEG") + MARK, ""),
    "a picture with a page in its remark": (
        saved(painted(640, 480), "JPEG").replace(
            b"\xff\xdb", b"\xff\xfe" + (len(MARK) + 2).to_bytes(2, "big") + MARK + b"\xff\xdb", 1
        ),
        "",
    ),
    "a picture that says where it was taken": (with_place(), ""),
    "a page called a picture": (b"<html>" + MARK, "photo-format"),
    "a drawing with a script": (b"<svg xmlns='http://www.w3.org/2000/svg'>" + MARK, "photo-format"),
    "a GIF that is a script": (b"GIF89a/*" + MARK + b"*/=1", "photo-format"),
    "a PNG of four hundred million points": (png(20000, 20000), "photo-ending"),
    "half a picture": (saved(painted(640, 480), "JPEG")[:2000], "photo-broken"),
}
"""What lies there as ``che.jpg``, and the code; empty: it is taken, and painted anew."""


@pytest.mark.parametrize("name", PHOTOS)
def test_a_hostile_photo_is_refused_or_painted_anew(name: str, tmp_path: Path) -> None:
    """Of what is taken nothing but its points reaches the site."""
    data, code = PHOTOS[name]
    text = "name: {vi: Chè ví dụ}\ngroup: che-tuoi-che-bien\n"
    photo = "photos: [{file: che.jpg, alt: {vi: Chè}}]\n"
    files = {**AROUND, "htx-vi-du/che.yml": text + photo, "htx-vi-du/che.jpg": data}
    folder = lay(tmp_path / "products", files)
    found = check(folder, DAY, tmp_path / "cache")
    if code:
        assert code in {one.code for one in found.problems} or errors_among(found.problems)
        return

    assert errors_among(found.problems) == 0, found.problems
    site = build_site(folder, tmp_path / "site", DAY)
    made = [f for f in site.folder.rglob("*") if f.suffix in {".webp", ".jpg", ".jpeg"}]
    assert made
    for file in made:
        content = file.read_bytes()
        assert b"POLYGLOT" not in content
        assert b"CAMERA-MARK" not in content
        if file.suffix in {".jpg", ".jpeg", ".webp"}:
            assert not Image.open(io.BytesIO(content)).getexif()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The invented province, and a product for each hostile text."""
    home = tmp_path_factory.mktemp("hostile")
    folder = copy_of_province(home)
    lay(folder, {f"htx-vi-du-mot/doc-{n}.yml": record(text) for n, text in enumerate(SHOWN)})
    maker = folder / "htx-vi-du-mot" / "producer.yml"
    hostile = json.dumps({"vi": " ".join(SHOWN[:8])}, ensure_ascii=False)
    plain = re.sub(r"(?m)^summary:\n(?:  .*\n)+", "", maker.read_text("utf-8"))
    maker.write_text(f"{plain}summary: {hostile}\n", "utf-8")
    before = {path for path in home.rglob("*") if "site" not in path.parts}
    built = build_site(folder, home / "site", DAY)
    assert {path for path in home.rglob("*") if "site" not in path.parts} == before
    return built


def test_all_of_it_is_built_and_stays_within_the_site(site: BuiltSite) -> None:
    for number, text in enumerate(SHOWN):
        page = site.pages[f"san-pham/htx-vi-du-mot/doc-{number}/"]
        assert " ".join(page.one("h1").text.split()) == " ".join(text.split())
    root = site.folder.resolve()
    assert all(path.resolve().is_relative_to(root) for path in site.folder.rglob("*"))
    assert not [path for path in site.folder.rglob("*") if path.is_symlink()]


PAGES = ("san-pham/{}/", "en/products/{}/", "in/san-pham/{}/")


@pytest.mark.parametrize("address", PAGES)
def test_nothing_of_it_runs_or_leaves_in_a_browser(
    address: str, site: BuiltSite, serve: Servers, open_tab: Open
) -> None:
    """Every page of every text; a complaint of the browser, or a request elsewhere, fails."""
    root = serve(site.folder)
    tab = open_tab(root, width=PHONE)
    tab.page.add_init_script(SPY)
    tab.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for number in range(len(SHOWN)):
        tab.page.goto(root + address.format(f"htx-vi-du-mot/doc-{number}"))
        assert tab.page.evaluate("[window.hacked, window.violations.join()]") == [None, ""]


def test_nothing_of_it_runs_where_scripts_draw(
    site: BuiltSite, serve: Servers, open_tab: Open
) -> None:
    """The finder, its box, the list to print, and the form: all put texts into a page."""
    root = serve(site.folder)
    tab = open_tab(root, width=DESK)
    page = tab.page
    page.add_init_script(SPY)
    for address in ("san-pham/?q=script", "san-pham/?q=onerror", "en/products/?q=javascript"):
        page.goto(root + address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("[window.hacked, window.violations.join()]") == [None, ""]
    page.goto(root)
    page.locator("form[data-box] input").last.fill("<img")
    page.wait_for_timeout(300)
    page.goto(f"{root}in/#ids=" + ",".join(f"htx-vi-du-mot/doc-{n}" for n in range(20)))
    page.locator(".print-list li").first.wait_for()
    for number in (0, 1, 5, 6):
        page.goto(f"{root}san-pham/htx-vi-du-mot/doc-{number}/#sua")
        page.locator("dialog.edit").wait_for()
        assert page.evaluate("[window.hacked, window.violations.join()]") == [None, ""]


def test_a_step_summary_and_annotations_obey_nothing(tmp_path: Path) -> None:
    """All texts in places where the check quotes them."""
    files = {
        f"htx-vi-du/x{n}.yml": f"name: {{vi: x}}\ngroup: {json.dumps(text)}\n"
        for n, text in enumerate(TEXTS)
        if not CONTROL.search(text)
    }
    folder = lay(tmp_path / "products", {**AROUND, **files})
    done = run("check", "--products", folder, "--as-of", DAY, "--format", "github")

    lines = [one for one in done.stdout.splitlines() if one]
    assert done.returncode == 1
    assert len(lines) <= 22
    assert all(re.match(r"::(error|warning|notice)[ :]", one) for one in lines)
    assert not any("hacked" in one.partition("::")[0] for one in lines)
