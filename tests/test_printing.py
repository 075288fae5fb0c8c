"""`build.py sheets`, the kit of a fair, and the PDFs of the site, as people ask for them."""

import hashlib
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from catalog.check import check
from catalog.images import Cache
from catalog.paper.printer import Printer
from catalog.pipeline import build
from catalog.printing import (
    PRODUCT_JOBS,
    PrintOrder,
    kit,
    pdf_path,
    photos_of,
    print_sheets,
)
from catalog.printing.job import Job, in_parts, pdf_of
from catalog.selection import Wanted, of_one, select
from catalog.views.sheets import SHEETS, Pair
from catalog.words import words_of
from tests import reading_pdf as reading
from tests.invented import DAY, PROVINCE, RICH, ROOT, change, copy_of_province, order, run

FAIR = "hoi-cho-vi-du-sap-toi"


def sheets(out: Path, *arguments: object, products: Path = PROVINCE):
    return run("sheets", "--products", products, "--as-of", DAY, "--out", out, *arguments)


@pytest.fixture(scope="module")
def pair() -> Pair:
    catalogue = check(PROVINCE, DAY).catalogue
    assert catalogue
    return Pair.of(catalogue, words_of(ROOT, catalogue))


def printer_of(pair: Pair, tmp_path: Path, kept: Path | None = None) -> Printer:
    desk = tmp_path / f"desk-{len(list(tmp_path.iterdir()))}"
    desk.mkdir()
    photos = photos_of(pair.vi.catalogue, Cache(tmp_path / "photos"))
    return Printer(ROOT / "theme", desk, kept, photos)


# The command


def test_a_product_is_in_one_file_with_all_its_packs(pair, monkeypatch):
    """However far apart the fair's file names them."""
    monkeypatch.setattr("catalog.printing.job.MOST_IN_A_FILE", 4)
    chosen = select(pair.vi.catalogue, Wanted(fair=FAIR))
    first, *others = chosen.lines
    far_apart = replace(chosen, lines=(*others, first))

    parts = list(in_parts(far_apart, "product"))

    ids = [line.entry.id for part in parts for line in part.each_once]
    assert len(parts) == 3
    assert sorted(ids) == sorted({line.entry.id for line in chosen.lines})
    assert sum(len(part.lines) for part in parts) == len(chosen.lines)


def test_one_file_says_what_it_holds_and_who_has_no_star(tmp_path):
    done = sheets(tmp_path, "--fair", FAIR, "--kind", "card-8", "--lang", "both")

    assert done.returncode == 0, done.stdout + done.stderr
    assert [file.name for file in tmp_path.iterdir()] == [f"{FAIR}-card-8-both.pdf"]
    assert "12 sản phẩm, 1 tệp" in done.stdout
    assert "Mận sấy ví dụ hết hiệu lực: hết hiệu lực" in done.stdout
    assert "Rượu ví dụ bị thu hồi: đã thu hồi" in done.stdout
    assert "Chè ví dụ còn hiệu lực: " not in done.stdout


def test_a_star_that_ends_before_the_fair_does_is_told(tmp_path):
    """In force today, and on the first day; not on the last."""
    folder = copy_of_province(tmp_path)
    fair = folder / "fairs" / f"{FAIR}.yml"
    change(fair, "last_day: 2026-12-12", "last_day: 2027-01-06")
    change(fair, "first_day: 2026-12-08", "first_day: 2027-01-04")

    done = sheets(tmp_path / "out", "--fair", FAIR, "--lang", "en", products=folder)

    assert "Example coffee ending soon: lapsed" in done.stdout
    text = reading.words_of((tmp_path / "out" / f"{FAIR}-product-en.pdf").read_bytes())
    assert "OCOP certificate has lapsed" in text


def test_a_decision_without_a_rank_gives_no_star_and_is_told(tmp_path):
    folder = copy_of_province(tmp_path)
    change(
        folder / "htx-vi-du-mot" / "ca-phe-sap-het-han.yml",
        "  - stars: 4\n    issued",
        "  - issued",
    )

    done = sheets(tmp_path / "out", "--fair", FAIR, "--kind", "card-8", products=folder)

    assert "Cà phê ví dụ sắp hết hạn: " in done.stdout, done.stdout + done.stderr
    assert "Cà phê ví dụ sắp hết hạn: còn hiệu lực" not in done.stdout


