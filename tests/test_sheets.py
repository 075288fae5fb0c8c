"""Sheets on paper: nothing cut, nothing over another, no star that is not proven."""

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from catalog.catalogue import Catalogue
from catalog.check import check
from catalog.images import Cache
from catalog.letters import HELD, MISSING, not_printable, printed
from catalog.paper.printer import Printer
from catalog.printing.job import Job, jobs, pdf_of, photos_of
from catalog.qr import printed_address, qr
from catalog.selection import Wanted, select
from catalog.views.base import Block
from catalog.views.sheets import SHEETS, Pair, SheetView
from catalog.views.sheets.claim import without_ranks
from catalog.views.sheets.leaf import product_leaf
from catalog.views.sheets.pieces import GRIDS, Pieces
from catalog.views.sheets.said import Said
from catalog.words import words_of
from tests import reading_pdf as reading
from tests.dense import write_dense, write_fair
from tests.invented import DAY, HOSTILE, PROVINCE, RICH, ROOT, change, copy_of_province

FAIR = "hoi-cho-vi-du-sap-toi"
REAL = ROOT / "products"
JOBS = list(jobs())
A4, A5 = (210.0, 297.0), (148.0, 210.0)


def pair_of(products: Path) -> Pair:
    checked = check(products, DAY)
    assert checked.catalogue, [p.code for p in checked.problems]
    return Pair.of(checked.catalogue, words_of(ROOT, checked.catalogue))


@pytest.fixture(scope="module")
def printer(tmp_path_factory: pytest.TempPathFactory) -> Printer:
    catalogue = check(PROVINCE, DAY).catalogue
    assert catalogue
    photos = photos_of(catalogue, Cache(tmp_path_factory.mktemp("photos")))
    return Printer(ROOT / "theme", tmp_path_factory.mktemp("desk"), None, photos)


@pytest.fixture(scope="module")
def province() -> Pair:
    return pair_of(PROVINCE)


