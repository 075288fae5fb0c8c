"""Sheets as web pages: what a browser prints of them, and the page that chooses.

Read back from the printed file: sizes, words, codes. Measured in the page: where each
piece lies. Never what a rule of the style sheet says.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from catalog.addresses import sheet_address
from catalog.catalogue import Catalogue
from catalog.check import check
from catalog.letters import BREAK
from catalog.selection import Wanted, select
from catalog.views.base import Block
from catalog.views.sheets import SHEETS, Pair
from catalog.views.sheets.item import Item
from catalog.views.sheets.page import PRODUCT_KINDS, crop_marks
from catalog.views.sheets.pieces import GRIDS, Pieces
from catalog.views.sheets.said import Said
from catalog.words import words_of
from tests.invented import DAY, PROVINCE, RICH, ROOT, run
from tests.site_fixture import BuiltSite, Servers, build_site
from tests.test_browser import DESK, PHONE, Open, axe, browser, open_tab, province, shown, sideways

__all__ = ["browser", "open_tab", "province"]

FAIR = "hoi-cho-vi-du-sap-toi"
STARLESS = "ho-kinh-doanh-vi-du-ba/ngo-khong-ro-ngay"
A4, A5 = (210, 297), (148, 210)
MM = 96 / 25.4
"""Pixels of a millimetre in a style sheet."""

RECTANGLES = """selector => [...document.querySelectorAll(selector)]
  .filter(one => one.offsetHeight)
  .map(one => {
    const box = one.getBoundingClientRect();
    const page = one.closest(".page").getBoundingClientRect();
    return [box.left - page.left, box.top - page.top, box.width, box.height, page.width];
  })"""

SPILT = """() => [...document.querySelectorAll(".fit, .piece")]
  .filter(one => one.clientHeight && getComputedStyle(one).display !== "contents")
  .filter(one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
  .map(one => one.className + ": " + one.innerText.slice(0, 60))"""

TOUCHING = """() => [...document.querySelectorAll(".piece")].flatMap(piece => {
  const boxes = [...piece.querySelectorAll(".name, .low, .cost, .about, .coded, .picture")]
    .filter(one => one.offsetHeight && one.offsetWidth)
    .filter(one => !(one.matches(".cost, .about") && one.closest(".low").offsetHeight));
  const found = [];
  boxes.forEach((one, at) => boxes.slice(at + 1).forEach(other => {
    const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 1 && high > 1) found.push(one.className + " on " + other.className);
  }));
  return found;
})"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = check(PROVINCE, DAY).catalogue
    assert found
    return found


@pytest.fixture(scope="module")
def pair(catalogue: Catalogue, province_site: BuiltSite) -> Pair:
    return Pair.of(catalogue, words_of(ROOT, catalogue), province_site.base_url)


def fair_page(kind: str, asked: str = "") -> str:
    return f"{sheet_address('fairs', FAIR, kind)}#{asked}"


def printed(page: Page) -> pypdfium2.PdfDocument:
    """What Ctrl+P gives."""
    page.evaluate("document.fonts.ready.then(() => ocop.sheets.renew())")
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


def sizes(pdf: pypdfium2.PdfDocument) -> set[tuple[int, int]]:
    """Sizes of all pages in whole millimetres."""
    found = set()
    for one in pdf:
        wide, high = (side / 72 * 25.4 for side in one.get_size())
        for side in (wide, high):
            assert abs(side - round(side)) < 0.5
        found.add((round(wide), round(high)))
    return found


def words_in(pdf: pypdfium2.PdfDocument) -> str:
    """All its words, without spaces: lines break where they like."""
    return squeezed("".join(one.get_textpage().get_text_bounded() for one in pdf))


def squeezed(text: str) -> str:
    return re.sub(rf"[\s\u00ad\u0002\ufffe{BREAK}]+", "", text).replace("-", "")


def said_by(view: object) -> Iterator[Said]:
    """Every text of a view that is drawn."""
    if isinstance(view, Said):
        if view:
            yield view
    elif isinstance(view, tuple):
        for one in view:
            yield from said_by(one)
    elif hasattr(view, "__dataclass_fields__") and not isinstance(view, Block):
        for name in view.__dataclass_fields__:
            # Heard, not seen; or only where a photo stands.
            if name not in {"qr_says", "photo_says"}:
                yield from said_by(getattr(view, name))


def blocks(view: object, mode: str) -> set[str]:
    return {
        squeezed(" ".join(block.paragraphs)) for one in said_by(view) for block in one.shown(mode)
    }


# --- every kind of a fair ------------------------------------------------------------------


