"""The benchmark: its records are right, its table is whole, and its words fit the numbers."""

import json
import re
import sys
from pathlib import Path

import pytest

from catalog import bench as module
from catalog.bench import BenchFailed, bench, measured
from catalog.bench.invented import DAY, write_products
from catalog.bench.peer import write_pages
from catalog.check import check
from catalog.claims import State
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
    names = [entry.record.name.vi for entry in catalogue.products.values()]
    assert all(name.startswith("Sản phẩm ví dụ ") for name in names)
    assert all(e.record.name.vi.startswith("HTX ví dụ ") for e in catalogue.producers.values())
    states = {entry.claim.state for entry in catalogue.products.values()}
    assert states >= {State.IN_FORCE, State.LAPSED, State.UNCONFIRMED, State.NONE}
    assert len(catalogue.by_commune) > 50
    assert len(catalogue.by_group) == len(catalogue.lists.groups)


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
        module._measure(tmp_path, "catalog", "build", "--products", "nowhere")


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

    took = module._measure(tmp_path, "small")

    assert took.memory is None or took.memory < 100_000_000
    assert json.loads((tmp_path / "took.json").read_text(encoding="utf-8"))["cpu"] == took.cpu


def test_the_peer_gets_as_many_pages(tmp_path: Path) -> None:
    write_pages(tmp_path, 7)

    assert len(list((tmp_path / "docs").rglob("*.md"))) == 7
