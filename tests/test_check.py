""" "Check this pack": what is printed on a pack, typed or scanned, and what may be said of it."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.invented import ENDING, LAST_DAY, RICH, change, copy_of_province
from tests.site_fixture import COLLECTED, BuiltSite, Servers, build_site
from tests.test_browser import (
    DESK,
    PHONE,
    Open,
    axe,
    browser,
    open_tab,
    province,
    root,
    sideways,
)

__all__ = ["browser", "open_tab", "province", "root"]

CHECK = {"vi": "kiem-tra/", "en": "en/check/"}
BARCODE = "2000000000008"
"""Of RICH."""
STATES = {
    "in-force": "htx-vi-du-mot/che-con-hieu-luc",
    "extended": "htx-vi-du-hai/thit-duoc-keo-dai",
    "lapsed": "htx-vi-du-mot/man-say-het-hieu-luc",
    "revoked": "htx-vi-du-hai/ruou-bi-thu-hoi",
    "cannot-tell": "ho-kinh-doanh-vi-du-ba/mien-chi-biet-nam",
    "none": "cong-ty-vi-du-thu-nghiem/khong-co-sao",
    "unconfirmed": "ho-kinh-doanh-vi-du-ba/ngo-khong-ro-ngay",
}


def code_of(site: BuiltSite, id_: str) -> str:
    rows = site.json("products.json")["products"]
    return next(str(row["code"]) for row in rows if row["id"] == id_)


def ask(page: Page, text: str) -> str:
    """Type, press Enter, and read the answer."""
    page.locator("#code").fill(text)
    page.keyboard.press("Enter")
    answer = page.locator(".check-answer")
    expect(answer).not_to_contain_text("…")
    return answer.inner_text()


@pytest.fixture
def checking(open_tab: Open, province: str) -> Page:
    page: Page = open_tab(province).page
    page.goto(province + CHECK["vi"])
    return page


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_code_says_what_may_be_claimed_today(
    open_tab: Open, province: str, province_site: BuiltSite, state: str, language: str
) -> None:
    page = open_tab(province).page
    page.goto(province + CHECK[language])
    ask(page, code_of(province_site, STATES[state]))
    verdict = page.locator(".check-verdict")

    assert f"state-{state}" in (verdict.get_attribute("class") or "")
    assert not re.search(r"\{\w+\}", page.locator(".check-answer").inner_text())
    link = page.locator(".check-answer .card-name a").first.get_attribute("href") or ""
    assert link.endswith(f"/{STATES[state]}/")


@pytest.mark.parametrize(("day", "state"), [(0, "in-force"), (1, "lapsed")])
def test_the_verdict_is_that_of_the_readers_day(
    open_tab: Open, province: str, province_site: BuiltSite, day: int, state: str
) -> None:
    """The page was built before both days."""
    page = open_tab(province, day=date.fromordinal(LAST_DAY.toordinal() + day)).page
    page.goto(f"{province}{CHECK['vi']}?ma={code_of(province_site, ENDING)}")

    expect(page.locator(".check-verdict")).to_have_class(f"check-verdict state-{state}")


@pytest.mark.parametrize(
    "typed",
    ["{code}", "{lower}", "{code:.3} {rest}", "https://vi-du.example/Q/{code}/", "{zero}"],
)
def test_codes_are_read_as_people_write_them(
    checking: Page, province_site: BuiltSite, typed: str
) -> None:
    code = code_of(province_site, RICH)
    text = typed.format(
        code=code, lower=code.lower(), rest=code[3:], zero=code.replace("0", "O").replace("1", "I")
    )
    ask(checking, text)

    assert checking.locator(".check-verdict").count() == 1


@pytest.mark.parametrize(
    "typed",
    [BARCODE, "200 0000 000 008", "https://id.vi-du.example/01/0" + BARCODE + "/10/LO-1"],
)
def test_barcodes_are_read_too(checking: Page, typed: str) -> None:
    """Also those of a QR code of GS1."""
    ask(checking, typed)

    link = checking.locator(".check-answer .card-name a").first.get_attribute("href") or ""
    assert link.endswith(f"/{RICH}/")


def test_a_slip_is_told_from_a_code_that_nobody_has(
    checking: Page, province_site: BuiltSite
) -> None:
    """One says "look again"; the other must not say "fake"."""
    code = code_of(province_site, RICH)
    slip = ("2" if code[0] != "2" else "3") + code[1:]
    wrong = ask(checking, slip)
    unknown = ask(checking, "2000000000015")
    wrong_barcode = ask(checking, "2000000000009")
    word = ask(checking, "mật ong")

    assert "ký tự kiểm tra không khớp" in wrong
    assert "ký tự kiểm tra không khớp" in wrong_barcode
    assert "không có nghĩa là hàng giả" in unknown
    assert checking.locator(".check-answer a").get_attribute("href", timeout=2000)
    assert "tìm theo tên" in word


def test_a_decision_names_its_products_with_issuer_and_day(checking: Page) -> None:
    """Numbers begin again each year, with each office."""
    answer = ask(checking, "quyết định số 1")
    assert "Bộ Ví Dụ, 10/09/2025" in answer
    assert checking.locator(".check-answer .card").count() >= 1
    assert ask(checking, "1/qd-vd") == answer.replace("quyết định số 1", "1/qd-vd")


def test_goods_of_the_same_maker_without_stars_are_named(
    checking: Page, province_site: BuiltSite
) -> None:
    """A household was caught labelling its other goods with the stars of one."""
    ask(checking, code_of(province_site, RICH))
    headings = checking.locator(".check-answer h3").all_inner_texts()
    others = checking.locator("section", has_text="không áp dụng cho chúng").last
    states = {
        (card.get_attribute("class") or "").split("state-")[-1]
        for card in others.locator(".card").all()
    }

    assert any("HTX Ví Dụ Một" in heading for heading in headings)
    assert states
    assert not states & {"in-force", "extended"}
    proven = checking.locator(".check-answer section").last.locator(".card").all()
    assert {(card.get_attribute("class") or "").split("state-")[-1] for card in proven} <= {
        "in-force",
        "extended",
    }


def test_a_withdrawn_code_stays_an_answer(
    open_tab: Open, serve: Servers, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("withdrawn")
    products = copy_of_province(folder)
    change(
        products / "codes.csv",
        "FQBMA8M,product,cong-ty-vi-du-thu-nghiem/khong-co-sao",
        "FQBMA8M,withdrawn,cong-ty-vi-du-thu-nghiem/khong-co-sao",
    )
    (products / "cong-ty-vi-du-thu-nghiem/khong-co-sao.yml").unlink()
    fair = products / "fairs/hoi-cho-vi-du-sap-toi.yml"
    change(fair, "  - product: cong-ty-vi-du-thu-nghiem/khong-co-sao\n", "")
    site = build_site(products, folder / "site", COLLECTED)
    address = serve(site.folder)
    page = open_tab(address).page
    page.goto(address + CHECK["vi"])

    assert "đã được gỡ" in ask(page, "FQBMA8M")


DETECTOR = """code => {
  window.BarcodeDetector = class {
    static async getSupportedFormats() { return ["qr_code", "ean_13"]; }
    constructor(options) { window.formats = options.formats; window.looks = 0; }
    async detect() { return ++window.looks < 3 ? [] : [{rawValue: window.code}]; }
  };
  const track = {stop() { window.stopped = true; }};
  const canvas = document.createElement("canvas");
  navigator.mediaDevices.getUserMedia = async () => {
    if (window.refused) throw new DOMException("no", "NotAllowedError");
    const stream = canvas.captureStream();
    stream.getTracks = () => [track];
    return stream;
  };
  HTMLMediaElement.prototype.play = async () => {};
}"""


@pytest.mark.parametrize("refused", [False, True])
def test_a_pack_is_scanned_where_the_browser_can(
    open_tab: Open, province: str, refused: bool
) -> None:
    """The detector is the browser's own: nothing is loaded for it, nothing leaves the device."""
    tab = open_tab(province, width=PHONE)
    page = tab.page
    page.add_init_script(
        f"window.code = '{BARCODE}'; window.refused = {str(refused).lower()}; ({DETECTOR})()"
    )
    page.goto(province + CHECK["vi"])
    before = len(tab.requests)
    page.locator(".check-scan").click()
    if refused:
        expect(page.locator(".check-said")).to_contain_text("Không dùng được máy ảnh")
        return
    expect(page.locator(".check-verdict")).to_be_visible()

    assert page.locator("#code").input_value() == BARCODE
    assert page.evaluate("formats") == ["qr_code", "ean_13"]
    assert page.evaluate("stopped") is True
    assert page.locator(".check-camera").is_hidden()
    assert {kind for kind, _ in tab.requests[before:]}.isdisjoint({"fetch", "xhr", "media"})


