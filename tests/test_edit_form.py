"""The form of a page, as somebody uses it on a phone; and the whole way to the changed file."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from catalog.check import check
from catalog.receive import Block, blocks_in
from tests.invented import DAY, PROVINCE, RICH, change, copy_of_province, run
from tests.site_fixture import COLLECTED, BuiltSite, Servers, build_site
from tests.test_browser import DESK, PHONE, Open, axe, browser, open_tab, province, sideways
from tests.test_receive import differing, told

__all__ = ["browser", "open_tab", "province"]

MAKER = "htx-vi-du-mot"


def form_of(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("[data-edit]").click()
    expect(page.locator("dialog.edit")).to_be_visible()
    return page


def field(page: Page, label: str) -> Any:
    return page.locator("dialog.edit").get_by_label(label, exact=True).first


def message_of(page: Page) -> str:
    page.get_by_role("button", name=re.compile("Xem lại và gửi|Review and send")).click()
    expect(page.locator("[data-step=send]")).to_be_visible()
    return page.locator("#edit-message").input_value()


def received(folder: Path, message: str, tmp_path: Path) -> str:
    file = tmp_path / "loi-nhan.txt"
    file.write_text(message, "utf-8")
    done = run("receive", file, "--products", folder, "--as-of", DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_price_goes_the_whole_way_from_a_phone_to_the_file(
    open_tab: Open, province: str, tmp_path: Path
) -> None:
    """Changed, the page left and opened again in between, sent as a message."""
    folder = copy_of_province(tmp_path)
    before = told(folder, RICH)
    page = form_of(open_tab(province, width=PHONE).page, f"{province}san-pham/{RICH}/")
    field(page, "giá (đồng)").fill("52k")
    field(page, "ngày của giá").fill("11/2026")
    page.reload()
    expect(page.locator("dialog.edit")).to_be_visible()
    assert field(page, "giá (đồng)").input_value() in {"52k", "52.000"}

    message = message_of(page)

    assert "quy cách và giá 1, giá (đồng): 45.000 → 52.000" in message
    received(folder, message, tmp_path)
    after = told(folder, RICH)
    assert differing(before, after) == [("packs", 0, "price_vnd"), ("packs", 0, "price_on")]
    assert after["packs"][0]["price_vnd"] == "52.000"
    assert run("check", "--products", folder, "--as-of", DAY).returncode == 0


def test_a_phone_goes_with_consent_only(open_tab: Open, province: str, tmp_path: Path) -> None:
    """Another number is another consent: of today, held by the producer."""
    folder = copy_of_province(tmp_path)
    before = told(folder, f"{MAKER}/producer")
    page = form_of(open_tab(province, width=PHONE).page, f"{province}chu-the/{MAKER}/")
    field(page, "số điện thoại").fill("0900000077")
    field(page, "số điện thoại").blur()
    page.get_by_role("button", name="Xem lại và gửi").click()
    expect(page.locator(".edit-fault:visible")).to_have_count(1)
    expect(page.locator(".edit-fault:visible")).to_contain_text("đồng ý")
    assert page.evaluate("document.activeElement.type") == "checkbox"

    page.locator("dialog.edit .edit-item input[type=checkbox]").first.check()
    received(folder, message_of(page), tmp_path)

    after = told(folder, f"{MAKER}/producer")
    changed = differing(before, after)
    assert ("contacts", 0, "number") in changed
    assert {where[:2] for where in changed} == {("contacts", 0)}
    assert after["contacts"][0]["number"] == "0900 000 077"
    assert after["contacts"][0]["consent"]["given_on"] == COLLECTED.isoformat()
    assert after["contacts"][0]["consent"]["recorded_by"] == before["name"]["vi"]


def test_a_proposal_fills_the_form_on_github(
    open_tab: Open, serve: Servers, tmp_path: Path
) -> None:
    """Its address is short enough for a browser, and says the same change."""
    folder = copy_of_province(tmp_path)
    with (folder / "catalogue.yml").open("a", encoding="utf-8") as settings:
        settings.write(
            "repository_url: https://github.com/vi-du/kho\ncontact: Văn phòng, a@vi-du.example\n"
        )
    site = build_site(folder, tmp_path / "site", DAY)
    served = serve(site.folder)
    page = form_of(open_tab(served, width=PHONE).page, f"{served}san-pham/{RICH}/")
    field(page, "giá (đồng)").fill("52.000")
    message = message_of(page)
    address = page.locator("[data-act=propose]").get_attribute("href") or ""
    mail = page.locator("[data-act=mail]").get_attribute("href") or ""

    assert len(address) <= 6000
    asked = {key: value[0] for key, value in parse_qs(urlsplit(address).query).items()}
    assert urlsplit(address).netloc == "github.com"
    assert (asked["template"], asked["product"]) == ("sua-thong-tin.yml", RICH)
    assert list(blocks_in(asked["message"])) == list(blocks_in(message))
    assert mail.startswith("mailto:a@vi-du.example?")
    received(folder, asked["message"], tmp_path)
    assert told(folder, RICH)["packs"][0]["price_vnd"] == "52.000"

    page.get_by_role("button", name="Quay lại sửa").click()
    field(page, "câu chuyện sản phẩm (tiếng Việt)").fill("Chuyện dài. " * 450)
    long = message_of(page)
    address = page.locator("[data-act=propose]").get_attribute("href") or ""
    assert len(address) <= 6000
    assert len(long) > 6000


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_wrong_is_told_at_its_field_and_gets_the_focus(
    open_tab: Open, province: str, language: str
) -> None:
    folders = {"vi": "san-pham", "en": "en/products"}
    labels = {"vi": "giá (đồng)", "en": "price (dong)"}
    page = form_of(open_tab(province, width=PHONE).page, f"{province}{folders[language]}/{RICH}/")
    price = field(page, labels[language])
    price.fill("rẻ thôi")
    page.get_by_role("button", name=re.compile("Xem lại và gửi|Review and send")).click()

    fault = page.locator(".edit-fault:visible")
    expect(fault).to_have_count(1)
    expect(fault).to_contain_text("“rẻ thôi”")
    assert price.get_attribute("aria-invalid") == "true"
    assert price.evaluate("one => one === document.activeElement")
    assert fault.get_attribute("id") in (price.get_attribute("aria-describedby") or "")
    price.fill("52000")
    price.blur()
    expect(fault).to_have_count(0)


def test_items_are_added_and_taken_away(open_tab: Open, province: str, tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    page = form_of(open_tab(province, width=PHONE).page, f"{province}san-pham/{RICH}/")
    packs = page.locator(".edit-list").first
    count = packs.locator(".edit-item").count()
    packs.get_by_role("button", name="Thêm một mục").click()
    new = packs.locator(".edit-item").last
    new.get_by_label("khối lượng tịnh (gam)").fill("1kg")
    new.get_by_label("giá (đồng)").fill("150 000")
    new.get_by_label("ngày của giá").fill("2026")
    received(folder, message_of(page), tmp_path)
    packs_now = told(folder, RICH)["packs"]
    assert packs_now[count] == {"weight_g": "1000", "price_vnd": "150.000", "price_on": "2026"}


def test_an_item_is_taken_away(open_tab: Open, province: str, tmp_path: Path) -> None:
    """The first of two: the list is sent as a whole, so that no number is guessed."""
    folder = copy_of_province(tmp_path)
    before = told(folder, f"{MAKER}/producer")
    page = form_of(open_tab(province, width=PHONE).page, f"{province}chu-the/{MAKER}/")
    page.locator(".edit-item").first.get_by_role("button", name="Bỏ mục này").click()
    received(folder, message_of(page), tmp_path)

    after = told(folder, f"{MAKER}/producer")
    assert after["contacts"] == before["contacts"][1:]
    assert differing(before, after) == [("contacts",)]


def test_nothing_changed_is_nothing_to_send_and_changes_can_be_discarded(
    open_tab: Open, province: str
) -> None:
    page = form_of(open_tab(province, width=PHONE).page, f"{province}san-pham/{RICH}/")
    page.get_by_role("button", name="Xem lại và gửi").click()
    expect(page.locator(".edit-said")).to_contain_text("Chưa có gì khác")
    expect(page.locator("[data-step=send]")).to_be_hidden()

    field(page, "thương hiệu").fill("Khác")
    page.get_by_role("button", name="Bỏ thay đổi").click()
    assert field(page, "thương hiệu").input_value() == "Ví Dụ"
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('ocop-edit'))") == []


def test_a_draft_of_another_state_of_the_record_is_dropped(open_tab: Open, province: str) -> None:
    page = form_of(open_tab(province, width=PHONE).page, f"{province}san-pham/{RICH}/")
    field(page, "thương hiệu").fill("Khác")
    page.evaluate(
        "k => { const d = JSON.parse(localStorage[k]); d.of.packs = '00000000';"
        " localStorage[k] = JSON.stringify(d); }",
        f"ocop-edit:{RICH}.yml",
    )
    page.reload()

    assert field(page, "thương hiệu").input_value() == "Ví Dụ"


def test_the_form_is_used_without_a_mouse_and_back_closes_it(open_tab: Open, province: str) -> None:
    page = open_tab(province, width=PHONE).page
    page.goto(f"{province}san-pham/{RICH}/")
    page.locator("[data-edit]").focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.edit")
    expect(dialog).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.go_back()
    expect(dialog).to_be_hidden()
    page.keyboard.press(" ")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.evaluate("document.activeElement.hasAttribute('data-edit')")
    assert "#sua" not in page.url


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", [f"san-pham/{RICH}/", f"en/producers/{MAKER}/"])
def test_the_form_is_accessible_and_fits(
    open_tab: Open, province: str, size: int, address: str, axe_source: str
) -> None:
    page = form_of(open_tab(province, width=size).page, f"{province}{address}")

    assert axe(page, axe_source) == []
    assert sideways(page) == []
    if "san-pham" in address:
        field(page, "thương hiệu").fill("Khác")
        message_of(page)
        assert axe(page, axe_source) == []
        assert sideways(page) == []


HOSTILE = '</script><img src=x onerror="document.title=1">\'"&lt;'


def test_what_a_record_holds_is_text_in_the_form(
    open_tab: Open, serve: Servers, tmp_path: Path
) -> None:
    folder = copy_of_province(tmp_path)
    change(folder / f"{RICH}.yml", "brand: Ví Dụ", "brand: " + repr(HOSTILE).replace("\\'", "''"))
    site = build_site(folder, tmp_path / "site", DAY)
    tab = open_tab(serve(site.folder), width=PHONE)
    page = form_of(tab.page, f"{serve(site.folder)}san-pham/{RICH}/")

    assert field(page, "thương hiệu").input_value() == HOSTILE
    field(page, "thương hiệu").fill(HOSTILE + "!")
    assert HOSTILE in message_of(page)
    assert page.title() != "1"
    assert page.locator("dialog.edit img").count() == 0


def test_the_form_works_from_a_memory_stick_and_without_a_network(
    open_tab: Open, province: str, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    done = run(
        *("build", "--offline", "--no-pdf", "--products", PROVINCE, "--as-of", DAY, "--out", stick)
    )
    assert done.returncode == 0, done.stderr
    address = (stick / "san-pham" / RICH / "index.html").as_uri()
    page = form_of(open_tab(stick.as_uri(), width=PHONE).page, address)
    field(page, "thương hiệu").fill("Khác")
    (block,) = blocks_in(message_of(page))
    assert isinstance(block, Block)
    assert block.file == f"{RICH}.yml"


def test_without_scripts_the_button_leads_to_what_to_do(browser: Any, province: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{province}san-pham/{RICH}/")
    page.locator("[data-edit]").click()

    assert "sua-thong-tin" in page.url or not page.url.startswith(province)
    page.context.close()


def test_every_page_of_a_record_has_its_form(province_site: BuiltSite) -> None:
    catalogue = check(PROVINCE, DAY).catalogue
    assert catalogue
    for language, (products, producers) in {
        "": ("san-pham", "chu-the"),
        "en/": ("products", "producers"),
    }.items():
        folders = [f"{language}{products}/{id_}" for id_ in catalogue.products]
        folders += [f"{language}{producers}/{id_}" for id_ in catalogue.producers]
        for folder in folders:
            page = (province_site.folder / folder / "index.html").read_text("utf-8")
            assert page.count('id="edit-data"') == 1