@pytest.fixture(scope="module")
def dense(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Products with everything, at the longest, at a fair of their own."""
    folder = copy_of_province(tmp_path_factory.mktemp("dense"))
    write_fair(folder, write_dense(folder, 11))
    return pair_of(folder)


Made = tuple[SheetView, bytes]


@pytest.fixture(scope="module")
def made(printer: Printer, province: Pair, dense: Pair) -> Callable[[str, Job], Made]:
    """The view and the PDF of a job for the fair of the province, or of dense products."""
    views: dict[tuple[str, str], SheetView] = {}
    files: dict[tuple[str, Job], bytes] = {}

    def make(where: str, job: Job) -> Made:
        pair, fair = (province, FAIR) if where == "province" else (dense, "hoi-cho-day-dac")
        key = where, job.kind
        if key not in views:
            chosen = select(pair.vi.catalogue, Wanted(fair=fair))
            views[key] = SHEETS[job.kind].view(pair, chosen, 0)
        if (where, job) not in files:
            files[where, job] = pdf_of(printer, views[key], job, DAY)
        return views[key], files[where, job]

    return make


EVERY = pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
PLACES = pytest.mark.parametrize("where", ["province", "dense"])


def said_in(view: object) -> Iterator[Said]:
    """Every text of a view that is meant to be printed."""
    if isinstance(view, Said):
        yield view
    elif isinstance(view, tuple):
        for one in view:
            yield from said_in(one)
    elif hasattr(view, "__dataclass_fields__"):
        for name in view.__dataclass_fields__:
            yield from said_in(getattr(view, name))


# Nothing cut, nothing over another


@EVERY
@PLACES
def test_no_letter_lies_on_another_or_leaves_the_page(made, where, job):
    _, pdf = made(where, job)

    for number, page in enumerate(reading.pages(pdf), start=1):
        those = reading.letters(page)
        width, height = A5 if job.paper == "a5" else A4
        outside = [
            it
            for it in those
            if it.left < 1 or it.top < 1 or it.right > width or it.bottom > height
        ]
        over = reading.overlapping(those)
        assert over == [], f"page {number}: {[(a.sign, b.sign) for a, b in over][:9]}"
        assert outside == [], f"page {number}: {outside[:5]}"


@EVERY
@PLACES
def test_pages_have_the_size_that_is_asked_for(made, where, job):
    _, pdf = made(where, job)

    for size in reading.sizes(pdf):
        assert size == pytest.approx(A5 if job.paper == "a5" else A4, abs=0.5)


@pytest.mark.parametrize("kind", [kind for kind in GRIDS if kind != "tent"])
@PLACES
def test_every_letter_lies_inside_its_piece(made, where, kind):
    """Where the marks say so, people cut."""
    view, pdf = made(where, Job(kind, "both", "a4"))
    assert isinstance(view, Pieces)
    lay = view.grid
    left = (210 - lay.across * (lay.width + lay.gap) + lay.gap) / 2
    top = (297 - lay.down * lay.height) / 2

    for page in reading.pages(pdf):
        for it in reading.letters(page):
            across = (it.left - left) % (lay.width + lay.gap)
            down = (it.top - top) % lay.height
            assert 1 <= across <= lay.width - 1 - (it.right - it.left), it
            assert 1 <= down <= lay.height - 1 - (it.bottom - it.top), it


@pytest.mark.parametrize("kind", ["card-8", "card-10", "label", "qr", "tent"])
def test_pieces_fill_pages_in_order(made, kind):
    view, pdf = made("province", Job(kind, "vi", "a4"))
    assert isinstance(view, Pieces)

    assert len(reading.pages(pdf)) == -(-len(view.items) // view.grid.on_a_page)


# What stands on it


@EVERY
@PLACES
def test_all_that_a_view_says_can_be_read_from_the_file(made, where, job):
    """By any program, in composed letters; in the languages asked for and no other."""
    view, pdf = made(where, job)
    text = reading.text_of(pdf)

    names = [one for one in said_in(view) if len(one.vi.paragraphs) == 1 and not one.once]
    assert reading.is_nfc(text)
    assert MISSING not in text
    for said in [one.name for one in _items(view)]:
        for block in said.shown(job.mode):
            assert reading.squeezed(block.paragraphs[0]) in text
    if job.mode != "both":
        other = [said.en if job.mode == "vi" else said.vi for said in _only_of_one_language(names)]
        assert [b.paragraphs for b in other if reading.squeezed(b.paragraphs[0]) in text] == []


def _items(view: object) -> Iterator[object]:
    for field in ("items", "leaves", "entries"):
        for one in getattr(view, field, ()):
            yield getattr(one, "item", one)


def _only_of_one_language(names: list[Said]) -> Iterator[Said]:
    """Sentences long enough not to be part of another text by chance."""
    for said in names:
        if min(len(said.vi.paragraphs[0]), len(said.en.paragraphs[0])) > 24:
            yield said


def shown_by(view: object) -> Iterator[Said]:
    """What a leaf or a booklet shows of its products."""
    for one in (*getattr(view, "leaves", ()), *getattr(view, "entries", ())):
        claim = one.item.claim
        yield from (one.item.name, one.lead, claim.words, claim.until)
        yield from said_in((*getattr(one, "parts", ()), *getattr(one, "rows", ())))
        if hasattr(one, "unknown"):
            yield from (one.item.leaf, one.unknown, claim.sentence)


@pytest.mark.parametrize("kind", ["product", "supplier", "booklet"])
@PLACES
def test_a_sheet_leaves_no_answer_out(made, where, kind):
    view, pdf = made(where, Job(kind, "both", "a4"))
    text = reading.text_of(pdf)

    for said in shown_by(view):
        for block in said.shown("both"):
            for paragraph in block.paragraphs:
                assert reading.squeezed(printed(paragraph)) in text, paragraph


@EVERY
@PLACES
def test_a_file_is_tagged_named_and_holds_its_fonts(made, where, job):
    view, pdf = made(where, job)
    promised = reading.promises(pdf)

    assert promised["title"]
    assert view.head.title.shown(job.mode)[0].paragraphs[0] in str(promised["title"])
    assert promised["lang"] == ("en" if job.mode == "en" else "vi")
    assert [promised[one] for one in ("marked", "tree", "shows title", "ua")] == [True] * 4
    held = reading.fonts(pdf)
    assert len(held) >= 2
    assert all(held.values()), held


def test_the_engine_has_nothing_to_complain_of(printer, made):
    for where, job in itertools.product(("province", "dense"), JOBS):
        made(where, job)

    assert printer.press.warnings == []


# Stars


RANK = re.compile(r"\b[345][ \xa0-]*(sao|stars?)\b|★", re.IGNORECASE)


@EVERY
def test_what_is_not_proven_on_all_days_of_a_fair_gets_no_star(made, province, printer, job):
    """Not drawn, not named: not even by a source's own words."""
    catalogue = province.vi.catalogue
    chosen = select(catalogue, Wanted(fair=FAIR))
    assert {line.claim.state for line in chosen.starless} >= {"lapsed", "revoked", "unconfirmed"}
    ids = tuple(line.entry.id for line in chosen.starless)
    starless = select(catalogue, Wanted(fair=FAIR, ids=ids))

    view = SHEETS[job.kind].view(province, starless, 0)
    pdf = pdf_of(printer, view, job, DAY)

    assert len(starless.each_once) == len(chosen.starless)
    assert RANK.findall(reading.words_of(pdf)) == []
    assert [one.claim.stars for one in _items(view) if one.claim.stars] == []


@EVERY
def test_what_is_proven_says_its_rank_in_words(made, province, printer, job):
    chosen = select(province.vi.catalogue, Wanted(fair=FAIR))
    proven = tuple(line.entry.id for line in chosen.each_once if line.claim.state.proves_stars)
    view = SHEETS[job.kind].view(
        province, select(province.vi.catalogue, Wanted(fair=FAIR, ids=proven)), 0
    )
    text = reading.text_of(pdf_of(printer, view, job, DAY))

    assert len(proven) >= 3
    if job.kind not in {"qr", "packing", "tally"}:
        word = "stars" if job.mode == "en" else "sao"
        assert len(re.findall(rf"[345]{word}", text)) >= len(proven)


def test_who_cannot_tell_says_unconfirmed_in_words(printer, province):
    catalogue = province.vi.catalogue
    id_ = "ho-kinh-doanh-vi-du-ba/mien-chi-biet-nam"
    assert catalogue.products[id_].claim.state == "cannot-tell"
    for kind in ("product", "supplier", "card-8", "card-10", "label", "tent", "booth", "booklet"):
        view = SHEETS[kind].view(province, select(catalogue, Wanted(ids=(id_,))), 0)
        for mode, words in (("vi", "chưaxácnhận"), ("en", "unconfirmed")):
            text = reading.text_of(pdf_of(printer, view, Job(kind, mode, "a4"), DAY))
            assert words in text, (kind, mode)


def test_a_contributors_own_words_name_no_rank_without_proof(tmp_path, printer):
    folder = copy_of_province(tmp_path)
    id_ = "htx-vi-du-mot/man-say-het-hieu-luc"
    file = folder / f"{id_}.yml"
    boast = (
        "summary:\n  vi: |\n    Đạt OCOP 4 sao năm 2020.\n\n    Mận ngọt.\n  en: A 4-star plum.\n"
        "facts:\n  - {vi: bốn sao cấp tỉnh, en: four stars}\n"
        "supply: {capacity: {vi: Một tấn hàng 4 sao, en: One tonne of 4 stars}}\n"
    )
    file.write_text(file.read_text("utf-8") + boast, "utf-8")
    pair = pair_of(folder)
    for kind in ("product", "supplier", "booklet"):
        view = SHEETS[kind].view(pair, select(pair.vi.catalogue, Wanted(ids=(id_,))), 0)
        words = reading.words_of(pdf_of(printer, view, Job(kind, "both", "a4"), DAY))

        assert RANK.findall(words) == [], kind
        assert not re.search(r"\b(bốn|four)[ -](sao|star)", words), kind
        assert ("Mận ngọt" in words) == (kind != "supplier")


@pytest.mark.parametrize(
    ("words", "names_a_rank"),
    [
        ("Đạt OCOP 4 sao.", True),
        ("Được công nhận 04 sao năm 2020.", True),
        ("Bốn sao cấp tỉnh", True),
        ("OCOP 4* của tỉnh", True),
        ("OCOP ⭐⭐⭐⭐", True),
        ("A three-star plum", True),
        ("Hộp 3 * 4 cm, năm 2024", False),
        ("Búp ấy sao trên chảo gang.", False),
    ],
)
def test_a_rank_is_known_however_it_is_written(words, names_a_rank):
    said = without_ranks(Said(Block((words, "Mận ngọt."), "vi"), Block((), "en")))

    assert said.vi.paragraphs == (("Mận ngọt.",) if names_a_rank else (words, "Mận ngọt."))


def test_what_is_told_in_one_language_alone_says_which(tmp_path):
    """Else an English sentence on a Vietnamese sheet is read aloud as Vietnamese."""
    folder = copy_of_province(tmp_path)
    id_ = "htx-vi-du-mot/man-say-het-hieu-luc"
    file = folder / f"{id_}.yml"
    file.write_text(file.read_text("utf-8") + "facts:\n  - {en: sun-dried}\n", "utf-8")
    pair = pair_of(folder)
    line = select(pair.vi.catalogue, Wanted(ids=(id_,))).lines[0]
    rows = [row for part in product_leaf(pair, line).parts for row in part.rows]

    (told,) = [row.value for row in rows if row.value.en.paragraphs == ("sun-dried",)]
    assert (told.vi.paragraphs, told.vi.lang) == (("sun-dried",), "en")


def test_a_fair_of_one_day_names_it_once(tmp_path):
    folder = copy_of_province(tmp_path)
    fair = folder / "fairs" / f"{FAIR}.yml"
    change(fair, "last_day: 2026-12-12", "last_day: 2026-12-08")
    pair = pair_of(folder)
    words = SHEETS["label"].view(pair, select(pair.vi.catalogue, Wanted(fair=FAIR)), 0).head.as_of

    assert words.words("vi").count("08/12/2026") == 1
    assert words.words("en").count("8 December 2026") == 1


# QR codes


@EVERY
@PLACES
def test_every_qr_opens_the_page_of_its_product(made, where, job, province, dense):
    view, pdf = made(where, job)
    catalogue = (province if where == "province" else dense).vi.catalogue
    items = list(_items(view))
    twice = 2 if job.kind == "tent" else 1

    found = reading.qr_texts(pdf)

    assert sorted(found) == sorted([one.qr.text for one in items] * twice)
    for text in found:
        code = text.rstrip("/").rpartition("/")[2]
        assert text == printed_address("https://vi-du.example/danh-muc/", f"Q/{code}/")
        assert catalogue.codes.owner(code) in catalogue.products


@EVERY
def test_every_qr_is_twenty_millimetres_at_least(made, job):
    _, pdf = made("province", job)

    assert [width for width in reading.qr_widths(pdf) if width < 19.5] == []


def test_the_address_is_in_capitals_but_for_a_folder_that_is_not_ours():
    assert printed_address("https://ocop.example/", "Q/ABC/") == "HTTPS://OCOP.EXAMPLE/Q/ABC/"
    below = printed_address("https://who.example/ocop-son-la/", "Q/ABC/")
    assert below == "HTTPS://WHO.EXAMPLE/ocop-son-la/Q/ABC/"


def test_capitals_make_a_smaller_code():
    """Why the address is in capitals at all."""
    large = qr("https://ocop-son-la.example/q/ABC1234/")
    small = qr("HTTPS://OCOP-SON-LA.EXAMPLE/Q/ABC1234/")

    assert small.dark < large.dark
    assert small.size == small.dark + 8


# Hostile text


NASTY = [
    "#set page(width: 1cm)",
    "$x^2$ $ integral $",
    "@ref <label> *b* _i_ `raw` = Heading",
    '\\ \\u{41} #eval("1") #read("/etc/passwd")',
    "{{ 7*7 }} {% raw %} <script>alert(1)</script>",
    "// a remark /* and more */",
    "- + / 1. ~ -- --- ... ' \"",
    '#panic() #include "leaf.typ"',
    "Ậ" * 5000,
    "x" * 5000,
]


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """A product for each hostile text, which is its name, its summary and its pack."""
    folder = copy_of_province(tmp_path_factory.mktemp("nasty"))
    for number, typed in enumerate(NASTY):
        text = typed[:5900].replace("\\", "\\\\").replace('"', '\\"')
        (folder / "unattributed" / f"la-{number}.yml").write_text(
            f'name: {{vi: "{text[:290]}"}}\ngroup: che-tuoi-che-bien\nsummary: {{vi: "{text}"}}\n'
            f'packs: [{{form: {{vi: "{text[:200]}"}}, weight_g: 5}}]\n',
            "utf-8",
        )
    return pair_of(folder)


@EVERY
def test_text_is_printed_as_typed_and_never_obeyed(nasty, printer, job):
    ids = tuple(f"unattributed/la-{number}" for number in range(len(NASTY)))
    view = SHEETS[job.kind].view(nasty, select(nasty.vi.catalogue, Wanted(ids=ids)), 1)

    pdf = pdf_of(printer, view, job, DAY)

    shown = reading.text_of(pdf)
    for typed in NASTY:
        if len(typed) < 290:
            assert reading.squeezed(" ".join(typed.split())) in shown
    # Between two lines of an endless word a program may read what stands beside it.
    long = 5000 if job.kind == "product" else 290
    assert shown.count("Ậ") >= long
    assert shown.count("x") >= long
    for page in reading.pages(pdf):
        assert reading.overlapping(reading.letters(page)) == []


def test_the_hostile_product_of_the_province_is_text(printer, province):
    view = SHEETS["product"].view(
        province, select(province.vi.catalogue, Wanted(ids=(HOSTILE,))), 0
    )

    text = reading.text_of(pdf_of(printer, view, Job("product", "vi", "a4"), DAY))

    assert "<script>alert" in text


def test_letters_of_the_list_are_those_of_the_fonts():
    """The list is what `check` knows; the fonts are what prints."""
    fonts = ROOT / "theme" / "sheets" / "fonts"
    held = set()
    for first, _, last in (part.partition("-") for part in HELD.split()):
        held.update(range(int(first, 16), int(last or first, 16) + 1))
    regular = set(TTFont(fonts / "be-vietnam-pro-400.ttf").getBestCmap())
    spare = set(TTFont(fonts / "noto-sans-400.ttf").getBestCmap())
    for other in fonts.glob("be-vietnam-pro-*.ttf"):
        assert set(TTFont(other).getBestCmap()) == regular, other.name

    assert held <= regular | spare
    assert len(held) > 3000


def test_a_letter_without_a_font_is_told_and_replaced():
    assert not_printable("Chè 🍵 thơm") == "🍵"
    assert not_printable("Chè thơm, ngọt\n") == ""
    assert printed("Chè 🍵") == f"Chè {MISSING}"
    assert printed("a" * 24) == "a" * 24
    assert printed("a" * 25).replace("\u200b", "") == "a" * 25


# Booklet


def test_a_booklet_has_contents_indexes_and_bookmarks(made):
    view, pdf = made("province", Job("booklet", "vi", "a4"))
    marks = reading.bookmarks(pdf)
    names = [reading.squeezed(entry.item.name.words("vi")) for entry in view.entries]

    assert [mark for mark in map(reading.squeezed, marks) if mark in names] == names
    assert view.makers_title.words("vi") in marks
    assert view.places_title.words("vi") in marks
    assert view.points_title.words("vi") in marks


def test_page_numbers_in_the_contents_are_those_of_the_pages(made):
    view, pdf = made("province", Job("booklet", "en", "a4"))
    texts = [reading.squeezed(page.get_textpage().get_text_range()) for page in reading.pages(pdf)]

    for entry in view.entries:
        name = reading.squeezed(entry.item.name.words("en"))
        number = re.search(rf"{re.escape(name)}(\d)", texts[1])
        assert number, name
        assert name in texts[int(number[1]) - 1]


# The real records


@pytest.mark.parametrize("kind", [kind for kind in SHEETS if kind != "booklet"])
def test_real_products_print_one_after_another(printer, kind):
    pair = pair_of(REAL)
    chosen = select(pair.vi.catalogue, Wanted())
    view = SHEETS[kind].view(pair, chosen, 0)
    for mode in ("vi", "en"):
        pdf = pdf_of(printer, view, Job(kind, mode, "a4"), DAY)
        count = len(reading.pages(pdf))
        for page in reading.pages(pdf):
            assert reading.overlapping(reading.letters(page)) == []
        if kind in {"product", "supplier"}:
            assert count == len(chosen.lines)
        if isinstance(view, Pieces):
            assert count == -(-len(view.items) // view.grid.on_a_page)


def test_the_real_booklet_lists_every_product(printer):
    pair = pair_of(REAL)
    view = SHEETS["booklet"].view(pair, select(pair.vi.catalogue, Wanted()), 0)

    pdf = pdf_of(printer, view, Job("booklet", "vi", "a5"), DAY)

    catalogue: Catalogue = pair.vi.catalogue
    marks = reading.bookmarks(pdf)
    assert {entry.record.name.vi for entry in catalogue.products.values()} <= set(marks)


def test_a_sheet_is_the_same_for_the_same_data_and_day(province, tmp_path):
    view = SHEETS["product"].view(province, select(province.vi.catalogue, Wanted(fair=FAIR)), 0)
    files = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        photos = photos_of(province.vi.catalogue, Cache(tmp_path / "photos"))
        other = Printer(ROOT / "theme", tmp_path / name, None, photos)
        files.append(pdf_of(other, view, Job("product", "both", "a4"), DAY))

    assert files[0] == files[1]


def test_two_packs_at_a_fair_are_two_cards_and_one_sheet(printer, province):
    """Each pack has a price of its own; the sheet of the product tells both."""
    chosen = select(province.vi.catalogue, Wanted(fair=FAIR, ids=(RICH,)))
    assert len(chosen.lines) == 2
    texts = {}
    for kind in ("product", "card-8", "qr"):
        view = SHEETS[kind].view(province, chosen, 1)
        assert len(list(_items(view))) == (2 if kind == "card-8" else 1)
        texts[kind] = reading.words_of(pdf_of(printer, view, Job(kind, "vi", "a4"), DAY))

    for kind in ("product", "card-8"):
        assert "40.000" in texts[kind]
        assert "150.000-180.000" in texts[kind]
        assert "giá tại hội chợ" in texts[kind]


@pytest.mark.parametrize("kind", ["booth", "tally"])
def test_a_list_tells_all_prices_where_no_pack_is_meant(printer, province, kind):
    chosen = select(province.vi.catalogue, Wanted(ids=(RICH,)))
    view = SHEETS[kind].view(province, chosen, 0)
    words = reading.words_of(pdf_of(printer, view, Job(kind, "vi", "a4"), DAY))

    assert re.search(r"Túi,\s250\sg:\s45\.000\s₫;\sHộp,\s1\skg:\s150\.000-", words), words


@pytest.mark.parametrize("mode", ["vi", "both"])
def test_each_of_two_prices_says_which_it_is(printer, province, mode):
    """One is the price at the fair, the other what was asked elsewhere."""
    chosen = select(province.vi.catalogue, Wanted(fair=FAIR, ids=(RICH,)))
    view = SHEETS["tent"].view(province, chosen, 0)
    words = reading.words_of(pdf_of(printer, view, Job("tent", mode, "a4"), DAY))

    of_fair, of_reference = words.split("40.000", 1)[1].split("150.000-180.000", 1)
    assert "giá tại hội chợ" in of_fair
    assert "giá tham khảo, 15/10/2026" in of_reference.split("40.000")[0]
