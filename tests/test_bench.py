"""The benchmark: its records are right, its table is whole, and its words fit the numbers."""

import json
import re
import sys
from pathlib import Path

import pytest

from catalog import bench as module
from catalog.bench import BenchFailed, bench, measured
from catalog.bench.invented import DAY, write_products
from catalog.bench.names import GOODS
from catalog.bench.peer import write_pages
from catalog.check import check
from catalog.claims import State
from catalog.reference import read_lists
from catalog.text import fold
from tests.invented import differing, files_of, run


@pytest.mark.parametrize("count", [1, 25, 200])
def test_invented_records_are_right_and_as_many_as_asked_for(tmp_path: Path, count: int) -> None:
    """Not even a warning: a benchmark of messages would measure something else."""
    write_products(tmp_path / "products", count)

    found = check(tmp_path / "products", DAY)

    assert found.problems == ()
    assert found.catalogue
    assert len(found.catalogue.products) == count


def test_invented_records_are_marked_mixed_and_spread(tmp_path: Path) -> None:
    write_products(tmp_path / "products", 200)

    catalogue = check(tmp_path / "products", DAY).catalogue

    assert catalogue
    assert catalogue.settings.name.vi == "OCOP ví dụ"
    assert "vi-du.example" in catalogue.settings.base_url
    for entry in (*catalogue.products.values(), *catalogue.producers.values()):
        assert "vi-du" in entry.id
        assert all("vi-du.example" in str(source.url) for source in entry.record.sources)
    products = [entry.record for entry in catalogue.products.values()]
    decisions = {one.decision for record in products for one in record.certificates}
    assert all(decision.endswith("/QĐ-VD") for decision in decisions - {None})
    states = {entry.claim.state for entry in catalogue.products.values()}
    assert states >= {State.IN_FORCE, State.LAPSED, State.UNCONFIRMED, State.NONE}
    assert len(catalogue.by_commune) > 50
    assert len(catalogue.by_group) == len(catalogue.lists.groups)


def test_invented_names_read_like_real_ones(tmp_path: Path) -> None:
    """A search is only as good as the names that it was measured with."""
    write_products(tmp_path / "products", 200)

    catalogue = check(tmp_path / "products", DAY).catalogue

    assert catalogue
    group_of = {good.vi: good.group for good in GOODS}
    for entry in catalogue.products.values():
        name = entry.record.name.vi
        goods = [good for good in group_of if f"{name} ".startswith(f"{good} ")]
        assert goods, name
        assert group_of[max(goods, key=len)] == entry.record.group
    makers = {entry.record.name.vi for entry in catalogue.producers.values()}
    assert not any(re.search(r"\d|ví dụ", name) for name in makers)
    assert len({entry.record.type for entry in catalogue.producers.values()}) == 6


def test_every_good_has_its_leaf_of_the_law_and_every_leaf_its_goods() -> None:
    leaves = read_lists().leaves

    assert {good.group for good in GOODS} == set(leaves)
    assert len({fold(good.vi) for good in GOODS}) == len(GOODS) >= 120


def test_one_product_in_fifteen_has_a_barcode(tmp_path: Path) -> None:
    write_products(tmp_path / "products", 150)

    catalogue = check(tmp_path / "products", DAY).catalogue

    assert catalogue
    traced = [entry.record.traceability for entry in catalogue.products.values()]
    barcodes = [one.gtin for one in traced if one and one.gtin]
    assert len(barcodes) == len(set(barcodes)) == 10


def test_invented_records_are_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_products(tmp_path / name, 60)

    assert differing(files_of(tmp_path / "one"), files_of(tmp_path / "two")) == []


def test_the_table_has_a_row_for_each_size_and_for_the_peer() -> None:
    done = run("bench", "--sizes", "12,4")

    assert done.returncode == 0, done.stderr
    rows = [
        line.split() for line in done.stdout.splitlines() if re.match(r" +(\d+|peer) +\d", line)
    ]
    assert [row[0] for row in rows] == ["4", "12", "peer"]
    smallest, larger, peer = rows
    assert smallest[-1] == "1.00"
    assert int(larger[1]) > int(smallest[1]) == int(peer[1]) > 100
    assert re.search(r"the peer needs \d+\.\d times the CPU", done.stdout)


def test_a_run_that_fails_is_said_and_measured_nothing(tmp_path: Path) -> None:
    with pytest.raises(BenchFailed, match="no such folder"):
        module.measure(tmp_path, "catalog", "build", "--products", "nowhere")


def test_without_a_size_there_is_nothing_to_compare(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench([]) == 0
    assert "peer needs" not in capsys.readouterr().out


def test_memory_that_the_system_does_not_tell_is_not_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Windows has neither of the two ways to ask."""
    monkeypatch.setattr(measured, "_HERE", "/no/such/file")
    monkeypatch.setattr(sys, "platform", "win32")

    assert measured._peak_memory() is None
    assert "  -  " in module._line("1", 2, module.Run(1.0, 1.0, None), 1.0, 1.0)


def test_memory_is_that_of_the_measured_process_alone(tmp_path: Path) -> None:
    """A large parent must not count: on Linux a child inherits its parent's peak."""
    ballast = bytearray(300_000_000)
    ballast[::4096] = b"x" * len(ballast[::4096])
    (tmp_path / "small.py").write_text("pass\n", encoding="utf-8")

    took = module.measure(tmp_path, "small")

    assert took.memory is None or took.memory < 100_000_000
    assert json.loads((tmp_path / "took.json").read_text(encoding="utf-8"))["cpu"] == took.cpu


def test_the_peer_gets_as_many_pages(tmp_path: Path) -> None:
    write_pages(tmp_path, 7)

    assert len(list((tmp_path / "docs").rglob("*.md"))) == 7