def drawn(kind: str, view: Any) -> Any:
    """What a kind shows of its view: small pieces leave out what has no room."""
    if not isinstance(view, Pieces):
        return view
    names: tuple[Any, ...] = tuple(one.name for one in view.items)
    if kind == "qr":
        return names
    packs = tuple(pack for one in view.items for pack in one.packs[:1] if pack.price)
    shown: tuple[Any, ...] = (names, tuple((pack.size, pack.price, pack.note) for pack in packs))
    shown += tuple(one.claim.short for one in view.items)
    if kind == "tent":
        shown += (view.head.as_of, *(one.claim.until for one in view.items))
    return shown


@pytest.mark.parametrize("mode", ["vi", "en"])
@pytest.mark.parametrize("kind", SHEETS)
def test_every_kind_prints_its_words_in_the_chosen_language_alone(
    open_tab: Open, province: str, pair: Pair, kind: str, mode: str
) -> None:
    """The strip is for the screen; on paper stands the view, in one language, whole."""
    view = SHEETS[kind].view(pair, select(pair.vi.catalogue, Wanted(fair=FAIR)), 0)
    page = open_tab(province).page
    page.goto(province + fair_page(kind, mode))
    pdf = printed(page)
    text = words_in(pdf)
    shows = drawn(kind, view)
    if kind in {"product", "supplier"}:
        # Small sheets of the same product say this, its own sheet does not.
        shows = tuple(
            (
                leaf.item.name,
                leaf.item.leaf,
                leaf.item.claim.words,
                leaf.lead,
                leaf.parts,
                leaf.unknown,
            )
            for leaf in view.leaves
        )
    if kind == "booklet":
        shows = (
            tuple((e.item.name, e.item.claim.words, e.lead, e.rows) for e in view.entries),
            view.count, view.promise, view.contents, view.makers, view.places, view.points,
        )  # fmt: skip
    if kind in {"booth", "packing", "tally"}:
        shows = (view.head.title, view.head.about, view.notes, view.columns, view.rows)
    mine, others = blocks(shows, mode), blocks(shows, "en" if mode == "vi" else "vi")
    foreign = {one for one in others - mine if len(one) > 12 and not any(one in m for m in mine)}

    assert {one for one in mine if one not in text} == set()
    assert {one for one in foreign if one in text} == set()
    assert sizes(pdf) == {A4}
    for strip in ("Ctrl+P", "Actualsize", "←"):
        assert strip not in text


@pytest.mark.parametrize("kind", SHEETS)
def test_both_languages_are_printed_together(
    open_tab: Open, province: str, pair: Pair, kind: str
) -> None:
    """A visitor from elsewhere reads the second line."""
    view = SHEETS[kind].view(pair, select(pair.vi.catalogue, Wanted(fair=FAIR)), 0)
    page = open_tab(province).page
    page.goto(province + fair_page(kind, "both"))
    text = words_in(printed(page))
    items = getattr(view, "items", ()) or tuple(
        one.item for one in (*getattr(view, "leaves", ()), *getattr(view, "entries", ()))
    )
    names = blocks(tuple(one.name for one in items), "both")

    assert names or kind in {"booth", "packing", "tally"}
    assert {name for name in names if name not in text} == set()


@pytest.mark.parametrize("kind", [kind for kind, one in SHEETS.items() if len(one.papers) > 1])
def test_small_paper_is_printed_on_small_paper(open_tab: Open, province: str, kind: str) -> None:
    page = open_tab(province).page
    page.goto(province + fair_page(kind, "a5"))

    assert sizes(printed(page)) == {A5}