def test_two_products_never_share_a_file(tmp_path):
    """Their ids differ only in where the name of the folder ends."""
    folder = copy_of_province(tmp_path)
    here, there = folder / "ho-kinh-doanh-vi-du-ba", folder / "ho-kinh-doanh-vi-du"
    there.mkdir()
    for name, other in (("producer", "producer"), ("ngo-khong-ro-ngay", "ba-ngo-khong-ro-ngay")):
        text = (here / f"{name}.yml").read_text("utf-8")
        text = text.replace("Ví Dụ Ba", "Ví Dụ").replace("Ngô ví dụ", "Ngô nếp ví dụ")
        (there / f"{other}.yml").write_text(text, "utf-8")
    ids = "ho-kinh-doanh-vi-du-ba/ngo-khong-ro-ngay,ho-kinh-doanh-vi-du/ba-ngo-khong-ro-ngay"

    codes = run("codes", "--products", folder, "--as-of", DAY)
    done = sheets(tmp_path / "out", "--each", "--ids", ids, products=folder)

    assert "2 sản phẩm, 2 tệp" in done.stdout, codes.stdout + done.stdout + done.stderr
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_file_for_each_product(tmp_path):
    done = sheets(tmp_path, "--each", "--producer", "htx-vi-du-mot", "--paper", "a5")

    assert done.returncode == 0, done.stdout + done.stderr
    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == [
        "htx-vi-du-mot_ca-phe-sap-het-han-product-a5-vi.pdf",
        "htx-vi-du-mot_che-con-hieu-luc-product-a5-vi.pdf",
        "htx-vi-du-mot_man-say-het-hieu-luc-product-a5-vi.pdf",
        "htx-vi-du-mot_mat-ong-dang-den-ky-product-a5-vi.pdf",
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--group", "che"), {"Chè ví dụ còn hiệu lực", "Trà túi lọc ví dụ được nâng hạng"}),
        (("--stars", 5), {"Chè ví dụ còn hiệu lực"}),
        (("--place", "chieng vi", "--stars", 5), {"Chè ví dụ còn hiệu lực"}),
        (("--ids", "Z5WXVAH"), {"Chè ví dụ còn hiệu lực"}),
        (("--ids", f"{RICH},HVFXPQ9"), {"Chè ví dụ còn hiệu lực", "Cà phê ví dụ sắp hết hạn"}),
    ],
)
def test_what_is_chosen_is_printed(tmp_path, asked, found):
    done = sheets(tmp_path, "--kind", "booth", *asked)

    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = tmp_path.iterdir()
    text = reading.words_of(file.read_bytes())
    names = {e.record.name.vi for e in check(PROVINCE, DAY).catalogue.products.values()}  # type: ignore[union-attr]
    shown = {name for name in names if name in " ".join(text.split())}
    assert shown == found


@pytest.mark.parametrize(
    "asked",
    [
        ("--fair", "khong-co"),
        ("--group", "khong-co"),
        ("--producer", "khong-co"),
        ("--place", "không đâu cả"),
        ("--ids", "khong/co"),
        ("--ids", ","),
        ("--kind", "kit"),
        ("--kind", "card-8", "--paper", "a5"),
        ("--kind", "khong-co"),
        ("--stars", "4", "--producer", "htx-vi-du-chua-co-san-pham"),
        ("--fair", "tuan-hang-vi-du-bi-huy"),
        ("--base-url", "https://ten:mat-khau@ocop.example/"),
    ],
    ids=" ".join,
)
def test_what_does_not_exist_is_misuse_and_prints_nothing(tmp_path, asked):
    done = sheets(tmp_path / "out", *asked)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []


def test_no_print_replaces_that_of_another_selection(pair, tmp_path, monkeypatch):
    """All into one folder, as somebody does who prepares a fair."""
    monkeypatch.setattr("catalog.printing.asked.pdf_of", lambda *_: b"%PDF")
    ids = list(pair.vi.catalogue.products)
    wanted = [
        *(Wanted(), Wanted(fair=FAIR), Wanted(stars=4), Wanted(group="che")),
        *(Wanted(ids=(ids[0],)), Wanted(ids=(ids[1],)), Wanted(ids=tuple(ids[:2]))),
        *(Wanted(ids=(ids[1], ids[0])), Wanted(fair=FAIR, group="che")),
    ]

    for one in wanted:
        asked = PrintOrder(*(ROOT, PROVINCE, tmp_path, DAY, None, "product", one, "vi", "a4"))
        print_sheets(asked, "vi", lambda *_: None)

    assert len(list(tmp_path.iterdir())) == len(wanted)


def test_records_with_a_mistake_are_not_printed(tmp_path):
    folder = copy_of_province(tmp_path)
    change(folder / f"{RICH}.yml", "group: che-tuoi-che-bien", "group: khong-co")

    done = sheets(tmp_path / "out", products=folder)

    assert done.returncode == 1
    assert "group-unknown" in done.stdout
    assert not (tmp_path / "out").exists()


def test_one_product_fills_its_page_with_cards(tmp_path):
    sheets(tmp_path, "--kind", "card-10", "--ids", RICH)
    sheets(tmp_path / "few", "--kind", "card-10", "--ids", RICH, "--copies", 3)

    (file,) = tmp_path.glob("*.pdf")
    (few,) = (tmp_path / "few").glob("*.pdf")
    assert len(reading.qr_texts(file.read_bytes())) == 10
    assert len(reading.qr_texts(few.read_bytes())) == 3


def test_codes_are_listed_with_what_their_qr_holds(tmp_path):
    folder = copy_of_province(tmp_path)

    done = run("codes", "--products", folder, "--as-of", DAY)

    line = "Z5WXVAH  HTTPS://VI-DU.EXAMPLE/danh-muc/Q/Z5WXVAH/  Chè ví dụ còn hiệu lực"
    assert line in done.stdout.splitlines()


# The kit


