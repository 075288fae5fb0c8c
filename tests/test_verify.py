"""A built site, looked at before anybody sees it: what is told, and what is refused."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.pipeline import build
from catalog.verify import HOSTS, Broken, lost_pages, needs, verify
from catalog.verify.named import leads_to
from catalog.verify.shrink import MAP
from tests.invented import DAY, copy_of_province, order, run
from tests.site_fixture import BuiltSite


@pytest.fixture
def copy(province_site: BuiltSite, tmp_path: Path) -> Path:
    """A site that the test may spoil."""
    return Path(shutil.copytree(province_site.folder, tmp_path / "site"))


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "url", "leads"),
    [
        ("index.html", "", ("index.html", "")),
        ("a/b/index.html", "#c", ("a/b/index.html", "c")),
        ("a/b/index.html", "?q=1", ("a/b/index.html", "")),
        ("a/b/index.html", "../../", ("index.html", "")),
        ("a/b/index.html", "../x/?q=1#%C4%91", ("a/x/index.html", "đ")),
        ("a/b/index.html", "../x.js?v=1", ("a/x.js", "")),
        ("a/b/index.html", "./x/../y", ("a/b/y", "")),
        ("a/b/index.html", "../../../", None),
        ("404.html", "/site/x/", ("x/index.html", "")),
        ("404.html", "/elsewhere/", None),
    ],
)
def test_where_an_address_leads(path: str, url: str, leads: tuple[str, str] | None) -> None:
    """One step too many towards the root is forgiven at a domain, and lost under a sub-path."""
    assert leads_to(path, url, "/site/") == leads


@pytest.mark.parametrize(
    ("file", "old", "new", "broken"),
    [
        ("index.html", 'href="./san-pham/"', 'href="san-phan/"', ("san-phan/", "no-file")),
        ("index.html", 'href="./san-pham/"', 'href="../san-pham/"', ("../san-pham/", "outside")),
        ("index.html", 'href="#main"', 'href="#man"', ("#man", "no-anchor")),
        (
            "index.html",
            'href="./san-pham/"',
            'href="san-pham/#nowhere"',
            ("san-pham/#nowhere", "no-anchor"),
        ),
        ("index.html", "assets/box.js", "assets/bax.js", None),
        (
            "manifest-vi.webmanifest",
            "icon-192.png",
            "icon-191.png",
            ("assets/pictures/icon-191.png", "no-file"),
        ),
        ("sitemap.xml", "/san-pham/", "/san-phan/", ("san-phan/", "no-file")),
        ("sw.js", "assets/fonts/be-", "assets/fonts/by-", None),
    ],
)
def test_a_broken_address_is_found(
    copy: Path, file: str, old: str, new: str, broken: tuple[str, str] | None
) -> None:
    spoil(copy / file, old, new)

    found = verify(copy).broken

    assert {one.path for one in found} == {file}
    if broken:
        assert Broken(file, *broken) in found


def test_processes_find_what_one_finds(copy: Path) -> None:
    (copy / "assets" / "pictures" / "logo.svg").unlink()
    (copy / "san-pham" / "index.html").unlink()
    one, two = verify(copy, jobs=1).broken, verify(copy, jobs=2).broken

    assert one == two
    assert len(one) > 100


def test_a_site_is_refused_before_its_host_would(copy: Path) -> None:
    """At four fifths: then there is time to act before a night build fails."""
    sizes = {"a": 700_000_000, "b": 99_999_999}

    assert not any(need.is_too_much for need in needs(HOSTS["github"], sizes))
    assert any(need.is_too_much for need in needs(HOSTS["github"], sizes | {"c": 2}))
    assert [need.what for need in needs(HOSTS["cloudflare"], {"a": 1})] == ["files", "one-file"]
    assert not any(need.is_too_much for need in needs(HOSTS["cloudflare"], {"a": 25 * 2**20}))
    assert any(need.is_too_much for need in needs(HOSTS["cloudflare"], {"a": 25 * 2**20 + 1}))
    for number in range(16_001):
        (copy / f"{number}.bin").touch()
    assert verify(copy, host="github").is_good
    assert not verify(copy, host="cloudflare").is_good


def test_lost_pages_are_told_by_kind_and_producer(copy: Path) -> None:
    """Both languages of a page are one page to whoever deleted its record."""
    before = (copy / MAP).read_bytes()
    there = len(re.findall(rb"<loc>[^<]*/san-pham/htx-vi-du-mot/", before))
    for folder in ("san-pham/htx-vi-du-mot", "en/products/htx-vi-du-mot", "xa"):
        shutil.rmtree(copy / folder)
    (copy / MAP).unlink()

    lost = lost_pages(before, copy)

    assert lost is not None
    assert lost.is_too_many
    assert (("products", "htx-vi-du-mot"), there) in lost.kinds
    assert "communes" in {kind for (kind, _), _ in lost.kinds}


def test_a_page_that_moved_is_not_lost(copy: Path) -> None:
    """Its old address leads on, and stands in no map."""
    before = (copy / MAP).read_bytes()
    (copy / MAP).write_bytes(b"<loc>https://example.org/</loc>")

    lost = lost_pages(before.replace(b"https://", b"https://moved."), copy)

    assert lost is not None
    assert lost.pages == 0


@pytest.mark.parametrize("before", [b"", b"<html>404</html>", b"\xff\x00"])
def test_an_unknown_site_is_compared_with_nothing(copy: Path, before: bytes) -> None:
    """The first time there is none; a host may answer with a page of its own."""
    verdict = verify(copy, before=before)

    assert verdict.lost is None
    assert verdict.is_good


def test_a_build_that_lost_a_folder_is_not_shown(tmp_path: Path) -> None:
    """The old site stays, until somebody says that it is meant."""
    products, out = copy_of_province(tmp_path), tmp_path / "site"
    spared = order(out, products=products, pdfs=False, may_shrink=False)
    assert build(spared).lost is None
    shutil.rmtree(products / "fairs")

    refused = build(spared)

    assert refused.catalogue is None
    assert refused.lost
    assert refused.lost.kinds[0] == (("fairs", ""), 3)
    assert len(list((out / "hoi-cho").iterdir())) > 3
    assert build(replace(spared, may_shrink=True)).catalogue
    assert not verify(out).broken


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_refused_build_says_what_is_gone_and_what_to_do(tmp_path: Path, language: str) -> None:
    products, out = copy_of_province(tmp_path), tmp_path / "site"
    asked = ("build", "--products", products, "--out", out, "--as-of", DAY, "--no-pdf")
    words = {"vi": "3 hội chợ", "en": "3 fairs"}
    run(*asked)
    shutil.rmtree(products / "fairs")

    refused, meant = run(*asked, "--lang", language), run(*asked, "--allow-shrink")

    assert (refused.returncode, meant.returncode) == (1, 0)
    assert words[language] in refused.stdout
    assert "--allow-shrink" in refused.stdout


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_command_says_what_is_wrong_and_what_to_do(
    copy: Path, tmp_path: Path, language: str
) -> None:
    before = tmp_path / "before.xml"
    shutil.copy(copy / MAP, before)
    (copy / MAP).write_bytes(b"")
    for folder in ("san-pham", "en/products"):
        shutil.rmtree(copy / folder / "htx-vi-du-mot")
    asked = ("verify", str(copy), "--before", str(before), "--lang", language)
    words = {"vi": "sản phẩm trong htx-vi-du-mot", "en": "products of htx-vi-du-mot"}

    refused, meant = run(*asked), run(*asked, "--allow-shrink")

    assert refused.returncode == meant.returncode == 1  # its pages are still linked
    assert words[language] in refused.stdout
    assert "--allow-shrink" in refused.stdout
    assert "--allow-shrink" not in meant.stdout


def test_a_good_site_passes(built_site: BuiltSite) -> None:
    """The real one, against itself."""
    done = run("verify", str(built_site.folder), "--before", str(built_site.folder / MAP))

    assert done.returncode == 0, done.stdout


def test_a_folder_without_a_site_is_misuse(tmp_path: Path) -> None:
    assert run("verify", str(tmp_path)).returncode == 2