# --- what is cut out ------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["vi", "both"])
@pytest.mark.parametrize("kind", GRIDS)
def test_pieces_have_their_size_and_lie_whole_on_their_page(
    open_tab: Open, province: str, kind: str, mode: str
) -> None:
    """Style sheet and GRIDS say the same; a card that a page cuts in two is waste."""
    grid = GRIDS[kind]
    page = open_tab(province).page
    page.goto(province + fair_page(kind, mode))
    pdf = printed(page)
    page.emulate_media(media="print")
    boxes = page.evaluate(RECTANGLES, ".piece")
    high = grid.height / 2 if kind == "tent" else grid.height
    step = grid.width + grid.gap
    left, top = (210 - grid.across * step + grid.gap) / 2, (297 - grid.down * grid.height) / 2

    assert len(pdf) == -(-len(boxes) // (2 if kind == "tent" else grid.on_a_page))
    for at, (x, y, wide, tall, page_wide) in enumerate(boxes):
        place = at % (2 if kind == "tent" else grid.on_a_page)
        assert abs(wide / MM - grid.width) < 0.5
        assert abs(tall / MM - high) < 0.5
        assert abs(x / MM - (left + place % grid.across * step)) < 0.5
        assert abs(y / MM - (top + place // grid.across * high)) < 0.5
        assert abs(page_wide / MM - 210) < 0.5
    assert page.evaluate(SPILT) == []
    assert page.evaluate(TOUCHING) == []


def test_crop_marks_stand_at_every_cut() -> None:
    """And outside of what is cut out."""
    grid = GRIDS["card-8"]
    lines = re.findall(r"M([\d.]+) ([\d.]+)([vh])", crop_marks(grid))

    assert sorted({float(x) for x, _, way in lines if way == "v"}) == [15, 105, 195]
    assert len({float(y) for _, y, way in lines if way == "h"}) == grid.down + 1
    assert all(y < 24 or y > 272 for _, y_, way in lines if way == "v" for y in [float(y_)])


@pytest.mark.parametrize("kind", ["card-8", "label", "tent", "qr", "booklet", "product"])
def test_codes_can_be_read_off_the_paper(
    open_tab: Open, province: str, pair: Pair, kind: str
) -> None:
    """At 200 dots an inch, as a poor printer gives; at least two centimetres wide."""
    view: Any = SHEETS[kind].view(pair, select(pair.vi.catalogue, Wanted(fair=FAIR)), 0)
    items: tuple[Item, ...] = getattr(view, "items", ()) or tuple(
        one.item for one in (*getattr(view, "leaves", ()), *getattr(view, "entries", ()))
    )
    page = open_tab(province, scheme="dark").page
    page.goto(province + fair_page(kind))
    found = [
        code
        for one in printed(page)
        for code in zxingcpp.read_barcodes(one.render(scale=200 / 72).to_pil())
    ]

    assert {code.text for code in found} == {item.qr.text for item in items}
    for code in found:
        place = code.position
        wide = (
            (place.top_right.x - place.top_left.x) ** 2
            + (place.top_right.y - place.top_left.y) ** 2
        ) ** 0.5
        assert wide / 200 * 25.4 > 19.5


@pytest.mark.parametrize("kind", PRODUCT_KINDS)
def test_what_is_not_proven_is_neither_drawn_nor_named(
    open_tab: Open, province: str, kind: str
) -> None:
    """A sheet lies on a table where nobody can look up what has changed."""
    page = open_tab(province).page
    page.goto(province + sheet_address("products", STARLESS) + f"#{kind},both")
    text = words_in(printed(page))

    assert page.locator(".star").count() == 0
    assert not re.search(r"[345](sao|stars)|★", text, re.IGNORECASE)


@pytest.mark.parametrize("kind", PRODUCT_KINDS)
def test_a_product_has_every_kind_on_one_page(open_tab: Open, province: str, kind: str) -> None:
    """Of what is cut out, a full page."""
    page = open_tab(province).page
    page.goto(province + sheet_address("products", RICH) + f"#{kind}")
    pdf = printed(page)
    faces = page.locator(".piece:visible").count()

    assert len(pdf) == 1
    assert sizes(pdf) == {A4}
    assert faces == (0 if kind not in GRIDS else 2 if kind == "tent" else GRIDS[kind].on_a_page)
    assert page.evaluate(SPILT) == []
    assert page.evaluate(TOUCHING) == []


# --- on a screen ------------------------------------------------------------------------------


def test_without_scripts_all_can_be_read_and_chosen(open_tab: Open, province: str) -> None:
    """Radio buttons and style sheets; the print button, which would do nothing, is away."""
    page = open_tab(province, scripts=False).page
    page.goto(province + sheet_address("products", RICH))
    assert not page.locator(".do-print").is_visible()
    assert page.locator(".leaf.for-product h2 .vi").is_visible()
    page.locator("#en").check()
    assert not page.locator(".leaf.for-product h2 .vi").is_visible()
    assert page.locator(".leaf.for-product h2 .en").is_visible()
    page.locator("#card-8").check()
    assert not page.locator(".leaf:visible").count()
    assert page.locator(".piece:visible").count() == 1
    for kind in GRIDS:
        page.goto(province + fair_page(kind))
        # Where nothing can measure, a text may be cut at its end; it never lies on another.
        assert page.locator(".piece .letters").first.is_visible()
        assert page.evaluate(TOUCHING) == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_pages_of_sheets_are_accessible_and_fit(
    open_tab: Open, province: str, axe_source: str, width: int
) -> None:
    tab = open_tab(province, width=width, scheme="dark")
    product = sheet_address("products", RICH)
    paths = [fair_page(kind, "both") for kind in SHEETS]
    paths += [f"{product}#{kind},en" for kind in PRODUCT_KINDS]
    wrong = []
    for path in (*paths, "in/ban-in/", "in/", "en/print/"):
        tab.page.goto("about:blank")
        tab.page.goto(province + path)
        found = [*tab.drain(), *sideways(tab.page), *axe(tab.page, axe_source)]
        wrong += [f"{path}: {one}" for one in found]

    assert wrong == []


def test_pages_of_sheets_are_no_matter_of_search_engines(province_site: BuiltSite) -> None:
    """The same words stand on the pages of the catalogue."""
    sheets = {path for path in province_site.documents if path.startswith("in/") and path != "in/"}

    assert len(sheets) > 20
    assert not sheets & province_site.pages.keys()
    listed = (province_site.folder / "sitemap.xml").read_text("utf-8")
    assert "/in/" in listed
    assert not re.search(r'/in/[^"<]+', listed)


def test_only_fairs_to_come_have_sheets(province_site: BuiltSite) -> None:
    found = {
        path.split("/")[2] for path in province_site.documents if path.startswith("in/hoi-cho/")
    }

    assert found == {FAIR}


def test_no_page_of_sheets_has_styles_or_scripts_of_its_own(province_site: BuiltSite) -> None:
    """The policy of the page would refuse them."""
    inside = [
        path
        for path, document in province_site.documents.items()
        if path.startswith("in/") and path != "in/"
        if document.all("style")
        or any(one.text for one in document.all("script"))
        or any("style" in one.attrib for one in document.tree.iter())
    ]

    assert inside == []


# --- choosing ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The invented province, built to be opened from files."""
    return build_site(PROVINCE, tmp_path_factory.mktemp("stick") / "site", DAY, offline=True)


@pytest.mark.parametrize("by", ["http", "file", "http of a stick"])
def test_from_the_finder_to_cards_on_paper(
    open_tab: Open, serve: Servers, province: str, stick: BuiltSite, catalogue: Catalogue, by: str
) -> None:
    """Find, leave one out, move one by keyboard, choose cards in English, print."""
    root = {"http": province, "file": stick.folder.as_uri() + "/"}.get(by) or serve(stick.folder)
    tail = "" if by == "http" else "index.html"
    page = open_tab(root).page
    page.goto(f"{root}san-pham/{tail}?lapsed=1&q=vi+du&sort=name")
    names = shown(page)
    page.wait_for_function("window.ocop && ocop.here && ocop.here.makers")
    page.locator(".finder-print").focus()
    page.keyboard.press("Enter")
    boxes = page.locator(".print-list li")
    expect(boxes.first).to_be_visible()
    assert [one.strip() for one in boxes.locator(".print-name").all_inner_texts()] == [
        " ".join(one.split()) for one in names
    ][: boxes.count()]
    for at in range(3, boxes.count()):
        boxes.nth(at).locator("input").uncheck()
    boxes.nth(2).locator("button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".print-said")).to_contain_text("2")
    chosen = boxes.locator("input:checked").evaluate_all("all => all.map(one => one.value)")
    assert len(chosen) == 3
    page.locator("input[value=card-8]").check()
    page.locator("input[value=en]").check()
    page.locator(".print-go").click()
    page.wait_for_url(re.compile("ban-in/"))
    expect(page.locator(".piece")).to_have_count(3)
    assert page.locator("html").get_attribute("lang") == "en"
    pdf = printed(page)
    codes = [one.text for one in zxingcpp.read_barcodes(pdf[0].render(scale=2).to_pil())]

    assert len(pdf) == 1
    assert sizes(pdf) == {A4}
    assert {one[-8:-1] for one in codes} == {catalogue.products[id_].code for id_ in chosen}
    assert page.locator(".piece .letters").all_inner_texts() == [
        catalogue.products[id_].code for id_ in chosen
    ]
    assert page.evaluate(SPILT) == []


def test_what_cannot_be_loaded_is_said(open_tab: Open, province: str) -> None:
    """The others are printed all the same."""
    tab = open_tab(province)
    tab.page.goto(f"{province}in/ban-in/#card-10&ids={RICH},khong-co/cai-nay,../../lua-dao")
    expect(tab.page.locator(".gathering")).to_contain_text("khong-co/cai-nay")
    assert all(one.startswith(("404:", "console: Failed")) for one in tab.drain())

    assert tab.page.locator(".piece:visible").count() == GRIDS["card-10"].on_a_page
    assert "lua-dao" not in "".join(url for _, url in tab.requests if "#" not in url)


def test_a_producer_leads_to_the_choice_of_all_its_products(
    open_tab: Open, province: str, catalogue: Catalogue
) -> None:
    page = open_tab(province, width=PHONE).page
    page.goto(province + "en/producers/htx-vi-du-mot/")
    page.get_by_role("link", name="Print sheets of all products").click()
    boxes = page.locator(".print-list input")
    expect(boxes.first).to_be_visible()

    assert boxes.evaluate_all("all => all.map(one => one.value)") == list(
        catalogue.producers["htx-vi-du-mot"].products
    )
    assert sideways(page) == []


def test_the_command_of_a_booklet_names_what_is_chosen(
    open_tab: Open, province: str, tmp_path: Path
) -> None:
    """Copied as it stands, it prints a booklet of these products."""
    page = open_tab(province).page
    page.goto(f"{province}in/#ids=HVFXPQ9,Z5WXVAH")
    page.locator(".print-command summary").click()

    told = page.locator(".print-command code").inner_text()

    head, _, rest = told.partition(" sheets ")
    assert head == "python3 build.py"
    done = run("sheets", *rest.split(), "--products", PROVINCE, "--as-of", DAY, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "2 sản phẩm, 1 tệp" in done.stdout


def test_an_address_that_was_cut_within_a_letter_still_shows_what_it_names(
    open_tab: Open, province: str
) -> None:
    """Programs for messages cut long addresses anywhere."""
    page = open_tab(province).page
    page.goto(f"{province}in/#ids=HVFXPQ9,Z5WXVAH,%C3")

    expect(page.locator(".print-list li")).to_have_count(2)
    expect(page.locator(".print-unknown")).to_contain_text("%C3")


def test_a_product_leads_to_its_sheets_in_its_language(open_tab: Open, province: str) -> None:
    page = open_tab(province).page
    page.goto(f"{province}en/products/{RICH}/")
    page.locator(".to-print a").click()

    expect(page.locator("#en")).to_be_checked()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".strip-back a:visible").click()
    assert page.url == f"{province}en/products/{RICH}/"


def test_more_than_two_hundred_are_refused_in_words(
    open_tab: Open, province: str, province_site: BuiltSite
) -> None:
    """Said, and not silently cut."""
    page = open_tab(province).page
    rich = province_site.folder / sheet_address("products", RICH) / "index.html"
    ids = ",".join([RICH, *(f"x/y{n}" for n in range(205))])
    page.route("**/in/san-pham/x/**", lambda route: route.fulfill(path=rich))
    page.goto(f"{province}in/ban-in/#label&ids={ids}")
    expect(page.locator(".gathering")).to_contain_text("Mỗi lần in nhiều nhất 200", timeout=60_000)
    expect(page.locator(".piece:not(.back)")).to_have_count(200)


# --- lists ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["booth", "packing", "tally"])
def test_every_column_of_a_list_has_its_width(pair: Pair, kind: str) -> None:
    """A column whose share the style sheet does not know takes the room of all others."""
    view = SHEETS[kind].view(pair, select(pair.vi.catalogue, Wanted(fair=FAIR)), 0)
    styles = (ROOT / "theme" / "styles" / "sheet-texts.css").read_text("utf-8")
    shares = {
        int(n): int(wide) for n, wide in re.findall(r"\.share-(\d+) \{ width: (\d+)%", styles)
    }

    assert [shares.get(column.width) for column in view.columns] == [
        3 * column.width for column in view.columns
    ]


@pytest.mark.parametrize("kind", ["booth", "packing", "tally"])
def test_no_number_or_code_of_a_list_is_broken(open_tab: Open, province: str, kind: str) -> None:
    page = open_tab(province).page
    page.goto(province + fair_page(kind, "vi"))
    page.emulate_media(media="print")
    lines = page.evaluate(
        """() => [...document.querySelectorAll(".staff td:is(:first-child, :last-child) > *")]
            .map((one) => one.getClientRects().length)"""
    )

    assert set(lines) == {1}


def test_each_of_two_prices_says_which_it_is(open_tab: Open, province: str) -> None:
    page = open_tab(province).page
    page.goto(province + fair_page("tent", "vi"))
    lines = page.locator(".piece:not(.back) .one-of").all_inner_texts()

    assert [" ".join(line.split()) for line in lines] == [
        "Túi, 250 g 40.000 ₫ giá tại hội chợ",
        "Hộp, 1 kg 150.000-180.000 ₫ giá tham khảo, 15/10/2026",
    ]
