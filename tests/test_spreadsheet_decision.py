"""The annex of a decision: certificates for what is known, drafts of what is not."""

from datetime import date

import pytest

from catalog.check import check
from catalog.problems import errors_among
from catalog.spreadsheet import Decision, bring_in_annex
from tests.invented import DAY, RICH, change, copy_of_province, files_of
from tests.workbook_fixture import WORDS, list_of

DECISION = Decision("77/QĐ-VD", "Bộ Ví Dụ", date(2026, 11, 1))
HEAD = ["TT", "TÊN SẢN PHẨM", "Chủ thể", "Hạng sao"]
KNOWN = ["Chè ví dụ còn hiệu lực", "HTX Ví Dụ Một"]


@pytest.fixture
def province(tmp_path):
    return copy_of_province(tmp_path)


def annex(province, *rows, head=HEAD, decision=DECISION, dry=False):
    title = ["PHỤ LỤC: DANH SÁCH SẢN PHẨM ĐƯỢC CÔNG NHẬN"]
    data = list_of(title, [], head, *rows)
    return bring_in_annex(data, "phu-luc.xlsx", province, WORDS, decision, DAY, dry=dry)


@pytest.mark.parametrize("stars", [5, "5", "5 sao", "Hạng 5 sao"])
def test_a_known_product_gets_the_certificate_and_its_source(province, stars):
    done, _ = annex(province, [1, *KNOWN, stars])

    text = (province / f"{RICH}.yml").read_text("utf-8")
    assert done.written
    assert (
        "    sources: [1]\n  - stars: 5\n    issued: 2026-11-01\n    decision: 77/QĐ-VD\n"
        "    issuer: Bộ Ví Dụ\n    sources: [3]\n"
    ) in text
    assert "  - document: Quyết định 77/QĐ-VD, phụ lục, dòng 1\nconflicts:" in text
    assert errors_among(check(province, DAY).problems) == 0


def test_nothing_is_written_unless_asked(province):
    before = files_of(province)

    done, drafts = annex(province, [1, *KNOWN, 5], dry=True)

    assert len(done.files) == 1
    assert "77/QĐ-VD" in drafts.texts[f"products/{RICH}.yml"]
    assert files_of(province) == before


def test_a_report_of_the_same_rating_is_completed(province):
    change(
        province / f"{RICH}.yml",
        "  - stars: 5\n    issued: 2025-09-10\n    decision: 1/QĐ-VD\n    issuer: Bộ Ví Dụ\n"
        "    kind: first\n    valid_until: 2028-09-10\n    sources: [1]\n",
        "  - stars: 5\n    issued: 2026\n    reported_by: press\n    sources: [1]\n",
    )

    done, _ = annex(province, [1, *KNOWN, 5])

    text = (province / f"{RICH}.yml").read_text("utf-8")
    assert done.written
    assert (
        "certificates:\n  - stars: 5\n    issued: 2026-11-01\n    decision: 77/QĐ-VD\n"
        "    issuer: Bộ Ví Dụ\n    reported_by: press\n    sources: [1, 3]\n"
    ) in text


@pytest.mark.parametrize(
    ("row", "decision", "code"),
    [
        ([*KNOWN, 6], DECISION, "annex-stars"),
        ([*KNOWN, ""], DECISION, "annex-stars"),
        ([*KNOWN, 5], Decision("1/QĐ-VD", "Bộ Ví Dụ", date(2025, 9, 10)), "annex-there-already"),
        ([*KNOWN, 4], Decision("1/QĐ-VD", "Bộ Ví Dụ", date(2025, 9, 10)), "annex-other-stars"),
        ([*KNOWN, 5], Decision("9/QĐ-VD", "Bộ Ví Dụ", date(2024, 1, 1)), "annex-not-newest"),
        (["Chè ví dụ còn hiệu lựk", "HTX Ví Dụ Một", 4], DECISION, "row-doubtful"),
        (["Chè ví dụ còn hiệu lực", "HTX Nào Đó", 4], DECISION, "row-doubtful"),
        (["Rượu xyz", "HTX Nào Đó", 4], DECISION, "annex-maker-unknown"),
        (["Rượu xyz", "HTX Ví Dụ Một", 4], DECISION, "annex-group-missing"),
    ],
)
def test_what_is_not_certain_is_listed_and_not_written(province, row, decision, code):
    before = files_of(province)

    done, _ = annex(province, [1, *row], decision=decision)

    assert code in [one.code for one in done.told]
    assert files_of(province) == before


def test_a_new_product_of_a_known_producer_becomes_a_file_if_its_group_is_named(province):
    head = [*HEAD, "Nhóm"]

    done, drafts = annex(province, [1, "Rượu xyz", "HTX Ví Dụ Một", 5, "ca-phe-ca-cao"], head=head)

    path = "products/htx-vi-du-mot/ruou-xyz.yml"
    assert done.files == (path,)
    assert (province.parent / path).read_text("utf-8") == drafts.texts[path]
    assert errors_among(check(province, DAY).problems) == 0


def test_a_decision_that_no_paper_can_bear_is_refused_by_the_model(province):
    before = files_of(province)

    done, _ = annex(province, [1, *KNOWN, 5], decision=Decision("số 7", "A", date(2026, 11, 1)))

    assert done.is_blocked
    assert "decision-form" in [one.inner.code for one in done.told if one.inner]
    assert files_of(province) == before


def test_a_sheet_without_such_a_table_is_told(province):
    done, _ = annex(province, ["x"], head=["Một", "Hai"])

    assert [one.code for one in done.told] == ["sheet-not-found"]
