"""Without a network: the service worker with the server gone, and a memory stick."""

import gzip
import json
import re
import shutil
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from catalog.packing import pack
from tests.invented import PROVINCE, RICH, change, copy_of_province
from tests.site_fixture import COLLECTED, BuiltSite, Servers, build_site
from tests.test_browser import (
    DESK,
    PHONE,
    Open,
    Tab,
    axe,
    browser,
    open_tab,
    province,
    root,
    shown,
)

__all__ = ["browser", "open_tab", "province", "root"]

KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys())
    found[name] = (await (await caches.open(name)).keys()).map(one => one.url);
  return found;
}"""


QUIET = """async address => {
  const has = async one => Boolean(await caches.match(one));
  const count = async () => (await (await caches.open("ocop-files")).keys()).length;
  const before = await count();
  await new Promise(then => setTimeout(then, 700));
  const told = await has(address + "ngoai-tuyen/") || await has(address + "en/offline/");
  return told && before > 20 && before === await count() && has(location.href.split(/[?#]/)[0]);
}"""


def settle(page: Page, address: str) -> dict[str, list[str]]:
    """Wait until the worker has kept this page and what the finder needs, and rests."""
    page.wait_for_function(QUIET, arg=address, timeout=25_000)
    found: dict[str, list[str]] = page.evaluate(KEPT)
    return found


def go_offline(tab: Tab, address: str) -> None:
    """Cut the network, and wait until the worker has lost it too."""
    tab.page.context.set_offline(True)
    tab.page.wait_for_function(
        "address => fetch(address + Math.random()).then(() => false, () => true)",
        arg=address + "data/v1/products.json?",
    )
    tab.drain()


@pytest.fixture
def own(serve: Servers, province_site: BuiltSite, tmp_path: Path) -> tuple[Path, str]:
    """A copy of the province's site that a test may take away, and its address."""
    folder = tmp_path / "site"
    shutil.copytree(province_site.folder, folder)
    return folder, serve(folder, "/ocop/")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_a_network_what_was_seen_and_the_finder_work(
    open_tab: Open, own: tuple[Path, str], language: str
) -> None:
    """One visit to one page is enough; filters, boxes and codes work too."""
    _, address = own
    top = "" if language == "vi" else "en/"
    finder, check = ("san-pham/", "kiem-tra/") if language == "vi" else ("products/", "check/")
    tab = open_tab(address, worker=True, width=PHONE)
    page = tab.page
    page.goto(f"{address}{top}{finder}{RICH}/")
    settle(page, address)
    go_offline(tab, address)

    page.reload()
    expect(page.locator("section.status .badge")).to_be_visible()
    page.goto(f"{address}{top}{finder}?q=ca+phe&lapsed=1")
    names = shown(page)
    assert names
    page.locator(".finder-open").click()
    page.locator(".facet li:not([hidden]) input[name=stars]").first.check()
    assert page.locator(".finder-chips .chip").count() == 2
    page.goto(f"{address}{top}{check}?ma=Z5WXVAH")
    expect(page.locator(".check-verdict")).to_be_visible()
    page.goto(f"{address}{top}")
    page.locator("#hero-find").press_sequentially("ca phe")
    expect(page.locator(".hero-search [role=option]").first).to_be_visible()
    assert tab.drain() == []


def test_sheets_that_were_seen_print_without_a_network(
    open_tab: Open, own: tuple[Path, str]
) -> None:
    """At a fair in the hills: one's own cards, and those joined of products that were seen."""
    _, address = own
    tab = open_tab(address, worker=True)
    page = tab.page
    page.goto(address)
    settle(page, address)
    page.goto(f"{address}in/san-pham/{RICH}/")
    page.goto(f"{address}in/ban-in/#card-8&ids={RICH}")
    expect(page.locator(".piece:not(.back):visible")).to_have_count(8)
    go_offline(tab, address)

    page.goto(f"{address}in/san-pham/{RICH}/#card-10")
    assert page.locator(".piece:visible").count() == 10
    page.goto(f"{address}in/ban-in/#qr&ids={RICH}")
    expect(page.locator(".piece:visible")).to_have_count(12)
    # What was only read for a print leaves the store to pages that were looked at.
    assert not [one for one in page.evaluate(KEPT)["ocop-files"] if one.endswith("/")]
    tab.drain()


def test_a_page_never_seen_says_so(open_tab: Open, own: tuple[Path, str]) -> None:
    """In the language of its address, with ways on; not the browser's dinosaur."""
    _, address = own
    tab = open_tab(address, worker=True)
    tab.page.goto(address)
    settle(tab.page, address)
    go_offline(tab, address)
    tab.page.goto(address + "chu-the/")

    assert tab.page.url == address + "ngoai-tuyen/"
    tab.page.locator("main a[href*=san-pham]").first.click()
    assert shown(tab.page)
    assert tab.drain() == []


def rebuilt(folder: Path, products: Path, old: str, new: str) -> None:
    """Put a newer build in the place of the one that is served."""
    change(products / f"{RICH}.yml", old, new)
    fresh = folder.with_name("fresh")
    build_site(products, fresh, date(2026, 11, 24))
    shutil.rmtree(folder)
    fresh.rename(folder)


def test_an_update_leaves_nothing_old_beside_something_new(
    open_tab: Open, serve: Servers, tmp_path: Path
) -> None:
    """The site is built again each night, and a phone comes back weeks later."""
    products = copy_of_province(tmp_path)
    folder = tmp_path / "site"
    build_site(products, folder, COLLECTED)
    address = serve(folder)
    tab = open_tab(address, worker=True)
    page = tab.page
    page.goto(address + "san-pham/")
    settle(page, address)
    before = page.locator(".finder").get_attribute("data-index")
    rebuilt(folder, products, "vi: Chè ví dụ còn hiệu lực", "vi: Chè ví dụ đổi tên")

    page.goto(address + "san-pham/?q=doi+ten")
    assert shown(page)[0] == "Chè ví dụ đổi tên"
    after = page.locator(".finder").get_attribute("data-index")
    assert after != before
    versions = page.evaluate("Object.values(ocop.parts).map(part => part.version)")
    assert set(versions) == {after}
    kept = settle(page, address)
    go_offline(tab, address)
    page.goto(address + "san-pham/?q=doi+ten")
    assert shown(page)[0] == "Chè ví dụ đổi tên"
    assert page.evaluate("ocop.here.version") == after
    assert kept


def test_data_of_two_builds_are_never_used_together(
    open_tab: Open, serve: Servers, tmp_path: Path
) -> None:
    """The page lies in some cache, the server has moved on: refused, and said."""
    products = copy_of_province(tmp_path)
    folder = tmp_path / "site"
    build_site(products, folder, COLLECTED)
    address = serve(folder)
    tab = open_tab(address)
    held = (folder / "assets" / "index-vi-names.js").read_bytes()
    rebuilt(folder, products, "vi: Chè ví dụ còn hiệu lực", "vi: Chè ví dụ đổi tên")
    tab.page.route(
        "**/index-vi-names.js*",
        lambda route: route.fulfill(body=held, content_type="text/javascript"),
    )
    tab.page.goto(address + "san-pham/")
    expect(tab.page.locator(".finder-failed")).to_be_visible()

    versions = tab.page.evaluate(
        "Object.keys(ocop.here.added).map(name => ocop.here.added[name].version)"
    )
    assert len(set(versions)) <= 1


def test_the_worker_refuses_a_script_of_another_build(
    open_tab: Open, serve: Servers, tmp_path: Path
) -> None:
    """A page reads without its scripts; with those of another build it might tell lies."""
    folder = tmp_path / "site"
    build_site(PROVINCE, folder, COLLECTED)
    address = serve(folder)
    tab = open_tab(address, worker=True)
    page = tab.page
    page.goto(address)
    kept = settle(page, address)
    address_of_script = next(
        one for one in kept["ocop-files"] if re.search(r"/(near|list|check|product)\.js\?v=", one)
    )
    script = folder / "assets" / address_of_script.rpartition("/")[2].partition("?")[0]
    loads = """address => new Promise(then => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => then("runs");
      script.onerror = () => then("refused");
      document.head.append(script);
    })"""
    assert page.evaluate(loads, address_of_script) == "runs"
    page.evaluate("async () => { for (const one of await caches.keys()) await caches.delete(one) }")
    script.write_text("/*00000000*/\nwindow.other = true;", "utf-8")

    assert page.evaluate(loads, address_of_script) == "refused"
    assert page.evaluate("window.other") is None
    assert tab.drain()[0].startswith("lost: " + address_of_script)
    tab.drain()
    assert page.evaluate(KEPT).get("ocop-files", []) == []


def test_who_saves_data_is_asked_for_nothing(open_tab: Open, own: tuple[Path, str]) -> None:
    _, address = own
    tab = open_tab(address, worker=True)
    tab.page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'connection', {get: () => ({saveData: true})})"
    )
    tab.page.goto(address)
    tab.page.wait_for_timeout(1000)

    assert tab.page.evaluate("navigator.serviceWorker.getRegistration().then(Boolean)") is False
    assert not any(kind == "font" for kind, _ in tab.requests)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_site_can_be_installed(province_site: BuiltSite, language: str) -> None:
    """A manifest with icons that are there, in sizes that are true; a start that is a page."""
    folder = province_site.folder
    page = province_site.documents["" if language == "vi" else "en/"]
    href = page.one("link", rel="manifest").get("href", "").removeprefix("../").removeprefix("./")
    manifest = json.loads((folder / href).read_text("utf-8"))

    assert manifest["lang"] == language
    for path in (manifest["start_url"], *(one["url"] for one in manifest["shortcuts"])):
        assert path.removeprefix("./") in province_site.documents
    sizes = {}
    for icon in manifest["icons"]:
        data = (folder / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
            assert icon["sizes"] == f"{width}x{height}"
            sizes.setdefault(icon["purpose"], set()).add(width)
    assert sizes == {"any": {192, 512}, "maskable": {512}}


def test_the_worker_is_small_and_names_files_that_are_there(province_site: BuiltSite) -> None:
    text = (province_site.folder / "sw.js").read_text("utf-8")
    shells = json.loads(re.match(r"const SHELL=(.*);\n", text)[1])  # type: ignore[index]

    assert len(text.splitlines()) <= 140
    for shell in shells.values():
        for address in (*shell["files"], *shell["pages"]):
            path = address.partition("?")[0]
            file = province_site.folder / (path if "." in path else f"{path}index.html")
            assert file.is_file(), address
            if "?v=" in address:
                assert address.partition("?v=")[2] in file.read_text("utf-8")[:40]


# --- a memory stick -----------------------------------------------------------------------


def test_a_stick_is_one_file_with_one_folder(offline_site: BuiltSite, tmp_path: Path) -> None:
    """Unpacked on a desktop nothing spills; the same build gives the same bytes."""
    name = f"{offline_site.folder.name}-{COLLECTED}"
    file, again = offline_site.folder.with_name(f"{name}.zip"), tmp_path / "again.zip"
    pack(offline_site.folder, name, COLLECTED, again)
    assert again.read_bytes() == file.read_bytes()
    with ZipFile(file) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path)
    tops = {name.partition("/")[0] for name in names}

    assert file.name == f"site-{COLLECTED}.zip"
    assert tops == {f"site-{COLLECTED}"}
    assert all(name.isascii() for name in names)
    # Windows: 260 signs with the folder into which it is unpacked.
    assert max(map(len, names)) < 180
    inside = tmp_path / f"site-{COLLECTED}"
    assert (inside / "index.html").is_file()
    assert not list(inside.glob("sw.js")) + list(inside.glob("*.webmanifest"))
    note = (inside / "DOC-TRUOC.txt").read_bytes()
    assert note.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in note
    assert "23/11/2026" in note.decode("utf-8-sig")


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_finder_works_from_a_stick(
    open_tab: Open, offline_site: BuiltSite, language: str, width: int
) -> None:
    """Opened by a double click: search, filters, a code, a place; with the day on top."""
    root = offline_site.folder.as_uri() + "/"
    top = "" if language == "vi" else "en/"
    names = ("san-pham", "kiem-tra", "noi-ban")
    finder, check, points = names if language == "vi" else ("products", "check", "sales-points")
    tab = open_tab(root, width=width)
    page = tab.page
    page.goto(f"{root}{top}{finder}/index.html")
    everything = len(shown(page))
    banner = page.locator(".banner")
    assert ("23/11/2026" if language == "vi" else "23 November 2026") in banner.inner_text()
    page.locator("#find").press_sequentially("mat ong")
    assert 0 < len(shown(page)) < everything
    if width == PHONE:
        page.locator(".finder-open").click()
    page.locator(".facet li:not([hidden]) input[name=stars]").first.check()
    if width == PHONE:
        page.keyboard.press("Escape")
    assert len(shown(page)) > 0
    page.locator(".card-name a").first.click()
    page.wait_for_url(re.compile(f"{finder}/.+/index.html"))
    page.locator(f"main a[href*='{check}/index.html?ma=']").click()
    expect(page.locator(".check-verdict")).to_be_visible()
    page.goto(f"{root}{top}{points}/index.html?near=moc-chau")
    expect(page.locator(".nearby-status")).to_contain_text("km")

    assert not {kind for kind, _ in tab.requests} & {"fetch", "xhr"}
    assert tab.drain() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_banner_of_a_stick_is_accessible(
    open_tab: Open, serve: Servers, offline_site: BuiltSite, axe_source: str, scheme: str
) -> None:
    """Served, for axe cannot read style sheets of files."""
    address = serve(offline_site.folder)
    page = open_tab(address, width=PHONE, scheme=scheme).page
    page.goto(address + "san-pham/index.html")
    shown(page)

    assert axe(page, axe_source) == []


def test_first_results_need_little(built_site: BuiltSite) -> None:
    """Before the first result: the page and what its head asks for, packed as servers do."""
    page = built_site.documents["san-pham/"]
    links = [
        link.get("href", "")
        for link in page.all("link", rel="stylesheet")
        if link.get("media") is None
    ]
    scripts = [script.get("src", "") for script in page.all("script") if script.get("src")]
    files = [
        built_site.folder / one.removeprefix("../").partition("?")[0]
        for one in (*links, *scripts)
        if "late.css" not in one  # for readers without scripts
    ]
    size = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    size += len(gzip.compress(page.source.encode(), 6))

    assert len(files) == 6
    assert size < 36_000  # 114 products; 40 kB with the headers of a server and 220 products