@pytest.fixture(scope="module")
def bag(pair: Pair, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    printer = printer_of(pair, tmp_path_factory.mktemp("kit"))
    chosen = select(pair.vi.catalogue, Wanted(fair=FAIR))
    return zipfile.ZipFile(BytesIO(kit(pair, printer, chosen)))


def test_a_kit_holds_every_kind_in_every_language(bag):
    names = bag.namelist()

    assert bag.testzip() is None
    for folder, kinds in (("tieng-viet", 11), ("english", 11), ("song-ngu-bilingual", 8)):
        found = {name.split("/")[2][:2] for name in names if f"/{folder}/" in name}
        assert len(found) == kinds, folder
    assert all(bag.read(name).startswith(b"%PDF") for name in names if name.endswith(".pdf"))


def test_a_kit_opens_on_any_windows(bag):
    """Short ASCII names in one folder, no two alike but for case, and no name of a device."""
    names = bag.namelist()

    assert all(re.fullmatch(rf"{FAIR}/([a-z-]+/)?[A-Za-z0-9-]+\.(pdf|txt)", one) for one in names)
    assert len({one.lower() for one in names}) == len(names)
    assert max(map(len, names)) < 120
    assert {one.split("/")[0] for one in names} == {FAIR}


def test_a_kit_says_how_to_print_and_which_stars_are_missing(bag):
    note = bag.read(f"{FAIR}/DOC-TRUOC.txt").decode("utf-8-sig")

    assert "\r\n" in note
    assert "100 %" in note
    assert "- Mận sấy ví dụ hết hiệu lực: hết hiệu lực" in note
    assert "- Example dried plum, lapsed: lapsed" in note


def test_a_kit_is_the_same_for_the_same_day(pair, tmp_path, bag):
    chosen = select(pair.vi.catalogue, Wanted(fair=FAIR))

    again = kit(pair, printer_of(pair, tmp_path), chosen)

    assert zipfile.ZipFile(BytesIO(again)).namelist() == bag.namelist()
    other = kit(pair, printer_of(pair, tmp_path), chosen)
    assert hashlib.sha256(again).digest() == hashlib.sha256(other).digest()


def test_a_fair_that_is_over_or_called_off_has_no_kit(tmp_path):
    build(order(tmp_path / "site"))

    kits = [path.name for path in (tmp_path / "site").rglob("*.zip")]

    assert kits == [f"{FAIR}-bo-in.zip"]


# The PDFs of the site, and what is kept


def test_every_product_has_its_sheet_in_both_languages(tmp_path):
    built = build(order(tmp_path / "site"))

    assert built.catalogue
    for id_ in built.catalogue.products:
        for job in PRODUCT_JOBS:
            pdf = (tmp_path / "site" / pdf_path("products", id_, job)).read_bytes()
            assert reading.promises(pdf)["lang"] == job.mode


def test_without_pdfs_the_pages_lead_to_none(tmp_path):
    build(order(tmp_path / "site", pdfs=False))
    site = tmp_path / "site"

    assert list(site.rglob("*.pdf")) == []
    assert list(site.rglob("*.zip")) == []
    to_pdf = re.compile(r'href="?[^" >]*\.pdf')
    pages = list(site.rglob("*.html"))
    assert pages
    assert [page for page in pages if to_pdf.search(page.read_text("utf-8"))] == []


def test_what_was_printed_is_not_printed_again_and_damage_is_seen(pair, tmp_path, monkeypatch):
    kept = tmp_path / "kept"
    view = SHEETS["product"].view(pair, of_one(pair.vi.catalogue, RICH), 0)
    job = Job("product", "vi", "a4")
    first = pdf_of(printer_of(pair, tmp_path, kept), view, job, DAY)
    (file,) = kept.glob("*.pdf")

    again = printer_of(pair, tmp_path, kept)
    monkeypatch.setattr(again.press, "pdf", lambda *_: pytest.fail("printed again"))
    assert pdf_of(again, view, job, DAY) == first

    file.write_bytes(first[: len(first) // 2])
    assert pdf_of(printer_of(pair, tmp_path, kept), view, job, DAY) == first
    assert file.read_bytes() == first


def test_another_day_or_language_is_another_file(pair, tmp_path):
    kept = tmp_path / "kept"
    view = SHEETS["card-8"].view(pair, of_one(pair.vi.catalogue, RICH), 0)
    printer = printer_of(pair, tmp_path, kept)

    pdf_of(printer, view, Job("card-8", "vi", "a4"), DAY)
    pdf_of(printer, view, Job("card-8", "en", "a4"), DAY)
    pdf_of(printer, view, Job("card-8", "vi", "a4"), DAY.replace(day=24))

    assert len(list(kept.glob("*.pdf"))) == 3


def test_a_disk_that_may_not_be_written_prints_all_the_same(pair, tmp_path):
    """Nothing that is kept is needed: a file stands where the folder should be."""
    blocked = tmp_path / "kept"
    blocked.write_text("no folder")
    view = SHEETS["card-8"].view(pair, of_one(pair.vi.catalogue, RICH), 0)

    pdf = pdf_of(printer_of(pair, tmp_path, blocked), view, Job("card-8", "vi", "a4"), DAY)

    assert pdf.startswith(b"%PDF")


def test_what_nobody_uses_any_more_is_forgotten(pair, tmp_path, monkeypatch):
    monkeypatch.setattr("catalog.paper.printer.SPARE", 1)
    kept = tmp_path / "kept"
    kept.mkdir()
    for number in range(6):
        (kept / f"{number}.pdf").write_bytes(b"%PDF- %%EOF")
    printer = printer_of(pair, tmp_path, kept)

    printer.tidy(2)

    assert len(list(kept.iterdir())) == 5


# Barcodes


def test_a_barcode_has_an_address_that_leads_to_its_product(tmp_path):
    """As GS1 Digital Link writes it: 01 for GTIN, then fourteen digits."""
    build(order(tmp_path / "site"))

    page = (tmp_path / "site" / "01" / "02000000000008" / "index.html").read_text("utf-8")

    assert 'content="0; url=../../san-pham/htx-vi-du-mot/che-con-hieu-luc/"' in page
