"""What earlier builds left: used where it holds, and never believed where it does not."""

import os
import pickle
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import pytest

from catalog import pipeline
from catalog.cache import Cache
from catalog.catalogue import Catalogue
from catalog.check import check
from catalog.collect import shelf_rooms
from catalog.history import History
from catalog.marks import Marks
from catalog.model import Producer
from catalog.noting import EVERYTHING, Note, Noted, Once, indexed, note, noting
from catalog.outputs import Output, Plan
from catalog.pipeline import Built, Order, build
from catalog.shelf import Shelf
from tests.edits import SEED, run
from tests.invented import DAY, PROVINCE, RICH, copy_of_province, differing, files_of, order

ROOMS = shelf_rooms()


@pytest.fixture
def remembering(tmp_path: Path) -> Order:
    """An order for a province that the test may spoil; what is built is remembered."""
    products = copy_of_province(tmp_path)
    caches = {"cache": tmp_path / "photos", "earlier": tmp_path / "earlier"}
    return order(tmp_path / "site", products=products, pdfs=False, **caches)


def is_as_if_anew(wanted: Order) -> bool:
    """True if the site that is shown is what a build makes that remembers nothing."""
    out = wanted.out.with_name("anew")
    rmtree(out, ignore_errors=True)
    build(replace(wanted, out=out, earlier=None))
    return differing(files_of(wanted.out), files_of(out)) == []


def built(wanted: Order) -> Built:
    done = build(wanted)
    assert done.catalogue is not None, done.problems
    return done


def test_random_edits_come_out_as_a_build_that_remembers_nothing() -> None:
    """`python -m tests.edits --sequences 240` tries more of them."""
    done = run(20, SEED + 1, lambda _: None)

    assert sum(done.values()) >= 20
    assert len(done) > 8, "too few kinds of edits"