def test_asking_twice_for_the_camera_leaves_none_running(open_tab: Open, province: str) -> None:
    """A light that stays on frightens people, and rightly."""
    page = open_tab(province, width=PHONE).page
    counting = DETECTOR.replace("++window.looks < 3", "++window.looks").replace(
        "const track = {stop() { window.stopped = true; }};",
        "window.running = 0; const track = {stop() { window.running -= 1; }};",
    )
    counting = counting.replace("const stream =", "window.running += 1; const stream =")
    page.add_init_script(f"({counting})()")
    page.goto(province + CHECK["vi"])
    for _ in range(2):
        page.locator(".check-scan").click()
        page.wait_for_function("() => window.looks > 0")
    page.locator(".check-camera button").click()

    assert page.evaluate("running") == 0


def test_without_a_detector_no_camera_is_offered(checking: Page) -> None:
    assert checking.evaluate("'BarcodeDetector' in window") is False
    assert checking.locator(".check-scan").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_answer_is_accessible(
    open_tab: Open,
    province: str,
    province_site: BuiltSite,
    axe_source: str,
    language: str,
    width: int,
    scheme: str,
) -> None:
    tab = open_tab(province, width=width, scheme=scheme)
    wrong = []
    asked = [code_of(province_site, id_) for id_ in STATES.values()]
    for text in (*asked, "1/QĐ-VD", "2000000000009", ""):
        tab.page.goto(f"{province}{CHECK[language]}?ma={text}")
        if text:
            expect(tab.page.locator(".check-answer")).not_to_contain_text("…")
        found = [*tab.drain(), *sideways(tab.page), *axe(tab.page, axe_source)]
        wrong += [f"{text}: {one}" for one in found]

    assert wrong == []


def test_the_answer_is_told_and_the_address_kept(checking: Page, province_site: BuiltSite) -> None:
    code = code_of(province_site, RICH)
    ask(checking, code)

    assert checking.evaluate("document.activeElement.matches('.check-answer')")
    assert checking.evaluate("location.search") == f"?ma={code}"
    checking.go_back()
    expect(checking.locator(".check-answer")).to_be_hidden()
