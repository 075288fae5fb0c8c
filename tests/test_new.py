"""`build.py new`: answers become a valid file, or nothing is written."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from catalog.asking.questions import QUESTIONS
from catalog.canonical import canonical
from catalog.check import check
from catalog.collect import MODELS, Kind
from catalog.model import Product
from catalog.model.fields import called, meaning
from tests.invented import DAY, ROOT, copy_of_province


def new(folder: Path, answers: Sequence[str], *options: object) -> subprocess.CompletedProcess[str]:
    """The command, with these lines typed."""
    command = [sys.executable, "-P", "-m", "catalog", "new", *map(str, options)]
    return subprocess.run(
        [*command, "--products", str(folder), "--as-of", str(DAY)],
        input="\n".join([*answers, ""]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": ""},
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


DECIDED = [
    *("Rượu ví dụ mới", "", "rượu trắng", "xã Không Có", "xã Chiềng Ví", "4", "139", "1/QD-VD"),
    *(
        "UBND tỉnh Ví Dụ",
        "24/1/2025",
        "Quyết định 1/QĐ-VD",
        "500",
        "45k",
        "10/2026",
        "Một câu.",
        "",
    ),
]


def test_answers_become_a_product_with_its_code(tmp_path: Path) -> None:
    """As people type: wrong once, days the other way round, a price in thousands."""
    folder = copy_of_province(tmp_path)
    before = files(folder)

    done = new(folder, DECIDED, "product", "--producer", "htx-vi-du-mot")

    assert done.returncode == 0, done.stdout + done.stderr
    written = folder / "htx-vi-du-mot" / "ruou-vi-du-moi.yml"
    assert written.read_text("utf-8") == (
        "name:\n  vi: Rượu ví dụ mới\ngroup: ruou-trang\nplace:\n  commune: xã Chiềng Ví\n"
        "certificates:\n  - stars: 4\n    issued: 2025-01-24\n    decision: 1/QĐ-VD\n"
        "    issuer: UBND tỉnh Ví Dụ\nsummary:\n  vi: Một câu.\n"
        'packs:\n  - weight_g: 500\n    price_vnd: "45.000"\n    price_on: 2026-10\n'
        "sources:\n  - document: Quyết định 1/QĐ-VD\n"
    )
    assert canonical(written.read_bytes(), "a.yml", Product) == written.read_bytes()
    after = files(folder)
    assert {path for path in after if after[path] != before.get(path)} == {
        "htx-vi-du-mot/ruou-vi-du-moi.yml",
        "codes.csv",
    }
    assert after["codes.csv"].startswith(before["codes.csv"])
    code = after["codes.csv"].decode().splitlines()[-1].partition(",")[0]
    assert f"Mã: {code}" in done.stdout
    found = check(folder, DAY)
    assert found.catalogue
    assert found.catalogue.products["htx-vi-du-mot/ruou-vi-du-moi"].code == code


def test_a_star_without_a_decision_says_who_says_so(tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    answers = [
        *("", "Chè ví dụ mới", "", "che-tuoi-che-bien", "", "3", "", "2024", "báo chí", ""),
        *("https://bao.example/che", "", "", "", ""),
    ]

    done = new(folder, answers, "product")

    assert done.returncode == 0, done.stdout
    text = (folder / "unattributed" / "che-vi-du-moi.yml").read_text("utf-8")
    assert "reported_by: press" in text


@pytest.mark.parametrize(
    ("kind", "answers", "path", "holds"),
    [
        (
            "producer",
            [
                *("HTX Ví dụ Ba", "hợp tác xã", "", "0900 000 009", "có", "01/10/2026"),
                *("UBND (ví dụ)", "", "", "Giấy đăng ký", ""),
            ],
            "htx-vi-du-ba/producer.yml",
            "    number: 0900 000 009\n    consent:\n      given_on: 2026-10-01\n",
        ),
        (
            "producer",
            ["Hộ Ví dụ", "", "", "0900 000 009", "không", "", "", "Giấy đăng ký", "ho-vi-du-moi"],
            "ho-vi-du-moi/producer.yml",
            "name:\n  vi: Hộ Ví dụ\nsources:",
        ),
        (
            "sales-point",
            ["Quầy ví dụ hai", "", "", "7:00-17:00", "2026-11-01", "Biên bản ví dụ", ""],
            "sales-points/quay-vi-du-hai.yml",
            "checked_on: 2026-11-01",
        ),
        (
            "fair",
            ["Hội chợ ví dụ xa", "20/12/2027", "2027-12-23", "", "", "B1", "", "", "Giấy mời", ""],
            "fairs/hoi-cho-vi-du-xa.yml",
            "first_day: 2027-12-20\nlast_day: 2027-12-23\n",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) and "\n" not in one else "",
)
def test_every_kind_can_be_made(
    tmp_path: Path, kind: str, answers: list[str], path: str, holds: str
) -> None:
    """A number without consent is not recorded."""
    folder = copy_of_province(tmp_path)

    done = new(folder, answers, kind)

    assert done.returncode == 0, done.stdout + done.stderr
    assert holds in (folder / path).read_text("utf-8")


@pytest.mark.parametrize("count", range(0, len(DECIDED), 3))
def test_who_stops_half_way_has_written_nothing(tmp_path: Path, count: int) -> None:
    folder = copy_of_province(tmp_path)
    before = files(folder)

    done = new(folder, DECIDED[:count], "product", "--producer", "htx-vi-du-mot", "--lang", "en")

    assert done.returncode == 130
    assert "Nothing was written" in done.stdout
    assert files(folder) == before


def test_answers_that_do_not_go_together_are_told_and_not_written(tmp_path: Path) -> None:
    """Each is right alone: the last day of this fair is before its first."""
    folder = copy_of_province(tmp_path)
    before = files(folder)

    done = new(
        folder, ["Hội chợ ví dụ", "2027-12-20", "2027-12-01", *[""] * 5, "Giấy mời", ""], "fair"
    )

    assert done.returncode == 1
    assert "fair-ends-before-it-begins" in done.stdout
    assert files(folder) == before


def test_no_file_takes_the_place_of_another(tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    answers = ["Quầy Ví dụ", *[""] * 4, "Biên bản", "quay-vi-du", "Quầy!", "quay-khac"]

    assert new(folder, answers, "sales-point").returncode == 0
    assert (folder / "sales-points" / "quay-khac.yml").is_file()


def test_every_question_is_a_field_with_words_in_both_languages() -> None:
    for kind, questions in QUESTIONS.items():
        for question in questions:
            for language in ("vi", "en"):
                assert called(MODELS[kind], question.where, language)
                assert meaning(MODELS[kind], question.where, language)
    assert set(QUESTIONS) == {Kind.PRODUCT, Kind.PRODUCER, Kind.SALES_POINT, Kind.FAIR}