def test_nothing_is_made_again_where_nothing_changed(
    remembering: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(remembering)
    made = made_by(monkeypatch)

    again = built(remembering)

    assert made == []
    assert again.changed == 0
    assert again.size == sum(map(len, files_of(remembering.out).values()))


def test_a_change_makes_what_shows_it_and_no_more(
    remembering: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(remembering)
    file = remembering.products / f"{RICH}.yml"
    file.write_text(file.read_text("utf-8").replace("brand: ", "brand: Mới "), "utf-8")
    assert "Mới" in file.read_text("utf-8")
    made = made_by(monkeypatch)

    built(remembering)

    assert f"san-pham/{RICH}/index.html" in made
    assert f"en/products/{RICH}/index.html" in made
    assert f"in/san-pham/{RICH}/index.html" in made
    # A page of another maker, and pages of no maker at all.
    assert not [path for path in made if "ho-kinh-doanh-vi-du-ba" in path]
    assert not [path for path in made if path.startswith(("huong-dan/loi/", "assets/page"))]
    assert is_as_if_anew(remembering)


def made_by(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of files that are made from now on."""
    made: list[str] = []
    plain = pipeline.outputs

    def watched(plan: Plan) -> list[Output]:
        def watch(one: Output) -> Output:
            def make() -> bytes:
                made.append(one.path)
                return one.make()

            return replace(one, make=make)

        return [watch(one) for one in plain(plan)]

    monkeypatch.setattr(pipeline, "outputs", watched)
    return made


@pytest.mark.parametrize(
    "changed",
    [
        {"base_url": "https://khac.vi-du.example/"},
        {"offline": True},
        {"day": DAY.replace(year=2027)},
        {"jobs": 2},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_other_options_and_days_stand_on_another_ground(
    remembering: Order, changed: dict[str, object]
) -> None:
    built(remembering)
    other = replace(remembering, **changed)  # type: ignore[arg-type] # each of its own type

    built(other)

    assert is_as_if_anew(other)


def test_a_page_that_somebody_spoilt_is_made_again(remembering: Order) -> None:
    built(remembering)
    page = remembering.out / "index.html"
    data = page.read_bytes()
    page.unlink()
    page.write_bytes(b"?" + data[1:])

    built(remembering)

    assert page.read_bytes() == data


def test_a_site_that_another_build_put_there_is_not_believed(remembering: Order) -> None:
    """A build without memory came between, of another day."""
    built(remembering)
    built(replace(remembering, earlier=None, day=DAY.replace(year=2027)))

    built(remembering)

    assert is_as_if_anew(remembering)


@pytest.mark.parametrize("damage", ["cut", "bit", "empty", "noise", "other"])
def test_damaged_caches_are_as_good_as_absent(remembering: Order, damage: str) -> None:
    built(remembering)
    files = sorted(path for path in remembering.earlier.rglob("*") if path.is_file())  # type: ignore[union-attr]
    assert {file.name for file in files} >= {"ledger", "frame-00", "records-00"}
    for file in files:
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 8
        spoilt = {
            "cut": data[: len(data) // 2],
            "bit": data,
            "empty": b"",
            "noise": os.urandom(len(data)),
            "other": files[0].read_bytes(),
        }
        file.write_bytes(bytes(spoilt[damage]))

    built(remembering)

    assert is_as_if_anew(remembering)


def test_a_ledger_of_nonsense_is_empty(remembering: Order) -> None:
    """Sealed as ours are, so that only its content speaks against it."""
    built(remembering)
    (folder,) = remembering.earlier.iterdir()  # type: ignore[union-attr]
    for told in (b"[]", b'{"ground":1}', b"{" * 100_000, b"\xff", b'{"ground":"","files":3}'):
        Cache(folder).put("ledger", told)
        assert built(remembering).changed == 0


class _Evil:
    """Runs a command where somebody unpickles it."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self.mark}",)


def test_a_foreign_cache_runs_nothing(tmp_path: Path) -> None:
    """Whoever writes into a cache of builds may not thereby run what they like."""
    mark = tmp_path / "ran"
    evil = pickle.dumps(("ground", {"a": ("digest", _Evil(mark))}))
    pickle.loads(evil)  # noqa: S301 - it does run where it is believed
    assert mark.exists()
    mark.unlink()
    cache = Cache(tmp_path)
    cache.put("records-00", evil)

    shelf = Shelf(cache, "records", "ground", ROOMS)

    assert shelf.get("a", "digest") is None
    assert not mark.exists()


@pytest.mark.parametrize("other", [bytearray, Path, os._Environ, Shelf])
def test_a_shelf_makes_only_classes_of_records(tmp_path: Path, other: type) -> None:
    cache = Cache(tmp_path)
    cache.put("records-00", pickle.dumps(("ground", {"a": ("digest", other)})))

    assert not Shelf(cache, "records", "ground", ROOMS).holds


def test_a_shelf_gives_back_what_it_was_given(tmp_path: Path) -> None:
    catalogue = check(PROVINCE, DAY).catalogue
    assert catalogue is not None
    cache = Cache(tmp_path)
    shelf = Shelf(cache, "records", "ground", ROOMS, boards=4)
    for id_, entry in catalogue.producers.items():
        shelf.put(id_, "digest", entry.record)
    shelf.save()

    again = Shelf(cache, "records", "ground", ROOMS, boards=4)

    for id_, entry in catalogue.producers.items():
        found = again.get(id_, "digest")
        assert isinstance(found, Producer)
        assert found == entry.record
        assert again.get(id_, "another digest") is None
    assert not Shelf(cache, "records", "another ground", ROOMS, boards=4).holds


def test_what_is_not_asked_for_leaves_the_shelf(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    shelf = Shelf(cache, "s", "ground", ())
    shelf.put("stays", "1", "x")
    shelf.put("goes", "1", "y")
    shelf.save()
    shelf = Shelf(cache, "s", "ground", ())
    shelf.get("stays", "1")
    shelf.save()

    shelf = Shelf(cache, "s", "ground", ())

    assert shelf.get("stays", "1") == "x"
    assert shelf.get("goes", "1") is None


def test_only_some_sites_are_remembered(remembering: Order, tmp_path: Path) -> None:
    for number in range(10):
        built(replace(remembering, out=tmp_path / f"site-{number}"))

    assert len(list(remembering.earlier.iterdir())) == 8  # type: ignore[union-attr]


# Notes


def test_a_map_notes_keys_and_whole_looks() -> None:
    found = Noted("map", {"a": 1, "b": 2})

    def notes(look: object) -> set[Note]:
        into: set[Note] = set()
        with noting(into):
            look()  # type: ignore[operator] # each is a function
        return into

    assert notes(lambda: found["a"]) == {("map", "a")}
    assert notes(lambda: found.get("z")) == {("map", "z")}, "what is not there may come"
    assert notes(lambda: "z" in found) == {("map", "z")}
    for whole in (list, len, dict, sorted, lambda m: [*m.values()], lambda m: [*m.items()]):
        assert notes(lambda whole=whole: whole(found)) >= {("map", None)}  # type: ignore[misc]
    assert notes(lambda: {**found}) >= {("map", None)}
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - ours


def test_whoever_is_given_what_was_made_once_has_read_what_it_is_made_from() -> None:
    source = Noted("map", {"a": 1})
    inner = Once(lambda: source["a"] + 1)
    outer = Once(lambda: inner() + 1)
    first: set[Note] = set()
    second: set[Note] = set()
    with noting(first):
        assert inner() == 2
    with noting(second):
        assert outer() == 3

    assert first == second == {("map", "a")}


def test_an_index_is_no_reading_of_all_that_it_was_made_from() -> None:
    class Owner:
        source = Noted("source", {"a": 1})

        @indexed
        def by_value(self) -> dict[int, str]:
            """Value -> key."""
            return {value: key for key, value in self.source.items()}

    into: set[Note] = set()
    with noting(into):
        assert Owner().by_value[1] == "a"
        note("else")

    assert into == {("by_value", 1), ("else", None)}


@pytest.fixture
def two_days() -> tuple[Catalogue, Catalogue]:
    one, other = (check(PROVINCE, DAY).catalogue for _ in range(2))
    assert one is not None
    assert other is not None
    return one, other


def test_marks_are_those_of_the_content(two_days: tuple[Catalogue, Catalogue]) -> None:
    one, other = (Marks(catalogue, History()) for catalogue in two_days)
    maps = ("products", "producers", "points", "fairs", "by_group", "by_stars", "points_of")
    notes: list[Note] = [(name, None) for name in maps]
    notes += [("related", RICH), ("history", f"product/{RICH}"), (EVERYTHING, None)]
    notes += [("products", id_) for id_ in two_days[0].products]

    assert [one.of_all([each]) for each in notes] == [other.of_all([each]) for each in notes]
    assert len({one.of_all([("products", id_)]) for id_ in two_days[0].products}) == len(
        two_days[0].products
    )
    assert one.of_all([("products", "none/such")]) != one.of_all([("products", RICH)])


@pytest.mark.parametrize("name", ["products", "by_group", "by_commune", EVERYTHING])
def test_a_mark_of_all_changes_with_any_record(tmp_path: Path, name: str) -> None:
    products = copy_of_province(tmp_path)
    before = check(products, DAY).catalogue
    file = products / f"{RICH}.yml"
    file.write_text(file.read_text("utf-8") + "# đã sửa\n", "utf-8")
    after = check(products, DAY).catalogue
    assert before is not None
    assert after is not None

    assert Marks(before, History()).of_all([(name, None)]) != Marks(after, History()).of_all(
        [(name, None)]
    )
